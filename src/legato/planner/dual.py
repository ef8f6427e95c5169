"""Prices: an upper bound for a problem with a given number of rests, as low as it gets.

Every limit that ties items together is replaced by a price: for time, for
strain, for balance between the legs, for each leg's cap.
Then each item finds its best length alone, and what all of them gain after
paying, plus the price of everything there is to use, is at least as much as any
session can be worth, whatever the prices (weak duality).
The bound is convex in the prices, so the best ones are found by bisection on
the sign of what is left over.
Prices are whole numbers, so that bounds are exact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from legato.planner.problem import Item, Problem


@dataclass(frozen=True, slots=True)
class Prices:
    """What one grid step of time, one unit of strain and so on cost, in millionths of a value point."""

    time: int = 0
    tilt: int = 0
    """Moves time from the first leg to the second when positive."""
    strain: int = 0
    caps: tuple[int, ...] = (0, 0)


class Use(NamedTuple):
    """What the items of a leg use when each takes its best length."""

    profit: int
    length: int
    strain: int
    blocks: int


class Priced(NamedTuple):
    """A bound with the prices it holds for, and what is left over of each limit (negative when overdrawn)."""

    bound: int
    prices: Prices
    time_left: int
    strain_left: int
    tilt_left: int
    """How far the balance still leans to the second leg."""
    caps_left: tuple[int, ...]


class Market:
    """A problem with a given number of rests, ready to be priced."""

    def __init__(self, problem: Problem, rests: int) -> None:
        self.problem = problem
        self.rests = rests
        self.time = problem.time - rests * problem.rest
        self.strain = problem.strain_limit + rests * problem.rest_relief
        self.rows = [[_row(item) for item in side.items] for side in problem.sides]
        self.highest = 1 + max(item.gains[0] // item.least for side in problem.sides for item in side.items)
        self.exactness = max(8, self.highest // 4000)

    # ------------------------------------------------------------- evaluating

    def unit_prices(self, prices: Prices) -> tuple[int, ...]:
        """Return what a grid step costs on each leg, without strain."""
        if len(self.problem.sides) == 1:
            return (prices.time + prices.caps[0],)
        weight = self.problem.ratio if self.problem.favoured and prices.tilt > 0 else 1
        return (
            prices.time + prices.caps[0] + prices.tilt,
            prices.time + prices.caps[1] - weight * prices.tilt,
        )

    def at(self, prices: Prices) -> Priced:
        """Return the bound for these prices."""
        problem = self.problem
        grip = prices.time * problem.change
        units = self.unit_prices(prices)
        uses = [_use(self.rows[0], units[0], prices.strain, grip)]
        if len(units) == 2:
            alike = units[0] == units[1] and problem.legs_alike
            uses.append(uses[0] if alike else _use(self.rows[1], units[1], prices.strain, grip))
        bound = prices.time * self.time + prices.strain * self.strain + sum(use.profit for use in uses)
        caps_left = []
        for side, use, price in zip(problem.sides, uses, prices.caps, strict=False):
            left = 0 if side.cap is None else side.cap - use.length
            bound += price * (side.cap or 0)
            caps_left.append(left)
        return Priced(
            bound,
            prices,
            self.time - sum(use.length + problem.change * use.blocks for use in uses),
            self.strain - sum(use.strain for use in uses),
            self._tilt_left(prices.tilt, uses),
            tuple(caps_left),
        )

    def _tilt_left(self, tilt: int, uses: list[Use]) -> int:
        if len(uses) == 1:
            return 0
        first, second = uses[0].length, uses[1].length
        if not self.problem.favoured or tilt < 0:
            return second - first
        lean = self.problem.ratio * second - first
        return lean if tilt > 0 or lean < 0 else max(0, second - first)

    # -------------------------------------------------------------- searching

    def best_prices(self, near: Prices | None = None) -> Priced:
        """Return prices with a bound that is close to the lowest there is, beginning near those given."""
        start = near or Prices(time=self.highest // 6)
        best = self._time_and_tilt(replace(start, strain=0, caps=(0, 0)), self.highest // (64 if near else 8))
        for _ in range(3):
            before = best.bound
            for at, left in enumerate(best.caps_left):
                if left < 0 or best.prices.caps[at]:
                    best = self._along(best, lambda prices, price, at=at: _with_cap(prices, at, price), at)
            if best.strain_left < 0 or best.prices.strain:
                best = self._along(best, _with_strain, None)
            if before - best.bound <= self.exactness:
                break
        return best

    def _along(self, best: Priced, change: Callable[[Prices, int], Prices], cap: int | None) -> Priced:
        """Lower the bound along one more price, finding time and tilt anew at every point."""
        old = best.prices.strain if cap is None else best.prices.caps[cap]
        low, high, price = 0, self.highest, old or max(1, best.prices.time // 40, self.highest // 400)
        exactness = self.exactness // 4 if cap is None else self.exactness
        found_high = False
        while high - low > exactness:
            point = self._time_and_tilt(change(best.prices, price), self.highest // 128)
            if point.bound < best.bound:
                best = point
            if (point.strain_left if cap is None else point.caps_left[cap]) >= 0:
                high, found_high = price, True
            else:
                low = price
            price = (low + high) // 2 if found_high else min(2 * price, high)
            if price == low and not found_high:
                break
        return best

    def _time_and_tilt(self, near: Prices, span: int) -> Priced:
        best = here = self._tilt(near, span)

        def look(price: int) -> bool:
            nonlocal best, here
            here = self._tilt(replace(here.prices, time=price), max(2 * self.exactness, span // 4))
            if here.bound < best.bound:
                best = here
            return here.time_left >= 0

        _bisect(look, near.time, enough=here.time_left >= 0, span=span, ends=(0, self.highest), exact=self.exactness)
        return best

    def _tilt(self, near: Prices, span: int) -> Priced:
        best = self.at(near)
        if len(self.problem.sides) == 1 or best.tilt_left == 0 or (self.problem.legs_alike and near.tilt == 0):
            return best

        def look(tilt: int) -> bool:
            nonlocal best
            here = self.at(replace(near, tilt=tilt))
            if here.bound < best.bound:
                best = here
            return here.tilt_left >= 0

        ends = (-self.highest, self.highest)
        _bisect(look, near.tilt, enough=best.tilt_left >= 0, span=span, ends=ends, exact=self.exactness)
        return best


def _bisect(
    look: Callable[[int], bool], at: int, *, enough: bool, span: int, ends: tuple[int, int], exact: int
) -> None:
    """Close in on the lowest price at which `look` says there is enough, widening the search from `at`."""
    low, high = ends
    step = max(1, span)
    while low < high:
        probe = max(low, at - step) if enough else min(high, at + step)
        if look(probe) != enough:
            low, high = (probe, at) if enough else (at, probe)
            break
        if probe == (low if enough else high):
            return
        at, step = probe, 4 * step
    while high - low > exact:
        middle = (low + high) // 2
        if look(middle):
            high = middle
        else:
            low = middle


def _with_strain(prices: Prices, price: int) -> Prices:
    return replace(prices, strain=price)


def _with_cap(prices: Prices, at: int, price: int) -> Prices:
    caps = list(prices.caps)
    caps[at] = price
    return replace(prices, caps=tuple(caps))


Row = tuple[list[int], int, tuple[int, ...], int, bool]


def _row(item: Item) -> Row:
    falls = [before - after for before, after in zip(item.gains, item.gains[1:], strict=False)]
    return falls, item.least, item.gains, item.strain, item.forced


def best_length(row: Row, price: int) -> int:
    """Return by how many grid steps more than the least an item goes when a step costs `price`."""
    return bisect_left(row[0], -price)


def _use(rows: list[Row], unit: int, strain_price: int, grip: int) -> Use:
    profit = length = strain = blocks = 0
    for falls, least, gains, tires, forced in rows:
        price = unit + tires * strain_price
        more = bisect_left(falls, -price)
        gained = gains[more] - price * (least + more) - grip
        if gained > 0 or forced:
            profit += gained
            length += least + more
            strain += tires * (least + more)
            blocks += 1
    return Use(profit, length, strain, blocks)
