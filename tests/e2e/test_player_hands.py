"""Hands on the player: taps, smears, keys; what they do, and what they can never do by mistake."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from player_page import PlayerPage, new_player

A_WHILE_MS = 600
TWICE_MS = 150
"""Two taps this far apart are meant as one gesture, and are no bounce of one finger."""
NEARLY_S = 9
"""A busy machine may take its time between a tap and the look at the clock."""


@pytest.fixture
def playing(page: Page) -> PlayerPage:
    """A session in the middle of its second technique."""
    player = new_player(page).open()
    player.begin()
    blocks = _blocks(player)
    player.set("currentTime", blocks[1] + 12)
    page.wait_for_timeout(100)
    return player


def _blocks(player: PlayerPage) -> list[float]:
    """The seconds at which techniques begin."""
    cues = player.timeline()["cues"]
    return [cue["at_ms"] / 1_000 for cue in cues if cue.get("shown", {}).get("step") == "block"]


def _centre(player: PlayerPage, part: str) -> tuple[float, float]:
    box = player.part(part).bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


@pytest.mark.parametrize("part", ["time", "technique", "instruction", "leg", "session-time"])
def test_a_tap_anywhere_on_the_stage_pauses_and_only_pauses(playing: PlayerPage, part: str) -> None:
    """One tap stops everything; another one on the same spot, later, changes nothing."""
    at = playing.get("currentTime")
    playing.page.mouse.click(*_centre(playing, part))
    assert playing.get("paused") is True
    playing.page.wait_for_timeout(A_WHILE_MS)
    playing.page.mouse.click(*_centre(playing, part))
    playing.page.wait_for_timeout(A_WHILE_MS)

    assert playing.get("paused") is True
    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)


def test_the_big_button_pauses_and_goes_on(playing: PlayerPage) -> None:
    """Pause becomes Go on, in the same place, and the moment is kept."""
    playing.page.get_by_role("button", name="Pause").click()
    at = playing.get("currentTime")
    playing.page.wait_for_timeout(A_WHILE_MS)
    assert playing.get("currentTime") == at
    playing.page.get_by_role("button", name="Go on").click()

    assert playing.get("paused") is False


def test_no_single_stray_tap_skips_closes_or_loses_anything(playing: PlayerPage) -> None:
    """After one tap on any button the session is where it was, and a way back is in sight."""
    for name in ["More", "Something feels wrong"]:
        at = playing.get("currentTime")
        playing.page.get_by_role("button", name=name).click()
        playing.page.wait_for_timeout(A_WHILE_MS)

        assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S), name
        assert playing.page.url.endswith("/play/"), name
        if playing.page.locator("legato-player dialog[open]").count():
            playing.page.keyboard.press("Escape")
        if playing.get("paused"):
            playing.page.get_by_role("button", name="Go on").click()
        assert playing.get("paused") is False, name


def test_skipping_is_behind_more_and_can_be_taken_back(playing: PlayerPage) -> None:
    """Two taps that nobody makes by mistake; "back to where you were" does what it says."""
    at = playing.get("currentTime")
    _choose(playing, "Skip the rest of this")
    assert playing.get("currentTime") == pytest.approx(_blocks(playing)[2], abs=NEARLY_S)

    playing.page.get_by_role("button", name="Back to where you were").click()

    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)
    assert playing.get("paused") is False


def test_repeating_is_behind_more_and_begins_the_technique_again(playing: PlayerPage) -> None:
    """The technique starts over from its first stroke."""
    _choose(playing, "Repeat this part")

    assert playing.get("currentTime") == pytest.approx(_blocks(playing)[1], abs=NEARLY_S)


def test_longer_here_gives_this_part_more_time_and_says_how_much(playing: PlayerPage) -> None:
    """What is said, the time left in the part and in the session, and what a reload plays are the same."""
    lasts, ends = playing.get("duration"), _blocks(playing)[2]
    _choose(playing, "Longer here")
    expect(playing.page.locator(".toast", has_text="It goes on for 30 seconds more here.")).to_be_visible()

    assert _blocks(playing)[2] == ends + 30
    assert playing.get("duration") >= lasts + 30
    assert playing.arrived("longer")["detail"]["more_ms"] == 30_000
    changed = playing.get("duration")
    assert playing.open().get("duration") == changed


def _choose(playing: PlayerPage, wish: str) -> None:
    playing.page.get_by_role("button", name="More").click()
    playing.page.get_by_role("button", name=wish).click()


def test_two_taps_one_after_the_other_repeat_the_part(playing: PlayerPage) -> None:
    """The first one pauses at once; the second one starts the technique over and plays, and can be taken back."""
    at = playing.get("currentTime")
    paused_between = playing.part("technique").evaluate(
        """async (element, apart) => {
          const player = document.querySelector('legato-player');
          element.click();
          const paused = player.paused;
          await new Promise(resolve => setTimeout(resolve, apart));
          element.click();
          return paused;
        }""",
        TWICE_MS,
    )
    assert paused_between is True
    assert playing.get("paused") is False
    assert playing.get("currentTime") == pytest.approx(_blocks(playing)[1], abs=NEARLY_S)
    playing.page.get_by_role("button", name="Back to where you were").click()

    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)


def test_a_finger_that_bounces_pauses_once_and_repeats_nothing(playing: PlayerPage) -> None:
    """Two touches within a moment are one tap."""
    at = playing.get("currentTime")
    # Both at once from within the page: a busy machine may take its time between two taps from outside.
    playing.part("technique").evaluate("element => { element.click(); element.click(); }")

    assert playing.get("paused") is True
    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)
    assert playing.told()["events"].count("seeked") == 1


def test_a_finger_that_rests_says_that_something_is_wrong(playing: PlayerPage) -> None:
    """It pauses and asks; lifting the finger answers nothing, and nothing is lost by saying it was nothing."""
    at = playing.get("currentTime")
    playing.page.mouse.move(*_centre(playing, "technique"))
    playing.page.mouse.down()
    expect(playing.page.get_by_role("heading", name="What do you feel?")).to_be_visible()
    playing.page.mouse.up()
    assert playing.get("paused") is True
    playing.page.wait_for_timeout(A_WHILE_MS)
    playing.page.get_by_role("button", name="Nothing is wrong").click()
    playing.page.get_by_role("button", name="Go on").click()

    assert playing.get("paused") is False
    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)


def test_the_gestures_are_taught_where_the_session_begins(page: Page) -> None:
    """Before the first tap it says what a tap, two taps and a finger that rests do; each is a button as well."""
    player = new_player(page).open()
    for line in [
        "Tap anywhere to pause.",
        "Tap twice to repeat.",
        "Hold when something feels wrong.",
    ]:
        expect(page.get_by_text(line)).to_be_visible()
    player.begin()
    for name in ["Pause", "More", "Something feels wrong"]:
        expect(page.get_by_role("button", name=name)).to_be_visible()


def test_a_smear_or_swipe_does_nothing(playing: PlayerPage) -> None:
    """A finger dragged across the screen, in any direction, over buttons or not, presses nothing."""
    for way in [(260, 0), (-200, 40), (0, -300), (0, 300)]:
        for start in [_centre(playing, "technique"), (195.0, 740.0), (60.0, 740.0)]:
            playing.page.mouse.move(*start)
            playing.page.mouse.down()
            playing.page.mouse.move(start[0] + way[0], start[1] + way[1], steps=6)
            playing.page.mouse.move(*start, steps=6)
            playing.page.mouse.up()
        assert playing.get("paused") is False, way

    assert playing.told()["events"].count("seeked") == 1
    assert playing.page.locator("legato-player dialog[open]").count() == 0


def test_any_key_that_types_pauses(playing: PlayerPage) -> None:
    """Whatever is hit with a wet hand means "wait"; what only moves around the page does not."""
    for key in ["Space", "Enter", "a", "7", "Backspace"]:
        playing.page.keyboard.press(key)
        assert playing.get("paused") is True, key
        playing.page.get_by_role("button", name="Go on").click()
        assert playing.get("paused") is False, key
    for key in ["Tab", "Home", "PageDown"]:
        playing.page.keyboard.press(key)
        assert playing.get("paused") is False, key

    assert playing.told()["events"].count("seeked") == 1


def test_space_goes_on_again(playing: PlayerPage) -> None:
    """Space pauses and Space plays, whichever button was pressed last."""
    for expected in [True, False, True, False]:
        playing.page.keyboard.press("Space")

        assert playing.get("paused") is expected


def test_arrows_move_between_techniques_and_turn_the_volume(playing: PlayerPage) -> None:
    """Right is on, left is back, up is louder; a move can be taken back."""
    blocks = _blocks(playing)
    playing.page.keyboard.press("ArrowRight")
    assert playing.get("currentTime") == pytest.approx(blocks[2], abs=NEARLY_S)
    expect(playing.page.get_by_role("button", name="Back to where you were")).to_be_visible()
    playing.page.keyboard.press("ArrowLeft")
    assert playing.get("currentTime") == pytest.approx(blocks[1], abs=NEARLY_S)
    playing.page.keyboard.press("ArrowUp")

    expect(playing.page.get_by_text("Volume 8 of 10")).to_be_visible()


def test_escape_pauses_and_asks_before_leaving(playing: PlayerPage) -> None:
    """The question has a way to stay; Escape once more stays as well."""
    at = playing.get("currentTime")
    playing.page.keyboard.press("Escape")
    assert playing.get("paused") is True
    expect(playing.page.get_by_role("heading", name="Leave the session?")).to_be_visible()
    playing.page.keyboard.press("Escape")
    expect(playing.page.get_by_role("heading", name="Leave the session?")).to_be_hidden()
    playing.page.get_by_role("button", name="Go on").click()

    assert playing.get("currentTime") == pytest.approx(at, abs=NEARLY_S)


def test_sound_can_be_changed_while_the_session_plays_on(playing: PlayerPage) -> None:
    """The sheet with voice, tick and volume stops nothing, and what is chosen is kept."""
    playing.page.get_by_role("button", name="More").click()
    playing.page.get_by_role("switch", name="Soft tick").uncheck()
    playing.page.get_by_role("button", name="Quieter", exact=True).click()
    playing.page.get_by_role("button", name="Close").click()
    assert playing.get("paused") is False
    playing.page.reload()
    playing.loaded()
    playing.page.get_by_role("button", name="More").click()

    expect(playing.page.get_by_role("switch", name="Soft tick")).not_to_be_checked()
    expect(playing.page.get_by_text("Volume 6 of 10")).to_be_visible()


def test_nothing_behind_the_player_can_be_reached(page: Page) -> None:
    """Tab goes round the player's own buttons and nowhere else."""
    new_player(page).open()
    reached = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.localName"))

    assert reached <= {"legato-player", "body"}
