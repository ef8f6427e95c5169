"""The moving hands, in a browser that draws them: in the library, beside a session, and when they cannot be had."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from player_page import PlayerPage, new_player
from running import GRAPHICS_CARD

SHOWN = Path(__file__).parents[2] / "web/src/stage/shown.json"
SLOW_MS = 60_000
"""A processor that draws, on a busy machine, takes its time."""
A_WHILE_MS = 700
EASY_TO_HIT_PX = 64
STILL = """async stage => {
  const blob = await stage.photograph('image/png', 1);
  const bytes = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return [...new Uint8Array(bytes)].join(' ');
}"""
AT = "(stage, done) => { stage.clock = () => ({ stroke: 0, done, moving: false }); stage.wake(); }"

WAY = """async (stage, toHeart) => {
  stage.toHeart = toHeart;
  await stage.updateComplete;
  while (!stage.drawn) await new Promise(done => setTimeout(done, 50));
  const { theatre } = stage;
  const { contacts, paths: [path] } = theatre.clips[0].notes;
  const { hand } = contacts.find(contact => contact.moves);
  return [0.05, 0.25, 0.45].map(done => {
    theatre.draw({ stroke: 0, done }, performance.now(), false);
    return theatre.cast.placeOf(hand, path.part).z;
  });
}"""
"""How far towards the toes the hand that moves is, as its stroke goes on."""
GIVEN_BY = "who => document.querySelector('legato-stage').theatre?.clips[0]?.notes.performer === who"


def _library(page: Page, technique: str = "arch-rub") -> None:
    """Open the page of a technique, and do there what somebody would do first: move the pointer."""
    page.goto(f"/library/techniques/{technique}/")
    page.mouse.move(200, 200)


def _drawn(page: Page) -> None:
    page.locator("legato-stage[drawn]").wait_for(timeout=SLOW_MS)


def _offered(page: Page) -> None:
    """Open what stands behind the words that say what the picture shows."""
    page.get_by_text("Left leg, your own hands").click()


def _still(page: Page) -> str:
    picture: str = page.locator("legato-stage").evaluate(STILL)
    return picture


def test_a_technique_s_page_shows_the_hands_for_either_leg_and_from_every_side(draws: Callable[..., Page]) -> None:
    """Every button changes the picture, and what it shows is said in words."""
    page = draws()
    _library(page)
    _drawn(page)
    page.get_by_role("button", name="Hold still").click()
    _offered(page)
    page.wait_for_timeout(A_WHILE_MS)
    seen = {_still(page)}
    page.get_by_role("button", name="Right leg").click()
    expect(page.get_by_role("img", name="two hands on a right leg")).to_be_visible()
    seen.add(_still(page))
    for side in ("Sole", "From above", "From the side"):
        page.get_by_role("button", name=side).click()
        expect(page.get_by_role("status").filter(has_text=side.lower())).to_have_count(1)
        page.wait_for_timeout(2 * A_WHILE_MS)
        seen.add(_still(page))

    assert len(seen) == 5


def test_a_technique_s_page_shows_one_s_own_hands_or_another_person_s(draws: Callable[..., Page]) -> None:
    """They come from different sides; the leg stays the one that was chosen, and a tool needs nobody's hands."""
    page = draws()
    _library(page)
    _drawn(page)
    page.get_by_role("button", name="Hold still").click()
    _offered(page)
    page.get_by_role("button", name="Right leg").click()
    own = _still(page)
    whose = page.get_by_role("group", name="Whose hands")
    whose.get_by_role("button", name="Somebody else's").click()
    page.wait_for_function(GIVEN_BY, arg="partner", timeout=SLOW_MS)
    _drawn(page)
    assert _still(page) != own
    expect(page.get_by_role("img", name="two hands on a right leg")).to_be_visible()
    expect(whose.get_by_role("button", name="Somebody else's")).to_have_attribute("aria-pressed", "true")

    _library(page, "foot-roller")
    _drawn(page)
    expect(page.get_by_role("group", name="Whose hands", include_hidden=True)).to_have_count(0)


def test_skin_is_chosen_once_and_kept(draws: Callable[..., Page]) -> None:
    """The colour of the leg changes the picture, here and on the next page."""
    page = draws()
    _library(page)
    _drawn(page)
    page.get_by_role("button", name="Hold still").click()
    before = _still(page)
    _offered(page)
    page.get_by_text("Skin", exact=True).click()
    page.get_by_role("group", name="The leg").get_by_role("radio").last.check(force=True)
    assert _still(page) != before
    _library(page, "calf-compression")
    _drawn(page)
    _offered(page)
    page.get_by_text("Skin", exact=True).click()

    expect(page.get_by_role("group", name="The leg").get_by_role("radio").last).to_be_checked()


def test_nothing_is_kept_once_the_hands_are_removed(
    draws: Callable[..., Page], kept_around_removal: Callable[..., Any]
) -> None:
    """The graphics card gets everything back."""
    page = draws()
    _library(page)
    _drawn(page)
    before, after = kept_around_removal(page.locator("legato-stage"), "theatre")

    assert before["geometries"] > 0
    assert (after["geometries"], after["textures"]) == (0, 0)


def test_with_less_motion_a_few_poses_take_turns(draws: Callable[..., Page]) -> None:
    """Between two key poses nothing moves; from one to the next it does."""
    page = draws(reduced_motion="reduce")
    _library(page)
    _drawn(page)
    stage = page.locator("legato-stage")
    pictures = []
    for done in (0.02, 0.2, 0.27):
        stage.evaluate(AT, done)
        pictures.append(_still(page))

    assert pictures[0] == pictures[1]
    assert pictures[1] != pictures[2]


