"""Reminders, as somebody chooses them with a phone and gives them to a calendar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from e2e.page_faults import CUT, GROWN, WIDTH

SIZES = ((320, 568, 1), (320, 568, 2), (1280, 800, 1))
"""Windows, and how large text is there."""


def faults_of(page: Page) -> list[str]:
    """Return what does not fit, at each size."""
    found = []
    for width, height, times in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(GROWN, times)
        found += [f"{width} at {times}: {fault}" for fault in page.evaluate(CUT)]
        found += [f"{width} at {times}: scrolls sideways"] if page.evaluate(WIDTH) > 0 else []
    page.evaluate(GROWN, 1)
    return found


def test_days_and_a_time_reach_a_calendar_and_are_taken_back(
    page: Page, troubles: Any, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """From the programme's page to an address that answers a calendar, and to one that does not any more."""
    page.goto("/library/programmes/evening-legs/")
    page.get_by_role("button", name="Begin this programme").click()
    page.get_by_role("link", name="Choose days and a time").click()
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose at least one day.")
    # The browser reports 422 in its console, as it should.
    troubles.forget()
    assert faults_of(page) == accessibility_faults(page) == []

    page.get_by_label("Monday").check()
    page.get_by_label("Thursday").check()
    page.get_by_label("At what time?").fill("20:05")
    page.get_by_role("button", name="Remind me").click()
    expect(page.get_by_text("Monday and Thursday at 20:05")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the file").click()
    assert b"STATUS:CONFIRMED" in download.value.path().read_bytes()
    assert faults_of(page) == accessibility_faults(page) == []

    page.get_by_role("button", name="Make an address").click()
    address = page.locator(".calendar-address").inner_text()
    assert faults_of(page) == accessibility_faults(page) == []
    with urlopen(address) as calendar:
        assert calendar.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert calendar.headers["Set-Cookie"] is None
        assert b"SUMMARY:Time for yourself" in calendar.read()

    page.goto("/programme/reminders/")
    expect(page.get_by_text("Your calendar last looked on")).to_be_visible()
    assert address not in page.content()
    page.get_by_role("button", name="Take the address back").click()
    expect(page.get_by_text("The address is taken back.")).to_be_visible()
    with pytest.raises(HTTPError, match="410"):
        urlopen(address)
