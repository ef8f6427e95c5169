"""Without a network: the app opens, asks, refuses, plays, and tells the diary later."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import PlayerPage, new_player

WAITS_S = 40
KEPT = """async address => {
  const registration = await navigator.serviceWorker.ready;
  const own = await caches.open('legato-own');
  const there = address => own.match(address, {ignoreVary: true});
  return registration.active?.state === 'activated' && (await there(address)) !== undefined;
}"""


REFUSED = """async sitting => {
  const answer = await fetch(`/api/v1/sittings/${sitting}/timeline`, { cache: 'no-store' });
  return answer.status === 409;
}"""


@pytest.fixture
def service_workers() -> Literal["allow"]:
    """Let the app install itself, as it does for everybody."""
    return "allow"


def _used_once(page: Page, address: str) -> None:
    """Open the app with a connection, long enough for the device to keep what it needs."""
    page.goto("/")
    _until(page, KEPT, address)


def _until(page: Page, holds: str, given: str) -> None:
    """Wait until a promise in the page tells that something holds."""
    until = time.monotonic() + WAITS_S
    while not page.evaluate(holds, given):
        assert time.monotonic() < until, f"{holds} never held for {given}"
        page.wait_for_timeout(200)


def _arrived(page: Page, sitting: str, last: str) -> list[str]:
    """Return what the server was told of a sitting besides its cues, once it knows of the `last` event."""
    address = f"/api/v1/sittings/{sitting}/events"
    until = time.monotonic() + WAITS_S
    while True:
        found = page.evaluate("async address => (await fetch(address, {cache: 'no-store'})).json()", address)
        kinds = [event["kind"] for event in found.get("events", []) if event["kind"] != "cue_reached"]
        if last in kinds:
            return kinds
        assert time.monotonic() < until, f"{last} never arrived, only {kinds}"
        page.wait_for_timeout(200)


def test_a_plan_is_played_from_start_to_end_without_a_network(new_context: Callable[..., BrowserContext]) -> None:
    """Planned once, then the network is gone before the app is opened; the diary has everything afterwards."""
    context = new_context()
    page = context.new_page()
    player = new_player(page)
    _used_once(page, f"/api/v1/sittings/{player.sitting}/timeline")
    page.close()
    context.set_offline(True)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name=re.compile("Begin your session")).click()
    player = PlayerPage(page, player.sitting)
    player.loaded()
    player.begin()
    page.wait_for_timeout(300)
    player.set("currentTime", player.get("duration") - 0.5)
    expect(page.get_by_role("link", name="How was it?")).to_be_visible(timeout=20_000)
    context.set_offline(False)
    # Whatever page is opened next sends what waits.
    page.goto("/diary/")

    kinds = _arrived(page, player.sitting, "finished")
    assert [kinds[0], kinds[-1]] == ["started", "finished"]


@pytest.mark.parametrize("connected", [True, False])
def test_a_cramp_takes_two_taps(new_context: Callable[..., BrowserContext], connected: bool) -> None:
    """One on the home page, one for "none of these" and the leg; then the session runs, on that leg."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/cramp-right/timeline")
    context.set_offline(not connected)
    page.goto("/")
    page.get_by_role("link", name="Cramp").click()
    page.get_by_role("button", name="Right calf: begin").click()
    player = PlayerPage(page, "")
    page.wait_for_function("() => document.querySelector('legato-player')?.paused === false")

    assert player.get("duration") <= 180
    expect(page.locator('legato-player [part="technique"]')).to_be_visible()
    assert page.evaluate(
        "async () => (await (await fetch(document.querySelector('legato-player').src)).json()).legs"
    ) == ["right"]


def test_one_foot_is_toured_without_a_network(new_context: Callable[..., BrowserContext]) -> None:
    """The page of the twelve, the questions, and the tour of the foot that was chosen, all from the device."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/twelve-right/timeline")
    context.set_offline(True)
    page.goto("/twelve/")
    expect(page.locator(".twelve > li")).to_have_count(12)
    page.get_by_role("link", name="Right foot").click()
    page.get_by_role("button", name=re.compile("None of these")).click()
    page.wait_for_function("() => document.querySelector('legato-player')?.duration > 0")

    assert page.evaluate(
        "async () => (await (await fetch(document.querySelector('legato-player').src)).json()).legs"
    ) == ["right"]


def test_a_trial_needs_the_connection_and_says_so(new_context: Callable[..., BrowserContext]) -> None:
    """There are too many to keep; what plays without a connection is named, and there is a way back."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/five/timeline")
    context.set_offline(True)
    page.goto("/quick/try-knuckle/")

    expect(page.get_by_text("needs the connection")).to_be_visible()
    expect(page.get_by_role("link", name="Back to the technique")).to_be_visible()


