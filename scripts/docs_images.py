"""Take the README's pictures from the running app: a check-in on a phone, and the player in the middle of a session.

Both are photographs of a real visit: the app is started with an empty data
folder, and the pages are reached as a person reaches them.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from get_browser import find_browser
from player_page import new_player
from running import CHROMIUM_FLAGS, Server, running_server

IMAGES = Path(__file__).parents[1] / "docs/images"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
INTO_THE_SESSION_S = 118
"""Far enough for a technique, its rhythm and what comes next to be on the screen."""


def main() -> int:
    """Write the pictures; they are the same size on every machine, the clock in them apart."""
    path = find_browser()
    if path is None:
        print("There is no Chromium: run `make docs-images`, which brings one.", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server, sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        for name, take in (("check-in", _check_in), ("player", _player)):
            take(_page(browser, server, DESKTOP if name == "player" else PHONE)).screenshot(
                path=IMAGES / f"{name}.png", animations="disabled"
            )
            print(f"docs/images/{name}.png")
        browser.close()
    return 0


def _page(browser: Browser, server: Server, size: dict[str, int]) -> Page:
    return browser.new_context(
        base_url=server.address, viewport=size, device_scale_factor=1.5, color_scheme="light", locale="en-GB"
    ).new_page()


def _check_in(page: Page) -> Page:
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    for zone, score in (("left calf", 5), ("right calf", 2)):
        page.get_by_role("button", name=re.compile(f"^{zone}", re.IGNORECASE)).first.press("Enter")
        page.get_by_role("radio", name=re.compile(rf"^{score}\b")).or_(
            page.get_by_role("button", name=re.compile(rf"^{score}\b"))
        ).first.click()
        page.keyboard.press("Escape")
    page.evaluate("() => document.activeElement.blur()")
    return page


def _player(page: Page) -> Page:
    opened = new_player(page).open()
    opened.begin()
    opened.set("currentTime", INTO_THE_SESSION_S)
    page.wait_for_timeout(1_500)
    return page


if __name__ == "__main__":
    raise SystemExit(main())