def test_strokes_to_the_heart_go_the_other_way(draws: Callable[..., Page]) -> None:
    """From heel to ball as they are written; from ball to heel, from their first moment on, where a rule turns them."""
    page = draws()
    _library(page)
    _drawn(page)
    stage = page.locator("legato-stage")
    usual, turned = stage.evaluate(WAY, False), stage.evaluate(WAY, True)

    assert usual == sorted(usual)
    assert turned == sorted(turned, reverse=True)
    assert min(usual[2] - usual[0], turned[0] - turned[2]) > 0.05


@pytest.mark.parametrize("trouble", ["missing", "damaged"])
def test_without_the_movements_there_is_the_still_picture(draws: Callable[..., Page], trouble: str) -> None:
    """One line on the console says why, and the page is as it was."""
    page = draws()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    answer = {"status": 404} if trouble == "missing" else {"body": b"glTF" + bytes(200)}
    page.route("**/arch-rub*.glb", lambda route: route.fulfill(**answer))
    with page.expect_console_message(lambda message: "still picture" in message.text):
        _library(page)
    page.wait_for_timeout(A_WHILE_MS)

    assert len([line for line in said if "Legato" in line]) == 1
    expect(page.locator("legato-stage:not([drawn]) img.poster")).to_be_visible()
    expect(page.get_by_role("button", name="Hold still")).to_be_hidden()


@pytest.fixture
def session(draws: Callable[..., Page]) -> PlayerPage:
    """A session beside which hands are drawn; everything is asked of the server."""
    page = draws(viewport={"width": 900, "height": 700})
    page.add_init_script(GRAPHICS_CARD)
    return new_player(page).open()


def _moving_blocks(player: PlayerPage) -> dict[str, float]:
    """The second at which the first technique with hands is well under way, for each leg."""
    shown = json.loads(SHOWN.read_text())
    found: dict[str, float] = {}
    for cue in player.timeline()["cues"]:
        if cue.get("shown", {}).get("step") == "block" and cue["technique"] in shown:
            found.setdefault(cue["leg"], cue["at_ms"] / 1_000 + 12)
    return found


def test_beside_a_session_the_hands_keep_its_time_and_its_leg(session: PlayerPage) -> None:
    """They stop with the pause, go on with the rhythm, and are mirrored when the leg changes."""
    blocks = _moving_blocks(session)
    session.begin()
    session.set("currentTime", blocks["left"])
    _drawn(session.page)
    turn = session.page.get_by_role("button", name="Look from another side").bounding_box()
    assert turn is not None
    assert min(turn["width"], turn["height"]) >= EASY_TO_HIT_PX
    session.page.get_by_role("button", name="Pause").click()
    session.page.wait_for_timeout(A_WHILE_MS)
    paused = _still(session.page)
    session.page.wait_for_timeout(A_WHILE_MS)
    assert _still(session.page) == paused

    session.page.get_by_role("button", name="Go on").click()
    session.page.wait_for_timeout(A_WHILE_MS)
    assert _still(session.page) != paused

    session.set("currentTime", blocks["right"])
    _drawn(session.page)
    expect(session.page.locator("legato-stage")).to_have_attribute("leg", "right")
    expect(session.part("leg")).to_contain_text("Right leg")


def test_beside_a_session_for_two_the_giver_s_hands_are_shown(draws: Callable[..., Page]) -> None:
    """They come from where the giver sits, which is not where one's own hands come from."""
    page = draws(viewport={"width": 900, "height": 700})
    page.add_init_script(GRAPHICS_CARD)
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(Path(request.url).name))
    player = new_player(page, performer="partner", position="bed").open()
    player.begin()
    player.set("currentTime", _moving_blocks(player)["left"])
    _drawn(page)
    moves = [name for name in fetched if name.endswith(".glb") and not name.startswith("base")]

    assert moves
    assert all("-partner-" in name for name in moves)


def test_a_session_plays_on_when_its_hands_cannot_be_had(session: PlayerPage) -> None:
    """The picture stays, and so does the time."""
    session.page.route("**/*.glb", lambda route: route.fulfill(status=404))
    with session.page.expect_console_message(lambda message: "still picture" in message.text):
        session.begin()
        session.set("currentTime", _moving_blocks(session)["left"])
    at = session.get("currentTime")
    session.page.wait_for_timeout(A_WHILE_MS)

    assert session.get("currentTime") > at
    expect(session.page.locator("legato-stage img")).to_be_visible()


TAKE_AWAY = """element => {
  const canvas = element.shadowRoot.querySelector('canvas');
  window.taken = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  window.taken.loseContext();
}"""
"""What a phone does to every page when another app is used for a while."""
GIVE_BACK = "() => window.taken.restoreContext()"


def test_hands_that_were_taken_away_come_back_with_their_controls(draws: Callable[..., Page]) -> None:
    """The leg and the side that were chosen are shown again, and can be changed again."""
    page = draws()
    _library(page)
    _drawn(page)
    _offered(page)
    page.get_by_role("button", name="Right leg").click()
    page.get_by_role("button", name="Sole").click()
    stage = page.locator("legato-stage")
    stage.evaluate(TAKE_AWAY)
    expect(page.locator("legato-stage[drawn]")).to_have_count(0)
    page.evaluate(GIVE_BACK)
    _drawn(page)
    page.get_by_text("Right leg, your own hands").click()

    expect(page.get_by_role("button", name="Right leg")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Sole")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Hold still").click()
    page.wait_for_timeout(A_WHILE_MS)
    sole = _still(page)
    page.get_by_role("button", name="From above").click()
    page.wait_for_timeout(2 * A_WHILE_MS)
    assert _still(page) != sole
