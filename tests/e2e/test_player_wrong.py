"""Something feels wrong: the session stops at once, asks two questions, and says what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from player_page import PlayerPage, new_player


@dataclass(frozen=True, slots=True)
class Stopped:
    """A session that was stopped, and where the hands were."""

    player: PlayerPage
    at: float
    """Where the technique that was stopped began, in seconds."""
    place: str
    """The answer that holds this place."""
    asks: str
    """How the dialog asks whether it is there."""

    @property
    def page(self) -> Page:
        """The page it plays on."""
        return self.player.page

    def get(self, name: str) -> Any:
        """Read one of the player's properties."""
        return self.player.get(name)

    def events(self) -> list[dict[str, Any]]:
        """Fetch what the server knows to have happened."""
        return self.player.events()

    def arrived(self, kind: str) -> dict[str, Any]:
        """Wait for the first event of a kind."""
        return self.player.arrived(kind)


class Tree:
    """What Chromium gives to a screen reader."""

    def __init__(self, page: Page) -> None:
        self.client = page.context.new_cdp_session(page)
        self.client.send("Accessibility.enable")

    def nodes(self) -> list[dict[str, Any]]:
        """Read all there is now."""
        found: list[dict[str, Any]] = self.client.send("Accessibility.getFullAXTree")["nodes"]
        return [node for node in found if not node.get("ignored")]

    def names(self, role: str) -> set[str]:
        """Name everything of a role."""
        return {_said(node, "name") for node in self.nodes() if _said(node, "role") == role}

    def roles(self) -> set[str]:
        """Tell every role there is."""
        return {_said(node, "role") for node in self.nodes()}

    def dialog(self) -> tuple[str, bool]:
        """Tell the name of the dialog, and whether it is modal."""
        (node,) = [node for node in self.nodes() if _said(node, "role") == "dialog"]
        return _said(node, "name"), _has(node, "modal")

    def focused(self) -> tuple[str, str]:
        """Tell the role and the name of what has the focus."""
        inner = [node for node in self.nodes() if _has(node, "focused") and _said(node, "role") != "RootWebArea"]
        return _said(inner[-1], "role"), _said(inner[-1], "name")


def _said(node: dict[str, Any], what: str) -> str:
    return str(node.get(what, {}).get("value", ""))


def _has(node: dict[str, Any], name: str) -> bool:
    return any(one["name"] == name and one["value"].get("value") is True for one in node.get("properties", []))


def focused(page: Page) -> str:
    """Read the words of what has the focus, inside the player too."""
    words: str = page.evaluate(
        "() => document.activeElement.shadowRoot.activeElement?.textContent.trim() ?? document.activeElement.localName"
    )
    return words


def tell(page: Page, label: str) -> None:
    """Answer with one of the rarer and graver things."""
    page.get_by_role("button", name="Something else").click()
    page.get_by_role("button", name=label).click()


def here(page: Page) -> None:
    """Say that it is where the hands are."""
    page.get_by_role("button", name="Yes", exact=True).click()


@pytest.fixture
def stopped(page: Page) -> Stopped:
    """A session that somebody stopped in the middle of the first strokes of the left calf."""
    player = new_player(page).open()
    blocks = [cue for cue in player.timeline()["cues"] if cue.get("shown", {}).get("step") == "block"]
    calf = next(cue for cue in blocks if cue["shown"]["zones"] == ["calf"] and cue["leg"] == "left")
    player.begin()
    player.set("currentTime", calf["at_ms"] / 1_000 + 5)
    page.get_by_role("button", name="Something feels wrong").click()
    return Stopped(player, calf["at_ms"] / 1_000, "left_lower_leg", "Your left calf?")


def test_it_stops_at_once(stopped: Stopped) -> None:
    """Nothing goes on behind the question."""
    at = stopped.get("currentTime")
    stopped.page.wait_for_timeout(700)

    assert stopped.get("paused") is True
    assert stopped.get("currentTime") == at


