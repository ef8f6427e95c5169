"""A plan on paper: one sheet or two with all that hands and legs need, and nothing to press."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from player_page import CHECK_IN, MAKE_PLAN

VEINS = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}]


def printed(page: Page, **changes: object) -> tuple[int, str]:
    """Print the plan for a check-in from a dark screen, and return its sheets and what stands on them."""
    page.emulate_media(color_scheme="dark")
    page.goto("/")
    page.goto(f"/sittings/{page.evaluate(MAKE_PLAN, {**CHECK_IN, **changes})}/")
    page.wait_for_function("[...document.querySelectorAll('.plan-paper img')].every(one => one.complete)")
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return len(pages), " ".join(" ".join(sheet.extract_text() for sheet in pages).split())


@pytest.mark.parametrize(("minutes", "sheets"), [(5, 1), (10, 1), (20, 2)])
def test_it_takes_no_more_sheets_than_it_needs(page: Page, minutes: int, sheets: int) -> None:
    """Ten minutes go on one, twenty on two, also with what was changed for safety."""
    assert printed(page, minutes=minutes)[0] <= sheets
    assert printed(page, minutes=minutes, facts=VEINS)[0] <= 2


def test_all_that_is_needed_stands_on_it(page: Page) -> None:
    """Every technique with each of its steps and when to stop, the limits, both legs; no button, no menu."""
    _, text = printed(page, minutes=20, facts=VEINS)
    cards = page.locator(".paper-card")
    wanted = [*page.locator(".paper-card li").all_text_contents(), *page.locator(".paper-card h2").all_text_contents()]

    assert cards.count() >= 5
    assert [step for step in wanted if " ".join(step.split()) not in text] == []
    assert page.locator(".paper-card-stop").count() == cards.count()
    assert "Stop at once if anything feels wrong." in text
    assert "Keep to this" in text
    assert "Your left leg:" in text
    assert "Your right leg:" in text
    assert [word for word in ("Begin", "Change", "Library", "Diary", "Use a phone", "Print") if word in text] == []


def test_it_is_black_on_white_also_from_a_dark_screen(page: Page) -> None:
    """No ink for a ground."""
    printed(page, minutes=5)
    page.emulate_media(media="print", color_scheme="dark")
    ground, ink = page.evaluate("""() => [getComputedStyle(document.body).backgroundColor,
      getComputedStyle(document.querySelector('.plan-paper li')).color]""")

    assert (ground, ink) == ("rgb(255, 255, 255)", "rgb(0, 0, 0)")
