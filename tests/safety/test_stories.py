"""People in two lines each, and what they should be told."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from legato.body import LEGS, ZoneId
from legato.notation.checkin import CheckIn, Equipment
from legato.safety import Limits, Refusal, Screening, screen

STORIES: list[dict[str, Any]] = [
    story
    for file in sorted((Path(__file__).parent / "stories").glob("*.toml"))
    for story in tomllib.loads(file.read_text(encoding="utf-8"))["story"]
]
ENOUGH = 125


def told(story: dict[str, Any], book, library) -> Screening:
    """Screen the person of a story."""
    return screen(CheckIn.model_validate(story["checkin"]), book, library)


def expected_of(story: dict[str, Any], leg: str) -> dict[str, Any]:
    """Return what a story expects of one leg."""
    return {**story.get("both", {}), **story.get(leg, {})}


def too_mild(limits: Limits, expected: dict[str, Any]) -> list[str]:
    """Say where limits allow more than a story does."""
    found = [f"{zone} may be touched" for zone in expected.get("no_touch", ()) if zone not in limits.excluded_zones]
    found += [f"{zone} may be poked" for zone in expected.get("flat", ()) if zone not in limits.flat_zones]
    found += [f"{thing} is allowed" for thing in expected.get("out", ()) if thing not in limits.excluded_equipment]
    if limits.pressure_cap > expected.get("cap", 6):
        found.append(f"pressure goes up to {limits.pressure_cap}")
    found += [
        f"pressure on {zone} goes up to {limits.cap_for((ZoneId(zone),))}"
        for zone, cap in expected.get("caps", {}).items()
        if limits.cap_for((ZoneId(zone),)) > cap
    ]
    if expected.get("upwards") and not limits.toward_heart:
        found.append("glides may run away from the heart")
    if "minutes" in expected and (limits.minutes_cap or 60) > expected["minutes"]:
        found.append(f"hands may be on the leg for {limits.minutes_cap}")
    return found


def too_strict(limits: Limits, expected: dict[str, Any]) -> list[str]:
    """Say where limits allow less than a story does."""
    found = [f"{zone} is left out" for zone in expected.get("touch", ()) if zone in limits.excluded_zones]
    found += [f"{thing} is left out" for thing in expected.get("may", ()) if thing in limits.excluded_equipment]
    if limits.pressure_cap < expected.get("cap", 0):
        found.append(f"pressure stops at {limits.pressure_cap}")
    found += [
        f"pressure on {zone} stops at {limits.cap_for((ZoneId(zone),))}"
        for zone, cap in expected.get("caps", {}).items()
        if limits.cap_for((ZoneId(zone),)) < min(cap, expected.get("cap", 6))
    ]
    if expected.get("upwards") is False and limits.toward_heart:
        found.append("glides must run towards the heart")
    return found


@pytest.mark.parametrize("story", STORIES, ids=[story["who"] for story in STORIES])
def test_a_story_ends_as_it_should(story: dict[str, Any], book, library) -> None:
    """Verdict and urgency are exactly right, and nothing is allowed that should not be."""
    screening = told(story, book, library)

    assert (screening.verdict.value, screening.urgency.value) == (story["verdict"], story["urgency"])
    for leg in LEGS:
        assert too_mild(screening.limits[leg], expected_of(story, leg.value)) == [], leg
    if "session_minutes" in story:
        assert screening.minutes_cap is not None
        assert screening.minutes_cap <= story["session_minutes"]


def test_hardly_anybody_is_told_less_than_they_could_have(book, library) -> None:
    """At most one in ten of those who may be massaged is held back more than the story says."""
    playable = [story for story in STORIES if story["verdict"] in ("clear", "modify")]
    strict = {
        story["who"]: found
        for story in playable
        for leg in LEGS
        if (found := too_strict(told(story, book, library).limits[leg], expected_of(story, leg.value)))
    }

    assert len(strict) <= len(playable) // 10, strict


def test_there_are_enough_stories_of_every_ending() -> None:
    """Each verdict is told at least five times, and stories name real things."""
    endings = [story["verdict"] for story in STORIES]

    assert len(STORIES) >= ENOUGH
    assert all(endings.count(verdict) >= 5 for verdict in ("modify", "see_clinician_first", "emergency"))
    for story in STORIES:
        for leg in LEGS:
            expected = expected_of(story, leg.value)
            zones = [*expected.get("no_touch", ()), *expected.get("touch", ()), *expected.get("caps", ())]
            things = [*expected.get("out", ()), *expected.get("may", ())]
            assert {ZoneId(zone) for zone in zones} <= set(ZoneId)
            assert {Equipment(thing) for thing in things} <= set(Equipment)


@pytest.mark.parametrize("story", STORIES, ids=[story["who"] for story in STORIES])
def test_who_is_refused_is_told_why_and_what_to_do(story: dict[str, Any], book, library) -> None:
    """A refusal names its reasons first, each with something to do, and leaves no zone to touch."""
    screening = told(story, book, library)

    if isinstance(screening, Refusal):
        assert screening.reasons[0].verdict is screening.verdict
        assert all(book.rule(reason.rule).do for reason in screening.reasons if reason.verdict.refuses)
        assert all(screening.limits[leg].excluded_zones == set(ZoneId) for leg in LEGS)
    else:
        assert all(not reason.verdict.refuses for reason in screening.reasons)
