"""Trying everything: the plainest solver there is, for problems that are small enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from legato.planner.problem import Problem


def best_worth(problem: Problem) -> int | None:
    """Return the most a session can be worth, by trying every length of every item."""
    found: list[int] = []
    for lengths in _everything(problem):
        worth = _worth(problem, lengths)
        if worth is not None:
            found.append(worth)
    return max(found, default=None)


def _everything(problem: Problem) -> Iterator[tuple[tuple[int, ...], ...]]:
    on_legs = []
    for side in problem.sides:
        each = [([] if item.forced else [0]) + list(range(item.least, item.most + 1)) for item in side.items]
        on_legs.append(list(product(*each)))
    yield from product(*on_legs)


def _worth(problem: Problem, lengths: tuple[tuple[int, ...], ...]) -> int | None:
    if problem.twins and lengths[0] != lengths[1]:
        return None
    totals = [sum(on_leg) for on_leg in lengths]
    strain = worth = 0
    for side, on_leg, total in zip(problem.sides, lengths, totals, strict=True):
        if total == 0 or (side.cap is not None and total > side.cap):
            return None
        for item, length in zip(side.items, on_leg, strict=True):
            strain += item.strain * length
            worth += item.gains[length - item.least] if length else 0
    if len(totals) == 2:
        first, second = totals
        if problem.favoured and not second <= first <= problem.ratio * second:
            return None
        if not problem.favoured and first != second:
            return None
    rests = max(0, -(-(strain - problem.strain_limit) // problem.rest_relief))
    blocks = sum(length > 0 for on_leg in lengths for length in on_leg)
    time = sum(totals) + problem.change * blocks + problem.rest * rests
    return worth if time <= problem.time else None
