"""Ready-made sessions: always there for somebody well, never for somebody who should not be massaged."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legato import pipeline
from legato.notation.checkin import Answer, Person
from legato.pipeline.ready import NOBODY, Known, Ready, ReadyName, ready_made
from legato.safety import load_rule_book
from legato.safety.model import FactGroup
from legato.units import minutes

FACTS = sorted(load_rule_book().facts)


def _named(name: ReadyName, known: Known = NOBODY) -> Ready:
    return next(one for one in ready_made(known) if one.name is name)


def test_all_of_them_are_there_for_somebody_who_has_told_nothing() -> None:
    """Five, ten and twenty minutes, and the two for right now."""
    assert [one.name for one in ready_made()] == [*ReadyName]


@pytest.mark.parametrize("name", [ReadyName.CRAMP_LEFT, ReadyName.CRAMP_RIGHT, ReadyName.HURTING])
def test_what_is_for_right_now_takes_less_than_three_minutes(name: ReadyName) -> None:
    """Somebody with a cramp at night does not want a programme."""
    assert _named(name).cleared.session.lasts < minutes(3)


@pytest.mark.parametrize(("name", "most"), [(ReadyName.FIVE, 5), (ReadyName.TEN, 10), (ReadyName.TWENTY, 20)])
def test_the_others_last_about_as_long_as_they_say(name: ReadyName, most: int) -> None:
    """Not longer, and not less than nine tenths of it."""
    assert minutes(most) * 9 // 10 <= _named(name).cleared.session.lasts <= minutes(most)


def test_a_cramp_is_met_on_its_own_leg() -> None:
    """Left is left."""
    assert [leg.value for leg in _named(ReadyName.CRAMP_LEFT).cleared.session.legs] == ["left"]
    assert [leg.value for leg in _named(ReadyName.CRAMP_RIGHT).cleared.session.legs] == ["right"]


@pytest.mark.parametrize("name", ReadyName)
def test_they_are_gentle(name: ReadyName) -> None:
    """Nothing is pressed harder than light."""
    assert max(block.pressure for block in _named(name).cleared.session.blocks) <= 3


@pytest.mark.parametrize("name", ReadyName)
def test_every_red_flag_is_asked_first(name: ReadyName) -> None:
    """Red flags come before anything else, however well the person is known."""
    known = Known(Person(age=44), (), frozenset(FACTS))
    flags = [fact for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG and not fact.asked_if]

    for ready in (_named(name), _named(name, known)):
        assert list(ready.asks[: len(flags)]) == flags


def test_what_was_told_lately_is_not_asked_again() -> None:
    """Somebody who has checked in has fewer questions to answer."""
    settled = frozenset(fact.id for fact in load_rule_book().facts.values() if fact.remembered)
    asked = {fact.id for fact in _named(ReadyName.FIVE, Known(Person(age=44), (), settled)).asks}

    assert not asked & settled


@pytest.mark.parametrize("fact", ["clot_now", "past_clot", "one_leg_swollen", "recent_surgery"])
def test_there_is_none_for_somebody_who_must_not_be_massaged(fact: str) -> None:
    """What is known to refuse refuses these as well."""
    assert ready_made(Known(facts=(Answer(fact=fact),))) == ()


@given(st.lists(st.sampled_from(FACTS), max_size=6), st.sampled_from(ReadyName))
@settings(max_examples=60, deadline=None)
def test_whoever_answers_every_question_with_no_is_kept_safe(told: list[str], name: ReadyName) -> None:
    """Whatever else is true of a person, if nothing that is asked holds, the session keeps all their limits."""
    ready = _named(name)
    asked = {fact.id for fact in ready.asks}
    above = {fact.id: fact.asked_if for fact in load_rule_book().facts.values()}
    # A follow-up is true only together with what it follows up on.
    true = [fact for fact in told if fact not in asked and above[fact] not in asked]
    session = ready.cleared.session
    person = session.checkin.model_copy(update={"facts": tuple(Answer(fact=fact) for fact in true)})

    assert pipeline.clear(session.model_copy(update={"checkin": person})).session.lasts == session.lasts
