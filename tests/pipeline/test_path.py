"""The way from a check-in to a timeline: refused where massage is wrong, the same through every door."""

from __future__ import annotations

import json

import pytest

from legato import pipeline
from legato.body import Leg, ZoneId
from legato.errors import CheckInError, NotClearedError, SessionError
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Pain
from legato.notation.phrase import phrase
from legato.notation.session import Grip, Session, WishedLength, Wishes
from legato.pipeline import NotComposed, Planned, Refused
from legato.planner import verify
from legato.safety import Emergency, SeeClinicianFirst
from legato.timeline import CueKind

EMERGENCY = "chest_or_breath"


def checkin(**answers) -> CheckIn:
    """Make the check-in of somebody of 44 with oil at hand."""
    return pipeline.read_checkin(json.dumps({"person": {"age": 44}, "have": ["oil"], **answers}))


def composed(**answers) -> Session:
    """Plan a session that is expected to be possible."""
    answer = pipeline.plan(checkin(**answers))
    assert isinstance(answer, Planned)
    return answer.cleared.session


def with_fact(session: Session, fact: str, **more) -> Session:
    """Return a session whose check-in has one more answer."""
    given = (*session.checkin.facts, Answer(fact=fact, **more))
    return session.model_copy(update={"checkin": session.checkin.model_copy(update={"facts": given})})


class TestAWellPerson:
    """Nothing stands against it."""

    def test_gets_a_session_that_keeps_every_rule_of_composing(self):
        """The planner's independent check finds nothing."""
        answer = pipeline.plan(checkin(minutes=20))

        assert isinstance(answer, Planned)
        assert verify(answer.cleared.session, answer.screening, load_library()) == ()

    @pytest.mark.parametrize("minutes", [5, 20, 60])
    def test_gets_a_timeline_that_ends_exactly_when_the_plan_does(self, minutes):
        """From the shortest to the longest session, to the millisecond."""
        session = composed(minutes=minutes)
        cues = pipeline.timeline(session).cues

        assert cues[-1].kind is CueKind.CLOSE
        assert cues[-1].at_ms == session.lasts <= minutes * 60_000

    def test_may_write_the_session_down_and_read_it_again(self):
        """What comes back is the same session, and plays the same."""
        session = composed()

        read = pipeline.read_session(session.model_dump_json())

        assert read == session
        assert pipeline.timeline(read) == pipeline.timeline(session)

    def test_asked_twice_gets_the_same_answer(self):
        """Nothing depends on the time of day or on luck."""
        assert composed(minutes=30).model_dump_json() == composed(minutes=30).model_dump_json()

    def test_may_leave_a_technique_out_and_set_a_length(self):
        """What was changed is kept, under the same limits."""
        session = composed(minutes=30)
        dropped, kept = session.blocks[1], session.blocks[2]
        wishes = Wishes(
            leave_out=(Grip(leg=dropped.leg, technique=dropped.technique),),
            lengths=(WishedLength(leg=kept.leg, technique=kept.technique, seconds=60),),
        )

        answer = pipeline.edit(session, wishes)

        assert isinstance(answer, Planned)
        blocks = {(block.leg, block.technique): block.lasts_ms for block in answer.cleared.session.blocks}
        assert (dropped.leg, dropped.technique) not in blocks
        assert blocks[kept.leg, kept.technique] == 60_000


class TestRefusals:
    """Where massage would be wrong, no way leads to a timeline."""

    def test_a_red_flag_gets_no_plan(self):
        """Pain in the chest is an emergency, not a session."""
        answer = pipeline.plan(checkin(facts=[{"fact": EMERGENCY}]))

        assert isinstance(answer, Refused)
        assert isinstance(answer.screening, Emergency)

    def test_very_strong_pain_is_for_a_clinician_first(self):
        """A pain map alone can be enough."""
        answer = pipeline.plan(checkin(pain=[{"leg": "left", "zone": "calf", "score": 9}]))

        assert isinstance(answer, Refused)
        assert isinstance(answer.screening, SeeClinicianFirst)

    def test_an_old_session_is_screened_again_before_it_is_played(self):
        """What was fine last week is not fine with today's answers."""
        today = with_fact(composed(), EMERGENCY)

        with pytest.raises(NotClearedError):
            pipeline.clear(today)
        with pytest.raises(NotClearedError):
            pipeline.timeline(today)

    def test_editing_cannot_walk_around_a_refusal(self):
        """A plan whose check-in has a red flag stays refused, whatever is wished for."""
        assert isinstance(pipeline.edit(with_fact(composed(), EMERGENCY), Wishes()), Refused)

    def test_a_session_written_by_hand_keeps_the_limits_or_is_not_played(self):
        """Pressing harder than the leg may take is found."""
        session = composed(facts=[{"fact": "blood_thinner"}])
        harder = tuple(
            step.model_copy(update={"pressure": 6}) if step.step == "block" else step for step in session.steps
        )

        with pytest.raises(NotClearedError):
            pipeline.timeline(session.model_copy(update={"steps": harder}))

    def test_when_nothing_is_left_to_massage_it_says_so(self):
        """Every zone is to be left alone: there is nothing to compose, and no refusal either."""
        everywhere = [{"leg": leg, "zone": zone} for leg in ("left", "right") for zone in ZoneId]
        answer = pipeline.plan(checkin(avoid=everywhere))

        assert isinstance(answer, NotComposed)
        assert answer.no_session.because == phrase("no-session-nothing-possible")
        assert answer.no_session.would_help


class TestUnknownFacts:
    """A fact nobody knows is a mistake, never silently ignored."""

    def test_in_a_check_in(self):
        """The path leads to it."""
        with pytest.raises(CheckInError) as wrong:
            pipeline.plan(checkin(facts=[{"fact": "blood_thiner"}]))

        assert wrong.value.findings[0].path == "facts[0].fact"
        assert "blood_thinner" in wrong.value.findings[0].says

    @pytest.mark.parametrize("door", [pipeline.clear, pipeline.timeline, lambda old: pipeline.edit(old, Wishes())])
    def test_inside_a_session_the_path_starts_at_the_session(self, door):
        """Whoever sent the session finds the place."""
        with pytest.raises(SessionError) as wrong:
            door(with_fact(composed(minutes=5), "no_such_fact"))

        assert wrong.value.findings[0].path == "checkin.facts[0].fact"


def test_a_drawn_session_can_be_composed_again_from_what_is_kept_with_it():
    """Seed, answers and number are all it takes; written down and read again it is the same."""
    answers = checkin(minutes=15)
    for seed in range(8):
        kept = pipeline.read_session(pipeline.plan(answers, variety=5, seed=seed).cleared.session.model_dump_json())

        assert kept.draw is not None
        assert kept.draw.seed == seed
        assert pipeline.replay(kept).cleared.session == kept


def test_the_leg_that_hurts_more_never_gets_less():
    """Two points apart or more, the sorer leg gets at least as much time."""
    session = composed(pain=[{"leg": "right", "zone": "calf", "score": 6}])

    assert session.checkin.pain == (Pain(leg=Leg.RIGHT, zone="calf", score=6),)
    assert session.time_on(Leg.RIGHT) >= session.time_on(Leg.LEFT)
