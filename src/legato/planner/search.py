"""Solving a problem exactly.

For each number of rests: find prices, hence an upper bound (dual.py). What a
session is worth is that bound minus what its lengths lose, minus the price of
what it leaves unused. So every session that loses at most a budget can be
listed as labels (labels.py), and the first budget with which any session is
found holds the best one: what is not listed loses more. The budget starts small
and doubles.

Nothing is estimated on the way, so the answer is optimal; only how long it
takes depends on how good the prices are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legato.planner.dual import Market, Priced, Prices
from legato.planner.labels import (
    BLOCK_MASK,
    FIRST_ITEM,
    LENGTH_BITS,
    LENGTH_MASK,
    Layer,
    Row,
    backward,
    forward,
    forward_with_strain,
    rows_of,
    trace,
)
from legato.planner.problem import Problem, Side, Solution


def solve(problem: Problem) -> Solution | None:
    """Return a session that is worth as much as any can be, `None` when there is none at all."""
    if any(not side.items for side in problem.sides):
        return None
    best: Solution | None = None
    for market, priced in _markets(problem):
        if best is None or priced.bound > best.worth:
            found = _Round(market, priced).best_above(0 if best is None else best.worth)
            best = found or best
    return best


def _markets(problem: Problem) -> list[tuple[Market, Priced]]:
    """Return the numbers of rests worth trying, most promising first.

    The bound is concave in the number of rests. Rests that strain does not ask
    for only take time, so nothing beyond the first such number is better.
    """
    least = sum(item.least + problem.change for side in problem.sides for item in side.items if item.forced)
    found: list[tuple[Market, Priced]] = []
    near: Prices | None = None
    rests = 0
    while True:
        market = Market(problem, rests)
        if market.time < max(least, 1):
            break
        priced = market.best_prices(near)
        near = priced.prices
        found.append((market, priced))
        if priced.strain_left >= 0 and priced.prices.strain == 0:
            break
        rests += 1
    return sorted(found, key=lambda one: (-one[1].bound, one[0].rests))


class _Ends(NamedTuple):
    """How the two legs of a session end together: total loss, and a label for each leg."""

    loss: int
    labels: tuple[int, ...]


class _Round:
    """The search with one number of rests."""

    def __init__(self, market: Market, priced: Priced) -> None:
        self.market = market
        self.problem = market.problem
        self.prices = priced.prices
        self.bound = priced.bound
        # Strain has its own bits above what tells whether order matters.
        self.shift = FIRST_ITEM + max(len(side.items) for side in self.problem.sides)

    def best_above(self, worth: int) -> Solution | None:
        """Return the best session of this round if it is worth more than `worth`."""
        most = self.bound - worth - 1
        budget = max(1, self.prices.time // 4, self.market.highest // 64)
        # Strain without a price is watched only when a session found without it breaks its limit.
        with_strain = self.prices.strain > 0
        while most >= 0:
            budget = min(budget, most)
            found = self._within(budget, with_strain=with_strain)
            if found is not None:
                solution = self._solution(found)
                if self._strain_of(solution) <= self.market.strain:
                    return solution
                with_strain = True
                most = min(most, self.bound - 1)
                continue
            if budget == most:
                return None
            budget *= 2
        return None

    def _solution(self, found: tuple[int, tuple[tuple[int, ...], ...]]) -> Solution:
        loss, lengths = found
        return Solution(self.bound - loss, lengths, self.market.rests)

    def _strain_of(self, solution: Solution) -> int:
        return sum(
            item.strain * length
            for side, lengths in zip(self.problem.sides, solution.lengths, strict=True)
            for item, length in zip(side.items, lengths, strict=True)
        )

    # ------------------------------------------------------------ one budget

    def _within(self, budget: int, *, with_strain: bool) -> tuple[int, tuple[tuple[int, ...], ...]] | None:
        """Return what is lost, and the lengths, of the session that loses least, if it is at most `budget`."""
        sides = self.problem.sides
        alike = self.problem.legs_alike and self.prices.tilt == 0
        rows = [rows_of(self.market, at, self.prices, budget) for at in range(1 if alike else len(sides))]
        layers = [forward(each, budget) for each in rows]
        if alike:
            rows, layers = rows * 2, layers * 2
        cells = [self._sensible(each[-1], side) for each, side in zip(layers, sides, strict=True)]
        pairs = list(self._pairs(cells, budget))
        if not pairs:
            return None
        if not with_strain:
            ends = min(pairs)
            return ends.loss, self._lengths(rows, layers, ends.labels, None)
        strained = []
        for at in range(1 if alike else len(sides)):
            after: Layer = {}
            for pair in pairs:
                cell = pair.labels[at]
                rest = pair.loss - cells[at][cell]
                after[cell] = min(rest, after.get(cell, rest))
            if alike:
                for pair in pairs:
                    cell = pair.labels[1]
                    rest = pair.loss - cells[1][cell]
                    after[cell] = min(rest, after.get(cell, rest))
            to_come = backward(rows[at], layers[at], after, budget)
            strained.append(forward_with_strain(rows[at], to_come, budget, self.shift))
        if alike:
            strained = strained * 2
        best = self._join([each[-1] for each in strained], pairs, cells, budget)
        return None if best is None else (best.loss, self._lengths(rows, strained, best.labels, self.shift))

    def _sensible(self, layer: Layer, side: Side) -> Layer:
        """Keep the cells of a leg that is massaged at all, within its cap, and in an order that is possible."""
        kept = {
            cell: loss
            for cell, loss in layer.items()
            if cell & LENGTH_MASK and (side.cap is None or cell & LENGTH_MASK <= side.cap)
        }
        if side.any_order or side.orderable is None:
            return kept
        asked = side.orderable
        return {cell: loss for cell, loss in kept.items() if asked(_techniques(side, cell))}

    def _pairs(self, cells: list[Layer], budget: int) -> Iterator[_Ends]:
        """Return what the legs can end with together, with what is lost on both and left unused."""
        if len(cells) == 1:
            for cell, loss in cells[0].items():
                unused = self._unused((cell,))
                if unused is not None and loss + unused <= budget:
                    yield _Ends(loss + unused, (cell,))
            return
        by_length: dict[int, list[tuple[int, int]]] = {}
        for cell, loss in cells[1].items():
            by_length.setdefault(cell & LENGTH_MASK, []).append((loss, cell))
        for group in by_length.values():
            group.sort()
        for cell, loss in cells[0].items():
            length = cell & LENGTH_MASK
            lengths = [length] if self.problem.is_even else self._partners(length, by_length)
            for other in lengths:
                for loss_there, cell_there in by_length.get(other, ()):
                    if loss + loss_there > budget:
                        break
                    unused = self._unused((cell, cell_there))
                    if unused is not None and loss + loss_there + unused <= budget:
                        yield _Ends(loss + loss_there + unused, (cell, cell_there))

    def _partners(self, length: int, by_length: dict[int, list[tuple[int, int]]]) -> list[int]:
        return [other for other in by_length if other <= length <= self.problem.ratio * other]

    def _unused(self, cells: tuple[int, ...]) -> int | None:
        """Return the price of what is left over apart from strain, `None` when a limit is overdrawn."""
        problem, prices = self.problem, self.prices
        lengths = [cell & LENGTH_MASK for cell in cells]
        blocks = sum(cell >> LENGTH_BITS & BLOCK_MASK for cell in cells)
        left = self.market.time - sum(lengths) - problem.change * blocks
        if left < 0:
            return None
        price = prices.time * left
        for side, length, cap_price in zip(problem.sides, lengths, prices.caps, strict=False):
            price += cap_price * ((side.cap or 0) - length) if cap_price else 0
        if problem.favoured and len(lengths) == 2:
            first, second = lengths
            price += (
                prices.tilt * (problem.ratio * second - first) if prices.tilt > 0 else prices.tilt * (second - first)
            )
        return price

    def _join(self, layers: list[Layer], pairs: list[_Ends], cells: list[Layer], budget: int) -> _Ends | None:
        """Return the pair of labels that loses least and keeps the limit of strain."""
        mask = (1 << self.shift) - 1
        price, limit = self.prices.strain, self.market.strain
        groups: list[dict[int, list[tuple[int, int]]]] = []
        for layer in layers:
            group: dict[int, list[tuple[int, int]]] = {}
            for label, loss in layer.items():
                group.setdefault(label & mask, []).append((loss, label))
            for each in group.values():
                each.sort()
            groups.append(group)
        best: _Ends | None = None
        room = budget
        for pair in sorted(pairs):
            if pair.loss > room:
                break
            unused = pair.loss - sum(cells[at][cell] for at, cell in enumerate(pair.labels))
            seconds = groups[1].get(pair.labels[1], ()) if len(groups) == 2 else ((0, 0),)
            for loss, label in groups[0].get(pair.labels[0], ()):
                if loss + unused > room:
                    break
                strain = limit - (label >> self.shift)
                for loss_there, label_there in seconds:
                    lost = loss + unused + loss_there
                    if lost > room:
                        break
                    left = strain - (label_there >> self.shift)
                    if left >= 0 and lost + price * left <= room:
                        labels = (label, label_there) if len(groups) == 2 else (label,)
                        best = _Ends(lost + price * left, labels)
                        room = best.loss - 1
        return best

    def _lengths(
        self, rows: list[list[Row]], layers: list[list[Layer]], labels: tuple[int, ...], shift: int | None
    ) -> tuple[tuple[int, ...], ...]:
        found = []
        for side, row, layer, label in zip(self.problem.sides, rows, layers, labels, strict=True):
            by_item = trace(row, layer, label, shift)
            found.append(tuple(by_item[at] for at in range(len(side.items))))
        return tuple(found)


def _techniques(side: Side, cell: int) -> tuple[str, ...]:
    return tuple(item.technique for at, item in enumerate(side.items) if cell >> (FIRST_ITEM + at) & 1)
