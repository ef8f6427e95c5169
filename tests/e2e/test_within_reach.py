"""What comes next is always within a thumb's reach, and the legs are in sight beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect


def test_the_map_is_one_stop_with_arrows_inside(page: Page) -> None:
    """Tab comes to the map once and leads past it; arrows lead from place to place, and digits say how much."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    zones = page.locator("legato-leg-map .zone[role=button]")
    expect(page.locator("legato-leg-map .zone[tabindex='0']")).to_have_count(1)
    assert zones.count() == 34
    page.get_by_role("button", name="left calf").focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="left Achilles")).to_be_focused()
    page.keyboard.press("3")
    expect(page.locator('[name="pain-left-achilles"]')).to_have_value("3")
    page.keyboard.press("Tab")
    expect(zones.and_(page.locator(":focus"))).to_have_count(0)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568), (360, 640)])
def test_legs_are_in_the_first_view(width: int, height: int, new_context: Callable[..., BrowserContext]) -> None:
    """On the smallest phone the first view of "Where does it hurt?" showed no leg at all."""
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    legs = page.locator("legato-leg-map figure[data-view='back'] svg")
    legs.wait_for()
    seen = page.evaluate("() => document.querySelector('.next-step').getBoundingClientRect().top")
    box = legs.bounding_box()

    assert box is not None
    assert (seen - box["y"]) / box["height"] > 0.6


def test_the_side_that_was_looked_at_last_is_shown_first(page: Page) -> None:
    """Whoever marks soles finds the soles again the next time."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Soles").click()
    expect(page.locator("legato-leg-map figure[data-view='front']")).to_be_hidden()
    page.reload()

    expect(page.get_by_role("button", name="Soles")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("legato-leg-map figure[data-view='sole']")).to_be_visible()
