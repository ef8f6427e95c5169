"""Closing in on the best price of one limit.

The bound is convex in each price, and what is left over of the limit is its
slope: the best price is where nothing is left over, or as little as can be.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Prices(NamedTuple):
    """What a grid step of time, a unit of strain and so on cost, in millionths of a value point."""

    time: int
    tilt: int = 0
    """Moves time from the first leg to the second when positive."""
    strain: int = 0
    caps: tuple[int, int] = (0, 0)


class Priced(NamedTuple):
    """A bound with the prices it holds for, and what is left over of each limit (negative when overdrawn)."""

    bound: int
    prices: Prices
    time_left: int
    tilt_left: int
    """How far the balance leans to the second leg."""
    strain_left: int
    caps_left: tuple[int, int]


Left = Callable[[Priced], int]


def time_left(point: Priced) -> int:
    """Return what is left over of the time."""
    return point.time_left


def tilt_left(point: Priced) -> int:
    """Return how far the balance leans to the second leg."""
    return point.tilt_left


def strain_left(point: Priced) -> int:
    """Return what hands could still take."""
    return point.strain_left


CAPS_LEFT: tuple[Left, Left] = (lambda point: point.caps_left[0], lambda point: point.caps_left[1])


def enough_for(priced: Priced) -> int:
    """Return how far above the lowest a bound may stay: a small part of what a grid step costs."""
    return max(64, priced.prices.time // 16)


def close_in(
    look: Callable[[int, Priced], Priced],
    start: Priced,
    price: int,
    left_of: Left,
    step: int,
    ends: tuple[int, int],
    enough: int,
    least: int,
) -> Priced:
    """Look at prices ever closer to where nothing is left over, until no more than `enough` can be won.

    A bound below `least` is low enough, and ends it at once.

    Left over grows with the price. Between a price with some left over and one
    with too little, the bound can fall by at most the smaller slope times the
    distance.
    """
    low, high = ends
    # For both ends: the point, its slope, and its weight in the next guess (Illinois: an end that stays counts less).
    points: list[Priced | None] = [None, None]
    slope, weight = [0, 0], [0, 0]
    best = here = start
    while True:
        left = left_of(here)
        side = 0 if left < 0 else 1
        if side == 0:
            low = price
        else:
            high = price
        points[side], slope[side], weight[side] = here, abs(left), abs(left)
        weight[1 - side] = (weight[1 - side] + 1) // 2
        if left == 0 or high - low <= 1:
            break
        if points[1 - side] is not None:
            if min(slope) * (high - low) <= enough:
                break
            price = min(high - 1, max(low + 1, low + (high - low) * weight[0] // sum(weight)))
        else:
            end = high if side == 0 else low
            if price == end:
                break
            price = min(end, price + step) if side == 0 else max(end, price - step)
            step *= 4
        here = look(price, here)
        if here.bound < best.bound:
            best = here
            if best.bound < least:
                return best
    return _mixed(best, points[0], points[1], *slope)


def _mixed(best: Priced, less: Priced | None, more: Priced | None, lacks: int, leaves: int) -> Priced:
    """Return the best point, with what is left over by a mixture of two that leaves over nothing of one limit."""
    if less is None or more is None:
        only = less or more or best
        return best._replace(
            time_left=only.time_left, tilt_left=only.tilt_left, strain_left=only.strain_left, caps_left=only.caps_left
        )

    def mix(one: int, other: int) -> int:
        return (one * leaves + other * lacks) // (lacks + leaves)

    return Priced(
        best.bound,
        best.prices,
        mix(less.time_left, more.time_left),
        mix(less.tilt_left, more.tilt_left),
        mix(less.strain_left, more.strain_left),
        (mix(less.caps_left[0], more.caps_left[0]), mix(less.caps_left[1], more.caps_left[1])),
    )
