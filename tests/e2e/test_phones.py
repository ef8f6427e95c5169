"""A second person, and a second screen: two phones join a session by the code the computer shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from player_page import PlayerPage, empty_records, new_player
from running import Server, running_server

JOINED_MS = 20_000
HEARD_MS = 15_000


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with the door for phones open."""
    with running_server(tmp_path_factory.mktemp("shared"), share=True) as running:
        yield running


@pytest.fixture
def computer(house: Server, new_context: Callable[..., BrowserContext]) -> PlayerPage:
    """Plan a session in which one person massages another."""
    context = new_context(base_url=house.address, viewport={"width": 1280, "height": 800})
    empty_records(context.request)
    return new_player(context.new_page(), performer="partner", position="bed")


def _join(computer: PlayerPage, phone: Page, use: str) -> tuple[str, str]:
    """Show a code on the computer, and let the phone join with it; gives the address and the code."""
    computer.page.goto(f"/sittings/{computer.sitting}/phones/")
    computer.page.get_by_role("button", name="Show the code").click()
    address = computer.page.locator(".phone-address").inner_text()
    code = computer.page.locator(".phone-code-text").inner_text()
    phone.goto(address)
    phone.get_by_label(re.compile("Code")).fill(code)
    phone.get_by_role("button", name="Join").click()
    phone.get_by_role("button", name=use).click()
    expect(computer.page.get_by_text(re.compile("joined at"))).to_be_visible(timeout=JOINED_MS)
    return address, code


@pytest.fixture
def phone(new_context: Callable[..., BrowserContext]) -> Page:
    """Take a phone that has gone on past the warning about the certificate."""
    return new_context(ignore_https_errors=True, base_url=None).new_page()


def test_the_giver_hears_what_the_receiver_asks_for(computer: PlayerPage, phone: Page) -> None:
    """Good and softer are told and go on; stop stops, and asks what is wrong. The phone says that it was heard."""
    _join(computer, phone, "A remote for the receiver")
    computer.open()
    computer.begin()
    keys = phone.locator(".remote-key")
    expect(keys).to_have_count(4)
    *others, stop = [box["height"] for box in (keys.nth(at).bounding_box() for at in range(4)) if box]
    assert min(others) > 150
    assert stop > 250
    keys.filter(has_text="Yes, good").click()
    expect(computer.page.locator(".asked")).to_contain_text("yes, good", timeout=HEARD_MS)
    expect(phone.get_by_text("They know that it feels good.").first).to_be_visible(timeout=HEARD_MS)
    keys.filter(has_text="Softer").click()

    expect(computer.page.locator(".asked")).to_contain_text(re.compile("softer", re.IGNORECASE), timeout=HEARD_MS)
    expect(phone.get_by_text("Passed on").first).to_be_visible(timeout=HEARD_MS)
    assert computer.get("paused") is False
    keys.filter(has_text="Stop").click()
    expect(computer.page.locator(".asked")).to_contain_text(re.compile("stop", re.IGNORECASE), timeout=HEARD_MS)
    assert computer.get("paused") is True
    expect(computer.page.get_by_role("dialog")).to_be_visible()


def test_a_second_screen_plays_along_and_pauses_with_the_first(computer: PlayerPage, phone: Page) -> None:
    """One tap on the phone joins in at the same moment; a pause on either is a pause on both."""
    _join(computer, phone, "A second screen")
    second = PlayerPage(phone, computer.sitting)
    second.loaded()
    computer.open()
    computer.begin()
    computer.set("currentTime", 40)
    # Until it is tapped, the phone keeps the place where the computer is.
    there = "document.querySelector('legato-player').currentTime >= 39"
    phone.wait_for_function(f"() => {there}", timeout=HEARD_MS)
    # And says so: what feels wrong can be said before anything else is tapped.
    expect(phone.get_by_role("button", name="Something feels wrong")).to_be_enabled()
    phone.get_by_role("button", name="Join in").click()

    together = "player => !player.paused && player.currentTime >= 39"
    phone.wait_for_function(f"() => ({together})(document.querySelector('legato-player'))", timeout=HEARD_MS)
    assert abs(second.get("currentTime") - computer.get("currentTime")) < 2
    phone.keyboard.press("Space")
    computer.page.wait_for_function("() => document.querySelector('legato-player').paused", timeout=HEARD_MS)


def test_a_code_serves_one_phone_only(
    computer: PlayerPage, phone: Page, new_context: Callable[..., BrowserContext]
) -> None:
    """Who comes later is told what to do, and sees nothing of the session."""
    address, code = _join(computer, phone, "A remote for the receiver")
    late = new_context(ignore_https_errors=True, base_url=None).new_page()
    late.goto(f"{address}sittings/{computer.sitting}/play/")
    expect(late.get_by_role("heading", name="Join a session")).to_be_visible()
    late.get_by_label(re.compile("Code")).fill(code)
    late.get_by_role("button", name="Join").click()

    expect(late.get_by_label(re.compile("Code"))).to_have_accessible_description(re.compile("Show a new one"))


def test_a_phone_that_slept_is_back_by_itself(computer: PlayerPage, phone: Page) -> None:
    """Without a network a press waits, and is heard after it; a closed tab is back by the link it joined with."""
    address, code = _join(computer, phone, "A remote for the receiver")
    computer.open()
    computer.begin()
    context = phone.context
    context.set_offline(True)
    phone.locator(".remote-key").filter(has_text="Stop").click()
    expect(phone.get_by_text(re.compile("Say it aloud", re.IGNORECASE)).first).to_be_visible(timeout=HEARD_MS)
    context.set_offline(False)
    expect(computer.page.locator(".asked")).to_contain_text(re.compile("stop", re.IGNORECASE), timeout=HEARD_MS)

    phone.close()
    again = context.new_page()
    again.goto(f"{address}join/{code.replace(' ', '')}/")
    expect(again.locator(".remote-key")).to_have_count(4)
