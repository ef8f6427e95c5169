"""What is answered while the database cannot: it is busy, it is away, or its disk is full.

Nothing that was answered before is lost by that, and what was not answered was not kept: whoever asked may
ask again, and says so by itself where it is a player.
"""

from __future__ import annotations

import errno
import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus

from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from legato.server.keeping import reason
from legato.server.wire.error_pages import error_page
from legato.server.wire.language import say

_SAID_AGAIN_AFTER_S = 60
_STANDBY, _DISK_FULL = "25006", "53100"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Outage:
    """Why a database does not answer, as whoever asked is told, and when to ask again."""

    status: HTTPStatus
    code: str
    """What its sentences are called."""
    retry_s: int | None = None

    @property
    def title(self) -> str:
        """What is the matter, in a few words."""
        return say(self.code)

    @property
    def says(self) -> str:
        """What became of it, and when to try again."""
        return say(f"{self.code}-says")


BUSY = Outage(HTTPStatus.SERVICE_UNAVAILABLE, "errors-busy", retry_s=2)
AWAY = Outage(HTTPStatus.SERVICE_UNAVAILABLE, "errors-away", retry_s=5)
FULL = Outage(HTTPStatus.INSUFFICIENT_STORAGE, "errors-full")

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_BUSY_STATES = frozenset({"40001", "40P01", "55P03"})
"""Of PostgreSQL: two changes in each other's way, or one that waited too long for its turn."""


def trouble_of(wrong: BaseException) -> Outage | None:
    """Return what an error of the database or its disk means; `None` when it is a fault of ours, as a wrong query."""
    if isinstance(wrong, OSError) and wrong.errno in _NO_ROOM:
        return FULL
    if not isinstance(wrong, DatabaseError | InterfaceError):
        return None
    state, says = getattr(wrong.__cause__, "sqlstate", None), str(wrong)
    if state == _DISK_FULL or "disk is full" in says:
        return FULL
    if state in _BUSY_STATES or "is locked" in says:
        return BUSY
    # A standby that is asked to write: the one that wrote is being replaced.
    return AWAY if state == _STANDBY or isinstance(wrong, OperationalError | InterfaceError) else None


class UnavailableMiddleware:
    """Answer for a database that cannot, in one place for pages and programmes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let everything pass."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer with a sentence and the time after which to ask again, and leave everything else to others."""
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        _teller.tell(exception)
        response = error_page(request, trouble.status, trouble.title, trouble.says)
        if trouble.retry_s is not None:
            response.headers["Retry-After"] = str(trouble.retry_s)
        return response


class _Teller:
    """Tells the person at the console, once a minute and not for every request."""

    def __init__(self) -> None:
        self._lock, self._told_at = threading.Lock(), float("-inf")

    def tell(self, wrong: BaseException) -> None:
        with self._lock:
            now = time.monotonic()
            if now - self._told_at < _SAID_AGAIN_AFTER_S:
                return
            self._told_at = now
        _log.warning("the database does not answer: %s", reason(wrong))


_teller = _Teller()
