"""Assumptions: they add care like answers do, and are never taken for answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId
from legato.errors import CheckInError, NotClearedError
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn
from legato.notation.session import Session
from legato.planner import compose
from legato.safety import breaches, clear, facts_of, load_rule_book, screen, still_to_ask
from legato.safety.audit import audit
from legato.safety.spoken import utterances_for
from safety.people import on, somebody

NAMES = sorted(load_rule_book().facts)
HOUSE = load_rule_book(), load_library()
names = st.lists(st.sampled_from(NAMES), max_size=4, unique=True)


def planned_as_if(*assumed: str | Answer, told: tuple[str | Answer, ...] = ()) -> CheckIn:
    """Return a check-in with answers, and with facts that nobody told."""
    answers = [one if isinstance(one, Answer) else Answer(fact=one) for one in assumed]
    return somebody(*told).model_copy(update={"assumed": tuple(answers)})


@given(names, names)
def test_an_assumption_limits_like_an_answer(told: list[str], assumed: list[str]) -> None:
    """The verdict and the limits are those of somebody for whom all of it is true."""
    from_both = screen(planned_as_if(*assumed, told=tuple(told)), *HOUSE)
    all_told = screen(somebody(*dict.fromkeys([*told, *assumed])), *HOUSE)

    assert (from_both.verdict, from_both.urgency, from_both.limits) == (
        all_told.verdict,
        all_told.urgency,
        all_told.limits,
    )


@given(names, names)
def test_an_assumption_is_never_among_what_was_told(told: list[str], assumed: list[str]) -> None:
    """What holds says where nobody told it, and a reason names the facts nobody told."""
    screening = screen(planned_as_if(*assumed, told=tuple(told)), *HOUSE)

    assert {held.fact for held in screening.held if held.assumed == held.legs} == {*assumed} - {*told}
    assert all({*reason.assumed} == {*reason.facts} & {*assumed} - {*told} for reason in screening.reasons)


@given(names)
def test_an_assumption_answers_no_question(assumed: list[str]) -> None:
    """Whatever a session is planned as if it held is still asked in a check-in."""
    checkin = planned_as_if(*assumed)

    assert still_to_ask(checkin, (), *HOUSE) == still_to_ask(checkin.without_assumptions(), (), *HOUSE)


def test_a_fact_told_on_one_leg_is_assumed_on_the_other_only(book) -> None:
    """Nobody who has veins on the left is told that she has them on the right."""
    checkin = planned_as_if("varicose_veins", told=(on("varicose_veins", Leg.LEFT),))
    veins = facts_of(checkin, book)["varicose_veins"].to_held()

    assert (veins.legs, veins.assumed) == (LEGS, (Leg.RIGHT,))


def test_what_is_left_out_for_an_assumption_says_so(book, library) -> None:
    """The other leg, where it was told, says that too."""
    checkin = planned_as_if("osteoporosis", told=("varicose_veins",))
    said = {
        (dict(breach.args).get("case"), dict(breach.args).get("fact"))
        for technique in library.techniques.values()
        for breach in breaches(technique, Leg.LEFT, screen(checkin, book, library))
    }

    assert ("not_asked", "osteoporosis") in said
    assert "not_with" in {case for case, _ in said}
    assert ("not_with", "osteoporosis") not in said


@given(names)
def test_nothing_is_said_for_an_assumption(assumed: list[str]) -> None:
    """Somebody who told nothing hears nothing of a leg that feels less."""
    book, _ = HOUSE

    assert utterances_for(planned_as_if(*assumed), book) == utterances_for(somebody(), book)


def test_a_session_that_breaks_the_limit_of_an_assumption_is_not_cleared(book, library) -> None:
    """Clearance and the auditor each keep to it, although nobody told it."""
    session = compose(somebody(), screen(somebody(), book, library), library)
    assert isinstance(session, Session)
    wound = planned_as_if(on("open_wound", Leg.LEFT, *ZoneId))
    changed = session.model_copy(update={"checkin": wound})

    assert audit(session, book, library) == ()
    assert any("M01" in breach for breach in audit(changed, book, library))
    with pytest.raises(NotClearedError):
        clear(changed, book, library)


@pytest.mark.parametrize(
    ("answer", "path"),
    [
        (Answer(fact="gout_of_the_mind"), "assumed[0].fact"),
        (on("blood_thinner", Leg.LEFT), "assumed[0].leg"),
        (on("one_leg_swollen", Leg.LEFT, ZoneId.CALF), "assumed[0].zones"),
    ],
)
def test_an_assumption_that_cannot_be_is_refused_with_its_place(book, library, answer: Answer, path: str) -> None:
    """As an answer is."""
    with pytest.raises(CheckInError) as wrong:
        screen(planned_as_if(answer), book, library)

    assert path in [finding.path for finding in wrong.value.findings]
