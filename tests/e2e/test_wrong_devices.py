"""Devices whose clock is wrong, whose storage is damaged, or that keep no cookies: told, or of no matter."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import new_player

WAITS_S = 20
PUT = """row => new Promise((done, failed) => {
  const opening = indexedDB.open('legato');
  opening.onerror = failed;
  opening.onupgradeneeded = () => failed(new Error('the page has not made its store yet'));
  opening.onsuccess = () => {
    const change = opening.result.transaction('events', 'readwrite');
    change.objectStore('events').put(row);
    change.oncomplete = () => { opening.result.close(); done(); };
    change.onerror = change.onabort = failed;
  };
})"""
KEEPS = "async () => (await indexedDB.databases()).some(({ name }) => name === 'legato')"
"""Whether the page has made its store: who opens one before that gets an empty one, and waits for ever."""


def _set_aside(sitting: str) -> dict[str, object]:
    """Give a row as the device keeps what the server did not understand, from three days ago."""
    at = datetime.now(tz=UTC) - timedelta(days=3)
    event = {"id": "not-an-id", "kind": "paused", "at_ms": 5, "leg": None, "technique": None, "detail": {}}
    return {
        "id": "not-an-id",
        "url": f"/api/v1/sittings/{sitting}/events",
        "event": event | {"happened_at": at.isoformat()},
        "state": "waiting",
        "kept_at": int(at.timestamp() * 1_000),
    }


def _kept(page: Page, sitting: str) -> dict[str, Any]:
    """Wait until the server knows that a sitting was started, and give what it knows of it."""
    until = time.monotonic() + WAITS_S
    while time.monotonic() < until:
        answer = page.request.get(f"/api/v1/sittings/{sitting}")
        if answer.ok and answer.json()["started_at"] is not None:
            found: dict[str, Any] = answer.json()
            return found
        page.wait_for_timeout(200)
    raise TimeoutError(f"The server knows nothing of {sitting} after {WAITS_S} s.")


@pytest.mark.parametrize("days", [-730, 60], ids=["two years behind", "sixty days ahead"])
def test_a_cramp_begins_on_a_device_whose_clock_is_wrong(page: Page, days: int) -> None:
    """The server has just given the rules, so they are as old as it says; the diary has it today."""
    today = datetime.now(tz=UTC)
    page.clock.set_system_time(today + timedelta(days=days))
    page.goto("/quick/cramp/")
    page.get_by_role("button", name="Right calf: begin").click()
    page.wait_for_function("() => document.querySelector('legato-player')?.paused === false")
    sitting = page.evaluate("() => document.querySelector('legato-player').sitting")
    kept = _kept(page, sitting)

    for moment in (kept["made_at"], kept["started_at"]):
        assert abs(datetime.fromisoformat(moment) - today) < timedelta(hours=1)


def test_a_damaged_row_keeps_no_other_session_from_opening(page: Page) -> None:
    """It is dropped, and what is beside it is sent."""
    page.goto("/")
    page.wait_for_function("async () => (await indexedDB.databases()).some(({ name }) => name === 'legato')")
    page.wait_for_function(KEEPS)
    page.evaluate(PUT, {"id": "broken", "url": "/api/v1/sittings/x/events", "state": "waiting", "kept_at": 0})
    player = new_player(page).open()
    player.begin()

    assert player.arrived("started")


def test_what_was_never_taken_is_said_with_its_age(new_context: Callable[..., BrowserContext]) -> None:
    """Something the server does not understand does not wait in silence for ever."""
    page = new_context().new_page()
    player = new_player(page)
    page.goto("/")
    page.wait_for_function("async () => (await indexedDB.databases()).some(({ name }) => name === 'legato')")
    page.wait_for_function(KEEPS)
    page.evaluate(PUT, _set_aside(player.sitting))
    page.goto("/diary/")

    note = page.get_by_role("status").filter(has_text="has not reached your records")
    expect(note).to_contain_text((datetime.now(tz=UTC) - timedelta(days=3)).strftime("%Y"))


def test_a_browser_that_keeps_no_cookies_is_told_which_and_where(new_context: Callable[..., BrowserContext]) -> None:
    """Sending the form again would only come back here, so nobody is asked to."""
    context = new_context()
    page = context.new_page()
    page.goto("/")
    context.clear_cookies()
    # What a browser that blocks cookies sends: the form, and no cookie with it.
    page.get_by_role("button", name="Start a check-in").click()

    expect(page.get_by_role("heading", name="Cookies are blocked")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Allow cookies for 127.0.0.1")
    expect(page.get_by_text("send it again")).to_have_count(0)
