"""More of what is held: the hands stay longer where they are, or press harder, and never beyond a limit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from legato import pipeline
from legato.body import Leg
from legato.library import load_library
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block, Rest, Session
from legato.pipeline import NotComposed, Planned
from legato.planner import costs
from legato.safety import Playable, pressure_allowed
from legato.units import MILLISECONDS_PER_SECOND, Moment, minutes, seconds
from sore_calves import planned

LIBRARY = load_library()

VEINS = {"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}
PEOPLE: tuple[dict[str, Any], ...] = (
    {},
    {"minutes": 60},
    {"facts": [VEINS], "minutes": 15},
    {"facts": [VEINS, {"fact": "blood_thinner"}], "minutes": 30},
    {"person": {"age": 80}, "minutes": 30},
    {"person": {"age": 30, "pregnant_weeks": 32}, "minutes": 20, "performer": "partner"},
    {"performer": "partner", "position": "bed", "minutes": 45},
    {"pain": [{"leg": "right", "zone": "arch", "score": 7}], "minutes": 10},
    {"facts": [{"fact": "diabetes"}], "minutes": 25},
)
"""Somebody well, and people whose rules set caps to pressure, to a leg or to the whole session."""


def softened() -> Session:
    """Make a plan softer from its first moment on."""
    return granted(pipeline.soften(planned(), Moment(0)))


def moment_in(session: Session, index: int) -> Moment:
    """Return a moment in the middle of a step."""
    return Moment(sum(step.lasts_ms for step in session.steps[:index]) + session.steps[index].lasts_ms // 2)


def blocks_at(session: Session) -> list[int]:
    """Return where the blocks stand among the steps."""
    return [at for at, step in enumerate(session.steps) if isinstance(step, Block)]


def granted(answer: pipeline.Answer) -> Session:
    """Return the changed session."""
    assert isinstance(answer, Planned)
    return answer.cleared.session


def refused(answer: pipeline.Answer) -> Phrase:
    """Return why nothing was changed."""
    assert isinstance(answer, NotComposed)
    return answer.no_session.because


def block_of(session: Session, index: int) -> Block:
    """Return a block."""
    step = session.steps[index]
    assert isinstance(step, Block)
    return step


class TestLonger:
    """The hands stay where they are."""

    def test_the_part_that_is_held_goes_on_and_all_else_only_comes_later(self) -> None:
        """Half a minute more of it: every other part has its length, its pressure and its place."""
        before = planned()
        index = blocks_at(before)[2]
        after = granted(pipeline.lengthen(before, moment_in(before, index)))
        old, new = block_of(before, index), block_of(after, index)

        assert new.lasts_ms == old.lasts_ms + seconds(30)
        assert new.planned_ms == old.lasts_ms
        assert [one for one in after.blocks if one is not new] == [one for one in before.blocks if one is not old]
        assert after.steps[:index] == before.steps[:index]

    def test_the_person_is_taken_at_their_word_about_the_minutes(self) -> None:
        """Twenty minutes were asked for before, and more are asked for now."""
        before = planned()
        after = granted(pipeline.lengthen(before, moment_in(before, blocks_at(before)[0])))

        assert minutes(after.checkin.minutes) >= after.lasts > minutes(before.checkin.minutes - 1)

    def test_no_more_of_one_technique_than_is_good(self) -> None:
        """Asked for again and again it ends where the technique, the leg, the hands or the hour do, and says where."""
        for at in range(len(blocks_at(planned()))):
            session = planned()
            index = blocks_at(session)[at]
            for _ in range(40):
                answer = pipeline.lengthen(session, moment_in(session, index))
                if isinstance(answer, NotComposed):
                    break
                session = granted(answer)
            why = refused(answer)
            technique = LIBRARY.techniques[block_of(session, index).technique]

            assert why.code in {"no-session-enough-of-this", "no-session-hands-tired"}
            assert block_of(session, index).lasts_ms <= technique.dose.most

    def test_a_session_that_may_not_be_longer_is_not(self) -> None:
        """The rules let somebody have so many minutes and no more, and the sentence says how many."""
        session = planned(person={"age": 80}, minutes=60)
        screening = pipeline.screen(session.checkin)
        assert isinstance(screening, Playable)
        assert screening.minutes_cap is not None
        said = set()
        for index in blocks_at(session):
            answer = pipeline.lengthen(session, moment_in(session, index))
            said.add(refused(answer) if isinstance(answer, NotComposed) else None)

        assert phrase("no-session-enough-in-all", minutes=screening.minutes_cap) in said

    def test_an_hour_is_the_end_for_everybody(self) -> None:
        """Nobody asks for more than an hour, and so nobody gets it in small pieces."""
        session = planned(minutes=60)
        full = phrase("no-session-enough-in-all", minutes=60)
        answers = [pipeline.lengthen(session, moment_in(session, index)) for index in blocks_at(session)]

        assert any(isinstance(answer, NotComposed) and answer.no_session.because == full for answer in answers)

    def test_between_two_parts_there_is_nothing_to_make_longer(self) -> None:
        """The hands are on their way, or rest."""
        session = planned()
        for index, step in enumerate(session.steps):
            if not isinstance(step, Block):
                at = moment_in(session, index)
                assert refused(pipeline.lengthen(session, at)) == phrase("no-session-between-parts")
                assert refused(pipeline.firm(session, at)) == phrase("no-session-between-parts")


class TestFirmer:
    """A step more, here and now: there is room where it was made softer, for plans go as far as they may."""

    def test_only_what_is_held_becomes_firmer_and_by_one_step(self) -> None:
        """The next technique has its own pressure again."""
        before = softened()
        index = next(at for at in blocks_at(before) if _has_room(before, block_of(before, at)))
        after = granted(pipeline.firm(before, moment_in(before, index)))

        assert block_of(after, index).pressure == block_of(before, index).pressure + 1
        assert block_of(after, index).as_planned == block_of(before, index)
        assert [one.lasts_ms for one in after.steps] == [one.lasts_ms for one in before.steps]
        assert after.steps[index + 1 :] == before.steps[index + 1 :]

    def test_it_ends_at_the_cap_of_the_place_and_says_so(self) -> None:
        """With varicose veins the veins decide, where the technique itself would go further."""
        before = planned(facts=[VEINS], minutes=15)
        said = set()
        for index in blocks_at(before):
            answer: pipeline.Answer = NotComposed  # type: ignore[assignment]
            session = before
            for _ in range(8):
                answer = pipeline.firm(session, moment_in(session, index))
                if isinstance(answer, NotComposed):
                    break
                session = granted(answer)
            said.add(refused(answer).code)

        assert said == {"no-session-technique-at-most", "no-session-place-at-most"}

    def test_softer_takes_back_first_what_was_asked_for(self) -> None:
        """Too much after all: it is again as it was planned, and nothing is told a second time."""
        before = softened()
        index = next(at for at in blocks_at(before) if _has_room(before, block_of(before, at)))
        firm = granted(pipeline.firm(before, moment_in(before, index)))
        soft = granted(pipeline.soften(firm, moment_in(firm, index)))

        assert block_of(soft, index) == block_of(before, index)


OPERATIONS = {
    "longer": pipeline.lengthen,
    "firmer": pipeline.firm,
    "softer": pipeline.soften,
    "shorter": pipeline.shorten,
}


@settings(max_examples=25, deadline=None)
@example(
    # Rests were taken where they came, and for what was left fewer were counted than it needed.
    whose={"performer": "partner", "position": "bed", "minutes": 45},
    asked=[("longer", 129), ("shorter", 393), ("shorter", 123)],
)
@given(
    whose=st.sampled_from(PEOPLE),
    asked=st.lists(st.tuples(st.sampled_from(sorted(OPERATIONS)), st.integers(0, 999)), min_size=1, max_size=12),
)
def test_nothing_that_is_asked_for_goes_beyond_a_limit(whose: dict[str, Any], asked: list[tuple[str, int]]) -> None:
    """Longer, firmer, softer, shorter in any order at any moment, also after going back or on: every limit holds."""
    session = planned(**whose)
    screening = pipeline.screen(session.checkin)
    assert isinstance(screening, Playable)
    for what, share in asked:
        answer = OPERATIONS[what](session, Moment(session.lasts * share // 1_000))
        if isinstance(answer, Planned):
            session = answer.cleared.session
            assert pipeline.clear(session).session == session
            _keeps_every_limit(session, screening)


def _keeps_every_limit(session: Session, screening: Playable) -> None:
    """Look at everything that is limited, with the limits the check-in had before anything was asked for."""
    assert session.lasts <= minutes(min(60, screening.minutes_cap or 60))
    tired = 0
    given_: dict[tuple[Leg, str], int] = {}
    for step in session.steps:
        if isinstance(step, Rest):
            tired = max(0, tired - costs.REST_RELIEF * step.lasts_ms // costs.REST)
        if not isinstance(step, Block):
            continue
        technique, limits = LIBRARY.techniques[step.technique], screening.limits[step.leg]
        tired += technique.strain * step.lasts_ms // MILLISECONDS_PER_SECOND
        given_[step.leg, step.technique] = given_.get((step.leg, step.technique), 0) + step.lasts_ms
        assert tired <= costs.STRAIN_LIMIT
        assert step.pressure <= pressure_allowed(technique, limits)
        assert given_[step.leg, step.technique] <= technique.dose.most
        assert limits.block_seconds_cap is None or step.lasts_ms <= seconds(limits.block_seconds_cap)
    for leg in session.legs:
        cap = screening.limits[leg].minutes_cap
        assert cap is None or session.time_on(leg) <= minutes(cap)


def _has_room(session: Session, block: Block) -> bool:
    screening = pipeline.screen(session.checkin)
    assert isinstance(screening, Playable)
    return block.pressure < pressure_allowed(LIBRARY.techniques[block.technique], screening.limits[block.leg])


@pytest.mark.parametrize("whose", PEOPLE[:4])
def test_what_was_asked_for_survives_being_written_down(whose: dict[str, Any]) -> None:
    """A session is kept as JSON and read again for each answer; a block as it was planned looks as it always did."""
    session = planned(**whose)
    index = blocks_at(session)[1]
    before = session.model_dump_json()
    answer = pipeline.lengthen(session, moment_in(session, index))
    changed = granted(answer) if isinstance(answer, Planned) else session

    assert "planned_ms" not in before
    assert "raised" not in before
    assert Session.model_validate_json(changed.model_dump_json()) == changed


def test_the_minutes_that_were_asked_for_are_not_forgotten() -> None:
    """Somebody who asks for ten minutes, and for more of each part, is asked about ten again the next time."""
    session = planned(minutes=10)
    for index in range(len(session.steps)):
        if isinstance(session.steps[index], Block) and isinstance(
            answer := pipeline.lengthen(session, moment_in(session, index)), Planned
        ):
            session = granted(answer)

    assert session.checkin.minutes > 10
    assert session.minutes_asked == 10
    assert Session.model_validate_json(session.model_dump_json()) == session
