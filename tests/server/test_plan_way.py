"""What a plan says of itself: where it goes, and where most of its time goes."""

from __future__ import annotations

import json

import pytest

from legato import pipeline
from legato.library import load_library
from legato.notation.session import Session
from legato.pipeline import Planned
from legato.server.doors.pages.sittings.plan_words import heading_words, way_words
from legato.server.wire.language import say
from legato.server.wire.plan_way import way_of
from legato.timeline import LegPart
from server.builders import checkin


def session(**changes: object) -> Session:
    """Return a session for a check-in."""
    answer = pipeline.plan(pipeline.read_checkin(json.dumps(checkin(**changes))))
    assert isinstance(answer, Planned)
    return answer.cleared.session


def with_times(plan: Session, **times: int) -> Session:
    """Return a session whose blocks on each leg last that many seconds each."""
    steps = tuple(
        step.model_copy(update={"lasts_ms": times[step.leg.value] * 1_000}) if step.step == "block" else step
        for step in plan.steps
    )
    return plan.model_copy(update={"steps": steps})


def on_one_leg(plan: Session) -> Session:
    """Return what a session does on the left leg."""
    steps = tuple(step for step in plan.steps if step.step != "block" or step.leg.value == "left")
    return plan.model_copy(update={"steps": steps})


@pytest.mark.parametrize("minutes", [5, 10, 20, 30, 45, 60])
@pytest.mark.parametrize("who", ["self", "giver"])
def test_one_or_two_sentences_say_where_it_goes(minutes: int, who: str) -> None:
    """At any length, and whoever reads; none of them is left in pieces."""
    told = way_words(session(minutes=minutes), who)

    assert 1 <= len(told) <= 2
    assert all(sentence.endswith(".") and sentence[0].isupper() for sentence in told)
    assert ("their" in " ".join(told)) == (who == "giver")


def test_the_leg_that_gets_clearly_more_is_named() -> None:
    """It is always the receiver's own; a little more is nothing to speak of."""
    plan = session(pain=[])
    left, right = (
        way_words(with_times(plan, left=90, right=60), "self"),
        way_words(with_times(plan, left=60, right=90), "giver"),
    )
    even = way_of(with_times(plan, left=61, right=60), load_library().techniques)

    assert left[1] == "More time for your left leg."
    assert right[1] == "More time for their right leg."
    assert even.more is None


def test_a_session_for_one_leg_speaks_of_one() -> None:
    """No plural, and nothing about the other leg."""
    plan = on_one_leg(session())
    told = " ".join(way_words(plan, "self"))

    assert heading_words(plan, "self").endswith("minutes for your left leg")
    assert "feet" not in told
    assert "legs" not in told


def test_what_is_passed_on_the_way_goes_without_saying() -> None:
    """A knee beside calves or thighs is not named; alone it is."""
    techniques = load_library().techniques
    plan = session(minutes=60)
    first = plan.blocks[0]
    knees = [first.model_copy(update={"technique": "around-the-knee", "leg": leg}) for leg in plan.legs]
    outer = (plan.steps[0], plan.steps[-1])

    alone = plan.model_copy(update={"steps": (outer[0], *knees, outer[1])})
    beside = plan.model_copy(update={"steps": (*plan.steps[:-1], *knees, outer[1])})

    assert way_of(alone, techniques).parts == (LegPart.KNEE,)
    assert LegPart.KNEE not in way_of(beside, techniques).parts
    assert way_words(alone, "self")[0] == "Just your knees."


@pytest.mark.parametrize("legs", ["one", "both"])
@pytest.mark.parametrize("who", ["self", "giver"])
def test_every_order_of_parts_is_told(legs: str, who: str) -> None:
    """Also the rarest is one whole sentence, and those that have a sentence of their own differ from one another."""
    ways = (
        "foot",
        "calf",
        "thigh",
        "foot-calf",
        "foot-thigh",
        "calf-foot",
        "calf-thigh",
        "thigh-calf",
        "foot-calf-thigh",
    )
    told = {say("plan-way", way=way, who=who, legs=legs) for way in ways}

    assert len(told) == len(ways)
