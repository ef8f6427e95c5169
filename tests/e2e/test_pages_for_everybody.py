"""Every page for every eye and hand: axe-core, small screens, big text, the Tab key, both looks."""

from __future__ import annotations

import json
from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from e2e.page_faults import CUT, GROWN, WIDTH, covered
from running import Server
from server.addresses import LIBRARY

PHONE = {"width": 390, "height": 844}
WINDOWS = ((320, 568), (390, 844), (740, 360))
"""Two phones, and one on its side."""
READ_AT = ((320, 256, 1), (320, 568, 2), (390, 844, 2), (1280, 800, 1))
"""Windows and sizes of text: the first is a desktop's at 400 %."""
SMALL = """() => [...document.querySelectorAll(`button, .button, .tick, .chip, select, summary,
        input:not([type=hidden]):not([type=checkbox]):not([type=radio])`)]
    .filter(one => one.checkVisibility() && !one.closest('.visually-hidden'))
    .map(one => [one.textContent.trim().slice(0, 30) || one.name, one.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 43.5 || Math.max(width, height) < 47.5)
    .map(([name]) => name)"""
"""What is pressed and is not at least 48 px in one direction and 44 in the other."""
MISSING = "/no-such-page/"
PAGES = (
    "/",
    *LIBRARY,
    "/diary/",
    "/diary/take-along/",
    "/programme/reminders/",
    "/diary/what-helped/",
    "/people/",
    "/people/copies/",
    "/people/delete-everything/",
    "/voices/",
    "/twelve/",
    "/shared/",
    "/check-in/asked/00000000-0000-4000-8000-000000000001/?minutes=15",
    "/offline/",
    "/quick/five/",
    "/quick/cramp/",
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
    # What is large comes at the first sign of a person. Waited for with an end: what never comes is a fault.
    page.mouse.move(1, 1)
    page.mouse.move(2, 2)
    page.wait_for_function("() => document.querySelector(':not(:defined)') === null")
    page.evaluate("() => Promise.all([...document.querySelectorAll('*')].map((one) => one.updateComplete))")
    if address.startswith("/quick/"):
        # Drawn by what the device keeps, which is fetched first.
        page.locator("#quick .next-step").wait_for()


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
    page.goto("/people/")
    person = str(page.locator("a[href$='/rename/']").first.get_attribute("href"))
    own += [person, person.replace("rename", "delete"), f"/sittings/{sitting}/phones/"]
    page.goto("/check-in/")
    if page.get_by_role("button", name="Go on").count():
        page.get_by_role("button", name="Go on").click()
    steps = ("first-questions", "today", "health")
    return [*PAGES, *own, *(f"/check-in/{draft}/{step}/" for step in steps)]


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


def looked_at(page: Page) -> dict[str, list[str]]:
    """Look at a page as people do, on small and wide windows, with text of any size; say what is wrong."""
    page.set_viewport_size(PHONE)
    found = {"too small": page.evaluate(SMALL), "under something": []}
    for width, height in WINDOWS:
        page.set_viewport_size({"width": width, "height": height})
        found["under something"] += [f"{width}x{height}: {one}" for one in covered(page)]
    for width, height, text in READ_AT:
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(GROWN, text)
        wide = page.evaluate(WIDTH)
        found.setdefault("sideways", []).extend([f"{width} px, text x{text}: {wide} px"] if wide > 0 else [])
        found.setdefault("cut off", []).extend(f"{width} px, text x{text}: {one}" for one in page.evaluate(CUT))
        if text > 1 and page.locator(".next-step").count():
            found["under something"] += [f"{width}x{height}, text x{text}: {one}" for one in covered(page)]
    page.evaluate(GROWN, 1)
    return {fault: where for fault, where in found.items() if where}


@pytest.mark.parametrize("part", ["library", "own"])
def test_every_page_at_every_size(
    new_context: Callable[..., BrowserContext], server: Server, sitting: str, part: str
) -> None:
    """What has the focus is never under a bar, nothing is cut off or too small, and nothing comes from elsewhere.

    Every page is opened once, and then seen on two phones, on its side, at 400 % of a desktop's window, and with text
    twice as large. The hands stand still: they are not what is looked at, and turning them takes the time of all else.
    """
    page = new_context(reduced_motion="reduce").new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    wrong = {}
    for address in all_pages(page, sitting):
        if (address in LIBRARY) is not (part == "library"):
            continue
        opened(page, address)
        if faults := looked_at(page):
            wrong[address] = faults

    assert wrong == {}
    assert {url for url in asked if not url.startswith((server.address, "data:", "blob:"))} == set()
