"""What would be said in worlds in which it is known what helps: seldom, and hardly ever wrong (docs/what-helped.md).

Chance is seeded, so these are numbers and no luck; `python -m bench helped` has more people and the whole table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import fmean

import pytest

from response.worlds import MODEL, WORLDS, Held, Tally, courses, tally

pytestmark = pytest.mark.prove
SITTINGS = 40
PEOPLE = 120


@pytest.fixture(scope="module")
def lives() -> Sequence[Sequence[Held]]:
    """Sessions by the real planner, with pain, minutes and chance of each day."""
    return courses(SITTINGS, 1)


@pytest.fixture(scope="module")
def as_assumed(lives: Sequence[Sequence[Held]]) -> Tally:
    """Many people in the world that the model holds for likely."""
    return tally(MODEL, 150, lives, seed=1)


def test_what_is_true_lies_as_often_among_the_dots_as_they_promise(as_assumed: Tally) -> None:
    """Eighty of a hundred times within the middle sixteen of twenty, give or take three."""
    assert as_assumed.coverage == pytest.approx(0.80, abs=0.03)


def test_what_is_true_lies_between_any_two_dots_equally_often(as_assumed: Tally) -> None:
    """Simulation-based calibration: chi-square over the nineteen spaces between dots, 99 in 100 (Talts 2018)."""
    ranks = Counter(as_assumed.ranks)
    inner = [ranks[rank] for rank in range(1, 20)]
    expected = fmean(inner)

    assert sum((found - expected) ** 2 / expected for found in inner) < 34.8
    assert ranks[0] + ranks[20] == pytest.approx(len(as_assumed.ranks) / 20, rel=0.35)


@pytest.fixture(scope="module")
def otherwise(lives: Sequence[Sequence[Held]]) -> dict[str, Tally]:
    """Many people in each world that is a little otherwise than the model holds for likely."""
    return {name: tally(world, PEOPLE, lives, seed=2) for name, world in WORLDS.items() if world.spread}


def test_no_world_makes_it_wrong_more_often_than_it_says(as_assumed: Tally, otherwise: dict[str, Tally]) -> None:
    """Of all that is said to help more, at most one in twenty does not; and nothing is biased towards help."""
    unforeseen = otherwise.values()

    # Where nothing is ever said, nothing is ever wrong: that would be no test.
    assert as_assumed.claims >= 80
    assert sum(one.claims for one in unforeseen) >= 20
    assert as_assumed.wrong <= 0.05 * as_assumed.claims
    assert sum(one.wrong for one in unforeseen) <= 0.05 * sum(one.claims for one in unforeseen)
    assert [one for one in [as_assumed, *unforeseen] if abs(fmean(one.bias)) > 0.05] == []


def test_where_nothing_differs_hardly_anything_is_said_to(lives: Sequence[Sequence[Held]]) -> None:
    """At most three things for a hundred people; averages would credit each technique with more than a point."""
    nothing = tally(WORLDS["nothing differs"], PEOPLE, lives, seed=3)

    assert nothing.claims_per_hundred <= 3
    assert fmean(nothing.naive_bias) > 1


@pytest.mark.parametrize("world", ["usual", "pain goes by itself", "who is not helped says less"])
def test_dots_hold_where_the_world_is_a_little_otherwise(world: str, otherwise: dict[str, Tally]) -> None:
    """Rounded answers, fewer of them, a trend: still eighty of a hundred, give or take three."""
    assert otherwise[world].coverage == pytest.approx(0.80, abs=0.03)
