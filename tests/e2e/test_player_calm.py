"""The player is calm: one thing is large, nothing jumps, what nobody needs steps back, a change is a moment."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Page, expect

from player_page import PlayerPage, new_player

SCREENS = [(320, 568), (360, 640), (390, 844), (740, 360), (1280, 800)]
BIG_SCREENS = [(1280, 800), (1920, 1080)]
STILL_S = 1.2
"""As long as two pictures of one moment are apart."""
SLOWEST = 0.0625
"""How slowly a session can be played: so long a single pose lasts."""
AN_EDGE = 60
"""Fewer dots than this differ where a rounded corner was drawn anew; whatever moves changes many times as many."""
ACROSS_A_ROOM = 14
"""Words to be read at three metres are at least such a part of the screen's height."""

BOXES = """player => Object.fromEntries(['.picture', '.headline', '.labels', '.row', '.controls'].map(name => {
  const { x, y, width, height } = player.shadowRoot.querySelector(name).getBoundingClientRect();
  return [name, [x, y, width, height].map(Math.round)];
}))"""
SIZES = """player => Object.fromEntries([...player.shadowRoot.querySelectorAll('.stage [part], .stage button')]
  .filter(one => one.checkVisibility())
  .map(one => [one.getAttribute('part') ?? one.innerText, parseFloat(getComputedStyle(one).fontSize)]))"""
REACHED = """() => {
  const focused = document.querySelector('legato-player').shadowRoot.activeElement;
  if (focused === null) return null;
  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  const there = document.querySelector('legato-player').shadowRoot.elementFromPoint(x, y);
  return { name: focused.innerText.trim(), seen: focused.contains(there) && top >= 0 && bottom <= innerHeight };
}"""
"""What has the focus, and whether it is wholly on the screen with nothing over its middle."""


def _shows(player: PlayerPage, step: str) -> list[dict[str, Any]]:
    return [cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == step]


def _in_a_technique(player: PlayerPage) -> PlayerPage:
    player.begin()
    player.set("currentTime", _shows(player, "block")[0]["at_ms"] / 1_000 + 8)
    return player


def _receded(player: PlayerPage) -> Any:
    return player.page.locator("legato-player .stage.receded")


def test_what_to_do_is_the_largest_and_the_picture_is_on_every_screen(page: Page) -> None:
    """At each size of screen nothing is larger than the instruction; the picture reaches from edge to edge."""
    player = _in_a_technique(new_player(page).open())
    page.locator("legato-player .poster img, legato-player svg.leg-picture").first.wait_for()
    for width, height in SCREENS:
        player.resize(width, height)
        sizes = player.player.evaluate(SIZES)
        largest = sizes.pop("instruction")

        assert {name: size for name, size in sizes.items() if size >= largest} == {}, (width, height)
        assert largest >= 24, (width, height)
        _, _, wide, high = player.player.evaluate(BOXES)[".picture"]
        assert wide >= (width if height > width else width // 2), (width, height)
        assert high >= height * 0.3, (width, height)


def test_nothing_jumps_while_a_technique_is_told(page: Page) -> None:
    """Whatever is said during a step, the picture, the words' place and the buttons stay where they are."""
    player = new_player(page).open()
    player.begin()
    block, _ = _shows(player, "block")[:2]
    told = [cue for cue in player.timeline()["cues"] if cue.get("text") and cue["step"] == block["step"]]
    seen: dict[tuple[int, int], dict[str, Any]] = {screen: {} for screen in SCREENS}
    for cue in told:
        player.go_to(cue["at_ms"] / 1_000 - 0.05)
        player.played_until(cue["at_ms"] / 1_000)
        for screen in SCREENS:
            player.resize(*screen)
            seen[screen][player.part("instruction").inner_text()] = player.player.evaluate(BOXES)

    assert {screen for screen in SCREENS if len(seen[screen]) <= 4} == set()
    assert {
        screen: {str(boxes) for boxes in seen[screen].values()} for screen in SCREENS if _differs(seen[screen])
    } == {}


def _differs(boxes: dict[str, Any]) -> bool:
    return len({str(one) for one in boxes.values()}) > 1


def test_buttons_step_back_while_it_plays_and_come_back_at_any_sign(page: Page) -> None:
    """Pause and "something feels wrong" stay; a movement, a key or a pause brings the others, the focus keeps them."""
    player = _in_a_technique(new_player(page).open())
    page.mouse.move(10, 200)
    expect(_receded(player)).to_be_visible(timeout=15_000)
    assert page.locator("legato-player .fades").evaluate("one => getComputedStyle(one).pointerEvents") != "none"
    for name in ("Pause", "Something feels wrong"):
        expect(page.get_by_role("button", name=name)).to_be_visible()
    page.mouse.move(30, 210)
    expect(_receded(player)).to_have_count(0)
    expect(_receded(player)).to_be_visible(timeout=15_000)
    page.keyboard.press("Shift+Tab")
    expect(_receded(player)).to_have_count(0)
    expect(page.get_by_role("button", name="Something feels wrong")).to_be_focused()
    assert player.get("paused") is False
    page.keyboard.press("a")

    assert player.get("paused") is True
    assert _receded(player).count() == 0


def test_a_finger_on_a_button_that_cannot_be_seen_only_pauses(new_context: Callable[..., BrowserContext]) -> None:
    """Whoever taps the screen means "wait", wherever the buttons would be; the second tap sees what it presses."""
    page = new_context(has_touch=True).new_page()
    player = _in_a_technique(new_player(page).open())
    expect(_receded(player)).to_be_visible(timeout=15_000)
    box = page.get_by_role("button", name="More").bounding_box()
    assert box is not None
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)

    assert player.get("paused") is True
    expect(page.get_by_role("heading", name="Adjust")).to_have_count(0)
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", name="Adjust")).to_be_visible()


