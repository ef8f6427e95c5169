"""Pages are light: what comes over the line on a first view, and pictures that are there when somebody looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from page_weight import MOST_PAGE, MOST_SCRIPT, SMALL_PHONE, weight_of
from player_page import PlayerPage, new_player

READING = (
    "/library/",
    "/library/techniques/arch-rub/",
    "/library/search/?q=calf",
    "/library/causes/",
    "/library/questions/",
    "/library/when-not-to-massage/",
    "/library/evidence/",
)
DOING = ("/", "/diary/", "/people/", "/voices/", "/quick/", "/quick/cramp/", "/twelve/")
LONG_MINUTES = 45
SCREEN_BY_SCREEN = 12
"""More than the longest list of pictures takes."""
IN_SIGHT_ARE_THERE = """() => [...document.querySelectorAll('img')].filter(each => {
  const { top, bottom, width } = each.getBoundingClientRect();
  return width > 0 && bottom > 0 && top < innerHeight;
}).every(each => each.complete && each.naturalWidth > 0)"""
ARE_THERE = """() => [...document.querySelectorAll('img')].every(each => each.complete && each.naturalWidth > 0)"""


@pytest.fixture
def visit(new_context: Callable[..., BrowserContext]) -> Callable[[], Page]:
    """Open a phone with nothing in its cache; all of them are the same visitor's."""
    first = new_context(**SMALL_PHONE)
    first.new_page().goto("/")
    state: Any = first.storage_state()
    return lambda: new_context(storage_state=state, **SMALL_PHONE).new_page()


@pytest.fixture
def session(visit: Callable[[], Page]) -> PlayerPage:
    """A long session: its plan has many pictures."""
    return new_player(visit(), minutes=LONG_MINUTES)


def _too_heavy(visit: Callable[[], Page], addresses: list[str]) -> list[str]:
    found = []
    for address in addresses:
        weight = weight_of(visit(), address)
        if weight.page > MOST_PAGE or weight.scripts > MOST_SCRIPT:
            found.append(f"{address}: {weight}")
    return found


def test_no_page_weighs_more_than_150_kb_with_its_pictures(visit: Callable[[], Page]) -> None:
    """Nor brings more than 90 kB of scripts: those to read, and those where something is done."""
    assert _too_heavy(visit, [*READING, *DOING]) == []


def test_nor_do_the_plan_of_a_session_its_player_and_what_comes_after(
    visit: Callable[[], Page], session: PlayerPage
) -> None:
    """Of the longest session there is; its timeline and its sound are the session, and no part of the page."""
    plan = f"/sittings/{session.sitting}/"

    assert _too_heavy(visit, [plan, f"{plan}play/", f"{plan}after/"]) == []


def test_the_hands_come_when_somebody_is_there(visit: Callable[[], Page]) -> None:
    """What draws them is many times the page: it is asked for at the first touch, and not before."""
    page = visit()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/library/techniques/arch-rub/")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/stage-" in url or ".glb" in url] == []

    with page.expect_request("**/stage-*.js"):
        page.touchscreen.tap(200, 300)


def test_pictures_are_there_when_they_come_into_view(visit: Callable[[], Page]) -> None:
    """Somebody pushes through all the techniques: on every screen each picture is there."""
    page = visit()
    page.goto("/library/")
    for _ in range(SCREEN_BY_SCREEN):
        page.wait_for_function(IN_SIGHT_ARE_THERE)
        page.evaluate("() => scrollBy({ top: innerHeight, behavior: 'instant' })")

    assert page.evaluate("() => Math.ceil(scrollY + innerHeight) >= document.documentElement.scrollHeight - 1")
    assert page.evaluate(ARE_THERE)


@pytest.mark.parametrize("address", ["/library/", "/library/techniques/arch-rub/", "/twelve/"])
def test_pictures_are_there_when_a_page_is_printed(visit: Callable[[], Page], address: str) -> None:
    """Also those that nobody has scrolled to: they come as soon as somebody is there, for printing waits for none."""
    page = visit()
    page.goto(address)
    page.touchscreen.tap(1, 1)
    page.wait_for_function(ARE_THERE)
