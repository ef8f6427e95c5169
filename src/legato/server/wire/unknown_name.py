"""Somebody asked by a name this server does not answer to: the console is told once what would allow it."""

from __future__ import annotations

import logging

from django.http import HttpRequest
from django.http.request import split_domain_port

from legato.server.hosts import could_be_ours

VARIABLE = "LEGATO_ALLOWED_HOSTS"
MOST_SAID = 20
"""Whoever makes up names does not fill the console with them."""

_log = logging.getLogger(__name__)


class SaidNames:
    """The names the console has been told of by this process."""

    def __init__(self) -> None:
        self._names: set[str] = set()

    def tell(self, name: str) -> None:
        """Say once that somebody asked by this name."""
        if name in self._names or len(self._names) >= MOST_SAID:
            return
        self._names.add(name)
        _log.warning(
            "Somebody asked for %s, and Legato does not answer to that name. If it is yours, start with %s=%s",
            name,
            VARIABLE,
            name,
        )


_said = SaidNames()


def tell_of_unknown_name(request: HttpRequest) -> None:
    """Say in the console what would allow the name; the page names only the setting.

    A foreign site that leads a browser here by a name of its own is not to read, on our page, how to be let in.
    """
    name, _ = split_domain_port(request.META.get("HTTP_HOST", "").lower())
    if could_be_ours(name):
        _said.tell(name)
