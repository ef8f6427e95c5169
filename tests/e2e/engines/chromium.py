"""Chromium, with which the others are compared: it is the one that all other tests run in."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, ConsoleMessage, Error


class Chromium:
    """One window, as a visitor of whom nothing is known."""

    name = "Chromium"

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport={"width": 390, "height": 844}, locale="en-GB", has_touch=True)
        self._page = self._context.new_page()
        self._troubles: list[str] = []
        self._page.on("pageerror", lambda error: self._troubles.append(f"script: {error}"))
        self._page.on("console", self._hear)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._troubles.append(f"console: {message.text} ({message.location.get('url', '')})")

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""
        self._page.goto(address)

    def size(self, width: int, height: int) -> None:
        """Make the page as large as that."""
        self._page.set_viewport_size({"width": width, "height": height})

    def run(self, script: str, *given: Any) -> Any:
        """Call a function of JavaScript in the page."""
        try:
            return self._page.evaluate(f"given => ({script})(...given)", list(given))
        except Error as refused:
            raise RuntimeError(f"Chromium: {refused}") from refused

    def tap(self, x: float, y: float) -> None:
        """Press and let go at a place of the page."""
        self._page.touchscreen.tap(x, y)

    def key(self, name: str) -> None:
        """Press a key."""
        self._page.keyboard.press({"\ue007": "Enter", "\ue00c": "Escape"}.get(name, name))

    def picture(self) -> bytes:
        """Take a picture of what is seen."""
        return self._page.screenshot()

    def troubles(self) -> list[str]:
        """Give the errors of scripts and of the console."""
        return list(self._troubles)

    def close(self) -> None:
        """Forget the visitor."""
        self._context.close()
