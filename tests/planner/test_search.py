"""The solver finds the best there is, and says so when there is nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from legato.body import Leg
from legato.planner import search
from legato.planner.problem import KnapsackItem, LegProblem, Problem
from legato.planner.search import solve
from planner.brute import best_worth
from planner.making import small_problems


def item(name: str, least: int, most: int, *gains: int, strain: int = 0, forced: bool = False) -> KnapsackItem:
    """Make an item with the gains of each length."""
    return KnapsackItem(name, least, most, gains, strain, forced)


def one_leg(*items: KnapsackItem, time: int, **more) -> Problem:
    """Make a problem of one leg; a change of grip takes one step, a rest four."""
    return Problem((LegProblem(Leg.LEFT, items, cap=more.pop("cap", None)),), time, 1, 4, 240, 120, **more)


TOO_TIRING_WITHOUT_A_REST = Problem(
    (
        LegProblem(
            Leg.LEFT, (item("a", 2, 2, 0), item("b", 2, 3, 0, 753), item("c", 2, 5, 393, 527, 632, 713, strain=1))
        ),
        LegProblem(Leg.RIGHT, (item("a", 2, 2, 0),)),
    ),
    5, 0, 1, 0, 5,
)  # fmt: skip

WORTH_ONE_MORE_WITH_A_REST = Problem(
    (
        LegProblem(
            Leg.LEFT,
            (item("a", 3, 3, 9, strain=5), item("b", 1, 2, 1, 10), item("c", 3, 4, 4, 4, strain=9)),
            cap=10,
        ),
    ),
    33, 0, 3, 10, 1,
)  # fmt: skip


ALIKE_BUT_FOR_THE_CAP_OF_THE_SECOND_LEG = Problem(
    tuple(
        LegProblem(leg, (item("a", 1, 1, 436), item("b", 2, 3, 4, 58)), cap=cap)
        for leg, cap in ((Leg.RIGHT, None), (Leg.LEFT, 3))
    ),
    14, 1, 4, 240, 120,
)  # fmt: skip


class TestAgainstTryingEverything:
    """Small problems with every kind of limit."""

    # With one rest more, the bound is higher by a single millionth.
    @example(WORTH_ONE_MORE_WITH_A_REST)
    # Both legs get the same, so the cap of one holds for both, whichever comes first.
    @example(ALIKE_BUT_FOR_THE_CAP_OF_THE_SECOND_LEG)
    @given(small_problems())
    def test_nothing_is_worth_more(self, problem):
        """The answer is the best of all sessions, or that there is none."""
        found = solve(problem)

        assert (None if found is None else found.worth) == best_worth(problem)

    # Where almost nothing is to be gained, a budget grows by less than one step.
    @example(
        Problem(
            (LegProblem(Leg.LEFT, (item("a", 2, 2, 0),)), LegProblem(Leg.RIGHT, (item("b", 2, 3, 0, 2),))),
            4,
            0,
            1,
            0,
            5,
        )
    )
    # What is too tiring without a rest falls away when that case is split, and is possible with one.
    @example(TOO_TIRING_WITHOUT_A_REST)
    @given(small_problems())
    def test_splitting_cases_changes_nothing(self, problem):
        """However early a case is split in two, the best stays the best."""
        wide = search.WIDE
        search.WIDE = 0
        try:
            found = solve(problem)
        finally:
            search.WIDE = wide

        assert (None if found is None else found.worth) == best_worth(problem)

    @given(small_problems())
    def test_the_lengths_are_worth_what_is_said(self, problem):
        """The worth is that of the lengths, and each length is one its item may have."""
        found = solve(problem)
        if found is None:
            return
        pairs = [
            pair
            for side, lengths in zip(problem.sides, found.lengths, strict=True)
            for pair in zip(side.items, lengths, strict=True)
        ]

        assert sum(one.gain(length) for one, length in pairs) == found.worth
        assert all(one.least <= length <= one.most or (length == 0 and not one.forced) for one, length in pairs)


class TestFromTheBestOfAProblemThatDiffersALittle:
    """A near-tie is looked for from the best session, with a technique in or out, and only down to what it may lose."""

    @given(small_problems(), st.data())
    def test_what_is_worth_enough_is_found_and_nothing_else(self, problem, data):
        """The answer is the best of all, or none when that is worth less than asked."""
        best = solve(problem)
        changed = data.draw(with_items_in_or_out(problem))
        there = best_worth(changed)
        least = (there or 0) + data.draw(st.integers(-40, 3))

        found = solve(changed, least=least, near=best)

        assert (None if found is None else found.worth) == (None if there is None or there < least else there)


@st.composite
def with_items_in_or_out(draw, problem):
    """Give the problem with some items in for certain, and some away; each leg keeps one at least."""
    sides = []
    for side in problem.sides:
        ways = draw(
            st.lists(st.sampled_from(("as it is", "in", "out")), min_size=len(side.items), max_size=len(side.items))
        )
        items = [
            replace(one, forced=one.forced or way == "in")
            for one, way in zip(side.items, ways, strict=True)
            if way != "out"
        ]
        sides.append(replace(side, items=tuple(items) or side.items[:1]))
    if problem.twins:
        sides = [replace(side, items=sides[0].items) for side in sides]
    return replace(problem, sides=tuple(sides))


class TestWhereOrderMatters:
    """Items that cannot all be put in order together."""

    def test_what_has_no_order_is_not_chosen_together(self):
        """The two most valuable cannot stand beside each other, so the best pair that can is taken."""
        gentle, firm, between = item("gentle", 2, 2, 100), item("firm", 2, 2, 90), item("between", 2, 2, 50)
        side = LegProblem(
            Leg.LEFT,
            (gentle, firm, between),
            any_order=False,
            orderable=lambda names: not {"gentle", "firm"} <= set(names) or "between" in names,
        )
        problem = Problem((side,), 6, 1, 4, 240, 120)

        assert solve(problem).worth == 150
        assert solve(replace(problem, time=9)).worth == 240

    @given(small_problems())
    def test_when_all_orders_are_possible_asking_changes_nothing(self, problem):
        """Telling items apart costs time, never worth."""
        asking = tuple(replace(side, any_order=False, orderable=lambda names: True) for side in problem.sides)
        free = replace(problem, twins=False)
        found = solve(replace(free, sides=asking))

        assert (None if found is None else found.worth) == best_worth(free)


class TestWhenThereIsNothing:
    """No session at all."""

    def test_no_item(self):
        """A leg on which nothing is possible has no session."""
        assert solve(one_leg(time=100)) is None

    def test_too_little_time(self):
        """What must be in does not fit."""
        assert solve(one_leg(item("a", 5, 9, 1, 2, 3, 4, 5, forced=True), time=5)) is None

    def test_legs_that_never_get_the_same(self):
        """Four steps on one leg, five or six on the other."""
        sides = (LegProblem(Leg.LEFT, (item("a", 4, 4, 10),)), LegProblem(Leg.RIGHT, (item("b", 5, 6, 10, 12),)))

        assert solve(Problem(sides, 100, 1, 4, 240, 120)) is None


@pytest.mark.parametrize(("time", "rests"), [(34, 0), (45, 1)])
def test_a_rest_is_taken_when_it_pays(time, rests):
    """Tiring work needs a rest; without time for it, less is done."""
    tiring = item("a", 10, 40, *(1_000 + 10 * step for step in range(31)), strain=10)
    found = solve(Problem((LegProblem(Leg.LEFT, (tiring,)),), time, 1, 4, 300, 120))

    assert found.rests == rests
    assert found.lengths[0][0] == (30 if rests == 0 else 40)


def test_the_same_problem_has_the_same_answer():
    """Nothing depends on chance, so a session can be composed again byte for byte."""
    twins = (item("a", 2, 3, 50, 60), item("b", 2, 3, 50, 60), item("c", 2, 3, 50, 60))

    assert {solve(one_leg(*twins, time=7)) for _ in range(5)} == {solve(one_leg(*twins, time=7))}
