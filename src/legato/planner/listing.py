"""All sessions that lose at most a budget, and the best of them.

With prices given, a session is worth the bound minus what its lengths lose
(labels.py) and minus the price of what it leaves unused.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from legato.planner.closing import Prices
from legato.planner.dual import Market
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
from legato.planner.problem import LegProblem

Lengths = tuple[tuple[int, ...], ...]


class Ends(NamedTuple):
    """How the legs of a session end: what is lost in all, and the label of each leg."""

    loss: int
    labels: tuple[int, ...]


class Listing:
    """The sessions of a market that lose at most a budget at these prices."""

    def __init__(self, market: Market, prices: Prices, budget: int) -> None:
        self._market, self._prices, self._budget = market, prices, budget
        self._problem = market.problem
        sides = self._problem.sides
        # Legs that are alike and cost the same have the same labels.
        self._alike = market.legs_alike and len(set(market.unit_prices(prices))) == 1
        self._legs = range(1 if self._alike else len(sides))
        self._rows = [rows_of(market, at, prices, budget) for at in self._legs]
        most = market.most_lengths()
        self._layers = [forward(each, budget, most[at]) for at, each in enumerate(self._rows)]
        # Strain has its own bits above those that tell items apart where order matters.
        self._shift = FIRST_ITEM + max(len(side.items) for side in sides)
        self._cells = [self._sensible(layers[-1], side) for layers, side in zip(self._layers, sides, strict=False)]
        self.width = sum(len(layer) for layers in self._layers for layer in layers)
        """How many labels it took: a measure of the work."""

    def best(self) -> tuple[int, Lengths] | None:
        """Return what is lost by the session that loses least, and its lengths; strain is left aside."""
        ends = min(self._pairs(), default=None)
        return None if ends is None else (ends.loss, self._lengths(self._layers, ends.labels, None))

    def best_with_strain(self) -> tuple[int, Lengths] | None:
        """Return the same among the sessions that keep the limit of strain."""
        pairs = sorted(self._pairs())
        if not pairs:
            return None
        layers = []
        for at in self._legs:
            to_come = backward(self._rows[at], self._layers[at], self._after(pairs, at), self._budget)
            layers.append(forward_with_strain(self._rows[at], to_come, self._budget, self._shift, self._market.strain))
            self.width += sum(len(layer) for layer in layers[-1])
        ends = self._joined([each[-1] for each in layers], pairs)
        return None if ends is None else (ends.loss, self._lengths(layers, ends.labels, self._shift))

    def _of(self, each: list[Layer]) -> list[Layer]:
        """Return one for each leg."""
        return each * 2 if self._alike else each

    def _sensible(self, layer: Layer, side: LegProblem) -> Layer:
        """Keep the cells of a leg that is massaged at all, within its cap, and in an order that is possible."""
        most = LENGTH_MASK if side.cap is None else side.cap
        kept = {cell: loss for cell, loss in layer.items() if 0 < cell & LENGTH_MASK <= most}
        if side.any_order or side.orderable is None:
            return kept
        asked = side.orderable
        return {cell: loss for cell, loss in kept.items() if asked(_techniques(side, cell))}

    def _pairs(self) -> Iterator[Ends]:
        """Return what the legs can end with together within the budget."""
        cells, budget = self._of(self._cells), self._budget
        if len(cells) == 1:
            for cell, loss in cells[0].items():
                unused = self._unused(cell & LENGTH_MASK, 0, cell >> LENGTH_BITS & BLOCK_MASK)
                if unused is not None and loss + unused <= budget:
                    yield Ends(loss + unused, (cell,))
            return
        by_length: dict[int, list[tuple[int, int]]] = {}
        for cell, loss in cells[1].items():
            by_length.setdefault(cell & LENGTH_MASK, []).append((loss, cell))
        for group in by_length.values():
            group.sort()
        for cell, loss in cells[0].items():
            length, blocks = cell & LENGTH_MASK, cell >> LENGTH_BITS & BLOCK_MASK
            for other in self._partners(length, by_length):
                for loss_there, cell_there in by_length[other]:
                    lost = loss + loss_there
                    if lost > budget:
                        break
                    unused = self._unused(length, other, blocks + (cell_there >> LENGTH_BITS & BLOCK_MASK))
                    if unused is not None and lost + unused <= budget:
                        yield Ends(lost + unused, (cell, cell_there))

    def _partners(self, length: int, by_length: dict[int, list[tuple[int, int]]]) -> list[int]:
        """Return the lengths of the second leg that go with a length of the first."""
        if not self._problem.favoured:
            return [length] if length in by_length else []
        return [other for other in by_length if other <= length <= self._problem.ratio * other]

    def _unused(self, first: int, second: int, blocks: int) -> int | None:
        """Return the price of what is left over apart from strain, `None` when time is overdrawn."""
        problem, prices = self._problem, self._prices
        left = self._market.time - first - second - problem.change * blocks
        if left < 0:
            return None
        price = prices.time * left
        if self._market.has_caps:
            for side, length, cap_price in zip(problem.sides, (first, second), prices.caps, strict=False):
                price += cap_price * ((side.cap or 0) - length)
        if prices.tilt and problem.favoured:
            price += prices.tilt * ((problem.ratio if prices.tilt > 0 else 1) * second - first)
        return price

    def _after(self, pairs: list[Ends], at: int) -> Layer:
        """Return for each end of a leg the least that is lost besides: on the other leg, and by leaving time unused."""
        after: Layer = {}
        for pair in pairs:
            for leg in (0, 1) if self._alike else (at,):
                cell = pair.labels[leg]
                besides = pair.loss - self._cells[at][cell]
                if besides < after.get(cell, besides + 1):
                    after[cell] = besides
        return after

    def _joined(self, layers: list[Layer], pairs: list[Ends]) -> Ends | None:
        """Return the labels that lose least together and keep the limit of strain."""
        cells = self._of(self._cells)
        groups = self._of_groups([_by_cell(layer, self._shift) for layer in layers])
        price, limit, shift = self._prices.strain, self._market.strain, self._shift
        best: Ends | None = None
        room = self._budget
        for pair in pairs:
            if pair.loss > room:
                break
            unused = pair.loss - sum(known[cell] for known, cell in zip(cells, pair.labels, strict=True))
            seconds = groups[1].get(pair.labels[1], []) if len(groups) == 2 else [(0, 0)]
            if not seconds:
                continue
            for loss, label in groups[0].get(pair.labels[0], ()):
                if loss + unused + seconds[0][0] > room:
                    break
                strain = limit - (label >> shift)
                for loss_there, label_there in seconds:
                    lost = loss + unused + loss_there
                    if lost > room:
                        break
                    left = strain - (label_there >> shift)
                    if left >= 0 and lost + price * left <= room:
                        best = Ends(lost + price * left, (label, label_there)[: len(groups)])
                        room = best.loss - 1
        return best

    def _of_groups(self, groups: list[dict[int, list[tuple[int, int]]]]) -> list[dict[int, list[tuple[int, int]]]]:
        return groups * 2 if self._alike else groups

    def _lengths(self, layers: list[list[Layer]], labels: tuple[int, ...], shift: int | None) -> Lengths:
        rows: list[list[Row]] = self._rows * 2 if self._alike else self._rows
        ways = layers * 2 if self._alike else layers
        found = []
        for side, row, way, label in zip(self._problem.sides, rows, ways, labels, strict=True):
            by_item = trace(row, way, label, shift)
            found.append(tuple(by_item[at] for at in range(len(side.items))))
        return tuple(found)


def _by_cell(layer: Layer, shift: int) -> dict[int, list[tuple[int, int]]]:
    """Sort labels by their cell, those that lose least first."""
    groups: dict[int, list[tuple[int, int]]] = {}
    mask = (1 << shift) - 1
    for label, loss in layer.items():
        groups.setdefault(label & mask, []).append((loss, label))
    for group in groups.values():
        group.sort()
    return groups


def _techniques(side: LegProblem, cell: int) -> tuple[str, ...]:
    return tuple(item.technique for at, item in enumerate(side.items) if cell >> (FIRST_ITEM + at) & 1)
