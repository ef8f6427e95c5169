"""What comes next is always within a thumb's reach, and never lies over what has the focus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

MOST_STOPS = 90
WHERE = """() => {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body) return null;
  const { top, bottom, width, height } = at.getBoundingClientRect();
  const bar = document.querySelector('.next-step');
  const isOwn = bar !== null && bar.contains(at);
  const floor = bar !== null && !isOwn ? Math.min(bar.getBoundingClientRect().top, innerHeight) : innerHeight;
  const name = at.getAttribute('aria-label') ?? at.getAttribute('name') ?? at.textContent.trim().slice(0, 40);
  return { name, hidden: Math.max(bottom - floor, -top, 0), isSeen: width > 2 && height > 2, isLast: isOwn };
}"""
"""How many pixels of what has the focus are under the bar, or out of the window."""
GROWN = "times => { document.documentElement.style.fontSize = `${100 * times}%`; }"


def _covered(page: Page, text: float) -> list[str]:
    """Walk through a page with the Tab key; name every stop that is not wholly to be seen."""
    page.evaluate(GROWN, text)
    found = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE)
        if stop is None:
            break
        if stop["isSeen"] and stop["hidden"] > 1:
            found.append(f"{stop['name']}: {stop['hidden']:.0f} px")
        if stop["isLast"]:
            return found
    raise AssertionError("the Tab key never came to what comes next")


@pytest.mark.parametrize(("width", "height"), [(390, 844), (320, 568)])
@pytest.mark.parametrize("text", [1, 2])
def test_every_stop_of_the_check_in_is_wholly_seen(
    width: int, height: int, text: float, new_context: Callable[..., BrowserContext]
) -> None:
    """On both phones, and with text twice as large: fourteen of sixty stops were under the bar."""
    page = new_context(viewport={"width": width, "height": height}).new_page()
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    assert _covered(page, text) == []
    page.get_by_role("button", name="None of these").click()
    page.locator("legato-leg-map").wait_for()
    assert _covered(page, text) == []
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_label("Your age in years")).to_be_visible()
    assert _covered(page, text) == []


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
