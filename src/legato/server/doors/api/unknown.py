"""Addresses under /api/ that do not exist."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

from legato.server.wire.error_pages import error_json
from legato.server.wire.language import say


def unknown_address(request: HttpRequest, rest: str | None = None) -> HttpResponse:
    """Answer 404 in the API's error shape."""
    return error_json(HTTPStatus.NOT_FOUND, say("errors-no-address"))
