"""Ready-made sessions in a real browser: a technique is tried, a foot is toured, a cramp is met."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from player_page import LISTEN, PlayerPage

FASTEST = 16
PLAYS = "() => document.querySelector('legato-player')?.paused === false"
TELL = "async () => (await fetch(document.querySelector('legato-player').getAttribute('src'))).json()"
SECONDS_TO_HANDS_ON = 15


def _played(page: Page, begin: str) -> PlayerPage:
    """Begin a ready-made session by one of its buttons, and walk through what is done before the clock starts."""
    page.get_by_role("button", name=begin, exact=True).click()
    player = PlayerPage(page, "")
    page.wait_for_function("() => document.querySelector('legato-player')?.duration > 0")
    player.player.evaluate(LISTEN)
    # What everybody is told comes first here as well.
    expect(page.get_by_role("heading", name=re.compile("^Look at both"))).to_be_visible()
    assert player.get("paused") is True
    player.walk_through()
    page.wait_for_function(PLAYS)
    return player


def _blocks(page: Page) -> list[tuple[str, str]]:
    """Return the leg and the technique of each block of the session that is played."""
    told: dict[str, Any] = page.evaluate(TELL)
    shown = [cue for cue in told["cues"] if cue["kind"] == "show" and cue.get("technique")]
    return list(dict.fromkeys((cue["leg"], cue["technique"]) for cue in shown))


def test_a_technique_is_tried_on_the_leg_one_chooses_to_its_end(page: Page) -> None:
    """From its page, over the questions of any session, to hands, rhythm, an end, and somewhere to go from there."""
    page.goto("/library/techniques/knuckle/")
    page.get_by_role("link", name="Try it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Try it: Knuckle knead")
    expect(page.get_by_role("button", name="Left leg: begin")).to_be_visible()
    player = _played(page, "Right leg: begin")

    assert _blocks(page) == [("right", "knuckle")]
    assert 60 <= player.get("duration") <= 150
    player.set("playbackRate", FASTEST)
    expect(page.get_by_role("heading", name="Knuckle knead")).to_be_visible()
    expect(page.get_by_role("heading", name="You gave your leg")).to_be_visible(timeout=60_000)
    assert "beat" in {cue["kind"] for cue in player.told()["cues"]}
    page.get_by_role("button", name="Save to my diary").click()

    expect(page).to_have_url(re.compile("/diary/"))


def test_whoever_ticks_something_tries_nothing(page: Page) -> None:
    """The questions before a trial are the questions before any session."""
    page.goto("/quick/try-knuckle/")
    line = page.locator(".line").first
    line.get_by_role("checkbox").first.check()
    line.locator(".follow-up .fact").first.get_by_role("checkbox").first.check()
    expect(page.get_by_role("button", name="Left leg: begin")).to_have_count(0)
    page.get_by_role("button", name="Go on with what I ticked").click()

    expect(page.get_by_role("heading", name="What to do now")).to_be_visible()


def test_the_twelve_are_done_on_one_foot(page: Page) -> None:
    """From the first page over the twelve pictures to the first twist, on the foot that was chosen."""
    page.goto("/")
    page.get_by_role("link", name="The twelve techniques").click()
    expect(page.locator(".twelve > li")).to_have_count(12)
    page.get_by_role("link", name="Left foot").click()
    page.wait_for_selector(".line")
    begin = page.get_by_role("button", name=re.compile("None of these"))
    player = _played(page, begin.inner_text())
    blocks = _blocks(page)
    first = next(cue for cue in page.evaluate(TELL)["cues"] if cue.get("technique"))
    player.set("currentTime", first["at_ms"] / 1_000 + 1)

    expect(page.get_by_role("heading", name="Warm-up twists")).to_be_visible()
    assert len(blocks) == 12
    assert {leg for leg, _ in blocks} == {"left"}


def _tell_of_a_blood_thinner(page: Page) -> None:
    """Check in as somebody of 60 whose blood is thinned: it is remembered."""
    page.goto("/")
    page.get_by_role("button", name="Start a check-in").click()
    page.get_by_role("button", name="None of these").click()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Your age in years").fill("60")
    page.locator('[name="line-blood"]').check()
    page.locator('[name="fact-blood_thinner"]').check()
    page.get_by_role("button", name="Save and continue").click()
    expect(page.get_by_label("Your age in years")).to_have_count(0)


def test_what_a_limit_leaves_out_is_named_before_anything_plays(page: Page) -> None:
    """On the page of the twelve, before their questions, and where one would try it; from there one can go back."""
    _tell_of_a_blood_thinner(page)
    for address in ("/twelve/", "/quick/twelve-left/"):
        page.goto(address)
        left_out = page.locator(".left-out")
        expect(left_out).to_contain_text("Left out for you")
        expect(left_out).to_contain_text("Knuckle knead")
    page.goto("/quick/try-knuckle/")
    expect(page.locator(".left-out")).to_contain_text("Knuckle knead")
    expect(page.get_by_role("button", name=re.compile("begin"))).to_have_count(0)
    page.get_by_role("link", name="Back to the technique").click()

    expect(page).to_have_url(re.compile("/library/techniques/knuckle/"))


def test_these_pages_have_no_accessibility_faults(
    page: Page, accessibility_faults: Callable[[Page], list[str]]
) -> None:
    """The twelve with what is left out, a technique with its button, a trial, and a cramp with a line opened."""
    _tell_of_a_blood_thinner(page)
    page.goto("/twelve/")
    expect(page.locator(".left-out")).to_be_visible()
    assert accessibility_faults(page) == []
    page.goto("/library/techniques/arch-rub/")
    assert accessibility_faults(page) == []
    page.goto("/quick/try-arch-rub/")
    expect(page.locator(".line").first).to_be_visible()
    assert accessibility_faults(page) == []
    page.goto("/quick/cramp/")
    page.locator(".belongs summary").first.click()

    assert accessibility_faults(page) == []


@pytest.mark.parametrize("leg", ["Left", "Right"])
def test_a_cramp_is_stretched_after_two_taps(page: Page, leg: str) -> None:
    """Nothing to read, wash or look at comes between the second tap and the stretch on that leg."""
    page.goto("/")
    page.get_by_role("link", name="Cramp").click()
    page.get_by_role("button", name=f"{leg} calf: begin").click()
    page.wait_for_function(PLAYS)
    expect(page.get_by_role("heading", name="Stretch the calf")).to_be_visible()
    expect(page.locator(f'.posture[data-posture="stretch"][data-leg="{leg.lower()}"]')).to_be_visible()
    told = page.evaluate(TELL)
    hands_on = next(cue for cue in told["cues"] if cue["kind"] == "say")

    assert told["legs"] == [leg.lower()]
    assert hands_on["at_ms"] <= SECONDS_TO_HANDS_ON * 1_000
    walk = next(cue for cue in told["cues"] if cue.get("shown", {}).get("step") == "walk")
    PlayerPage(page, "").set("currentTime", walk["at_ms"] / 1_000)
    expect(page.locator(f'.posture[data-posture="walk"][data-leg="{leg.lower()}"]')).to_be_visible()


def test_the_page_for_a_cramp_is_short_and_tells_what_to_do_if_it_lasts(page: Page) -> None:
    """Six lines of a few words; whoever wants to know opens one, or the advice for after ten minutes."""
    page.goto("/quick/cramp/")
    expect(page.locator(".line")).to_have_count(6)
    signs = page.get_by_text("a hot hard vein")
    expect(signs).to_be_hidden()
    page.locator(".belongs summary").nth(1).click()
    expect(signs).to_be_visible()
    advice = page.get_by_text("call a doctor today")
    expect(advice).to_be_hidden()
    page.get_by_text("If it has not eased after ten minutes").click()

    expect(advice).to_be_visible()
