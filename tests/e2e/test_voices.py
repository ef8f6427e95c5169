"""Voice and sound: a voice is heard, then chosen; and a sound to massage by lies under the session."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import new_player
from render.speech.voices_for_tests import humming_programme
from running import Server, running_server

HEARD = """
  window.heard = [];
  const play = HTMLMediaElement.prototype.play;
  HTMLMediaElement.prototype.play = function () {
    this.addEventListener('playing', () => window.heard.push(new URL(this.src).search), { once: true });
    return play.call(this);
  };
"""
"""Notes which sound really began to play."""

LOOPS = """
  window.loops = [];
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (...given) {
    if (this.loop) {
      const told = { loopStart: this.loopStart, loopEnd: this.loopEnd, lasts: this.buffer.duration, over: false };
      this.addEventListener('ended', () => (told.over = true));
      window.loops.push(told);
    }
    return start.apply(this, given);
  };
"""
"""Notes what repeats itself on the audio clock, and whether it is over."""

SENSES = "() => JSON.parse(localStorage.getItem('legato.player.senses') ?? '{}')"


@pytest.fixture
def humming(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """An app on a computer with a second voice: a programme of the usual name that hums."""
    programmes = tmp_path / "programmes"
    programmes.mkdir()
    monkeypatch.setenv("PATH", str(humming_programme(programmes).parent), prepend=os.pathsep)
    (tmp_path / "data").mkdir()
    with running_server(tmp_path / "data") as server:
        yield server


def test_a_voice_is_heard_and_then_chosen(
    humming: Server, new_context: Callable[..., BrowserContext], accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """From *People*; it speaks from then on, and one hears each without leaving the page."""
    page = new_context(base_url=humming.address).new_page()
    page.add_init_script(HEARD)
    page.goto("/people/")
    page.get_by_role("link", name="Voice and sound").click()
    expect(page.get_by_role("heading", name="Voice and sound", level=1)).to_be_visible()
    assert accessibility_faults(page) == []

    page.get_by_role("link", name="Listen to espeak-ng").click()
    page.wait_for_function("() => window.heard.length === 1", timeout=30_000)
    expect(page.get_by_role("link", name="Listen to espeak-ng")).to_be_visible(timeout=10_000)
    assert page.evaluate("() => window.heard") == ["?voice=espeak-ng"]

    page.get_by_role("button", name="Use this voice: espeak-ng").click()
    expect(page.get_by_text("espeak-ng speaks from now on")).to_be_visible()
    chosen = page.get_by_role("listitem").filter(has_text="Speaks now")
    expect(chosen).to_have_count(1)
    expect(chosen).to_contain_text("espeak-ng")
    expect(page.get_by_role("button", name="Use this voice: Legato’s own voice")).to_be_visible()


def test_a_voice_that_fails_says_why(humming: Server, new_context: Callable[..., BrowserContext]) -> None:
    """Where one pressed *Listen*, in one sentence."""
    page = new_context(base_url=humming.address).new_page()
    page.goto("/voices/")
    says = "espeak-ng ended with error 1."
    page.route("**/voices/listen/**", lambda route: route.fulfill(status=503, content_type="text/plain", body=says))
    page.get_by_role("link", name="Listen to espeak-ng").click()

    expect(page.get_by_role("status").filter(has_text=says)).to_be_visible()
    expect(page.get_by_role("link", name="Listen to espeak-ng")).to_be_visible()


def test_rain_lies_under_the_session_and_is_remembered(page: Page) -> None:
    """Off at first; chosen it sounds without a seam, with a volume of its own, and stops with the session."""
    page.add_init_script(LOOPS)
    player = new_player(page, minutes=5).open()
    player.begin()
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 1")
    assert page.evaluate("() => window.loops") == []

    page.get_by_role("button", name="More").click()
    beds = page.get_by_role("group", name="Sound to massage by")
    expect(beds.get_by_role("radio", name="Off")).to_be_checked()
    expect(page.get_by_role("button", name="Less of this sound")).to_have_count(0)
    beds.get_by_role("radio", name="Off").press("ArrowRight")
    expect(beds.get_by_role("radio", name="Rain")).to_be_checked()
    page.wait_for_function("() => window.loops.length === 1", timeout=30_000)
    (rain,) = page.evaluate("() => window.loops")
    assert rain["loopEnd"] - rain["loopStart"] == pytest.approx(24)
    assert 0 < rain["loopStart"] < rain["loopEnd"] < rain["lasts"]

    page.get_by_role("button", name="Less of this sound").click()
    expect(page.get_by_text("Sound to massage by 5 of 10")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    assert {"bed": "rain", "bedVolume": 5}.items() <= page.evaluate(SENSES).items()

    if player.get("paused"):
        player.begin()
    page.wait_for_function("() => window.loops.some(({ over }) => !over)")
    page.evaluate("() => document.querySelector('legato-player').pause()")
    page.wait_for_function("() => window.loops.every(({ over }) => over)")

    page.reload()
    page.get_by_role("button", name="More").click()
    expect(page.get_by_role("radio", name="Rain")).to_be_checked()
