"""A browser that is older than those Legato is made for: pages work, and say what is missing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import CHECK_IN, MAKE_PLAN

OLD = """(() => {
  const knows = CSS.supports;
  CSS.supports = (...asked) => !String(asked).includes('container-type') && knows.call(CSS, ...asked);
})()"""
"""As Chrome was before 105; a Safari before 16.4 cannot read the scripts at all, and goes the same way."""

FLOOR = "Safari 16.4"


@pytest.fixture
def old(new_context: Callable[..., BrowserContext]) -> Page:
    """Open a page in such a browser."""
    context = new_context()
    context.add_init_script(OLD)
    return context.new_page()


def test_the_player_stays_a_plan_with_its_times(old: Page) -> None:
    """Every block can be followed with a clock, and it says which browsers can do more."""
    old.goto("/")
    sitting = old.evaluate(MAKE_PLAN, CHECK_IN)
    old.goto(f"/sittings/{sitting}/play/")

    expect(old.get_by_text(FLOOR)).to_be_visible()
    expect(old.get_by_role("listitem").filter(has_text="Warm-up twists").first).to_be_visible()
    expect(old.get_by_role("link", name="I am done")).to_be_visible()


def test_a_page_that_lives_by_its_script_says_so_after_a_while(old: Page) -> None:
    """It does not say "one moment" for ever."""
    old.goto("/quick/cramp/")

    expect(old.get_by_text(FLOOR)).to_be_visible(timeout=10_000)
    expect(old.get_by_role("link", name="To the start")).to_be_visible()
