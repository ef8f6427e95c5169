"""The smallest phones, 320 px wide: names of any length wrap, and nothing is cut off or drawn over."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from legato.server.data_folder import DATABASE_NAME
from running import Server
from server.browsing import Browser

SMALL = {"width": 320, "height": 640}
LONGEST = "W" * 60
CHECKIN = {
    "person": {"age": 44, "pregnant_weeks": None, "postpartum_weeks": None},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "behind_knee", "score": 5}],
    "facts": [],
    "minutes": 20,
    "have": ["oil"],
    "aims": ["relax"],
}
CUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
"""By how many pixels the page is wider than its place."""
OVER = """player => {
  const of = (tag) => player.shadowRoot.querySelector(tag).getBoundingClientRect();
  const digits = of(".time"), disc = of(".disc");
  return Math.max(disc.left - digits.left, digits.right - disc.right);
}"""
"""By how many pixels the digits stick out of the disc."""


@pytest.mark.parametrize("path", ["/people/", "/people/copies/", "rename", "delete", "/diary/", "/"])
def test_a_name_of_sixty_letters_wraps(path: str, server: Server, page: Page) -> None:
    """The page of people was 1304 px wide."""
    Browser(server.address).post("/people/add/", {"name": LONGEST})
    page.set_viewport_size(SMALL)
    page.goto("/people/")
    if not path.startswith("/"):
        path = page.locator(f"a[href$='/{path}/']").last.get_attribute("href") or ""
    if page.get_by_role("button", name="Care for W").count():
        page.get_by_role("button", name="Care for W").click()
    page.goto(path)

    expect(page.get_by_role("navigation").get_by_text("WWWWW")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == SMALL["width"]


def planned(page: Page, server: Server) -> str:
    """Plan a session for the longest place there is; return its id."""
    page.goto("/")
    answer = page.request.post(
        "/api/v1/plans",
        data=json.dumps(CHECKIN),
        headers={
            "X-CSRFToken": page.locator("meta[name='csrf-token']").get_attribute("content") or "",
            "Content-Type": "application/json",
            "Origin": server.address,
        },
    )
    page.goto("/")
    return (page.locator("a[href^='/sittings/']").first.get_attribute("href") or "").split("/")[2] if answer.ok else ""


def test_a_row_of_the_diary_is_whole(server: Server, page: Page) -> None:
    """With the longest there is in it: the way to its answers was cut off."""
    page.set_viewport_size(SMALL)
    sitting = planned(page, server)
    page.goto(f"/sittings/{sitting}/after/")
    page.get_by_label("Much better").check()
    page.get_by_role("button", name="Save to my diary").click()
    with closing(sqlite3.connect(server.data_folder / DATABASE_NAME)) as records:
        records.execute("UPDATE sittings_sitting SET status = 'stopped'")
        records.commit()
    page.goto("/diary/")

    expect(page.get_by_role("listitem").filter(has_text="Much better").filter(has_text="Stopped")).to_be_visible()
    assert page.evaluate(CUT) <= 0
    page.locator(".entry a").first.click()
    expect(page.get_by_role("link", name="Correct the answers")).to_be_visible()
    assert page.evaluate(CUT) <= 0


def test_the_clock_is_within_its_disc(server: Server, page: Page) -> None:
    """Twenty minutes were drawn over it."""
    page.set_viewport_size(SMALL)
    page.goto(f"/sittings/{planned(page, server)}/play/")
    expect(page.locator("legato-player .time")).to_be_visible()

    assert page.locator("legato-player").evaluate(OVER) <= 0