def test_a_grave_answer_is_recorded_and_leads_only_to_the_end(stopped: Stopped) -> None:
    """Two answers, advice that cannot be missed, one event, and no way back to the massage."""
    page = stopped.page
    expect(page.get_by_role("dialog", name="What do you feel?")).to_be_visible()
    tell(page, "One leg is swelling")
    here(page)
    expect(page.get_by_role("dialog", name="See a doctor today")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("See a doctor today")
    for key in ["Escape", "Escape", "Space", "a"]:
        page.keyboard.press(key)

    assert stopped.get("paused") is True
    expect(page.get_by_role("heading", name="See a doctor today")).to_be_visible()
    assert page.get_by_role("dialog").get_by_role("button").count() == 0
    event = stopped.arrived("something_wrong")
    assert [one["kind"] for one in stopped.events()].count("something_wrong") == 1
    assert event["detail"] == {"what": "leg_swollen", "where": stopped.place}
    assert event["leg"] == "left"

    page.get_by_role("link", name="End here").click()
    expect(page).to_have_url(re.compile("/after/"))


def test_what_needs_help_now_is_said_before_the_second_question(stopped: Stopped) -> None:
    """Somebody who can hardly breathe is not asked where it hurts first."""
    page = stopped.page
    tell(page, "Trouble breathing")

    expect(page.get_by_role("alert")).to_contain_text("Call for help now")
    expect(page.get_by_role("alert")).to_contain_text("emergency number")
    expect(page.get_by_text("One more question, if you can")).to_be_visible()


def test_a_reload_in_between_does_not_lead_back_to_the_massage(stopped: Stopped, troubles: Any) -> None:
    """A page that is opened again shows the advice, or does not play at all; it never plays on."""
    page = stopped.page
    tell(page, "One leg is swelling")
    here(page)
    page.goto("/")
    page.goto(f"/sittings/{stopped.player.sitting}/play/")

    expect(page.get_by_text(re.compile("doctor|stopped|check in", re.IGNORECASE)).first).to_be_visible()
    assert page.get_by_role("button", name="Go on", exact=True).count() == 0
    troubles.forget()


def test_a_cramp_is_gone_on_from_but_not_where_it_was(stopped: Stopped) -> None:
    """The session waits at another place, and from then on goes past this one; nothing plays before the next tap."""
    page = stopped.page
    before = stopped.player.get("currentTime")
    page.get_by_role("button", name="A cramp").click()
    here(page)
    ways = page.get_by_role("dialog").get_by_role("button").all_inner_texts()
    page.get_by_role("button", name=re.compile("^Go on (at another place|with the other leg)")).first.click()

    assert "Go on here, but softer" not in ways
    assert stopped.player.get("paused") is True
    assert stopped.player.get("currentTime") > before + 5
    skipped = stopped.player.arrived("skipped")
    assert skipped["detail"]["spares"] in {stopped.place, "left"}
    page.get_by_role("button", name="Go on", exact=True).click()
    assert stopped.player.get("paused") is False
    # And what was left alone is gone past when somebody goes back to it.
    stopped.player.set("currentTime", stopped.at + 5)
    stopped.player.set("currentTime", stopped.at)
    page.wait_for_function("at => document.querySelector('legato-player').currentTime > at + 5", arg=stopped.at)


def test_what_was_too_strong_goes_on_softer_at_the_same_place(stopped: Stopped) -> None:
    """Less pressure from here on, written down; it waits where it was, and can be told again."""
    page, player = stopped.page, stopped.player
    at = player.get("currentTime")
    for _ in range(2):
        page.get_by_role("button", name="Too strong").click()
        here(page)
        page.get_by_role("button", name="Go on here, but softer").click()
        assert player.get("paused") is True
        assert player.get("currentTime") == pytest.approx(at, abs=0.01)
        page.get_by_role("button", name="Something feels wrong").click()

    assert player.arrived("softer")["at_ms"] == pytest.approx(at * 1_000, abs=10)
    player.arrived("something_wrong", times=2)
    assert [one["kind"] for one in player.events()].count("something_wrong") == 2


def test_the_dialog_is_walked_by_keyboard(stopped: Stopped) -> None:
    """Each question has the focus on its heading, and gives the dialog its name; Escape goes a step back, then out."""
    page = stopped.page
    asked = [focused(page)]
    for key in ["Something else", "Numb or tingling", "Another place"]:
        page.get_by_role("button", name=key).press("Enter")
        asked.append(focused(page))
    assert asked == ["What do you feel?", "What do you feel?", stopped.asks, "Where?"]
    for name in [stopped.asks, "What do you feel?", "What do you feel?"]:
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog", name=name)).to_be_visible()
        assert focused(page) == name
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_have_count(0)
    assert [event["kind"] for event in stopped.player.events()].count("something_wrong") == 0


def test_the_browser_s_own_tree_says_what_is_asked_and_told(stopped: Stopped) -> None:
    """What Chromium gives to a screen reader: a named dialog, the focus on its heading, buttons, advice as an alert."""
    page = stopped.page
    tree = Tree(page)
    assert tree.dialog() == ("What do you feel?", True)
    assert tree.focused() == ("heading", "What do you feel?")
    assert {"It hurts, but it eases now", "A cramp", "Nothing is wrong, go back"} <= tree.names("button")
    tell(page, "Numb or tingling")
    assert tree.dialog() == (stopped.asks, True)
    assert tree.focused() == ("heading", stopped.asks)
    here(page)

    assert tree.dialog() == ("Stop here and wait", True)
    assert tree.focused() == ("heading", "Stop here and wait")
    assert "alert" in tree.roles()
    assert tree.names("button") == set()
    assert "End here" in tree.names("link")


def test_a_stray_tap_leads_back_and_is_not_recorded(stopped: Stopped) -> None:
    """Nothing was wrong: the session is paused where it was."""
    at = stopped.get("currentTime")
    stopped.page.get_by_role("button", name="Nothing is wrong").click()
    expect(stopped.page.get_by_role("dialog")).to_have_count(0)

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
    tell(page, "Dizzy or sick")
    dialog.get_by_role("button", name=re.compile("Both legs|Another place")).click()
    if dialog.get_by_role("button", name="Both legs").count():
        dialog.get_by_role("button", name="Both legs").click()
    expect(dialog.get_by_role("heading", name="Let them lie down for a while")).to_be_visible()
    expect(dialog.get_by_text("Help them lie down")).to_be_visible()
