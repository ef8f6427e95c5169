"""A carer holds the phone: from the first question to the diary, with a pregnancy, every page is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

TO_THE_RECEIVER = re.compile(
    r"\b(?:your (?:left |right |own )?(?:legs?|foot|feet|calf|age|diary)|you feel|do you have|my diary)\b",
    re.IGNORECASE,
)
TO_A_GIVER = re.compile(r"\b(?:they|them|their)\b", re.IGNORECASE)
VISIBLE = """() => {
  const texts = [];
  const read = (node) => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    if (node.matches('.read-out, script, style, noscript, template') || !node.checkVisibility()) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(node.getAttribute(name) ?? '');
    for (const child of [...(node.shadowRoot?.childNodes ?? []), ...node.childNodes]) read(child);
  };
  read(document.querySelector('main'));
  return texts.join(' ').replace(/“[^”]*”/g, ' ').replace(/\\s+/g, ' ');
}"""
"""Everything a page shows or says by itself, without what it quotes and what is marked to be read out."""
BUTTON = {"giver": "I massage someone else", "receiver": "Someone else massages me", "self": "I massage myself"}


class Reader:
    """Somebody who goes through the pages and reads each."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.read: dict[str, str] = {}

    def look(self, name: str) -> None:
        """Read what is shown, also what is folded away."""
        self.page.wait_for_load_state()
        self.page.evaluate("for (const each of document.querySelectorAll('main details')) each.open = true")
        self.read[name] = self.page.evaluate(VISIBLE)

    def press(self, name: str | re.Pattern[str]) -> None:
        """Press a button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).locator("visible=true").last.click()

    def begin_as(self, who: str) -> None:
        """Start a check-in, and say who is massaging."""
        self.page.goto("/")
        self.press("Start a check-in")
        self.turn_to(who)

    def turn_to(self, who: str) -> None:
        """Say who is massaging, which is folded away: most massage themselves."""
        said = self.page.locator(".who-turn summary")
        said.click()
        self.press(BUTTON[who])
        expect(said).to_contain_text(BUTTON[who])

    def walk(self, who: str) -> None:
        """Check in for somebody of 31 who is 30 weeks pregnant, see the plan, hold the session, keep the diary."""
        page = self.page
        self.begin_as(who)
        self.look("first")
        self.press("None of these")
        self.look("today")
        page.get_by_label("15 min").check()
        page.get_by_label("On the bed").check()
        self.press("Go on")
        page.get_by_label(re.compile("age in years")).fill("31")
        page.get_by_label("Pregnant").check()
        page.get_by_label("How many weeks?").fill("30")
        self.look("health")
        self.press(re.compile("Save and continue|None of these apply"))
        self.look("last")
        self.press("None of these")
        self.look("care")
        page.get_by_role("link", name=re.compile("^See (your|the) plan")).click()
        page.wait_for_url(re.compile(r"/sittings/[0-9a-f-]{36}/$"))
        self.look("plan")
        page.goto(f"{page.url}after/")
        self.look("after")
        page.get_by_label("A little better").check()
        self.press(re.compile("^Save to"))
        self.look("diary")


@pytest.fixture
def reader(page: Page) -> Reader:
    """Somebody of whom nothing is known."""
    return Reader(page)


def test_a_giver_reads_no_word_meant_for_somebody_else(reader: Reader) -> None:
    """Visible text, and names for screen readers: no leg is theirs, no question asks what they feel."""
    reader.walk("giver")

    assert len(reader.read) == 8
    assert {name: found for name, text in reader.read.items() if (found := TO_THE_RECEIVER.findall(text))} == {}
    assert "Their left leg" in reader.read["plan"]
    assert "Save to their diary" in reader.read["after"]


def test_somebody_alone_reads_of_nobody_else(reader: Reader) -> None:
    """The usual case: what the pages say themselves knows no "them"; rules and techniques may, of muscles."""
    reader.walk("self")
    own = {name: reader.read[name] for name in ("today", "last", "after", "diary")}

    assert {name: found for name, text in own.items() if (found := TO_A_GIVER.findall(text))} == {}
    assert "Your left leg" in reader.read["plan"]


def test_the_choice_keeps_ticks_and_gives_the_keyboard_a_sensible_way(page: Page, troubles: Any) -> None:
    """Ticks survive it; Tab goes from the choice to the questions; Enter on a tick chooses nobody."""
    reader = Reader(page)
    reader.begin_as("self")
    page.locator('[name="line-swelling"]').check()
    reader.turn_to("giver")

    expect(page.locator('[name="line-swelling"]')).to_be_checked()
    page.locator(".who-turn summary").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_label("Their name")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator('[name="explain"]')).to_be_focused()
    page.locator('[name="line-swelling"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator(".who-turn summary")).to_contain_text(BUTTON["giver"])
    # A line without a sign behind it is refused, as it should be.
    troubles.forget()


def test_the_choice_works_without_a_script(new_context: Callable[..., BrowserContext]) -> None:
    """Plain buttons of a plain form."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.locator('[name="line-swelling"]').check()
    page.locator(".who-turn summary").click()
    page.get_by_role("button", name=BUTTON["giver"]).click()

    expect(page.get_by_text("Ask them: “Does any of this apply to you today?”")).to_be_visible()
    expect(page.locator('[name="line-swelling"]')).to_be_checked()


@pytest.mark.parametrize("width", [320, 390])
def test_the_first_question_is_on_the_first_screen(new_context: Callable[..., BrowserContext], width: int) -> None:
    """Who is massaging costs two rows of a phone at most: the first sign is seen without scrolling."""
    page = new_context(viewport={"width": width, "height": 844}).new_page()
    Reader(page).begin_as("self")
    box = page.locator('[name="line-breathing"]').bounding_box()

    assert box is not None
    assert box["y"] < 700


def test_the_pages_of_a_giver_are_open_to_everybody(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """axe-core finds nothing on the first page, where the choice stands, nor on what is read out."""
    Reader(page).begin_as("giver")

    assert accessibility_faults(page) == []
