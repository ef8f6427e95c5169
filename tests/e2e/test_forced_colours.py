"""Where the system chooses the colours, every state of every page outside the player is a shape, or light and dark."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Page

from player_page import CHECK_IN, MAKE_PLAN

AROUND = 8
"""Pixels beside a thing that belong to its look, as the ring of the focus."""
SEEN_FROM = 60
"""Of 255: a smaller step from one grey to another is nobody's to see."""
LEAST_SEEN = 60
"""Pixels that have to differ: a line below a short word has more."""


@dataclass(frozen=True)
class State:
    """Something that is chosen, current, wrong, closed or focused, and how it would be without that."""

    at: str
    ended_by: str
    seen: str = ""
    """The part that shows it, where that is another."""


PEOPLE = (
    State(".theme [aria-pressed=true]", "one => one.setAttribute('aria-pressed', 'false')"),
    State(".site-nav [aria-current]", "one => one.removeAttribute('aria-current')"),
    State(".person.is-cared-for", "one => one.classList.remove('is-cared-for')"),
)
FIRST = (
    State("[name=line-swelling]", "one => { one.checked = false; }", seen=".line:has([name=line-swelling]) .tick"),
)
TODAY = (
    State("[name=minutes]:checked", "one => { one.checked = false; }", seen=".chip:has([name=minutes]:checked)"),
    State("legato-leg-map [aria-pressed=true]", "one => one.setAttribute('aria-pressed', 'false')"),
    State(".next-step button", "one => one.blur()"),
)
HEALTH = (State("#id_age", "one => one.removeAttribute('aria-invalid')"),)
PLAN = (State(".tool[disabled]", "one => { one.disabled = false; }"),)
AFTER = (State("[name=felt]:checked", "one => { one.checked = false; }", seen=".scale-step:has([name=felt]:checked)"),)


def picture(page: Page, box: dict[str, float]) -> Image.Image:
    """Take a picture of a place, in greys: a colour alone is no sign."""
    return Image.open(io.BytesIO(page.screenshot(clip=box, animations="disabled"))).convert("L")  # type: ignore[arg-type]


def unseen(page: Page, states: tuple[State, ...]) -> list[str]:
    """Name the states that look the same as their opposite."""
    found = []
    for state in states:
        shown = page.locator(state.seen or state.at).locator("visible=true").first.element_handle()
        one = page.locator(state.at).first.element_handle() if state.seen else shown
        assert shown is not None
        assert one is not None, state.at
        shown.evaluate("one => one.scrollIntoView({ block: 'center' })")
        if "blur" in state.ended_by:
            one.evaluate("one => one.focus({ focusVisible: true })")
        box = shown.bounding_box()
        assert box is not None
        around = {"x": max(0, box["x"] - AROUND), "y": max(0, box["y"] - AROUND)}
        clip = around | {"width": box["width"] + 2 * AROUND, "height": box["height"] + 2 * AROUND}
        before = picture(page, clip)
        one.evaluate(state.ended_by)
        differing = ImageChops.difference(before, picture(page, clip)).point(lambda step: 255 * (step >= SEEN_FROM))
        if differing.histogram()[255] < LEAST_SEEN:
            found.append(f"{state.at}: {differing.histogram()[255]} px")
    return found


def test_every_state_is_seen_without_our_colours(new_context: Callable[..., BrowserContext]) -> None:
    """Chosen, current, wrong, closed and focused differ from what is not, in a picture without colours."""
    page = new_context(forced_colors="active", reduced_motion="reduce").new_page()
    found = {}
    page.goto("/")
    sitting = page.evaluate(MAKE_PLAN, CHECK_IN)
    page.goto("/people/")
    found["people"] = unseen(page, PEOPLE)
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("checkbox", name="Swelling").check()
    found["first questions"] = unseen(page, FIRST)
    page.get_by_role("button", name="None of these").click()
    page.locator("legato-leg-map [aria-pressed=true]").first.wait_for()
    found["today"] = unseen(page, TODAY)
    page.get_by_role("radio", name="20 min").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your age in years").fill("444")
    page.locator(".next-step button").click()
    page.locator("#problems").wait_for()
    found["health"] = unseen(page, HEALTH)
    page.goto(f"/sittings/{sitting}/")
    page.locator("#plan-change-opens").click()
    page.locator(".piece summary").first.click()
    found["plan"] = unseen(page, PLAN)
    page.goto(f"/sittings/{sitting}/after/")
    page.get_by_role("radio", name="Much better").check()
    found["after"] = unseen(page, AFTER)

    assert {where: states for where, states in found.items() if states} == {}


def test_a_place_that_hurts_is_seen_with_its_number(new_context: Callable[..., BrowserContext]) -> None:
    """On the map a marked zone is filled, and its number stands in it."""
    page = new_context(forced_colors="active", reduced_motion="reduce").new_page()
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    zone = page.get_by_role("button", name="left calf")
    zone.focus()
    legs = page.locator("legato-leg-map figure[data-view='back'] svg").bounding_box()
    assert legs is not None
    before = picture(page, dict(legs))
    page.keyboard.press("6")
    page.get_by_role("status").filter(has_text="pain 6 of 10").wait_for(state="attached")
    differing = ImageChops.difference(before, picture(page, dict(legs))).point(lambda step: 255 * (step >= SEEN_FROM))

    assert differing.histogram()[255] > 10 * LEAST_SEEN