def test_with_less_motion_two_pictures_of_one_moment_are_the_same(new_context: Callable[..., BrowserContext]) -> None:
    """Within one pose nothing differs but the numbers that count, in a technique, at a change of leg and at rest."""
    page = new_context(reduced_motion="reduce").new_page()
    player = new_player(page).open()
    player.begin()
    moments = {step: _shows(player, step)[0]["at_ms"] / 1_000 for step in ("settle", "close")}
    for step, at in moments.items():
        player.go_to(at + 0.5)
        assert _moved(_still(page), _still(player, at + 0.5 + STILL_S)) < AN_EDGE, step
    beats = [cue["at_ms"] / 1_000 for cue in player.timeline()["cues"] if cue["kind"] == "beat"]
    player.set("playbackRate", SLOWEST)
    player.set("currentTime", beats[3] + 0.05)
    page.locator("legato-player .poster img").wait_for()
    player.settled()
    at = player.get("currentTime")

    assert _moved(_still(page), _still(player, at + STILL_S * SLOWEST)) < AN_EDGE


def _moved(before: bytes, after: bytes) -> int:
    """Return how many dots of two pictures differ."""
    first, then = (Image.open(io.BytesIO(each)).convert("L") for each in (before, after))
    return sum(ImageChops.difference(first, then).histogram()[1:])


def _still(page: Page | PlayerPage, from_s: float | None = None) -> bytes:
    if isinstance(page, PlayerPage):
        if from_s is not None:
            page.played_until(from_s)
        page = page.page
    counting = [page.locator("legato-player .digits"), page.locator("legato-player .bar")]
    return page.screenshot(mask=counting, animations="allow")


def test_at_four_hundred_percent_everything_is_reached_and_nothing_is_covered(
    new_context: Callable[..., BrowserContext],
) -> None:
    """On 320 by 256 dots the player scrolls; Tab goes to each button and does not pause; none is under anything."""
    page = new_context(viewport={"width": 320, "height": 256}).new_page()
    player = _in_a_technique(new_player(page).open())
    assert player.player.evaluate("player => player.scrollHeight > player.clientHeight")
    size = player.part("instruction").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
    assert size >= 18
    reached: dict[str, bool] = {}
    for key in ["Tab"] * 8 + ["Shift+Tab"] * 8:
        page.keyboard.press(key)
        found = page.evaluate(REACHED)
        if found is not None:
            reached[found["name"]] = reached.get(found["name"], True) and found["seen"]

    assert player.get("paused") is False
    assert {"More", "Something feels wrong", "Pause"} <= set(reached)
    assert [name for name, seen in reached.items() if not seen] == []
    player.part("instruction").scroll_into_view_if_needed()
    expect(player.part("instruction")).to_be_in_viewport(ratio=0.9)


