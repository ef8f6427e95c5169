"""Where it hurts, told on legs that turn, on the drawing and on the list: whatever is used, the answer is the same."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

SLOW_MS = 60_000
LISTEN = """() => {
  window.told = [];
  document.querySelector('legato-leg-map').addEventListener('change', event => {
    if (event.detail !== undefined && event.detail !== null) window.told.push(event.detail);
  });
}"""
SPOT = """(legs, [leg, zone]) => {
  const spots = legs.sights.filter(({ place }) => place.leg === leg && place.zone === zone);
  const [best] = spots.sort((one, other) => other.area - one.area);
  if (best === undefined) return null;
  const { left, top } = legs.renderRoot.querySelector('canvas').getBoundingClientRect();
  return [left + best.x, top + best.y];
}"""


@pytest.fixture
def phone(draws: Callable[..., Page]) -> Page:
    """A phone that draws, and asks the server for everything."""
    return draws(has_touch=True)


@pytest.fixture
def where(phone: Page) -> Page:
    """The question where it hurts."""
    _ask(phone)
    return phone


def _ask(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    page.locator("legato-leg-map").wait_for()
    page.evaluate(LISTEN)


def _turn(page: Page) -> None:
    page.get_by_role("button", name="3D").click()
    page.locator("legato-legs[drawn]").wait_for(timeout=SLOW_MS)
    # To choose what is chosen changes nothing.
    page.get_by_role("button", name="3D").click()
    page.wait_for_timeout(500)


def _touch(page: Page, leg: str, zone: str) -> None:
    page.locator("legato-legs").scroll_into_view_if_needed()
    spot = page.locator("legato-legs").evaluate(SPOT, [leg, zone])
    assert spot is not None, f"the {leg} {zone} is not in sight"
    page.touchscreen.tap(*spot)


def _score(page: Page, score: int) -> None:
    page.get_by_role("button", name=re.compile(rf"^{score} of 10")).click()


def _told(page: Page) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = page.evaluate("() => window.told")
    return told


@pytest.mark.parametrize(
    ("side", "leg", "zone"),
    [("Front", "left", "shin"), ("Back", "right", "calf"), ("Feet", "right", "foot_top"), ("Soles", "left", "arch")],
)
def test_a_place_is_touched_on_legs_that_turn(where: Page, side: str, leg: str, zone: str) -> None:
    """From every side the leg that is touched is the one that is meant, and the page's own answer has it."""
    _turn(where)
    where.get_by_role("button", name=side, exact=True).click()
    where.wait_for_timeout(1_500)
    _touch(where, leg, zone)
    expect(where.get_by_role("heading", name=re.compile(leg, re.IGNORECASE), level=2)).to_be_visible()
    _score(where, 6)

    assert _told(where) == [{"leg": leg, "zone": zone, "score": 6, "avoid": False}]
    expect(where.locator(f'[name="pain-{leg}-{zone}"]')).to_have_value("6")


@pytest.mark.parametrize("width", [320, 390])
def test_both_legs_that_turn_are_named_on_a_phone(where: Page, width: int) -> None:
    """Left is never to be guessed: seen from the front each leg has its name below it, however narrow the screen."""
    where.set_viewport_size({"width": width, "height": 844})
    _turn(where)
    where.get_by_role("button", name="Front", exact=True).click()

    names = where.locator("legato-legs text.side")
    expect(names).to_have_count(2)
    left, right = (names.filter(has_text=side).bounding_box() for side in ("Left", "Right"))
    assert left is not None
    assert right is not None
    assert right["x"] + right["width"] < left["x"]


def test_legs_that_were_taken_away_turn_again(where: Page) -> None:
    """A phone takes them when another app is used; the drawing stands in, and what was told stays told."""
    _turn(where)
    _touch(where, "left", "shin")
    _score(where, 3)
    legs = where.locator("legato-legs")
    legs.evaluate(
        """element => {
          const canvas = element.shadowRoot.querySelector('canvas');
          window.taken = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
          window.taken.loseContext();
        }"""
    )
    expect(where.locator("legato-legs[drawn]")).to_have_count(0)
    where.evaluate("() => window.taken.restoreContext()")
    where.locator("legato-legs[drawn]").wait_for(timeout=SLOW_MS)
    expect(where.get_by_role("list", name="Marked")).to_contain_text("3")


