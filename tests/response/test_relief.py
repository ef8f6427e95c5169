"""What helped: pain before minus pain after, per leg and zone, and what may be said of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import Leg, ZoneId
from legato.notation.checkin import Pain
from legato.response import NEUTRAL, PainChange, Relief, neutral_history, relief


def pain(leg: Leg, zone: ZoneId, score: int) -> Pain:
    """Make one place of a pain map."""
    return Pain(leg=leg, zone=zone, score=score)


def calf(before: int, after: int) -> Relief:
    """Make the relief of a left calf."""
    return Relief(leg=Leg.LEFT, zone=ZoneId.CALF, before=before, after=after)


MAPS = st.lists(
    st.builds(pain, st.sampled_from(Leg), st.sampled_from(ZoneId), st.integers(0, 10)),
    unique_by=lambda each: (each.leg, each.zone),
)


class TestRelief:
    """Two pain maps compared."""

    def test_the_same_zone_of_the_other_leg_is_another_place(self):
        """A left calf that eased says nothing of the right one."""
        before = [pain(Leg.LEFT, ZoneId.CALF, 6), pain(Leg.RIGHT, ZoneId.CALF, 5)]
        after = [pain(Leg.RIGHT, ZoneId.CALF, 5), pain(Leg.LEFT, ZoneId.CALF, 2)]

        eased = {each.leg: each.points for each in relief(before, after)}

        assert eased == {Leg.LEFT: 4, Leg.RIGHT: 0}

    def test_no_answer_afterwards_is_not_taken_for_no_pain(self):
        """A zone nobody answered for is left out."""
        assert relief([pain(Leg.LEFT, ZoneId.HEEL, 5)], []) == ()

    def test_pain_that_is_new_afterwards_counts_as_worse(self):
        """What did not hurt before and hurts now is told."""
        [found] = relief([], [pain(Leg.RIGHT, ZoneId.ARCH, 3)])

        assert (found.before, found.after, found.change) == (0, 3, PainChange.WORSE)

    def test_a_place_that_never_hurt_is_no_news(self):
        """Zero before and zero after is left out."""
        assert relief([pain(Leg.LEFT, ZoneId.TOES, 0)], [pain(Leg.LEFT, ZoneId.TOES, 0)]) == ()

    @given(MAPS, MAPS)
    def test_every_place_appears_once_left_leg_first(self, before, after):
        """The order is that of the body, whatever the order of the answers."""
        places = [(each.leg, each.zone) for each in relief(before, after)]
        order = [(leg, zone) for leg in Leg for zone in ZoneId]

        assert places == sorted(set(places), key=order.index)

    @given(MAPS, MAPS)
    def test_turned_around_in_time_relief_becomes_its_opposite(self, before, after):
        """Where both maps name a place, swapping them turns points and meaning around."""
        there = {(each.leg, each.zone): each for each in relief(before, after)}
        back = {(each.leg, each.zone): each for each in relief(after, before)}
        opposite = dict(zip(PainChange, reversed(PainChange), strict=True))

        for place in there.keys() & back.keys():
            assert there[place].points == -back[place].points
            assert opposite[there[place].change] is back[place].change


class TestMeaning:
    """How much a difference must be before it is called one (S105, S106b)."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (6, 4, PainChange.BETTER),
            (8, 6, PainChange.SLIGHTLY_BETTER),
            (8, 5, PainChange.BETTER),
            (10, 7, PainChange.BETTER),
            (7, 6, PainChange.SAME),
            (4, 3, PainChange.SLIGHTLY_BETTER),
            (4, 2, PainChange.BETTER),
            (1, 0, PainChange.SLIGHTLY_BETTER),
            (5, 5, PainChange.SAME),
            (5, 6, PainChange.SAME),
            (3, 4, PainChange.SLIGHTLY_WORSE),
            (3, 6, PainChange.WORSE),
        ],
    )
    def test_small_differences_are_no_news(self, before, after, expected):
        """Two points and three tenths are a change; from low pain a single point is a slight one."""
        assert calf(before, after).change is expected


def test_history_is_neutral_until_something_is_learned():
    """Every technique counts on each leg for what it is worth to everybody."""
    assert neutral_history(["arch-rub"]) == {(Leg.LEFT, "arch-rub"): NEUTRAL, (Leg.RIGHT, "arch-rub"): NEUTRAL}
