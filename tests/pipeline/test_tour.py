"""The twelve techniques: all of them, in the article's order, or named with the reason why not."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato import pipeline
from legato.body import LEGS, Leg
from legato.library import load_library
from legato.pipeline import Planned, Refused
from legato.pipeline.tour import BOTH_FEET, ONE_FOOT, WELL, tour
from legato.planner import NoSession, the_twelve, verify
from legato.units import minutes
from planner.making import varied

TWELVE = [one.id for one in the_twelve(load_library())]


def techniques(session, leg: Leg) -> list[str]:
    """Return the techniques on a leg, in order."""
    return [block.technique for block in session.blocks if block.leg is leg]


def session_of(found: pipeline.Tour):
    """Return the session of a tour that is expected to be possible."""
    assert isinstance(found.answer, Planned), found.answer
    return found.answer.cleared.session


def test_there_are_twelve() -> None:
    """From the twists to the finishing strokes."""
    assert len(TWELVE) == 12
    assert (TWELVE[0], TWELVE[-1]) == ("warmup-twists", "finishing-strokes")


def test_somebody_well_meets_all_twelve_on_both_feet_in_order() -> None:
    """In the usual time, or a little more where the techniques need it."""
    found = tour()
    session = session_of(found)

    assert [techniques(session, leg) for leg in LEGS] == [TWELVE, TWELVE]
    assert found.left_out == ()
    assert minutes(BOTH_FEET) * 8 // 10 <= session.lasts <= minutes(BOTH_FEET + 10)
    assert verify(session, found.answer.screening, load_library()) == ()


@pytest.mark.parametrize("leg", LEGS)
def test_one_foot_takes_about_half(leg: Leg) -> None:
    """The short form."""
    session = session_of(tour(leg=leg))

    assert session.legs == (leg,)
    assert techniques(session, leg) == TWELVE
    assert session.lasts <= minutes(ONE_FOOT + 5)


def test_too_few_minutes_hold_those_that_are_worth_most() -> None:
    """What is missing is named, and nothing else comes in."""
    found = tour(minutes=12)
    session = session_of(found)
    line = techniques(session, Leg.LEFT)

    assert session.lasts <= minutes(12)
    assert line == [name for name in TWELVE if name in line]
    assert {choice.technique for choice in found.left_out if choice.leg is Leg.LEFT} == set(TWELVE) - set(line)
    assert all(choice.reasons for choice in found.left_out)


def test_what_a_limit_leaves_out_is_named_with_its_rule() -> None:
    """Knuckles on blood thinners."""
    thinner = json.dumps({"person": {"age": 60}, "facts": [{"fact": "blood_thinner"}]})
    found = tour(pipeline.read_checkin(thinner))
    missing = {choice.technique: choice.reasons for choice in found.left_out}

    assert isinstance(found.answer, Planned)
    assert any(reason.rule for reason in missing["knuckle"])


def test_there_is_none_for_somebody_who_must_not_be_massaged() -> None:
    """A tour is no way round a refusal."""
    sick = json.dumps({"person": {"age": 60}, "facts": [{"fact": "chest_or_breath"}]})

    assert isinstance(tour(pipeline.read_checkin(sick)).answer, Refused)


@given(st.integers(0, 10**6) | st.just(None), st.sampled_from([None, *LEGS]))
def test_every_tour_holds_each_technique_or_names_why_not(person: int | None, leg: Leg | None) -> None:
    """Whoever asks: in order, within every limit."""
    answers = WELL if person is None else varied(person, 5, 60)
    found = tour(answers, leg=leg)
    if not isinstance(found.answer, Planned):
        assert isinstance(found.answer.no_session, NoSession)
        assert found.answer.no_session.reasons
        return
    session = session_of(found)
    for each in LEGS if leg is None else (leg,):
        line = techniques(session, each)
        assert line == [name for name in TWELVE if name in line]
        named = {choice.technique for choice in found.left_out if choice.leg is each and choice.reasons}
        assert set(line) | named == set(TWELVE)
    assert verify(session, found.answer.screening, load_library()) == ()
