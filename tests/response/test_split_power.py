"""How often a split-leg trial finds a difference, and how often one that is not there (docs/split-leg-trial.md).

Chance is seeded, so these are numbers and no luck; `scripts/split_leg_table.py` has more people and the whole table.
"""

from __future__ import annotations

import random

import pytest

from legato.response import SplitState
from response.split_worlds import FOUND, SAME, SplitTally, SplitWorld, tally

pytestmark = pytest.mark.prove
PEOPLE = 300


def test_where_nothing_differs_one_in_twenty_at_most_is_told_so() -> None:
    """In all worlds together: the exact test holds whatever pain does, and the other one only takes claims away."""
    counted = [tally(world, 14, PEOPLE, seed) for seed, world in enumerate(SAME.values())]
    claims = sum(one.said[state] for one in counted for state in FOUND)

    assert len(counted) >= 9
    assert claims <= 0.05 * PEOPLE * len(counted)


def test_no_single_world_makes_it_cry_wolf() -> None:
    """Nor eight sittings, nor twenty: three deviations above one in twenty would be found."""
    for sittings in (8, 20):
        for world in SAME.values():
            assert tally(world, sittings, 150, seed=3).share(*FOUND) < 0.05 + 3 * 0.018, world


def test_a_point_is_found_in_three_of_four() -> None:
    """With fourteen sittings; with twenty in six of seven. Nobody is told that the better one is the worse."""
    fourteen = tally(SplitWorld(better=1), 14, PEOPLE, seed=4)
    twenty = tally(SplitWorld(better=1), 20, PEOPLE, seed=5)

    assert fourteen.share(SplitState.A_BETTER) > 0.72
    assert twenty.share(SplitState.A_BETTER) > 0.86
    assert fourteen.turned + twenty.turned == 0


def test_what_spills_over_hides_a_difference_and_invents_none() -> None:
    """Three tenths of it reach the other leg; "no difference" is still said to few of those whose legs differ."""
    spilt = tally(SplitWorld(better=1, spills=0.3), 14, PEOPLE, seed=6)

    assert 0.3 < spilt.share(SplitState.A_BETTER) < 0.6
    assert spilt.share(SplitState.B_BETTER, SplitState.NO_DIFFERENCE) < 0.1


@pytest.fixture(scope="module")
def likely() -> SplitTally:
    """Many people among whom techniques differ as the protocol holds for likely."""
    chance = random.Random(7)
    whole = SplitTally()
    for seed in range(600):
        whole.add(tally(SplitWorld(better=chance.gauss(0, 0.6)), 14, 1, seed))
    return whole


def test_the_middle_sixteen_dots_hold_the_truth_as_often_as_they_promise(likely: SplitTally) -> None:
    """From the third dot to the eighteenth are three quarters of what is likely."""
    assert likely.covered / likely.people == pytest.approx(0.75, abs=0.05)


def test_at_least_is_seldom_more_than_the_truth(likely: SplitTally) -> None:
    """It is the second weakest of twenty dots, rounded down."""
    assert likely.too_much / likely.people < 0.03
    assert likely.turned / likely.people < 0.01
