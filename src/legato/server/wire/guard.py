"""Who may write, and what: our own pages, by the token every form carries, and JSON."""

from __future__ import annotations

from django.http import HttpRequest
from ninja.utils import check_csrf

from legato.errors import MediaTypeError, NotFromHereError

JSON = "application/json"


def own_pages_only(request: HttpRequest) -> bool:
    """Let a request through that carries the token of a page of ours.

    Raises:
        MediaTypeError: it brings something else than JSON.
        NotFromHereError: it carries none, or a wrong one.
    """
    json_only(request)
    if check_csrf(request) is not None:
        raise NotFromHereError
    return True


def json_only(request: HttpRequest) -> None:
    """Refuse what is not JSON, before anybody looks for a token in it.

    Looking for one reads a form to its end, and then there is no body left to read.

    Raises:
        MediaTypeError: it says that it is something else, or does not say what it is.
    """
    brings_nothing = not request.content_type and request.META.get("CONTENT_LENGTH") in {None, "", "0"}
    if request.content_type != JSON and not brings_nothing:
        raise MediaTypeError
