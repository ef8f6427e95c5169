"""Pages with less motion: two pictures of one page are the same, and where motion is allowed a movement is seen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

from player_page import CHECK_IN, MAKE_PLAN

APART_MS = 300
COMES_WITHIN = 30
"""Pairs of pictures, on a busy machine."""
TECHNIQUE = "/library/techniques/arch-rub/"
POINTED_AT = ".button, .picture-card, summary"
SLOWED = "() => document.documentElement.style.setProperty('--slow', '4s')"
"""The page's own length of a movement, long enough that two pictures are taken within it."""


def _differs(page: Page) -> bool:
    """Take two pictures of what is on the screen, some time apart, with whatever moves."""
    before = page.screenshot(animations="allow", caret="hide")
    page.wait_for_timeout(APART_MS)
    return page.screenshot(animations="allow", caret="hide") != before


def _comes_and_is_pointed_at(page: Page, address: str) -> None:
    """Open a page and point at something that answers to it: what moves by itself would, and what moves then too."""
    page.goto(address, wait_until="networkidle")
    page.locator("main").locator(POINTED_AT).locator("visible=true").first.hover()


def _has_come(page: Page) -> None:
    """Wait for what a technique's page brings at the first touch: coming is no movement."""
    page.locator("legato-leg-map svg").first.wait_for()
    for _ in range(COMES_WITHIN):
        if not _differs(page):
            return


def _moving(page: Page) -> list[str]:
    """Walk through the main pages, and name those that are not the same a moment later."""
    page.goto("/diary/")
    sitting = page.evaluate(MAKE_PLAN, CHECK_IN)
    found = []
    for address in ("/", f"/sittings/{sitting}/", TECHNIQUE, "/diary/"):
        _comes_and_is_pointed_at(page, address)
        if address == TECHNIQUE:
            _has_come(page)
        if _differs(page):
            found.append(address)
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.wait_for_url("**/first-questions/")
    page.locator("main").locator(POINTED_AT).locator("visible=true").first.hover()
    if _differs(page):
        found.append("check-in")
    return found


def test_with_less_motion_no_main_page_moves(new_context: Callable[..., BrowserContext]) -> None:
    """Home, plan, technique, diary and the check-in: as they come, and under a pointer."""
    assert _moving(new_context(reduced_motion="reduce").new_page()) == []


def test_where_motion_is_allowed_these_pictures_show_it(new_context: Callable[..., BrowserContext]) -> None:
    """A button that changes its colour: were that left on for those who want none, the test above would see it."""
    page = new_context().new_page()
    page.goto("/", wait_until="networkidle")
    page.evaluate(SLOWED)
    page.get_by_role("button", name="Start a check-in").hover()

    assert _differs(page)
