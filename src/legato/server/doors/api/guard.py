"""Who may write: our own pages, by the token every form carries."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.utils import check_csrf

from legato.errors import NotFromHereError


def own_pages_only(request: HttpRequest) -> bool:
    """Let a request through that carries the token of a page of ours.

    Raises:
        NotFromHereError: it carries none, or a wrong one.
    """
    if check_csrf(request) is not None:
        raise NotFromHereError
    return True
