"""A session as a link, in a browser: shared, opened, composed anew; what is in it is sent to nobody unasked."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from player_page import CHECK_IN, MAKE_PLAN


def make_link(page: Page) -> str:
    """Plan a session, and make a link to it as a person does."""
    page.goto("/")
    sitting = page.evaluate(MAKE_PLAN, CHECK_IN)
    page.goto(f"/sittings/{sitting}/")
    page.get_by_role("link", name="Share this session").click()
    page.get_by_role("button", name="Make the link").click()
    return page.get_by_label("The link", exact=True).last.input_value()


def answer_everything(page: Page) -> None:
    """Go through a check-in with nothing noticed and nothing to tell; the minutes are those that were shared."""
    page.get_by_role("button", name="None of these").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Where does it hurt?")
    expect(page.get_by_label("10 min")).to_be_checked()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your age in years").fill("44")
    page.get_by_role("button", name=re.compile("None of these apply|Save and continue")).click()


def sent_of(asked: Request) -> str:
    """Return what of a request leaves the browser: its address up to the `#`, its headers and its body."""
    return f"{asked.url.partition('#')[0]} {asked.headers} {asked.post_data or ''}"


def test_a_link_is_sent_to_no_server_before_the_button_is_pressed(
    page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    """The page reads it from its own address; then it is in the body of one request, and in no address."""
    link = make_link(page)
    secret = link.partition("#")[2]
    other = new_context().new_page()
    asked: list[Request] = []

    def note(one: Request) -> None:
        # Playwright asks functions how they are made; a list's own `append` cannot say.
        asked.append(one)

    other.on("request", note)
    other.goto(link)

    expect(other.get_by_label("The link")).to_have_value(secret)
    assert not any(secret in sent_of(one) for one in asked)
    other.get_by_role("button", name="See what is in it").click()
    expect(other.get_by_role("heading", name="What was shared with you")).to_be_visible()
    assert [one.method for one in asked if secret in sent_of(one)] == ["POST"]
    assert not any(secret in one.url.partition("#")[0] for one in asked)


def test_whoever_opens_it_answers_and_gets_their_own_session(
    page: Page, new_context: Callable[..., BrowserContext]
) -> None:
    """From the link to a plan that says what is otherwise."""
    link = make_link(page)
    other = new_context().new_page()
    other.goto(link)
    other.get_by_role("button", name="See what is in it").click()
    other.get_by_role("button", name="Answer the safety questions").click()
    answer_everything(other)

    expect(other.locator("#plan")).to_contain_text("This is the session that was shared with you")


def test_without_scripts_the_page_says_what_to_do(new_context: Callable[..., BrowserContext], page: Page) -> None:
    """One sentence, and a field that takes the whole address."""
    link = make_link(page)
    plain = new_context(java_script_enabled=False).new_page()
    plain.goto(link)

    expect(plain.locator("noscript .note")).to_be_visible()
    plain.get_by_label("The link").fill(link)
    plain.get_by_role("button", name="See what is in it").click()
    expect(plain.get_by_role("heading", name="What was shared with you")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_in_a_link_can_be_read_on_any_screen(
    page: Page, accessibility_faults: Callable[[Page], list[str]], width: int
) -> None:
    """Nothing is wider than the screen, and nothing keeps anybody out."""
    page.set_viewport_size({"width": width, "height": 700})
    link = make_link(page)
    for step in (lambda: None, lambda: page.goto(link), page.get_by_role("button", name="See what is in it").click):
        step()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert accessibility_faults(page) == []
