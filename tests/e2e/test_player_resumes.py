"""Reloads, closed pages, lost connections, hidden tabs, damaged storage: nothing is lost, nothing goes wrong."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import PlayerPage, new_player

PLACE = "legato.place."
SLEEP_MS = 8_000
DAMAGED = [
    "",
    "{",
    "null",
    "42",
    "[]",
    '{"format": 1}',
    '{"format": 1, "at_ms": "soon", "leg": "left"}',
    '{"format": 99, "at_ms": 1000}',
    '{"format": 1, "at_ms": 99999999999, "leg": "right", "lasts_ms": 600000, "saved_at": 0}',
    '{"format": 1, "at_ms": -5, "leg": null, "lasts_ms": 600000, "saved_at": 1e300, "wrong": 3}',
]


def _begun_at_the_right_leg(page: Page) -> PlayerPage:
    player = new_player(page).open()
    change = next(cue for cue in player.timeline()["cues"] if cue["kind"] == "change_leg")
    player.begin()
    player.set("currentTime", change["at_ms"] / 1_000 + 25)
    page.wait_for_timeout(300)
    return player


def test_a_reload_comes_back_to_the_same_moment_on_the_same_leg_with_one_tap(page: Page) -> None:
    """Paused where it was; the one big button goes on."""
    player = _begun_at_the_right_leg(page)
    title = player.part("technique").inner_text()
    player.player.evaluate("player => addEventListener('pagehide', () => { sessionStorage.left = player.currentTime })")
    page.reload()
    player.loaded()

    assert player.get("paused") is True
    assert player.get("currentTime") == pytest.approx(float(page.evaluate("() => sessionStorage.left")), abs=0.05)
    expect(player.part("leg")).to_contain_text("Right leg")
    expect(player.part("technique")).to_have_text(title)
    at = player.get("currentTime")
    page.get_by_role("button", name="Go on").click()
    page.wait_for_timeout(500)

    assert player.get("paused") is False
    assert player.get("currentTime") > at


def test_one_may_also_start_again(page: Page) -> None:
    """At a second tap, the session begins at its beginning."""
    player = _begun_at_the_right_leg(page)
    page.reload()
    player.loaded()
    assert player.tap_twice("Start again") == "Tap again to start from the beginning."

    assert player.get("currentTime") == 0
    expect(page.get_by_role("button", name="Begin")).to_be_visible()


@pytest.mark.parametrize("kept", DAMAGED)
def test_damaged_storage_is_as_if_nothing_had_been_kept(page: Page, kept: str) -> None:
    """The player begins at the beginning, and plays."""
    player = new_player(page)
    page.goto("/")
    page.evaluate(
        """([place, outbox, text]) => {
          localStorage.setItem(place, text);
          localStorage.setItem('legato.player.senses', text);
          localStorage.setItem(outbox, text);
        }""",
        [PLACE + player.sitting, "legato.outbox.2020-01-01", kept],
    )
    player.open()
    assert player.get("currentTime") == 0
    player.begin()
    page.wait_for_timeout(200)

    assert player.get("paused") is False


def test_a_browser_that_keeps_nothing_plays_all_the_same(page: Page) -> None:
    """Private windows may forbid storage altogether."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    player = new_player(page).open()
    player.begin()
    page.wait_for_timeout(200)

    assert player.get("paused") is False


def test_a_finished_session_does_not_resume(page: Page) -> None:
    """The server has it as finished, and this device has forgotten its place; how much counts is told elsewhere."""
    player = new_player(page).open()
    player.begin()
    player.set("currentTime", player.get("duration") - 0.5)
    expect(page.get_by_role("heading", name=re.compile("^(You gave your legs|All done)"))).to_be_visible(timeout=10_000)

    assert page.evaluate("key => localStorage.getItem(key)", PLACE + player.sitting) is None


def test_leaving_for_now_keeps_the_place(page: Page) -> None:
    """Somebody called away comes back to the moment at which they left."""
    player = _begun_at_the_right_leg(page)
    player.leave()
    at = player.get("currentTime")
    page.get_by_role("link", name="Leave, and come back later").click()
    expect(page).not_to_have_url(re.compile("/play/"))
    player.open()

    assert player.get("currentTime") == pytest.approx(at, abs=0.1)
    expect(player.part("leg")).to_contain_text("Right leg")


