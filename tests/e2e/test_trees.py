"""What a screen reader is given on the main pages: names, order, headings and states, as somebody reviewed them.

The expectations are files to be read, in `trees/`; `LEGATO_WRITE_TREES=1` writes them anew, to be read again.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from player_page import CHECK_IN, MAKE_PLAN, PlayerPage

TREES = Path(__file__).parent / "trees"
MASKS = (
    (re.compile(r"^ *- /url: .*\n", re.MULTILINE), ""),
    (re.compile(r"(paragraph: )(?:Good (?:morning|afternoon|evening)|Hello)$", re.MULTILINE), r"\1Good evening"),
    (re.compile(r"^ *- status\n", re.MULTILINE), ""),
    (re.compile(r"(timer .*: )\S+"), r"\1…"),
)
"""What is another each time: addresses, the hour, the time that is left, and a region that has nothing to say yet."""


def tree(part: Locator) -> str:
    """Return what a screen reader is given of a part of a page, without what is another each time."""
    found = part.aria_snapshot() + "\n"
    for mask, instead in MASKS:
        found = mask.sub(instead, found)
    return found


def expect_tree(name: str, part: Locator) -> None:
    """Expect what was reviewed; the same in other words is a difference, to be read by somebody."""
    kept = TREES / f"{name}.yaml"
    found = tree(part)
    if os.environ.get("LEGATO_WRITE_TREES"):
        kept.write_text(found)
    assert found == kept.read_text(), f"read it as it is heard, and write {kept.name} anew if it is right"


@pytest.fixture
def page(new_context: Callable[..., BrowserContext]) -> Page:
    """Open a page whose pictures stand still."""
    return new_context(reduced_motion="reduce").new_page()


def test_the_pages_around_a_session(page: Page) -> None:
    """Home, each page of a check-in, one with something wrong on it, and a page of the library."""
    page.goto("/")
    expect_tree("home", page.locator("body"))
    page.get_by_role("button", name="Start a check-in").click()
    expect_tree("first-questions", page.locator("main"))
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="left calf").focus()
    page.keyboard.press("6")
    expect(page.get_by_role("status")).to_have_text("Left calf, pain 6 of 10.")
    expect_tree("today", page.locator("main"))
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your age in years").fill("444")
    page.locator(".next-step button").click()
    expect(page.locator("#problems")).to_be_focused()
    expect_tree("health-with-a-wrong-age", page.locator("main"))
    page.goto("/library/techniques/arch-rub/")
    # What is large comes at the first sign of a person.
    page.mouse.move(1, 1)
    page.mouse.move(2, 2)
    page.locator("legato-leg-map svg").first.wait_for()
    # The hands above them come when the page can be used already.
    expect_tree("technique", page.locator("main .technique-words"))


def test_a_session_and_what_comes_after_it(page: Page) -> None:
    """The plan, the player in each of its states, the page after it, and the diary before anything is in it."""
    page.goto("/diary/")
    expect_tree("diary-empty", page.locator("main"))
    sitting = page.evaluate(MAKE_PLAN, CHECK_IN)
    page.goto(f"/sittings/{sitting}/")
    expect_tree("plan", page.locator("main"))
    # Before it is played: how many minutes were told is another each time.
    page.goto(f"/sittings/{sitting}/after/")
    expect_tree("after", page.locator("main"))
    player = PlayerPage(page, sitting).open()
    expect_tree("player-ready", page.locator("body"))
    player.begin()
    player.set("currentTime", 60)
    page.get_by_role("button", name="Pause").wait_for()
    expect_tree("player-playing", page.locator("body"))
    page.get_by_role("button", name="Something feels wrong").click()
    page.get_by_role("dialog").wait_for()
    expect_tree("player-wrong", page.get_by_role("dialog"))
