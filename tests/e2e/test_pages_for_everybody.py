"""Every page for every eye and hand: axe-core, small screens, big text, both looks."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from running import Server
from server.addresses import LIBRARY

MISSING = "/no-such-page/"
PAGES = (
    "/",
    *LIBRARY,
    "/diary/",
    "/people/",
    "/people/delete-everything/",
    MISSING,
)
CHECK_IN = {
    "person": {"age": 44},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 5}],
    "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}],
    "minutes": 20,
    "have": ["oil"],
}


@pytest.fixture
def sitting(server: Server, new_context: Callable[..., BrowserContext]) -> str:
    """Plan a session and say how it was, through the API and the form, as a browser would.

    It comes after the records have been emptied for the test's own visitor.
    """
    with urlopen(f"{server.address}/") as answer:
        page = answer.read().decode()
        cookies = "; ".join(cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie"))
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    headers = {"Cookie": cookies, "X-CSRFToken": token, "Content-Type": "application/json"}
    with urlopen(Request(f"{server.address}/api/v1/plans", json.dumps(CHECK_IN).encode(), headers)) as answer:
        planned: str = json.load(answer)["sitting"]
    headers["Content-Type"] = "application/x-www-form-urlencoded"
    told = b"pain-left-calf=2&felt=better"
    with urlopen(Request(f"{server.address}/sittings/{planned}/after/", told, headers)):
        return planned


def opened(page: Page, address: str) -> None:
    """Open a page and wait until its components are there."""
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == (404 if address == MISSING else 200), address
    page.evaluate("""() => Promise.all([...document.querySelectorAll(':not(:defined)')]
        .map(one => customElements.whenDefined(one.localName).then(() => one.updateComplete)))""")


def all_pages(page: Page, sitting: str) -> list[str]:
    """Return the addresses of every page, the steps of an open check-in included."""
    page.goto("/")
    begun = page.get_by_role("button", name="Start a check-in")
    if begun.count():
        begun.click()
        page.get_by_role("button", name="None of these").click()
    else:
        page.goto("/check-in/")
    draft = page.url.split("/check-in/")[1].split("/")[0]
    own = [f"/sittings/{sitting}/", f"/sittings/{sitting}/care/", f"/sittings/{sitting}/after/"]
    own += [f"/diary/{sitting}/", f"/diary/{sitting}/card/", f"/diary/{sitting}/delete/", "/diary/?q=calf"]
    return [*PAGES, *own, *(f"/check-in/{draft}/{step}/" for step in ("first-questions", "today"))]


def test_axe_finds_nothing_on_any_page(
    new_context: Callable[..., BrowserContext], sitting: str, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """Names, roles, contrast, order of headings: in both looks."""
    page = new_context().new_page()
    found = {}
    for address in all_pages(page, sitting):
        opened(page, address)
        faults = accessibility_faults(page)
        if faults:
            found[address] = faults

    assert found == {}


@pytest.mark.parametrize("step", ["first-questions", "health"])
def test_lines_that_are_unfolded_have_no_faults_and_fit(
    page: Page, accessibility_faults: Callable[[Page], list[str]], step: str
) -> None:
    """Every line ticked, with all questions, legs and places: named, large enough, and no wider than a small phone."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    if step == "health":
        page.get_by_role("button", name="None of these").click()
        page.get_by_role("button", name="Go on").click()
    for at in range(page.locator('[name^="line-"]').count()):
        page.locator('[name^="line-"]').nth(at).check()
    for name in ("bruise", "open_wound") if step == "first-questions" else ("varicose_veins", "past_clot"):
        page.locator(f'[name="fact-{name}"]').check()
    page.locator(".places summary").locator("visible=true").first.click()
    expect(page.locator("legato-leg-map")).to_be_visible()
    opened_wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size({"width": 320, "height": 800})

    assert opened_wide <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert accessibility_faults(page) == []


@pytest.mark.parametrize(("width", "zoom"), [(320, 1), (390, 2), (1280, 1)])
def test_no_page_has_to_be_scrolled_sideways(
    new_context: Callable[..., BrowserContext], sitting: str, width: int, zoom: int
) -> None:
    """At 320 px, and with text at 200 %."""
    page = new_context(viewport={"width": width, "height": 800}).new_page()
    too_wide = {}
    for address in all_pages(page, sitting):
        opened(page, address)
        page.evaluate("size => document.documentElement.style.fontSize = size", f"{zoom * 100}%")
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            too_wide[address] = wide

    assert too_wide == {}


def test_everything_that_is_pressed_is_large_enough(new_context: Callable[..., BrowserContext], sitting: str) -> None:
    """Buttons, boxes and fields are at least 48 px in one direction and 44 in the other."""
    page = new_context().new_page()
    small = {}
    for address in all_pages(page, sitting):
        opened(page, address)
        sizes = page.evaluate("""() => [...document.querySelectorAll(`button, .button, .tick, .chip, select, summary,
                input:not([type=hidden]):not([type=checkbox]):not([type=radio])`)]
            .filter(one => one.checkVisibility() && !one.closest('.visually-hidden'))
            .map(one => [one.textContent.trim().slice(0, 30) || one.name, one.getBoundingClientRect()])
            .filter(([, box]) => box.height < 47.5 || box.width < 47.5).map(([name]) => name)""")
        if sizes:
            small[address] = sizes

    assert small == {}


def test_nothing_is_asked_for_from_elsewhere(
    new_context: Callable[..., BrowserContext], server: Server, sitting: str
) -> None:
    """Every request of every page goes to this server."""
    page = new_context().new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for address in all_pages(page, sitting):
        opened(page, address)

    assert {url for url in asked if not url.startswith((server.address, "data:", "blob:"))} == set()
