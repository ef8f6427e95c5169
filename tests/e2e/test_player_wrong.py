"""Something feels wrong: the session stops at once, asks two questions, and says what to do."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from player_page import PlayerPage, new_player


@pytest.fixture
def stopped(page: Page) -> PlayerPage:
    """A session that somebody stopped in the middle of a technique."""
    player = new_player(page).open()
    block = next(cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == "block")
    player.begin()
    player.set("currentTime", block["at_ms"] / 1_000 + 5)
    page.wait_for_timeout(200)
    page.get_by_role("button", name="Something feels wrong").click()
    return player


def test_it_stops_at_once(stopped: PlayerPage) -> None:
    """Nothing goes on behind the question."""
    at = stopped.get("currentTime")
    stopped.page.wait_for_timeout(700)

    assert stopped.get("paused") is True
    assert stopped.get("currentTime") == at


def test_a_grave_answer_is_recorded_and_leads_only_to_the_end(stopped: PlayerPage) -> None:
    """Two answers, advice that cannot be missed, one event, and no way back to the massage."""
    page = stopped.page
    expect(page.get_by_role("dialog", name="What do you feel?")).to_be_visible()
    page.get_by_role("button", name="One leg is swelling").click()
    page.get_by_role("button", name="Left lower leg").click()
    expect(page.get_by_role("dialog", name="See a doctor today")).to_be_visible()
    for key in ["Escape", "Escape", "Space", "a"]:
        page.keyboard.press(key)

    assert stopped.get("paused") is True
    expect(page.get_by_role("heading", name="See a doctor today")).to_be_visible()
    assert page.get_by_role("dialog").get_by_role("button").count() == 0
    event = stopped.arrived("something_wrong")
    assert [one["kind"] for one in stopped.events()].count("something_wrong") == 1
    assert event["detail"] == {"what": "leg_swollen", "where": "left_lower_leg"}
    assert event["leg"] == "left"

    page.get_by_role("link", name="End here").click()
    expect(page).to_have_url(re.compile("/after/"))


def test_what_needs_help_now_is_said_before_the_second_question(stopped: PlayerPage) -> None:
    """Somebody who can hardly breathe is not asked where it hurts first."""
    page = stopped.page
    page.get_by_role("button", name="Trouble breathing").click()

    expect(page.get_by_role("alert")).to_contain_text("Call for help now")
    expect(page.get_by_role("alert")).to_contain_text("emergency number")
    expect(page.get_by_text("One more question, if you can")).to_be_visible()


def test_a_reload_in_between_does_not_lead_back_to_the_massage(stopped: PlayerPage, troubles: Any) -> None:
    """A page that is opened again shows the advice, or does not play at all; it never plays on."""
    page = stopped.page
    page.get_by_role("button", name="One leg is swelling").click()
    page.get_by_role("button", name="Left lower leg").click()
    page.goto("/")
    page.goto(f"/sittings/{stopped.sitting}/play/")

    expect(page.get_by_text(re.compile("doctor|stopped|check in", re.IGNORECASE)).first).to_be_visible()
    assert page.get_by_role("button", name="Go on", exact=True).count() == 0
    troubles.forget()


def test_something_harmless_may_be_gone_on_from_but_not_with(stopped: PlayerPage) -> None:
    """The part that brought it on is left out, and nothing plays before the next tap."""
    page = stopped.page
    before = stopped.get("currentTime")
    page.get_by_role("button", name="A cramp").click()
    page.get_by_role("button", name="Left lower leg").click()
    page.get_by_role("button", name="Leave this part out").click()

    assert stopped.get("paused") is True
    assert stopped.get("currentTime") > before + 5
    page.get_by_role("button", name="Go on").click()
    assert stopped.get("paused") is False


def test_a_stray_tap_leads_back_and_is_not_recorded(stopped: PlayerPage) -> None:
    """Nothing was wrong: the session is paused where it was."""
    at = stopped.get("currentTime")
    stopped.page.get_by_role("button", name="Nothing is wrong").click()
    stopped.page.wait_for_timeout(300)

    assert stopped.get("currentTime") == at
    assert stopped.get("paused") is True
    assert [event["kind"] for event in stopped.events()] == ["started", "paused"]


@pytest.mark.parametrize(
    ("answered_by", "who_answers"),
    [("receiver", "Either of you can answer."), ("giver", "Ask them, and tap what they say.")],
)
def test_two_people_are_asked_about_the_one_who_is_massaged(page: Page, answered_by: str, who_answers: str) -> None:
    """Whichever of them presses it: it stops at once, and nobody takes the question for their own."""
    player = new_player(page, performer="partner", answered_by=answered_by, position="bed").open()
    player.begin()
    expect(player.part("leg")).to_contain_text("Their left leg")
    page.get_by_role("button", name="Something feels wrong").click()

    assert player.get("paused") is True
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="What does the person being massaged feel?")).to_be_visible()
    expect(dialog.get_by_text(who_answers)).to_be_visible()
    dialog.get_by_role("button", name="Dizzy or sick").click()
    dialog.get_by_role("button", name="Both legs").click()
    expect(dialog.get_by_role("heading", name="Let them lie down for a while")).to_be_visible()
    expect(dialog.get_by_text("Help them lie down")).to_be_visible()
