"""The first page, as somebody with a phone sees it."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect


def test_the_home_page_leads_to_a_check_in(page: Page) -> None:
    """One obvious next step: somebody whose legs ache gets to the first question with one tap."""
    page.goto("/")

    expect(page).to_have_title(re.compile("Legato"))
    page.get_by_role("button", name="Start a check-in").click()

    expect(page).to_have_url(re.compile("/check-in/.+"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_home_page_has_no_accessibility_faults(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """Nothing on it keeps somebody with a screen reader or weak eyes out."""
    page.goto("/")

    assert accessibility_faults(page) == []