def test_the_drawing_tells_the_page_the_same(where: Page) -> None:
    """What one says on the legs, on the drawing, and in the list is one answer, in one kind of event."""
    _turn(where)
    _touch(where, "left", "shin")
    _score(where, 3)
    where.get_by_role("button", name="Picture", exact=True).click()
    where.get_by_role("button", name=re.compile("^left shin", re.IGNORECASE)).first.press("Enter")
    _score(where, 4)
    where.get_by_role("button", name="List", exact=True).click()
    where.locator('[name="pain-left-shin"]').select_option("5")

    by_hand = [told["score"] for told in _told(where)]
    assert by_hand[:2] == [3, 4]
    assert {(told["leg"], told["zone"], told["avoid"]) for told in _told(where)} == {("left", "shin", False)}
    expect(where.get_by_role("list", name="Marked")).to_contain_text("5")


def test_a_key_leads_to_the_drawing(where: Page) -> None:
    """Whoever uses a keyboard finds the same places, one after the other, and sees where they are."""
    _turn(where)
    where.locator("legato-legs").get_by_role("button", name="Turn to the right").focus()
    where.keyboard.press("Tab")
    expect(where.locator("legato-legs")).to_have_count(0)
    focused = where.evaluate(
        "() => document.querySelector('legato-leg-map').shadowRoot.activeElement?.getAttribute('aria-label')"
    )

    assert focused is not None


def test_nothing_is_kept_once_the_legs_are_removed(where: Page, kept_around_removal: Callable[..., Any]) -> None:
    """The graphics card gets everything back."""
    _turn(where)
    before, after = kept_around_removal(where.locator("legato-legs"), "legs")

    assert before["geometries"] > 0
    assert (after["geometries"], after["textures"]) == (0, 0)


def test_without_the_leg_s_shape_there_is_the_drawing(phone: Page) -> None:
    """A file that is missing costs nothing but the turning, and whoever asks for it is told."""
    phone.route("**/base*.glb", lambda route: route.fulfill(status=404))
    _ask(phone)
    phone.get_by_role("button", name="3D").click()

    expect(phone.get_by_text("cannot draw the legs in 3D")).to_have_count(1, timeout=SLOW_MS)
    expect(phone.get_by_role("button", name=re.compile("^left shin", re.IGNORECASE)).first).to_be_visible()


def test_the_way_somebody_likes_is_kept(where: Page) -> None:
    """Whoever chose the list finds the list the next time."""
    where.get_by_role("button", name="List", exact=True).click()
    where.reload()

    expect(where.get_by_role("button", name="List", exact=True)).to_have_attribute("aria-pressed", "true")


FILLS = """() => [...document.querySelector('legato-leg-map').shadowRoot.querySelectorAll('figure .pain')]
  .filter(zone => zone.closest('figure').dataset.view === 'back')
  .sort((one, other) => one.dataset.score - other.dataset.score)
  .map(zone => getComputedStyle(zone).fill.match(/[0-9.]+/g).slice(0, 3).map(Number))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pain_is_warm_and_grows_with_its_number(page: Page, scheme: str) -> None:
    """Sage green read as a bruise, and 4 and 6 looked alike: redder with every step, and never green."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    _ask(page)
    for place, score in (("left calf", 1), ("right calf", 5), ("behind the left knee", 9)):
        page.get_by_role("button", name=re.compile(f"^{place}", re.IGNORECASE)).first.press(str(score))
    mild, middling, worst = page.evaluate(FILLS)

    assert all(red > green > blue for red, green, blue in (mild, middling, worst))
    shares = [red / (red + green + blue) for red, green, blue in (mild, middling, worst)]
    assert shares == sorted(shares)
    assert shares[2] - shares[0] > 0.1
    expect(page.locator("legato-leg-map .badge-pain text").first).to_be_visible()


def test_forced_colours_show_which_look_is_chosen(page: Page) -> None:
    """Pressed and not pressed looked the same where the person's own colours are used."""
    page.emulate_media(forced_colors="active")
    _ask(page)
    ground = "button => getComputedStyle(button).backgroundColor"
    pressed = page.get_by_role("button", name="Picture", exact=True).evaluate(ground)

    assert pressed != page.get_by_role("button", name="List", exact=True).evaluate(ground)
    assert page.get_by_role("button", name="Legs", exact=True).evaluate(ground) != page.get_by_role(
        "button", name="Soles", exact=True
    ).evaluate(ground)
