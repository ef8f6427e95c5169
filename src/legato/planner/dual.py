"""Prices: an upper bound for a problem with a given number of rests, close to the lowest there is.

Every limit that ties items together is replaced by a price: for time, for
strain, for balance between the legs, for each leg's cap.
Then each item finds its best length alone, and what all of them gain after
paying, plus the price of everything there is to use, is at least as much as any
session can be worth, whatever the prices (weak duality).
The bound is convex in the prices, and what is left over of a limit is its
slope; so the best price is where nothing is left over.
Prices are whole numbers, so that bounds are exact.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache
from itertools import pairwise

from legato.planner.closing import (
    CAPS_LEFT,
    Priced,
    Prices,
    close_in,
    enough_for,
    strain_left,
    tilt_left,
    time_left,
)
from legato.planner.problem import KnapsackItem, Problem

Row = tuple[list[int] | None, int, tuple[int, ...], int, bool]
"""An item for pricing: how gains fall, least length, gains, strain, and whether it is in for certain.

Gains fall more and more slowly, so the best length is found by bisection. Where
rounding to whole millionths breaks that, there are no falls (`None`) and all
lengths are looked at.
"""


class Market:
    """A problem with a given number of rests, ready to be priced."""

    def __init__(
        self, problem: Problem, rests: int, rows: list[list[Row | None]] | None = None, least: int = 0
    ) -> None:
        self.problem = problem
        self.rests = rests
        self.least = least
        """Sessions that are worth less are not asked for, so that a bound below it need not be any lower."""
        self.time = problem.time - rests * problem.rest
        self.strain = problem.strain_limit + rests * problem.rest_relief
        self.rows: list[list[Row | None]] = rows or [[_row(item) for item in side.items] for side in problem.sides]
        """For each leg its items; `None` for those that are decided to be out."""
        self.highest = 1 + max(item.gains[0] // item.least for side in problem.sides for item in side.items)
        self.has_caps = any(side.cap is not None for side in problem.sides)
        self.legs_alike = problem.legs_alike and self.rows[0] == self.rows[1]
        self._live = [[row for row in each if row is not None] for each in self.rows]
        self._ends = (0, self.highest)

    def with_rests(self, rests: int) -> Market:
        """Return the same problem with another number of rests."""
        return Market(self.problem, rests, self.rows, self.least)

    def decide(self, side: int, item: int, *, is_in: bool) -> Market:
        """Return the same problem with one item in for certain, or out."""
        rows = [list(each) for each in self.rows]
        row = rows[side][item]
        rows[side][item] = (*row[:4], True) if is_in and row is not None else None
        return Market(self.problem, self.rests, rows, self.least)

    def is_hopeless(self, *, strain: bool = True) -> bool:
        """Tell whether what is in for certain leaves no session at all; with tireless hands, when asked so."""
        caps = (side.cap for side in self.problem.sides)
        return (
            not all(self._live)
            or self.least_time() > self.time
            or (strain and self.least_strain() > self.strain)
            or any(cap is not None and least > cap for cap, least in zip(caps, self._least_lengths(), strict=True))
        )

    def least_time(self) -> int:
        """Return the time that what is in for certain takes at least, without rests."""
        return sum(self._least_lengths()) + self.problem.change * sum(self.least_blocks())

    def least_strain(self) -> int:
        """Return the strain of what is in for certain."""
        return sum(row[3] * row[1] for each in self._live for row in each if row[4])

    def least_blocks(self) -> list[int]:
        """Return how many blocks each leg has at least."""
        return [max(1, sum(row[4] for row in each)) for each in self._live]

    def _least_lengths(self) -> list[int]:
        """Return how long each leg is massaged at least, with the balance between them."""
        least = [max(1, sum(row[1] for row in each if row[4])) for each in self._live]
        if len(least) == 1:
            return least
        longer = max(least)
        return [longer, max(least[1], -(-least[0] // self.problem.ratio)) if self.problem.favoured else longer]

    def most_lengths(self) -> list[int]:
        """Return how long each leg can be massaged at most, with time for the other leg."""
        room = self.time - self.problem.change * sum(self.least_blocks())
        if len(self._live) == 1:
            most = [room]
        elif self.problem.favoured:
            most = [room * self.problem.ratio // (self.problem.ratio + 1), room // 2]
        else:
            most = [room // 2, room // 2]
        return [
            length if side.cap is None else min(length, side.cap)
            for length, side in zip(most, self.problem.sides, strict=True)
        ]

    def unit_prices(self, prices: Prices) -> tuple[int, int]:
        """Return what a grid step costs on each leg, without strain."""
        weight = self.problem.ratio if self.problem.favoured and prices.tilt > 0 else 1
        return prices.time + prices.caps[0] + prices.tilt, prices.time + prices.caps[1] - weight * prices.tilt

    def at(self, prices: Prices) -> Priced:
        """Return the bound for these prices."""
        grip = prices.time * self.problem.change
        first, second = self.unit_prices(prices)
        profit, length, strain, blocks = _use(self._live[0], first, prices.strain, grip)
        there = 0
        if len(self.rows) == 2:
            if first == second and self.legs_alike:
                profit, there, strain, blocks = 2 * profit, length, 2 * strain, 2 * blocks
            else:
                more, there, tires, grips = _use(self._live[1], second, prices.strain, grip)
                profit, strain, blocks = profit + more, strain + tires, blocks + grips
        bound = profit + prices.time * self.time + prices.strain * self.strain
        caps_left = (0, 0)
        if self.has_caps:
            one, other = (side.cap for side in (*self.problem.sides, *self.problem.sides)[:2])
            caps_left = (0 if one is None else one - length, 0 if other is None else other - there)
            bound += prices.caps[0] * (one or 0) + prices.caps[1] * (other or 0)
        return Priced(
            bound,
            prices,
            self.time - length - there - self.problem.change * blocks,
            self._lean(prices.tilt, length, there),
            self.strain - strain,
            caps_left,
        )

    def _lean(self, tilt: int, first: int, second: int) -> int:
        if len(self.rows) == 1:
            return 0
        if not self.problem.favoured or tilt < 0:
            return second - first
        lean = self.problem.ratio * second - first
        return lean if tilt > 0 or lean < 0 else max(0, second - first)

    # -------------------------------------------------------------- searching

    def best_prices(self, near: Prices | None = None, *, with_strain: bool = True) -> Priced:
        """Return prices with a bound close to the lowest, beginning near those given.

        What is left over is told for a mixture of sessions that leaves over nothing of what was priced already.
        Without strain the hands are taken to be tireless.
        """
        best = self._time(near or Prices(time=self.highest // 6), self.highest // (32 if near else 8))
        for _ in range(3):
            if best.bound < self.least:
                break
            before = best.bound
            for at in range(len(self.rows)):
                if best.caps_left[at] < 0 or best.prices.caps[at]:
                    best = self._cap(best, at)
            if with_strain and (best.strain_left < 0 or best.prices.strain):
                best = self._strain(best)
            if not self.has_caps or before - best.bound <= enough_for(best):
                break
        return best

    def _strain(self, best: Priced) -> Priced:
        """Lower the bound along the price of strain, with the best price of time at every point."""

        def look(price: int, near: Priced) -> Priced:
            # What strain costs more, time costs less: three is a usual strain.
            time = max(0, near.prices.time - 3 * (price - near.prices.strain))
            return self._time(near.prices._replace(time=time, strain=price), self.highest // 64)

        step = self.highest // 256 + 1
        return close_in(look, best, best.prices.strain, strain_left, step, self._ends, 2 * enough_for(best), self.least)

    def _cap(self, best: Priced, at: int) -> Priced:
        """Lower the bound along the price of a leg's cap, with the best price of time at every point."""

        def look(price: int, near: Priced) -> Priced:
            caps = (price, near.prices.caps[1]) if at == 0 else (near.prices.caps[0], price)
            return self._time(near.prices._replace(caps=caps), self.highest // 32)

        # Where both legs get the same, the cap of one holds the other back as well: its price is that of both together.
        ends = (0, (1 + self.problem.ratio) * self.highest)
        step = self.highest // 32 + 1
        return close_in(look, best, best.prices.caps[at], CAPS_LEFT[at], step, ends, enough_for(best), self.least)

    def _time(self, near: Prices, step: int) -> Priced:
        """Lower the bound along the price of time, with the best balance at every point."""

        def look(price: int, near: Priced) -> Priced:
            return self._tilt(near.prices._replace(time=price), step // 4)

        start = self._tilt(near, step)
        return close_in(look, start, near.time, time_left, step + 1, self._ends, enough_for(start), self.least)

    def _tilt(self, near: Prices, step: int) -> Priced:
        """Lower the bound along the balance between the legs."""
        start = self.at(near)
        if len(self.rows) == 1 or (self.legs_alike and near.tilt == 0 and near.caps[0] == near.caps[1]):
            return start

        def look(tilt: int, near: Priced) -> Priced:
            return self.at(near.prices._replace(tilt=tilt))

        ends = (-self.highest, self.highest)
        return close_in(look, start, near.tilt, tilt_left, step + 1, ends, enough_for(start), self.least)


def _row(item: KnapsackItem) -> Row:
    return _falls(item.gains), item.least, item.gains, item.strain, item.forced


@lru_cache(maxsize=4096)
def _falls(gains: tuple[int, ...]) -> list[int] | None:
    """Return how gains fall, `None` where they do not fall more and more slowly; one session asks for them often."""
    falls = [before - after for before, after in pairwise(gains)]
    return falls if all(one <= other for one, other in pairwise(falls)) else None


def best_length(row: Row, price: int) -> int:
    """Return by how many grid steps more than the least an item goes when a step costs `price`."""
    falls, _, gains, _, _ = row
    if falls is None:
        return max(range(len(gains)), key=lambda more: gains[more] - price * more)
    return bisect_left(falls, -price)


def _use(rows: list[Row], unit: int, strain_price: int, grip: int) -> tuple[int, int, int, int]:
    """Return the profit, length, strain and number of blocks when each item takes its best length."""
    profit = length = strain = blocks = 0
    for row in rows:
        falls, least, gains, tires, forced = row
        price = unit + tires * strain_price
        more = best_length(row, price) if falls is None else bisect_left(falls, -price)
        lasts = least + more
        gained = gains[more] - price * lasts - grip
        if gained > 0 or forced:
            profit += gained
            length += lasts
            strain += tires * lasts
            blocks += 1
    return profit, length, strain, blocks
