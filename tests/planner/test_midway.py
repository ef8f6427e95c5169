"""Changing a session on the way: what has been played stays, what follows is softer or shorter, and fair."""

from __future__ import annotations

import json
from typing import Any

import pytest

from legato import pipeline
from legato.body import Leg
from legato.library import load_library
from legato.notation.phrase import phrase
from legato.notation.session import Block, Session, Step
from legato.pipeline import NotComposed, Planned
from legato.units import Moment

BOTH_CALVES = [{"leg": leg, "zone": "calf", "score": 4} for leg in ("left", "right")]
SHARES_OF_THE_WAY = (0.0, 0.1, 0.25, 0.45, 0.6, 0.9)


def planned(**changes: Any) -> Session:
    """Plan twenty minutes for somebody of 44 whose calves ache."""
    usual = {
        "person": {"age": 44},
        "complaint": "ache_after_exercise",
        "pain": BOTH_CALVES,
        "facts": [],
        "minutes": 20,
        "have": ["oil"],
        "aims": ["relax"],
    }
    answer = pipeline.plan(pipeline.read_checkin(json.dumps(usual | changes)))
    assert isinstance(answer, Planned)
    return answer.cleared.session


def at(session: Session, share: float) -> Moment:
    """Return the moment when a share of a session is over."""
    return Moment(int(session.lasts * share))


def granted(answer: pipeline.Answer) -> Session:
    """Return the changed session."""
    assert isinstance(answer, Planned)
    return answer.cleared.session


def begun_by(session: Session, moment: int) -> list[Step]:
    """Return the steps that have begun by a moment."""
    found, starts = [], 0
    for step in session.steps:
        if starts <= moment:
            found.append(step)
        starts += step.lasts_ms
    return found


class TestSofter:
    """The same course with less pressure."""

    @pytest.mark.parametrize("share", SHARES_OF_THE_WAY)
    def test_everything_still_to_come_presses_less_and_nothing_presses_more(self, share: float) -> None:
        """Each block that is not over loses a step, down to the least of its technique; the course is the same."""
        before = planned()
        after = granted(pipeline.soften(before, at(before, share)))
        library, starts = load_library(), 0

        assert [step.lasts_ms for step in after.steps] == [step.lasts_ms for step in before.steps]
        for old, new in zip(before.steps, after.steps, strict=True):
            starts += old.lasts_ms
            if isinstance(old, Block) and isinstance(new, Block):
                least = library.techniques[old.technique].pressure[0]
                expected = max(least, old.pressure - 1) if starts > at(before, share) else old.pressure
                assert new.pressure == min(old.pressure, expected)

    def test_what_is_as_soft_as_it_can_be_says_so(self) -> None:
        """In the end there is nothing left to take away, and that is said instead of pretended."""
        session = planned()
        for _ in range(6):
            answer = pipeline.soften(session, Moment(0))
            if isinstance(answer, NotComposed):
                break
            session = granted(answer)

        assert isinstance(answer, NotComposed)
        assert answer.no_session.because == phrase("no-session-as-soft-as-can-be")


class TestShorter:
    """Less time for what follows."""

    @pytest.mark.parametrize("minutes", [10, 20, 45])
    @pytest.mark.parametrize("share", [0.0, 0.1, 0.25])
    def test_both_legs_give_up_the_same(self, share: float, minutes: int) -> None:
        """On the first leg: the session gets shorter, and the leg still to come gets what the first one gets."""
        before = planned(minutes=minutes)
        after = granted(pipeline.shorten(before, at(before, share)))

        assert after.lasts < before.lasts
        assert after.time_on(Leg.LEFT) == after.time_on(Leg.RIGHT)
        assert after.checkin == before.checkin

    @pytest.mark.parametrize("share", SHARES_OF_THE_WAY)
    @pytest.mark.parametrize("pain", [BOTH_CALVES, BOTH_CALVES[:1], [{"leg": "right", "zone": "arch", "score": 7}]])
    def test_what_has_begun_stays_to_the_millisecond(self, share: float, pain: list[dict[str, Any]]) -> None:
        """Whoever plays the session goes on at the same moment, in the same technique, on the same leg."""
        before = planned(pain=pain)
        answer = pipeline.shorten(before, at(before, share))
        if isinstance(answer, NotComposed):
            assert answer.no_session.because == phrase("no-session-cannot-be-shorter")
            return
        after = granted(answer)
        kept = begun_by(before, at(before, share))

        assert list(after.steps[: len(kept)]) == kept
        assert after.steps[-1].step == "close"

    def test_on_the_second_leg_it_would_be_unfair_and_is_refused(self) -> None:
        """The first leg has had its time; the second one keeps its own, and skipping stays possible."""
        before = planned()

        assert isinstance(pipeline.shorten(before, at(before, 0.7)), NotComposed)

    def test_a_session_that_was_made_softer_stays_soft(self) -> None:
        """Shorter never brings back the pressure that was taken away."""
        before = planned()
        soft = granted(pipeline.soften(before, Moment(0)))
        after = granted(pipeline.shorten(soft, at(soft, 0.1)))
        most = {(block.leg, block.technique): block.pressure for block in soft.blocks}

        assert all(block.pressure <= most[block.leg, block.technique] for block in after.blocks)

    def test_what_fell_away_is_explained(self) -> None:
        """Every technique that is no longer there says why."""
        before = planned(minutes=45)
        after = granted(pipeline.shorten(before, Moment(0)))
        there = {(block.leg, block.technique) for block in after.blocks}

        for choice in after.choices:
            assert choice.included == ((choice.leg, choice.technique) in there)


@pytest.mark.parametrize("change", [pipeline.soften, pipeline.shorten])
def test_limits_hold_after_every_change(change: Any) -> None:
    """Varicose veins in one calf: after each change the session is screened and cleared like any other."""
    session = planned(facts=[{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}], minutes=15)
    for share in (0.05, 0.15, 0.3):
        answer = change(session, at(session, share))
        if isinstance(answer, Planned):
            session = answer.cleared.session
            assert pipeline.clear(session).session == session