def test_a_session_begun_without_a_network_comes_to_the_diary(new_context: Callable[..., BrowserContext]) -> None:
    """The server learns of the session and of what happened in it when there is a connection."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/hurting/timeline")
    context.set_offline(True)
    page.goto("/quick/hurting/")
    page.get_by_role("button", name=re.compile("None of these")).click()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    PlayerPage(page, "").walk_through()
    page.wait_for_function("() => document.querySelector('legato-player')?.paused === false")
    sitting = page.evaluate("() => document.querySelector('legato-player').sitting")
    page.wait_for_timeout(300)
    page.reload()
    page.wait_for_function("() => document.querySelector('legato-player')?.duration > 0")
    assert page.evaluate("() => document.querySelector('legato-player').sitting") == sitting
    context.set_offline(False)
    page.get_by_role("button", name="Go on").click()

    assert _arrived(page, sitting, "resumed") == ["started", "paused", "resumed"]


def _softer(page: Page, answer: str) -> None:
    """Ask for less pressure from here on, and wait for the answer."""
    page.get_by_role("button", name="Adjust").click()
    page.get_by_role("button", name="Softer").click()
    expect(page.locator(".toast", has_text=answer)).to_be_visible(timeout=20_000)


PRESSURES = """async () => {
  const { cues } = await (await fetch(document.querySelector('legato-player').src)).json();
  return cues.filter(cue => cue.shown?.pressure > 0).map(cue => [cue.at_ms, cue.shown.pressure]);
}"""


def test_a_session_planned_softer_stays_so_when_the_network_goes(new_context: Callable[..., BrowserContext]) -> None:
    """What the device keeps is the session as it was planned last."""
    context = new_context()
    page = context.new_page()
    player = new_player(page)
    _used_once(page, f"/api/v1/sittings/{player.sitting}/timeline")
    player.open()
    before = page.evaluate(PRESSURES)
    player.begin()
    _softer(page, "Softer from here on.")
    planned = page.evaluate(PRESSURES)
    assert max(pressure for _, pressure in planned) < max(pressure for _, pressure in before)
    context.set_offline(True)
    player.open()

    assert page.evaluate(PRESSURES) == planned


def test_a_session_made_softer_without_a_network_stays_so(new_context: Callable[..., BrowserContext]) -> None:
    """Nobody could plan it anew, so the device remembers the wish itself."""
    context = new_context()
    page = context.new_page()
    player = new_player(page)
    _used_once(page, f"/api/v1/sittings/{player.sitting}/timeline")
    player.open()
    player.begin()
    at_ms = next(at for at, pressure in page.evaluate(PRESSURES) if pressure > 1)
    player.set("currentTime", at_ms / 1_000 + 2)
    pressure = page.locator("legato-player .pressure")
    harder = pressure.inner_text()
    context.set_offline(True)
    _softer(page, "Use less pressure from here on.")
    softer = pressure.inner_text()
    assert softer != harder
    player.open()

    assert pressure.inner_text() == softer


def _tick(page: Page, at: int) -> None:
    """Tick a line and the first question behind it, and say which leg where that is asked."""
    line = page.locator(".line").nth(at)
    line.get_by_role("checkbox").first.check()
    question = line.locator(".follow-up .fact").first
    question.get_by_role("checkbox").first.check()
    leg = question.get_by_label("Left leg")
    if leg.count():
        leg.check()


def test_a_line_without_a_question_and_a_question_without_a_leg_are_asked_about(page: Page) -> None:
    """Nothing begins, nothing is refused: a sentence says what is missing."""
    page.goto("/quick/cramp/")
    line = page.locator(".line").nth(1)
    line.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Go on with what I ticked").click()
    expect(page.get_by_role("alert")).to_contain_text("tick what fits there")
    line.locator(".follow-up .fact").first.get_by_role("checkbox").first.check()
    page.get_by_role("button", name="Go on with what I ticked").click()
    expect(page.get_by_role("alert")).to_contain_text("Which leg?")
    line.get_by_label("Right leg").locator("visible=true").check()
    page.get_by_role("button", name="Go on with what I ticked").click()

    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()


def test_every_red_flag_shuts_every_way_without_a_network(new_context: Callable[..., BrowserContext]) -> None:
    """Whatever is ticked, on whatever screen: what to do instead, and no player."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/twenty/timeline")
    context.set_offline(True)
    for name in ("cramp", "hurting", "five", "ten", "twenty"):
        # Six lines in a cramp: the first four begin with a sign that refuses, whatever else is so.
        for at in range(4 if name == "cramp" else 2):
            page.goto(f"/quick/{name}/")
            _tick(page, at)
            expect(page.get_by_role("button", name=re.compile("begin"))).to_have_count(0)
            page.get_by_role("button", name="Go on with what I ticked").click()
            expect(page.get_by_role("heading", name="What to do now")).to_be_visible()
            assert page.locator("legato-player").count() == 0


