"""Devices that sleep, sound that is taken away, headsets that go: the session waits where somebody was last guided."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import PlayerPage, new_player

SLEEPS = {"five minutes": 300, "an hour": 3_600}
GIVEN_S = 4
"""How long somebody was guided before the device fell asleep."""

KEEP_THE_SOUND = """
  window.shaken = [];
  Navigator.prototype.vibrate = function (pattern) { window.shaken.push(pattern); return true; };
  window.devices = [];
  const Given = window.AudioContext;
  window.AudioContext = class extends Given {
    constructor(...options) { super(...options); window.devices.push(this); }
  };
"""
"""Lets a test reach the device's sound, as the system does, and see when it shakes."""
LONGEST_SHAKE = "() => window.shaken.some(pattern => pattern[0] >= 500)"
SOUNDS = "() => window.devices.some(device => device.state === 'running' && device.currentTime > 0)"


def _stands(page: Page) -> None:
    page.wait_for_function("() => document.querySelector('legato-player').paused")


def _falls_asleep(page: Page, seconds: int) -> PlayerPage:
    """Play for a while, then let no line of the page run for as long as that."""
    page.clock.install()
    player = new_player(page).open()
    player.begin()
    # As long as it takes, because the clock of the sound is not the page's.
    page.wait_for_function("given => document.querySelector('legato-player').currentTime > given", arg=GIVEN_S)
    page.clock.fast_forward(seconds * 1_000)
    _stands(page)
    return player


@pytest.mark.parametrize("seconds", SLEEPS.values(), ids=SLEEPS)
def test_a_device_that_slept_stands_where_somebody_was_last_guided(page: Page, seconds: int) -> None:
    """Nothing is skipped, nothing ends: it says how long it was away, and what can be done."""
    player = _falls_asleep(page, seconds)

    dialog = page.get_by_role("dialog", name="The session waited for you")
    expect(dialog).to_contain_text(f"away for {seconds // 60} minutes")
    assert player.get("ended") is False
    assert GIVEN_S <= player.get("currentTime") < GIVEN_S + 10
    expect(dialog.get_by_role("button", name="Go on from here")).to_be_visible()
    expect(dialog.get_by_role("link", name="End here")).to_be_visible()
    # Where the session would be over by then, there is nowhere to go.
    expect(dialog.get_by_role("button", name="Where the clock would be")).to_have_count(int(seconds < 600))
    assert player.arrived("paused")["detail"] == {"because": "absent"}
    assert "finished" not in {event["kind"] for event in player.events()}


def test_it_goes_on_from_there(page: Page) -> None:
    """One tap, and the clock runs on from the moment that was given last."""
    player = _falls_asleep(page, 300)
    at = player.get("currentTime")
    page.get_by_role("button", name="Go on from here").click()
    page.wait_for_function("at => document.querySelector('legato-player').currentTime > at + 1", arg=at)

    assert player.get("paused") is False
    assert player.get("currentTime") < at + 60
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_or_where_the_clock_would_be_and_back_again(page: Page) -> None:
    """Somebody who went on without the device catches up with it; what lies between is recorded as left out."""
    player = _falls_asleep(page, 300)
    page.get_by_role("button", name="Where the clock would be").click()
    page.wait_for_function("() => !document.querySelector('legato-player').paused")

    assert player.get("currentTime") > GIVEN_S + 290
    assert player.arrived("skipped")["detail"]["to_ms"] > (GIVEN_S + 290) * 1_000
    page.get_by_role("button", name="Back to where you were").click()
    assert player.get("currentTime") < GIVEN_S + 60


def test_what_nobody_was_guided_through_is_not_in_the_diary(page: Page) -> None:
    """A few seconds of ten minutes, and then an hour of sleep: the diary has no ten minutes."""
    _falls_asleep(page, 3_600)
    page.get_by_role("link", name="End here").click()
    expect(page).to_have_url(re.compile("/after/"))
    page.goto("/diary/")

    expect(page.get_by_role("listitem").filter(has_text="Less than 1 of 10 minutes")).to_be_visible()


@pytest.mark.parametrize("how", ["a call", "a call that says nothing"])
def test_sound_that_is_taken_away_is_noticed_within_two_seconds(
    new_context: Callable[..., BrowserContext], how: str
) -> None:
    """The session waits, on the screen and to be felt, and goes on with one tap once there is sound again."""
    page = new_context(has_touch=True).new_page()
    page.add_init_script(KEEP_THE_SOUND)
    player = new_player(page).open()
    player.begin()
    page.wait_for_function(SOUNDS)
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 2")
    at = player.get("currentTime")
    if how == "a call":
        page.evaluate("() => window.devices.forEach(device => void device.suspend())")
    else:
        # Some systems take the sound and leave the state as it was: its clock stands still, and that is all.
        page.evaluate(
            """() => window.devices.forEach(device => {
              Object.defineProperty(device, 'state', { value: 'running', configurable: true });
              device.addEventListener('statechange', event => event.stopImmediatePropagation(), true);
              void device.suspend();
            })"""
        )
    _stands(page)

    assert player.get("currentTime") - at < 2.5
    expect(player.part("stands")).to_contain_text("The sound was taken away")
    assert page.evaluate(LONGEST_SHAKE)
    assert player.arrived("paused")["detail"] == {"because": "sound"}
    if how == "a call":
        page.get_by_role("button", name="Go on").click()
        page.wait_for_function(SOUNDS)
        page.wait_for_function("at => document.querySelector('legato-player').currentTime > at + 4", arg=at)
        assert player.get("paused") is False
        expect(player.part("stands")).to_have_count(0)


def test_a_headset_that_goes_lets_the_session_wait(page: Page) -> None:
    """Its words would come out of nothing, or out loud in a train."""
    page.add_init_script(KEEP_THE_SOUND)
    player = new_player(page).open()
    player.begin()
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 1")
    page.evaluate("() => navigator.mediaDevices.dispatchEvent(new Event('devicechange'))")
    _stands(page)

    expect(player.part("stands")).to_contain_text("A headset or loudspeaker came or went")
    assert player.arrived("paused")["detail"] == {"because": "output"}


def test_a_screen_that_may_go_dark_is_said(page: Page) -> None:
    """A nearly empty battery refuses to keep the screen awake, and nobody else would say so."""
    page.add_init_script(
        """WakeLock.prototype.request = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"""
    )
    player = new_player(page).open()
    player.begin()

    expect(page.get_by_text("Its screen may go dark during the session.")).to_be_visible()
    assert player.get("paused") is False


def test_one_session_plays_in_one_tab(page: Page) -> None:
    """A second tab says what plays in the first, and may play instead; then the first one waits."""
    first = new_player(page).open()
    first.begin()
    second = PlayerPage(page.context.new_page(), first.sitting)
    other = new_player(second.page, minutes=5)
    other.open()
    other.begin()
    dialog = second.page.get_by_role("dialog", name="It plays in another tab")
    expect(dialog).to_contain_text(first.part("technique").inner_text())
    assert other.get("paused") is True
    assert first.get("paused") is False
    dialog.get_by_role("button", name="Play here instead").click()
    _stands(page)

    assert other.get("paused") is False
    expect(first.part("stands")).to_contain_text("A session plays in another tab")
    kinds = [event["kind"] for event in other.events()]
    assert "paused" not in kinds
