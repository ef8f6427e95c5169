"""What a database cannot do just now is told with what helps: wait a moment, or make room."""

from __future__ import annotations

import errno
from collections.abc import Callable
from http import HTTPStatus

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from legato.server.error_pages import error_page

RETRY_AFTER_S = 2
_FULL = ("disk is full", "No space left on device")
_BUSY = ("is locked", "is busy", "could not connect", "connection", "timeout", "shutting down", "starting up")
"""What SQLite and PostgreSQL say when the same may succeed a moment later."""


class StorageMiddleware:
    """Answer 503 when the records are busy and 507 when the disk is full; nothing of the request was stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let everything pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer for what the database or the disk cannot do, and leave everything else to others."""
        if is_full(exception):
            says = "The disk of the computer is full, so nothing was stored. Make room, then send it again."
            return error_page(request, HTTPStatus.INSUFFICIENT_STORAGE, "No room left", says)
        if is_busy(exception):
            says = "The records are busy just now, and nothing was stored. Send it again in a moment."
            answer = error_page(request, HTTPStatus.SERVICE_UNAVAILABLE, "One moment", says)
            answer.headers["Retry-After"] = str(RETRY_AFTER_S)
            return answer
        return None


def is_full(wrong: Exception) -> bool:
    """Tell whether there is no room to write."""
    if isinstance(wrong, OSError):
        return wrong.errno in {errno.ENOSPC, errno.EDQUOT}
    return isinstance(wrong, OperationalError) and any(sign in str(wrong) for sign in _FULL)


def is_busy(wrong: Exception) -> bool:
    """Tell whether the database may take the same a moment later."""
    return isinstance(wrong, OperationalError | InterfaceError) and any(sign in str(wrong) for sign in _BUSY)
