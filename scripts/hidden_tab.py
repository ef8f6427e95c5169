"""A tab that can really be hidden.

Playwright keeps its own pages visible and focused whatever happens, so this tab is steered by the debugger directly.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import CDPSession

POLL_S = 0.02
NOT_THROTTLED_BY_DEFAULT = (
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
)
"""Flags Playwright starts Chromium with, and without which it treats hidden tabs as people's browsers do."""


class ScriptError(RuntimeError):
    """A script failed, or the page it ran in is gone."""


class Tab:
    """One tab of the browser, in front of the others or behind them."""

    def __init__(self, browser: CDPSession, url: str) -> None:
        self._browser = browser
        self._target = browser.send("Target.createTarget", {"url": url})["targetId"]
        attached = browser.send("Target.attachToTarget", {"targetId": self._target, "flatten": False})
        self._session = attached["sessionId"]
        self._answers: dict[int, Any] = {}
        self._asked = 0
        browser.on("Target.receivedMessageFromTarget", self._hear)

    def show(self) -> None:
        """Bring this tab to the front, which hides all others of its window."""
        self._browser.send("Target.activateTarget", {"targetId": self._target})

    def go(self, url: str) -> None:
        """Open an address."""
        self._send("Page.navigate", {"url": url})

    def run(self, script: str) -> Any:
        """Evaluate a script as if a person had just tapped, wait for what it promises, and give its value."""
        words = {"expression": script, "awaitPromise": True, "returnByValue": True, "userGesture": True}
        answer = self._send("Runtime.evaluate", words)
        found = answer.get("result", {})
        if "result" not in found or "exceptionDetails" in found:
            raise ScriptError(answer)
        return found["result"].get("value")

    def wait(self, condition: str, seconds: float = 20) -> None:
        """Wait until a script gives something true."""
        until = time.monotonic() + seconds
        while not self._holds(condition):
            if time.monotonic() > until:
                raise TimeoutError(condition)
            time.sleep(POLL_S)

    def _holds(self, condition: str) -> bool:
        try:
            return bool(self.run(condition))
        except ScriptError:
            # The page is just being left for another one.
            return False

    def _send(self, method: str, params: Mapping[str, Any]) -> Any:
        self._asked += 1
        number = self._asked
        message = json.dumps({"id": number, "method": method, "params": params})
        self._browser.send("Target.sendMessageToTarget", {"sessionId": self._session, "message": message})
        while number not in self._answers:
            # Playwright hears events only while it is asked something.
            self._browser.send("Target.getTargets")
            time.sleep(POLL_S)
        return self._answers.pop(number)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["sessionId"] == self._session:
            message = json.loads(event["message"])
            if "id" in message:
                self._answers[message["id"]] = message
