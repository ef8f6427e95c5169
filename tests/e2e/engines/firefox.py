"""Firefox as its packages bring it, over WebDriver BiDi, the protocol it speaks by itself.

Playwright drives builds of its own, and geckodriver is in none of Debian's packages.
"""

from __future__ import annotations

import base64
import itertools
import json
import re
import subprocess
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

STARTS_WITHIN_S = 60
ANSWERS_WITHIN_S = 60
LISTENS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
PREFERENCES = {
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "intl.accept_languages": "en-GB, en",
    "toolkit.telemetry.enabled": False,
}
NOISE = ("NS_BINDING_ABORTED",)
"""A clip or a timeline that is cut off because its page is left."""


class Firefox:
    """One window, the only one of a browser that was started for it in a folder of its own."""

    name = "Firefox"

    def __init__(self, programme: str, folder: Path) -> None:
        self._ids = itertools.count(1)
        self._troubles: list[str] = []
        self._open = ExitStack()
        profile = folder / "profile"
        profile.mkdir()
        lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(lines))
        log = folder / "firefox.log"
        command = [programme, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
        with log.open("wb") as out:
            self._process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT)
        try:
            line = connect(f"{self._address(log)}/session", max_size=None, open_timeout=STARTS_WITHIN_S)
            self._line = self._open.enter_context(line)
            self._ask("session.new", capabilities={})
            self._page = self._ask("browsingContext.getTree")["contexts"][0]["context"]
            self._ask("session.subscribe", events=["log.entryAdded"])
        except BaseException:
            self._process.kill()
            self._process.wait()
            raise

    def _address(self, log: Path) -> str:
        until = time.monotonic() + STARTS_WITHIN_S
        while (found := LISTENS.search(log.read_text(errors="replace"))) is None:
            if time.monotonic() > until or self._process.poll() is not None:
                raise RuntimeError(f"Firefox does not listen; it said:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)
        return found[1]

    def _ask(self, method: str, **given: Any) -> dict[str, Any]:
        number = next(self._ids)
        self._line.send(json.dumps({"id": number, "method": method, "params": given}))
        while True:
            told = json.loads(self._line.recv(timeout=ANSWERS_WITHIN_S))
            if told.get("method") == "log.entryAdded":
                self._hear(told["params"])
            if told.get("id") != number:
                continue
            if told["type"] == "error":
                raise RuntimeError(f"Firefox refuses {method}: {told['error']}: {told['message']}")
            result: dict[str, Any] = told["result"]
            return result

    def _hear(self, entry: dict[str, Any]) -> None:
        if entry["level"] == "error" and not any(noise in str(entry["text"]) for noise in NOISE):
            self._troubles.append(f"{entry['type']}: {entry['text']}")

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._ask("browsingContext.navigate", context=self._page, url=address, wait="complete")

    def size(self, width: int, height: int) -> None:
        """Make the page as large as that."""
        self._ask("browsingContext.setViewport", context=self._page, viewport={"width": width, "height": height})

    def run(self, script: str, *given: Any) -> Any:
        """Call a function of JavaScript in the page."""
        told = self._ask(
            "script.callFunction",
            functionDeclaration=f"async given => JSON.stringify(await ({script})(...JSON.parse(given)))",
            arguments=[{"type": "string", "value": json.dumps(given)}],
            target={"context": self._page},
            awaitPromise=True,
        )
        if told["type"] == "exception":
            raise RuntimeError(f"Firefox: {told['exceptionDetails']['text']}")
        return json.loads(told["result"]["value"]) if told["result"]["type"] == "string" else None

    def tap(self, x: float, y: float) -> None:
        """Press and let go at a place of the page."""
        actions = [
            {"type": "pointerMove", "x": round(x), "y": round(y)},
            {"type": "pointerDown", "button": 0},
            {"type": "pointerUp", "button": 0},
        ]
        self._act({"type": "pointer", "id": "finger", "parameters": {"pointerType": "touch"}, "actions": actions})

    def key(self, name: str) -> None:
        """Press a key."""
        self._act(
            {"type": "key", "id": "keys", "actions": [{"type": kind, "value": name} for kind in ("keyDown", "keyUp")]}
        )

    def _act(self, source: dict[str, Any]) -> None:
        self._ask("input.performActions", context=self._page, actions=[source])

    def picture(self) -> bytes:
        """Take a picture of what is seen."""
        return base64.b64decode(self._ask("browsingContext.captureScreenshot", context=self._page)["data"])

    def troubles(self) -> list[str]:
        """Give the errors that were written to the console."""
        self._ask("session.status")
        return list(self._troubles)

    def close(self) -> None:
        """End the browser."""
        try:
            self._ask("browser.close")
            self._open.close()
            self._process.wait(STARTS_WITHIN_S)
        finally:
            self._process.kill()
            self._process.wait()
