"""A browser without a screen, for tests that talk to a real server from several threads at once."""

from __future__ import annotations

import http.cookiejar
import json
import re
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


class _Stays(HTTPRedirectHandler):
    """Tells where an answer leads, and does not go there."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Browser:
    """Somebody with cookies of their own."""

    def __init__(self, address: str) -> None:
        """Open the front page, for the token that every form carries."""
        self.address = address
        self._open = build_opener(HTTPCookieProcessor(http.cookiejar.CookieJar()), _Stays)
        self.token = ""
        self.token = _TOKEN.findall(self.get("/"))[0]

    def get(self, path: str) -> str:
        """Read a page."""
        with self._open.open(self.address + path) as answer:
            return str(answer.read().decode())

    def post(self, path: str, form: Mapping[str, Any], **headers: str) -> tuple[int, str]:
        """Send a form; give the status and where the answer leads."""
        return self._send(path, urlencode(form, doseq=True).encode(), headers)

    def post_json(self, path: str, document: Any) -> int:
        """Send a document."""
        return self._send(path, json.dumps(document).encode(), {"Content-Type": "application/json"})[0]

    def _send(self, path: str, body: bytes, headers: Mapping[str, str]) -> tuple[int, str]:
        request = Request(self.address + path, body, {"X-CSRFToken": self.token, "Origin": self.address, **headers})
        try:
            with self._open.open(request) as answer:
                return answer.status, ""
        except HTTPError as other:
            with other:
                return other.code, other.headers.get("Location", "")


def at_once(*acts: Callable[[], Any]) -> Sequence[Any]:
    """Do several things at the same moment, each in a thread of its own; give what each gave."""
    ready = threading.Barrier(len(acts))
    gave: list[Any] = [None] * len(acts)

    def act(place: int) -> None:
        ready.wait()
        gave[place] = acts[place]()

    threads = [threading.Thread(target=act, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return gave
