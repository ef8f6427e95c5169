"""What comes out of the printer: few sheets, black on white, and nothing on them to press."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pypdf
import pytest
from playwright.sync_api import BrowserContext, Page

from legato.library import load_library
from legato.safety import Verdict, load_rule_book

A4_PT = (595, 842)
LEAST_PT = 8.5
BLACK = "rgb(0, 0, 0)"
DARKEST = """() => getComputedStyle(document.body).color + ' on ' + getComputedStyle(document.body).backgroundColor"""
SMALLEST_PT = """() => Math.min(...[...document.querySelectorAll('main *')]
    .filter(one => one.checkVisibility() && [...one.childNodes].some(part => part.nodeType === 3 && part.data.trim()))
    .map(one => parseFloat(getComputedStyle(one).fontSize) * 0.75))"""


@pytest.fixture
def dark(new_context: Callable[..., BrowserContext]) -> Page:
    """Open a page for somebody who reads light on dark."""
    return new_context(color_scheme="dark", viewport={"width": 1280, "height": 800}).new_page()


def printed(page: Page, address: str) -> pypdf.PdfReader:
    """Print a page."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return pypdf.PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def words_on(paper: pypdf.PdfReader) -> str:
    """Read what is printed, however its lines are broken."""
    return " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())


@pytest.mark.parametrize("name", ["arch-rub", "air-compression", "pressure-points"])
def test_a_technique_is_one_sheet_with_all_that_is_needed(dark: Page, name: str) -> None:
    """What it is, every step, when to stop, and a picture; the longest are among these."""
    technique = load_library().techniques[name]
    paper = printed(dark, f"/library/techniques/{name}/")
    said = words_on(paper)

    assert len(paper.pages) == 1
    assert tuple(round(float(side)) for side in paper.pages[0].mediabox[2:]) == A4_PT
    for line in (technique.words.line, *(step.says for step in technique.words.steps), *technique.words.stop_if):
        assert " ".join(line.split()) in said
    assert len(paper.pages[0].images) == 1
    for never in ("Try it", "Search", "Hold still", "Numbers to call", "Diary"):
        assert never not in said


def test_when_not_to_massage_is_two_sheets_with_every_sign(dark: Page) -> None:
    """Each sign that alone keeps somebody from being massaged, or changes it; none smaller than it can be read."""
    paper = printed(dark, "/library/when-not-to-massage/")
    said = words_on(paper).replace("­", "").replace("- ", "-")
    book = load_rule_book()
    alone = {rule.when[0] for rule in book.rules if len(rule.when) == 1}
    dark.emulate_media(media="print")

    assert len(paper.pages) == 2
    assert len(alone) > 100
    assert {name for name in alone if book.facts[name].name.replace("- ", "-") not in said} == set()
    assert all(
        rule.says.replace("- ", "-") in said
        for rule in book.rules
        if rule.verdict is Verdict.MODIFY and len(rule.when) == 1
    )
    assert dark.evaluate(SMALLEST_PT) >= LEAST_PT - 0.01


@pytest.mark.parametrize(
    "address", ["/library/techniques/arch-rub/", "/library/when-not-to-massage/", "/library/causes/"]
)
def test_paper_is_black_on_white_whatever_the_look_is(dark: Page, address: str) -> None:
    """Also from dark mode, and without the head, the menu and the foot of the page."""
    dark.goto(address)
    dark.emulate_media(media="print")

    assert dark.evaluate(DARKEST) == f"{BLACK} on rgb(255, 255, 255)"
    for part in ("header.site-head", "footer.site-foot", ".library-nav", "main .button"):
        for one in dark.locator(part).all():
            assert not one.is_visible(), part
