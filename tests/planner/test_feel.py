"""Sessions that feel right: hands on the leg, both legs alike, one way along it, rests apart, new techniques."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import FOOT, LEGS, LOWER_LEG, THIGH, Leg
from legato.notation.session import Block, Grip, Rest, Session, Wishes
from legato.notation.technique import TechniqueRole
from legato.planner import compose, costs, verify
from legato.planner.twelve import the_twelve
from legato.units import minutes, seconds
from planner.making import LIBRARY, checkin, composed, mirrored, people, screened, varied


def lengths(session: Session, leg: Leg) -> dict[str, int]:
    """Return the techniques on a leg with their lengths."""
    return {block.technique: block.lasts_ms for block in session.blocks if block.leg is leg}


def hands_on(session: Session) -> float:
    """Return the share of a session in which hands are on a leg."""
    return sum(block.lasts_ms for block in session.blocks) / session.lasts


def heights(session: Session, leg: Leg) -> list[int]:
    """Return how far up the leg each block works, without the close."""
    worked = [LIBRARY.techniques[block.technique] for block in session.blocks if block.leg is leg]
    return [
        next((at for at, part in ((0, FOOT), (1, LOWER_LEG), (3, THIGH)) if one.zones[0] in part), 2)
        for one in worked
        if one.role is not TechniqueRole.FINISH
    ]


def both_legs(answers):
    """Return the check-in of somebody whose right leg is as their left."""
    pain = [one for one in answers.pain if one.leg is Leg.LEFT]
    avoid = [one for one in answers.avoid if one.leg is Leg.LEFT]
    same = answers.model_copy(update={"pain": tuple(pain), "avoid": tuple(avoid)})
    twice = {name: (*getattr(same, name), *getattr(mirrored(same), name)) for name in ("pain", "avoid")}
    return same.model_copy(update=twice)


@given(people())
def test_the_same_answers_for_both_legs_give_both_legs_the_same(answers):
    """The same techniques, as long; their order differs only where the hands' rests ask for it."""
    alike = both_legs(answers)
    session = compose(alike, screened(alike), LIBRARY)

    if isinstance(session, Session):
        assert lengths(session, Leg.LEFT) == lengths(session, Leg.RIGHT)


@given(st.integers(0, 10**6))
def test_hands_are_on_the_legs_almost_all_the_time(person):
    """At least 80 % of ten minutes and more, at least 75 % of five."""
    answers = varied(person, 5, 60)
    session = compose(answers, screened(answers), LIBRARY)

    if isinstance(session, Session) and session.lasts >= minutes(5):
        assert hands_on(session) >= (0.8 if session.lasts >= minutes(10) else 0.75)


@pytest.mark.parametrize("have", [[], ["oil"]], ids=["without oil", "with oil"])
@pytest.mark.parametrize("asked_for", [10, 20])
@pytest.mark.parametrize(
    ("sore", "score", "part"),
    [
        ("calf", 5, LOWER_LEG),
        ("shin", 5, LOWER_LEG),
        ("arch", 5, FOOT),
        ("heel", 5, FOOT),
        ("thigh_back", 7, THIGH),
        ("thigh_front", 7, THIGH),
    ],
)
def test_what_hurts_gets_the_most_time(sore, score, part, asked_for, have):
    """Who names nothing but a sore place, of 5 and more, is not massaged longer anywhere else; the close aside."""
    pain = [{"leg": leg, "zone": sore, "score": score} for leg in ("left", "right")]
    session = composed(checkin(complaint="unsure", aims=["relax"], pain=pain, minutes=asked_for, have=have))
    blocks = [(LIBRARY.techniques[block.technique], block.lasts_ms) for block in session.blocks]

    worked = {
        one: sum(lasts for each, lasts in blocks if each.role is not TechniqueRole.FINISH and each.zones[0] in one)
        for one in (FOOT, LOWER_LEG, THIGH)
    }
    assert max(worked, key=lambda one: worked[one]) == part


