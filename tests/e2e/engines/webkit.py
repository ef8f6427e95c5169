"""WebKit as GTK's packages bring it, over WebDriver, on a screen that nobody sees.

It shares layout, styles, scripts, policy, storage, service workers and Web Audio with the WebKit of iPhones; what Apple
alone decides is in docs/iphone.md.
"""

from __future__ import annotations

import base64
import json
import os
import re
import select
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

from get_engines import WebKit
from running import free_port

STARTS_WITHIN_S = 60
ANSWERS_WITHIN_S = 60
STOPS_WITHIN_S = 10
SCREEN = "1400x1000x24"
PHONE = (390, 844)
PLAIN = [
    "--automation",
    "--javascript-can-open-windows-automatically=true",
    "--enable-write-console-messages-to-stdout=true",
    # It hides that it draws in software, which takes seconds for a picture; the Chromium beside it has none either.
    "--enable-webgl=false",
]
NARROW = """([width, height]) => {
  open('about:blank', '_blank', `toolbar=no,menubar=no,location=no,width=${width},height=${height}`);
}"""
"""The window with an address bar is never narrower than 447 pixels; one without can be."""
COMPLAINS = re.compile(r"^CONSOLE .*\bERROR\b.*$", re.MULTILINE)
INNER_SIZE = "() => [innerWidth, innerHeight]"


class WebKitWindow:
    """One window, the only one of a browser that was started for it."""

    name = "WebKit"

    def __init__(self, found: WebKit, folder: Path) -> None:
        self._log = folder / "webkit.log"
        self._port = free_port()
        self._open = ExitStack()
        try:
            environment = {**os.environ, **_own_folders(folder), "DISPLAY": self._started_screen(found.screen)}
            environment |= {"GDK_BACKEND": "x11", "LIBGL_ALWAYS_SOFTWARE": "1"}
            with self._log.open("wb") as out:
                driver = subprocess.Popen(
                    [found.driver, f"--port={self._port}"], env=environment, stdout=out, stderr=subprocess.STDOUT
                )
            self._open.callback(_end, driver)
            self._wait_for(driver)
            options = {"webkitgtk:browserOptions": {"binary": found.window, "args": PLAIN}}
            self._session = ""
            self._session = self._ask("POST", "/session", capabilities={"alwaysMatch": options})["sessionId"]
            before = self._ask("GET", "/window/handles")
            self.run(NARROW, PHONE)
            opened = next(handle for handle in self._ask("GET", "/window/handles") if handle not in before)
            self._ask("POST", "/window", handle=opened)
        except BaseException:
            self._open.close()
            raise

    def _started_screen(self, programme: str) -> str:
        """Start a screen, and give its name once it can be drawn on."""
        command = [programme, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
        screen = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._open.callback(_end, screen)
        assert screen.stdout is not None
        self._open.enter_context(screen.stdout)
        return f":{_line_of(screen.stdout)}"

    def _wait_for(self, driver: subprocess.Popen[bytes]) -> None:
        until = time.monotonic() + STARTS_WITHIN_S
        while True:
            try:
                with urlopen(f"http://127.0.0.1:{self._port}/status", timeout=ANSWERS_WITHIN_S):
                    return
            except (URLError, ConnectionError, TimeoutError):
                if time.monotonic() > until or driver.poll() is not None:
                    raise
                time.sleep(0.05)

    def _ask(self, method: str, path: str, **given: Any) -> Any:
        place = path if path == "/session" else f"/session/{self._session}{path}"
        body = None if method == "GET" else json.dumps(given).encode()
        head = {"Content-Type": "application/json"}
        request = Request(f"http://127.0.0.1:{self._port}{place}", body, head, method=method)
        try:
            with urlopen(request, timeout=ANSWERS_WITHIN_S) as answer:
                return json.load(answer)["value"]
        except HTTPError as refused:
            raise RuntimeError(f"WebKit refuses {path}: {refused.read().decode(errors='replace')[:500]}") from refused

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._ask("POST", "/url", url=address)

    def size(self, width: int, height: int) -> None:
        """Make the page as large as that: the window has no edges."""
        self._ask("POST", "/window/rect", width=width, height=height)
        until = time.monotonic() + STARTS_WITHIN_S
        while (now := self.run(INNER_SIZE)) != [width, height]:
            if time.monotonic() > until:
                raise RuntimeError(f"WebKit never became {width}x{height}; it is {now}")
            time.sleep(0.05)

    def run(self, script: str, *given: Any) -> Any:
        """Call a function of JavaScript in the page."""
        called = (
            "const [given, then] = arguments;"
            f"Promise.resolve().then(() => ({script})(...JSON.parse(given)))"
            ".then(value => then({ value: JSON.stringify(value ?? null) }), error => then({ error: String(error) }));"
        )
        told = self._ask("POST", "/execute/async", script=called, args=[json.dumps(given)])
        if "error" in told:
            raise RuntimeError(f"WebKit: {told['error']}")
        return json.loads(told["value"])

    def tap(self, x: float, y: float) -> None:
        """Press and let go at a place of the page."""
        actions = [
            {"type": "pointerMove", "duration": 0, "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions})

    def key(self, name: str) -> None:
        """Press a key."""
        self._act(
            {"type": "key", "id": "keys", "actions": [{"type": kind, "value": name} for kind in ("keyDown", "keyUp")]}
        )

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("POST", "/actions", actions=[source])

    def picture(self) -> bytes:
        """Take a picture of what is seen."""
        return base64.b64decode(self._ask("GET", "/screenshot"))

    def troubles(self) -> list[str]:
        """Give the errors that were written to the console."""
        return COMPLAINS.findall(self._log.read_text(errors="replace"))

    def close(self) -> None:
        """End the browser, and the screen it was on."""
        with self._open:
            self._ask("DELETE", "")


def _own_folders(folder: Path) -> dict[str, str]:
    """Give it folders of its own, so that nothing is left of one walk for the next."""
    return {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")}


def _line_of(told: IO[bytes]) -> str:
    """Read the line that a screen says when it is there."""
    ready, _, _ = select.select([told], [], [], STARTS_WITHIN_S)
    line = told.readline().decode().strip() if ready else ""
    if not line:
        raise RuntimeError(f"Xvfb made no screen within {STARTS_WITHIN_S} s")
    return line


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(STOPS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(STOPS_WITHIN_S)
