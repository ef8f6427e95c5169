"""Other sessions that are worth nearly as much, so that a person meets more techniques over time.

The number of sessions held so far chooses among them: always the same for the
same answers and the same number. Each is the exact best with some techniques
forced in that the best of all leaves out, and worth nearly as much (`costs.NEAR_TIE`);
only what fits into no such session may cost more (`costs.SELDOM`). Wishes, limits,
openers and closers are never touched.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from legato.planner import costs
from legato.planner.problem import KnapsackItem, LegProblem, Problem, Solution
from legato.planner.search import solve


def near_tie(
    problem: Problem, best: Solution, variety: int, rank: Sequence[str], dear: AbstractSet[str]
) -> tuple[Solution, Problem]:
    """Return the near-tie that the number of sessions held so far chooses; the first session is the best itself.

    With it comes the problem that it is the best of, in which what it brings is in for certain.

    Args:
        problem: what `best` solves.
        best: the session that is worth most.
        variety: how many sessions have been held.
        rank: techniques in the order in which they are to be met.
        dear: those that everybody should meet, for which a session may give up more (`costs.SELDOM`).
    """
    number = variety % costs.VARIETIES
    if not number:
        return best, problem
    for at, found in enumerate(_ties(problem, best, rank, dear), 1):
        if at == number:
            return found
    return best, problem


def _ties(
    problem: Problem, best: Solution, rank: Sequence[str], dear: AbstractSet[str]
) -> Iterator[tuple[Solution, Problem]]:
    """Give one session after the other, each with as many techniques not met before as its worth allows."""
    unmet = [name for name in rank if name in _possible(problem) and name not in _chosen(problem, best)]
    while unmet:
        tried, found, is_near = problem, None, False
        for name in unmet:
            more = _with(tried, name)
            given_up = costs.NEAR_TIE if is_near or name not in dear else costs.SELDOM
            solution = solve(more, least=_less(best, given_up), near=found or best)
            if solution is not None:
                is_near = is_near or (found is None and solution.worth >= _less(best, costs.NEAR_TIE))
                tried, found = more, solution
        if found is None:
            return
        yield found, tried
        met = _chosen(problem, found)
        unmet = [name for name in unmet if name not in met]


def _less(best: Solution, thousandths: int) -> int:
    return best.worth - best.worth * thousandths // 1_000


def _possible(problem: Problem) -> set[str]:
    return {item.technique for side in problem.sides for item in side.items}


def _chosen(problem: Problem, solution: Solution) -> set[str]:
    """Return the techniques that are in on every leg on which they are possible."""
    missing = {
        item.technique
        for side, lengths in zip(problem.sides, solution.lengths, strict=True)
        for item, length in zip(side.items, lengths, strict=True)
        if not length
    }
    return _possible(problem) - missing


def _with(problem: Problem, name: str) -> Problem:
    """Return the problem with a technique in for certain on every leg on which it is possible."""

    def item(one: KnapsackItem) -> KnapsackItem:
        return replace(one, forced=True) if one.technique == name else one

    def side(one: LegProblem) -> LegProblem:
        return replace(one, items=tuple(item(each) for each in one.items))

    return replace(problem, sides=tuple(side(one) for one in problem.sides))
