"""A on one leg and B on the other: all else is alike, or one sentence says why there is no such session."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.notation.checkin import CheckIn
from legato.notation.session import Session
from legato.notation.technique import TechniqueRole
from legato.planner import NoSplit, SplitPair, compared_zone, split_choices, split_seconds, split_session, verify
from legato.planner.split_leg import legs_are_alike
from planner.making import LIBRARY, checkin, screened


def sore(left: int = 5, right: int = 5, zone: str = "calf", **answers: Any) -> CheckIn:
    """Make the check-in of somebody whose calves hurt."""
    pain = [{"leg": leg, "zone": zone, "score": score} for leg, score in (("left", left), ("right", right)) if score]
    return checkin(**{"complaint": "ache_after_exercise", "minutes": 20, "pain": pain} | answers)


def pair_of(a: str, b: str) -> SplitPair:
    """Return two techniques, each as long as both can be."""
    return SplitPair(a, b, split_seconds(LIBRARY.techniques[a], LIBRARY.techniques[b]))


KNEAD_OR_PRESS = pair_of("calf-kneading", "calf-compression")


def compared(answers: CheckIn, pair: SplitPair = KNEAD_OR_PRESS, leg: Leg = Leg.LEFT) -> Session:
    """Compose a session that is expected to be possible."""
    found = split_session(answers, screened(answers), LIBRARY, pair, leg)
    assert isinstance(found, Session), found
    return found


def why_not(answers: CheckIn, pair: SplitPair = KNEAD_OR_PRESS) -> str:
    """Return why there is no such session, as a code."""
    found = split_session(answers, screened(answers), LIBRARY, pair, Leg.LEFT)
    assert isinstance(found, NoSplit)
    return found.because.code


class TestTheSession:
    """An ordinary session with wishes."""

    @pytest.mark.parametrize("leg", LEGS)
    def test_a_goes_to_its_leg_and_b_to_the_other(self, leg: Leg) -> None:
        """As long on one as on the other."""
        blocks = {(block.leg, block.technique): block.lasts_ms for block in compared(sore(), leg=leg).blocks}

        assert (
            blocks[leg, "calf-kneading"] == blocks[other_leg(leg), "calf-compression"] == 1_000 * KNEAD_OR_PRESS.seconds
        )
        assert (leg, "calf-compression") not in blocks
        assert (other_leg(leg), "calf-kneading") not in blocks

    def test_all_else_is_alike_and_within_every_limit(self) -> None:
        """Checked by what does not know how it was found."""
        for left, right in ((5, 5), (4, 6), (6, 4)):
            answers = sore(left, right)
            session = compared(answers)

            assert legs_are_alike(session, KNEAD_OR_PRESS, Leg.LEFT)
            assert verify(session, screened(answers), LIBRARY) == ()
            assert session.time_on(Leg.LEFT) == session.time_on(Leg.RIGHT)

    def test_which_leg_comes_first_does_not_hang_on_what_it_gets(self) -> None:
        """Else tired hands would always be on the leg with B."""
        first = {leg: compared(sore(), leg=leg).legs[0] for leg in LEGS}

        assert first[Leg.LEFT] is first[Leg.RIGHT]

    @pytest.mark.prove
    def test_hardly_any_two_cannot_be_compared(self) -> None:
        """Of all pairs only those of which one needs oil and the other skin without."""
        for answers in (sore(), sore(zone="heel", complaint="stiff_feet", have=[])):
            screening = screened(answers)
            for a, b in combinations(split_choices(answers, screening, LIBRARY), 2):
                for leg in LEGS:
                    found = split_session(answers, screening, LIBRARY, pair_of(a, b), leg)
                    assert isinstance(found, Session) or found.because.code == "no-split-oil", (a, b)
                    if isinstance(found, Session):
                        assert legs_are_alike(found, pair_of(a, b), leg)
                        assert verify(found, screening, LIBRARY) == ()


class TestWhyNot:
    """One sentence, whoever gets which leg."""

    @pytest.mark.parametrize(("left", "right"), [(0, 5), (1, 1), (3, 6), (6, 3)])
    def test_legs_that_do_not_hurt_alike_are_not_compared(self, left: int, right: int) -> None:
        """One leg only, next to nothing, or more than two points apart."""
        assert why_not(sore(left, right)) == "no-split-pain"

    def test_another_place_that_hurts_much_more_on_one_leg_is_no_likeness_either(self) -> None:
        """Calves alike, one thigh much worse: that leg may get more time."""
        pain = [
            *({"leg": leg, "zone": "calf", "score": 4} for leg in ("left", "right")),
            {"leg": "left", "zone": "thigh_front", "score": 7},
        ]
        assert why_not(sore(pain=pain)) == "no-split-pain"

    def test_what_is_excluded_on_one_leg_is_not_compared(self) -> None:
        """Varicose veins at the right calf leave no kneading there."""
        assert why_not(sore(facts=[{"fact": "varicose_veins", "leg": "right", "zones": ["calf"]}])) in {
            "no-split-not-possible",
            "no-split-limits",
        }

    def test_a_length_that_one_of_them_cannot_have(self) -> None:
        """The protocol's length stays; the day's limits decide."""
        assert why_not(sore(), SplitPair("calf-kneading", "calf-compression", 1_500)) == "no-split-length"

    def test_one_with_oil_and_one_without(self) -> None:
        """Oil on one leg alone would be a second difference."""
        assert why_not(sore(), pair_of("shin-side-glide", "toe-massage")) == "no-split-oil"

    def test_too_little_time_for_both(self) -> None:
        """Five minutes hold no session whose legs are alike."""
        assert why_not(sore(minutes=5), pair_of("calf-kneading", "thigh-kneading")) == "no-split-not-alike"


class TestWhatIsCompared:
    """Known before, by what hurts; never by the list."""

    def test_the_zone_that_hurts_most_on_both_legs(self) -> None:
        """Shins hurt more than calves; the toes of one leg alone do not count."""
        pain = [
            *(
                {"leg": leg, "zone": zone, "score": score}
                for leg in ("left", "right")
                for zone, score in (("calf", 4), ("shin", 5))
            ),
            {"leg": "left", "zone": "toes", "score": 6},
        ]
        assert compared_zone(sore(pain=pain)) is ZoneId.SHIN

    @given(
        st.lists(
            st.tuples(st.sampled_from(["calf", "shin", "heel"]), st.integers(0, 10), st.integers(0, 10)),
            max_size=3,
            unique_by=lambda one: one[0],
        )
    )
    def test_in_a_mirror_it_is_the_same_zone(self, zones: list[tuple[str, int, int]]) -> None:
        """Left and right changed about."""

        def told(first: str, second: str) -> CheckIn:
            return sore(
                pain=[
                    {"leg": leg, "zone": zone, "score": score}
                    for zone, *scores in zones
                    for leg, score in zip((first, second), scores, strict=True)
                    if score
                ]
            )

        assert compared_zone(told("left", "right")) is compared_zone(told("right", "left"))

    def test_how_a_session_opens_and_closes_is_not_up_for_comparison(self) -> None:
        """Each leg begins and ends in its own gentle way."""
        answers = sore()
        roles = {LIBRARY.techniques[name].role for name in split_choices(answers, screened(answers), LIBRARY)}

        assert roles == {TechniqueRole.WORK}