def test_events_wait_for_the_connection_and_arrive_in_order(
    new_context: Callable[..., BrowserContext],
) -> None:
    """A session goes on without a network; what happened is sent when it is back, each thing once."""
    context = new_context()
    page = context.new_page()
    player = new_player(page).open()
    context.set_offline(True)
    player.begin()
    page.wait_for_timeout(200)
    page.keyboard.press("a")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    context.set_offline(False)
    told = ["started", "paused", "resumed", "skipped"]
    until = time.monotonic() + 20
    # Parcels overtake each other; what counts is that all of them come, and their order as it is kept.
    while missing := set(told) - {event["kind"] for event in player.events()}:
        assert time.monotonic() < until, f"never arrived: {missing}"
        page.wait_for_timeout(200)
    kinds = [event["kind"] for event in player.events()]

    assert [kind for kind in kinds if kind != "cue_reached"] == told


def test_another_device_goes_on_where_this_one_was(new_context: Callable[..., BrowserContext]) -> None:
    """A session begun on the computer goes on where it was on the phone: the same leg, the same moment."""
    player = _begun_at_the_right_leg(new_context().new_page())
    player.page.keyboard.press("Space")
    player.page.wait_for_timeout(500)
    at = player.get("currentTime")
    other = new_context().new_page()
    other.goto("/")
    there = PlayerPage(other, player.sitting).open()

    assert there.get("currentTime") == pytest.approx(at, abs=0.1)
    expect(there.part("leg")).to_contain_text("Right leg")


def test_a_page_that_slept_is_right_at_once_and_tells_what_it_missed_as_late(page: Page) -> None:
    """After a while in which no timer ran the session is at the right moment; no cue is dropped, none comes twice."""
    player = new_player(page).open()
    expected = player.timeline()["cues"]
    player.begin()
    player.set("currentTime", 45)
    page.wait_for_timeout(500)
    page.evaluate("ms => { for (const end = performance.now() + ms; performance.now() < end; ); }", SLEEP_MS)
    page.wait_for_timeout(200)
    now = player.get("currentTime")
    told = [cue for cue in player.told()["cues"] if cue["at_ms"] >= 45_000]
    due = [cue["id"] for cue in expected if 45_000 <= cue["at_ms"] <= now * 1_000]

    assert now > 53
    assert [cue["id"] for cue in told][: len(due)] == due
    assert any(cue["late"] for cue in told)
    assert all(cue["late"] == (cue["fired_ms"] - cue["at_ms"] > 1_500) for cue in told)
    shown = [cue for cue in expected if cue["kind"] == "show" and cue["at_ms"] <= now * 1_000][-1]
    expect(player.part("technique")).to_have_text(json.loads(json.dumps(shown["shown"]["title"])))


def test_back_in_the_middle_leads_to_a_way_on_and_not_to_a_beginning(page: Page) -> None:
    """The plan says where the session goes on, though it was drawn before it began; so does the player."""
    player = new_player(page)
    page.goto(f"/sittings/{player.sitting}/")
    page.get_by_role("link", name="Begin").click()
    player.loaded()
    player.begin()
    player.set("currentTime", 65)
    page.wait_for_function("() => document.querySelector('legato-player').currentTime > 65.5")
    page.go_back()
    page.get_by_role("link", name=re.compile(r"Go on at 1:0\d")).click()
    player.loaded()

    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    assert player.get("currentTime") > 65


def test_a_ready_made_session_that_was_left_can_be_gone_on_with_from_its_page(page: Page) -> None:
    """Its questions stand below for whoever begins another one."""
    page.goto("/quick/five/")
    page.get_by_role("button", name=re.compile("None of these")).click()
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_visible()
    PlayerPage(page, "").walk_through()
    page.wait_for_function("() => document.querySelector('legato-player')?.currentTime > 1")
    sitting = page.evaluate("() => document.querySelector('legato-player').sitting")
    page.go_back()
    page.goto("/quick/five/")
    expect(page.get_by_role("button", name=re.compile("None of these"))).to_be_visible()
    page.get_by_role("link", name=re.compile(r"Go on at 0:0\d")).click()
    page.wait_for_function("() => document.querySelector('legato-player')?.duration > 0")

    assert page.evaluate("() => document.querySelector('legato-player').sitting") == sitting
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