@given(people())
def test_the_way_along_the_leg_turns_back_once_at_most(answers):
    """Foot, calf, knee, thigh, or back; the finishing strokes are the close and may come last."""
    session = compose(answers, screened(answers), LIBRARY)
    if not isinstance(session, Session):
        return
    for leg in session.legs:
        way = [height for height, _ in groupby(heights(session, leg))]
        peaks = [at for at in range(1, len(way) - 1) if (way[at] > way[at - 1]) != (way[at + 1] > way[at])]
        assert len(peaks) <= 1, way


def test_who_is_warmed_up_at_the_calf_has_it_finished_before_the_feet():
    """Beside veins nothing twists a foot: the calf is warmed up, worked on, and not left and come back to."""
    veins = [{"fact": "varicose_veins", "leg": leg} for leg in ("left", "right")]
    session = composed(checkin(complaint="tired_from_standing", minutes=20, facts=veins))

    for leg in session.legs:
        way = [height for height, _ in groupby(heights(session, leg))]
        assert len(way) == len(set(way)), way


@given(people(st.integers(20, 60)))
def test_rests_are_two_minutes_apart(answers):
    """Nobody relaxes between two pauses."""
    session = compose(answers, screened(answers), LIBRARY)
    if not isinstance(session, Session):
        return
    since = None
    for step in session.steps:
        if isinstance(step, Rest):
            assert since is None or since >= seconds(120)
            since = 0
        elif since is not None:
            since += step.lasts_ms


@pytest.mark.parametrize("asked", [15, 20, 45])
def test_the_end_is_slow_in_a_session_that_is_not_short(asked):
    """A minute and a half of finishing strokes on each leg."""
    session = composed(checkin(minutes=asked))

    assert all(lengths(session, leg)["finishing-strokes"] >= costs.FINISH for leg in LEGS)


def test_a_wish_may_make_the_end_shorter():
    """What the person chose is a limit like all others."""
    least = LIBRARY.techniques["finishing-strokes"].dose.least_s
    wish = {"leg": "left", "technique": "finishing-strokes", "seconds": least}
    session = composed(checkin(minutes=20), Wishes.model_validate({"lengths": [wish]}))

    assert lengths(session, Leg.LEFT)["finishing-strokes"] == seconds(least)


class TestVariety:
    """The next session brings something else, and is worth nearly as much."""

    ANSWERS = checkin(minutes=20, aims=["relax"])

    def test_somebody_with_the_usual_answers_meets_all_twelve_in_five_sessions(self):
        """Each of the article's techniques."""
        sessions = [composed(self.ANSWERS, variety=held) for held in range(5)]
        met = {block.technique for session in sessions for block in session.blocks}

        assert {one.id for one in the_twelve(LIBRARY)} <= met

    @given(people(), st.integers(0, 12))
    def test_it_is_nearly_as_good_and_keeps_every_limit(self, answers, held):
        """Whoever asks, however often."""
        best = compose(answers, screened(answers), LIBRARY)
        session = compose(answers, screened(answers), LIBRARY, variety=held)
        if not isinstance(best, Session):
            assert session == best
            return

        assert isinstance(session, Session)
        assert best.worth * (1_000 - costs.SELDOM) <= session.worth * 1_000 <= best.worth * 1_000
        assert verify(session, screened(answers), LIBRARY) == ()

    def test_the_first_session_is_the_best_and_each_number_has_its_own(self):
        """The same number gives the same session, for ever."""
        assert composed(self.ANSWERS, variety=0) == composed(self.ANSWERS)
        assert composed(self.ANSWERS, variety=3) == composed(self.ANSWERS, variety=3)
        assert lengths(composed(self.ANSWERS, variety=1), Leg.LEFT) != lengths(composed(self.ANSWERS), Leg.LEFT)

    def test_what_was_left_out_stays_out(self):
        """Variety never goes across a wish."""
        out = tuple(Grip(leg=leg, technique="knuckle") for leg in LEGS)

        for held in range(5):
            session = composed(self.ANSWERS, Wishes(leave_out=out), variety=held)
            assert "knuckle" not in {step.technique for step in session.steps if isinstance(step, Block)}