def test_a_red_flag_without_a_network_shuts_the_plan_from_before_too(
    new_context: Callable[..., BrowserContext],
) -> None:
    """It is kept on the device, and knows nothing of what was ticked now; with a network it is gone for good."""
    context = new_context()
    page = context.new_page()
    player = new_player(page)
    _used_once(page, f"/api/v1/sittings/{player.sitting}/timeline")
    _used_once(page, "/api/v1/ready/five/timeline")
    context.set_offline(True)
    page.goto("/quick/five/")
    _tick(page, 0)
    page.get_by_role("button", name="Go on with what I ticked").click()
    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()
    page.goto(f"/sittings/{player.sitting}/play/")
    expect(page.get_by_text("Something you ticked since then")).to_be_visible()
    context.set_offline(False)
    page.goto("/")
    _until(page, REFUSED, player.sitting)
    page.goto(f"/sittings/{player.sitting}/play/")

    expect(page.get_by_role("button", name="Begin")).to_have_count(0)


def test_an_old_copy_of_the_rules_begins_nothing(new_context: Callable[..., BrowserContext]) -> None:
    """After a month without a connection the rules may have changed: one sentence says what helps."""
    context = new_context()
    page = context.new_page()
    _used_once(page, "/api/v1/ready/five/timeline")
    page.evaluate(
        """async () => {
          const own = await caches.open('legato-own');
          const kept = await (await own.match('/api/v1/offline', {ignoreVary: true})).json();
          kept.given_at = '2026-01-01T00:00:00.000Z';
          await own.put('/api/v1/offline', new Response(JSON.stringify(kept)));
        }"""
    )
    context.set_offline(True)
    page.goto("/quick/five/")

    expect(page.get_by_text("more than a month old")).to_be_visible()
    assert page.locator("#quick button").count() == 0


def test_delete_everything_leaves_nothing_on_the_device(new_context: Callable[..., BrowserContext]) -> None:
    """No plan, no health answers, no events: also not without a network."""
    context = new_context()
    page = context.new_page()
    player = new_player(page)
    _used_once(page, f"/api/v1/sittings/{player.sitting}/timeline")
    page.goto("/people/delete-everything/")
    page.get_by_label(re.compile("Type")).fill("delete")
    page.get_by_role("button", name="Delete everything").click()
    expect(page.get_by_role("heading", name="Everything is deleted")).to_be_visible()
    page.wait_for_timeout(1_500)

    assert page.evaluate("async () => await caches.has('legato-own')") is False
    assert page.evaluate("async () => (await indexedDB.databases()).map(one => one.name)") == []
    assert page.evaluate("() => localStorage.length") == 0


def test_the_page_for_no_connection_has_no_accessibility_faults(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """Nor the one that asks."""
    page.goto("/offline/")
    assert accessibility_faults(page) == []
    page.goto("/quick/cramp/")
    expect(page.get_by_role("checkbox").first).to_be_visible()
    assert accessibility_faults(page) == []
    _tick(page, 1)

    assert accessibility_faults(page) == []