def test_a_big_screen_is_read_from_three_metres(page: Page) -> None:
    """The address asks for it, as on a television; each instruction is large, whole, and it is remembered."""
    player = new_player(page)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"/sittings/{player.sitting}/play/?big")
    player.loaded()
    player.begin()
    for cue in _shows(player, "settle")[:1] + _shows(player, "block")[:3]:
        player.go_to(cue["at_ms"] / 1_000 + 0.2)
        for width, height in BIG_SCREENS:
            player.resize(width, height)
            size = player.part("instruction").evaluate("one => parseFloat(getComputedStyle(one).fontSize)")
            assert size >= height / ACROSS_A_ROOM, (width, height)
            expect(player.part("instruction")).to_be_in_viewport(ratio=1)
            expect(player.part("leg")).to_be_in_viewport(ratio=1)
    player.open()

    expect(page.locator("legato-player .stage.glance")).to_be_visible()
    expect(page.get_by_role("button", name="Big screen")).to_have_count(0)
    page.get_by_role("button", name="More").click()
    page.get_by_role("switch", name="Big screen").uncheck()
    page.get_by_role("button", name="Close").click()
    expect(page.locator("legato-player .stage.glance")).to_have_count(0)


def test_a_change_of_leg_a_move_and_the_end_have_pictures_of_their_own(page: Page) -> None:
    """The legs with the one that is meant filled; the next place, as it comes in; a circle to breathe with."""
    player = new_player(page).open()
    player.begin()
    settle = _shows(player, "settle")[-1]
    player.set("currentTime", settle["at_ms"] / 1_000 + 0.5)
    expect(page.locator("legato-player .leg-meant text")).to_have_text("R")
    expect(page.locator("legato-player legato-stage")).to_have_count(0)
    player.set("currentTime", _shows(player, "change")[0]["at_ms"] / 1_000 + 0.2)
    expect(page.locator("legato-player .stage.change .leg-picture").first).to_be_visible()
    player.set("currentTime", _shows(player, "close")[0]["at_ms"] / 1_000 + 0.2)

    expect(page.locator("legato-player .breathing")).to_be_visible()


def test_what_others_have_to_tell_takes_its_own_room(page: Page) -> None:
    """A wish of the receiver stands above everything: no word, no button and no part of the picture is under it."""
    player = _in_a_technique(new_player(page).open())
    before = player.player.evaluate(BOXES)
    player.player.evaluate(
        """player => {
          const wish = document.createElement('p');
          wish.slot = 'banner';
          wish.textContent = 'They ask for softer.';
          player.append(wish);
        }"""
    )
    banner = page.get_by_text("They ask for softer.").bounding_box()
    assert banner is not None
    after = player.player.evaluate(BOXES)

    assert after[".picture"][1] >= banner["y"] + banner["height"]
    assert {name: after[name] for name in (".headline", ".row", ".controls")} == {
        name: before[name] for name in (".headline", ".row", ".controls")
    }


@pytest.mark.parametrize("performer", [{}, {"performer": "partner"}, {"performer": "partner", "answered_by": "giver"}])
def test_no_faults_for_anybody_whose_hands_they_are(
    page: Page, accessibility_faults: Callable[[Page], list[str]], performer: dict[str, str]
) -> None:
    """Alone, with a partner, and as a carer: in each moment of a session axe-core finds nothing."""
    # Looking takes its time, in which buttons would begin to fade.
    page.goto("/")
    page.evaluate("() => localStorage.setItem('legato.player.senses', JSON.stringify({format: 1, steady: true}))")
    player = new_player(page, **performer, **({"position": "bed"} if performer else {})).open()
    faults = {"ready": accessibility_faults(page)}
    player.begin()
    for step in ("settle", "block", "change", "close"):
        player.go_to(_shows(player, step)[0]["at_ms"] / 1_000 + 0.5)
        faults[step] = accessibility_faults(page)
    page.get_by_role("button", name="More").click()
    page.get_by_role("switch", name="Keep all buttons in sight").uncheck()
    page.get_by_role("button", name="Close").click()
    player.set("currentTime", _shows(player, "block")[0]["at_ms"] / 1_000 + 1)
    page.get_by_role("button", name="Pause").evaluate("button => button.blur()")
    expect(_receded(player)).to_be_visible(timeout=15_000)
    faults["buttons stepped back"] = accessibility_faults(page)

    assert {when: found for when, found in faults.items() if found} == {}
