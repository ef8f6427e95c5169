"""How many taps a well person needs from the home page to a plan, counted on the real pages."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

MOST = 10
"""Nine, and one more for the question about a clot: one calf hurts, and the other does not."""


class Finger:
    """Taps, and counts: one for a tick, a choice, a number typed in, and each "go on"."""

    def __init__(self) -> None:
        self.taps = 0

    def tap(self, what: Locator) -> None:
        """Tap something."""
        what.click()
        self.taps += 1

    def type(self, into: Locator, text: str) -> None:
        """Tap a field and type."""
        into.fill(text)
        self.taps += 1


def test_a_well_person_needs_at_most_ten_taps(page: Page) -> None:
    """One calf that aches, one choice of what brought it on, ten minutes instead of twenty, and the plan is there."""
    finger = Finger()
    page.goto("/")
    afresh = page.get_by_role("button", name="Start over")
    finger.tap(afresh if afresh.count() else page.get_by_role("button", name="Start a check-in"))
    finger.tap(page.get_by_role("button", name="None of these"))
    finger.tap(page.get_by_role("button", name=re.compile("^left calf", re.IGNORECASE)).first)
    finger.tap(page.get_by_role("radio", name=re.compile(r"^4\b")).or_(page.get_by_role("button", name="4")).first)
    page.keyboard.press("Escape")
    finger.tap(page.locator('label:has([name="complaint"][value="ache_after_exercise"])'))
    finger.tap(page.get_by_text("10 min", exact=True))
    finger.tap(page.get_by_role("button", name="Go on"))
    finger.type(page.get_by_label("Your age in years"), "44")
    finger.tap(page.get_by_role("button", name=re.compile("None of these apply|Save and continue")))
    expect(page.get_by_role("heading", level=1)).to_have_text("A few more questions")
    finger.tap(page.get_by_role("button", name="None of these"))

    expect(page.get_by_role("heading", level=1)).to_contain_text("minutes for your legs")
    assert finger.taps <= MOST
