"""The plan on a phone: an invitation first; changing it moves nothing, keeps the focus near, and is said."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from player_page import CHECK_IN, MAKE_PLAN

TWO_SCREENS = 2
"""What a plan of twenty minutes may take of a phone [issue: an invitation, not an editor]."""


def open_plan(page: Page, **changes: object) -> None:
    """Open the plan for a check-in, as it stands when somebody comes to it."""
    page.goto("/")
    sitting = page.evaluate(MAKE_PLAN, {**CHECK_IN, **changes})
    page.goto(f"/sittings/{sitting}/")
    expect(page.locator("html.can-drag")).to_have_count(1)


def open_tools(page: Page, at: int) -> Locator:
    """Open what can be changed, and the tools of one block."""
    page.locator("#plan-change-opens").click()
    piece = page.locator(".piece").nth(at)
    piece.locator("summary").click()
    page.evaluate("window.sameWindow = true")
    return piece


def top_of(tool: Locator) -> float:
    """Return how far down the window something is."""
    return float(tool.evaluate("element => element.getBoundingClientRect().top"))


def focused(page: Page) -> str:
    """Return the id of what has the focus."""
    return str(page.evaluate("document.activeElement.id"))


def said(page: Page, pattern: str) -> None:
    """Expect a change to be said, on the same page."""
    expect(page.locator("#plan-said")).to_have_text(re.compile(pattern))
    assert page.evaluate("window.sameWindow") is True


def test_an_invitation_fits_two_screens(page: Page) -> None:
    """Pictures of both legs, a sentence, and Begin in reach of a thumb; nothing to change is in sight."""
    open_plan(page, minutes=20)

    expect(page.get_by_role("link", name="Begin")).to_be_in_viewport()
    expect(page.locator(".frame").first).to_be_in_viewport()
    expect(page.get_by_role("group", name="Right leg, in order")).to_be_in_viewport()
    assert page.get_by_role("button", name=re.compile("Leave out|Longer|Earlier")).count() == 0
    whole = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert whole <= TWO_SCREENS
    assert page.evaluate("document.documentElement.scrollWidth") == page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("press", ["click", "Enter"])
def test_a_change_moves_nothing_and_keeps_the_focus(page: Page, press: str) -> None:
    """The same button is under the finger, and has the focus, as long as it can be pressed."""
    open_plan(page, minutes=20)
    tool = open_tools(page, 4).get_by_role("button", name="Earlier")
    tool.scroll_into_view_if_needed()
    before, scrolled = top_of(tool), page.evaluate("scrollY")
    name = page.locator(".piece").nth(4).locator(".piece-name").inner_text()
    tool.click() if press == "click" else tool.press("Enter")

    said(page, rf"{name} is \d of \d on the left leg now")
    moved = page.locator(".piece", has=page.locator("details[open]"))
    assert focused(page) == moved.get_by_role("button", name="Earlier").get_attribute("id")
    assert abs(top_of(moved.get_by_role("button", name="Earlier")) - before) <= 1
    # The block itself went up by one row; nothing threw the page elsewhere.
    assert abs(page.evaluate("scrollY") - scrolled) < 120


def test_a_button_that_cannot_be_pressed_any_more_hands_the_focus_on(page: Page) -> None:
    """The last step of a length, and a block that is gone: the focus is near, never on the page as a whole."""
    open_plan(page, minutes=20)
    piece = open_tools(page, 3)
    tool = piece.get_by_role("button", name="Leave out")
    tool.scroll_into_view_if_needed()
    before, name = top_of(tool), piece.locator(".piece-name").inner_text()
    tool.press("Enter")

    said(page, rf"{name}, left leg: left out")
    assert re.fullmatch(r"opens-left-.+", focused(page))
    assert abs(top_of(page.locator(f"#{focused(page)}")) - before) <= 1
    expect(page.locator(f"#{focused(page)}")).to_be_in_viewport()

    second = page.locator(".piece").nth(1)
    second.locator("summary").click()
    while (earlier := page.locator("details[open] > form").get_by_role("button", name="Earlier")).is_enabled():
        page.locator("#plan-said").evaluate("element => { element.textContent = ''; }")
        earlier.press("Enter")
        expect(page.locator("#plan-said")).not_to_be_empty()
        if page.locator("#plan-refused").count():
            break
    assert focused(page).startswith(("opens-left-", "earlier-left-"))


def test_something_else_is_chosen_by_picture_and_reason(page: Page) -> None:
    """Cards come below the block, each with what speaks for it; one press takes it."""
    open_plan(page, minutes=20)
    piece = open_tools(page, 2)
    piece.get_by_role("link", name="Swap").click()
    card = piece.locator(".candidate").first
    expect(card.locator("img, svg").first).to_be_visible()
    assert len(card.locator(".small").inner_text()) > 10
    expect(piece.locator(".candidates-title")).to_be_focused()
    taken = card.locator("strong").inner_text()
    card.click()

    said(page, f"Left leg: {taken} in place of ")
    expect(page.locator(".piece-name", has_text=taken).first).to_be_visible()
    assert focused(page) != ""


def test_a_block_is_drawn_to_its_place(page: Page) -> None:
    """By its handle, past the next one: the others make room, and the plan is composed anew."""
    open_plan(page, minutes=20)
    page.locator("#plan-change-opens").click()
    page.evaluate("window.sameWindow = true")
    names = page.locator(".piece-name").all_inner_texts()
    handle = page.locator(".piece-handle").nth(3)
    handle.scroll_into_view_if_needed()
    box, above = handle.bounding_box(), page.locator(".piece").nth(2).bounding_box()
    assert box is not None
    assert above is not None
    page.mouse.move(box["x"] + 10, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, above["y"] + above["height"] / 4, steps=6)
    page.mouse.up()

    said(page, rf"{names[3]} is 3 of \d")
    assert page.locator(".piece-name").all_inner_texts()[2:4] == [names[3], names[2]]


def test_the_length_is_one_press(page: Page) -> None:
    """Ten minutes in place of twenty, and the heading says so."""
    open_plan(page, minutes=20)
    open_tools(page, 0)
    page.get_by_role("button", name="10 min").click()

    said(page, "The plan takes 10 minutes now")
    expect(page.get_by_role("heading", level=1)).to_have_text("10 minutes for your legs")
    expect(page.get_by_role("button", name="10 min")).to_be_focused()


def test_turned_strokes_point_up_the_leg_on_either_leg(page: Page) -> None:
    """Varicose veins on the right alone: its arrow is the mirror image of the left one's, and the left has none."""
    veins = [{"fact": "varicose_veins", "leg": leg, "zones": ["calf"]} for leg in ("left", "right")]
    open_plan(page, minutes=20, facts=veins)
    arrows = page.locator(".strips .turned-mark svg")
    ways = arrows.evaluate_all("""all => all.map(svg => {
      const way = new DOMPoint(0, -1).matrixTransform(svg.querySelector('g').getScreenCTM());
      const from = new DOMPoint(0, 0).matrixTransform(svg.querySelector('g').getScreenCTM());
      const name = svg.closest('.frame').querySelector('.frame-name').textContent;
      return [svg.closest('.film').id, name, way.x - from.x, way.y - from.y];
    })""")
    left, right = ([each for each in ways if each[0] == f"film-{leg}"] for leg in ("left", "right"))

    assert [name for _, name, *_ in left] == [name for _, name, *_ in right] != []
    for (_, _, x, y), (_, _, mirrored, also_y) in zip(left, right, strict=True):
        assert mirrored == pytest.approx(-x, abs=0.05)
        assert also_y == pytest.approx(y, abs=0.05)

    open_plan(page, minutes=20, facts=veins[1:])
    assert page.locator("#film-left .turned-mark").count() == 0
    assert page.locator("#film-right .turned-mark").count() == len(right)


def test_a_plan_is_for_everybody(page: Page, accessibility_faults: Callable[[Page], list[str]]) -> None:
    """Closed, and with all that opens."""
    open_plan(page, minutes=20, facts=[{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}])
    assert accessibility_faults(page) == []
    open_tools(page, 1).get_by_role("link", name="Swap").click()
    expect(page.locator(".candidates-title")).to_be_focused()
    assert accessibility_faults(page) == []
