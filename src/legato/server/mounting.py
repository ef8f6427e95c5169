"""The app below a path of its own: what stands before every address is taken off on the way in.

Some proxies take it off themselves and some do not; both reach the same pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def mount(application: Application, path: str) -> Application:
    """Return a WSGI application that answers below a path, given with its slashes: `/legato/`."""
    if path == "/":
        return application
    bare = path.rstrip("/")

    def below(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        asked = environ.get("PATH_INFO", "")
        if asked == bare:
            status = HTTPStatus.PERMANENT_REDIRECT
            start_response(f"{status.value} {status.phrase}", [("Location", path), ("Content-Length", "0")])
            return []
        if asked.startswith(path):
            environ = {**environ, "PATH_INFO": asked[len(bare) :], "SCRIPT_NAME": bare}
        return application(environ, start_response)

    return below
