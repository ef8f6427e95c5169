"""A window of any engine: what a walk through the app needs of it, and no more."""

from __future__ import annotations

from typing import Any, Protocol


class Window(Protocol):
    """One page in a browser, steered from outside; pages are tapped as fingers do, at a place on the screen."""

    name: str

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page is there."""

    def size(self, width: int, height: int) -> None:
        """Make the page as large as that, in CSS pixels."""

    def run(self, script: str, *given: Any) -> Any:
        """Call a function, written as JavaScript, with what JSON can carry; gives what it returns or promises."""

    def tap(self, x: float, y: float) -> None:
        """Press and let go at a place of the page."""

    def key(self, name: str) -> None:
        """Press a key by the letter it writes, as WebDriver names it."""

    def picture(self) -> bytes:
        """Take a picture of what is seen, as PNG."""

    def troubles(self) -> list[str]:
        """Give what scripts, the console and the page's policy complained of so far."""

    def close(self) -> None:
        """End the browser."""
