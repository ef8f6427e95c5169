"""What the items of one leg can add up to while losing little.

With prices given, every item has a best length; any other length loses
something.
A label is what some choice of lengths adds up to (length, blocks, strain, as one
whole number); of all choices with the same label only the one that loses least
is kept, because what follows depends on the label alone.
"""

from __future__ import annotations

from typing import NamedTuple

from legato.planner.closing import Prices
from legato.planner.dual import Market, best_length
from legato.planner.problem import LegProblem

LENGTH_BITS = 10
BLOCK_BITS = 6
BLOCK = 1 << LENGTH_BITS
FIRST_ITEM = LENGTH_BITS + BLOCK_BITS
LENGTH_MASK = BLOCK - 1
BLOCK_MASK = (1 << BLOCK_BITS) - 1

Layer = dict[int, int]
"""Labels and the least that is lost on the way to them."""


class Extension(NamedTuple):
    """One length of one item: what it loses, and what it adds to the label."""

    loss: int
    cell: int
    """Length and blocks (and the item itself, where order matters)."""
    strain: int
    length: int


class Row(NamedTuple):
    """An item's extensions, those that lose least first."""

    item: int
    extensions: list[Extension]


def rows_of(market: Market, side_at: int, prices: Prices, budget: int) -> list[Row]:
    """Return for each item of a leg the lengths that lose at most `budget`.

    Items that are in for certain come first: they spread the labels least, and
    the others are easier to judge when little is left to come.
    """
    side = market.problem.sides[side_at]
    unit = market.unit_prices(prices)[side_at]
    grip = prices.time * market.problem.change
    rows = [
        Row(at, _extensions(market, side, side_at, at, unit + item.strain * prices.strain, grip, budget))
        for at, item in enumerate(side.items)
    ]
    return sorted(rows, key=lambda row: (any(each.length == 0 for each in row.extensions), len(row.extensions)))


def _extensions(
    market: Market, side: LegProblem, side_at: int, at: int, price: int, grip: int, budget: int
) -> list[Extension]:
    row = market.rows[side_at][at]
    if row is None:
        return [Extension(0, 0, 0, 0)]
    item, is_in = side.items[at], row[4]
    more = best_length(row, price)
    profit = item.gains[more] - price * (item.least + more) - grip
    best = profit if is_in else max(0, profit)
    mark = 0 if side.any_order else 1 << (FIRST_ITEM + at)
    extensions = []
    if not is_in and best <= budget:
        extensions.append(Extension(best, 0, 0, 0))
    for way in (range(more, -1, -1), range(more + 1, len(item.gains))):
        for extra in way:
            length = item.least + extra
            loss = best - item.gains[extra] + price * length + grip
            if loss > budget:
                if row[0] is None:
                    continue
                break
            extensions.append(Extension(loss, length + BLOCK + mark, item.strain * length, length))
    return sorted(extensions)


def forward(rows: list[Row], budget: int, most_length: int) -> list[Layer]:
    """Return the labels after each item, strain left aside."""
    could_be_too_long = sum(max(extension.length for extension in row.extensions) for row in rows) > most_length
    layers: list[Layer] = [{0: 0}]
    for row in rows:
        steps = [(extension.loss, extension.cell) for extension in row.extensions]
        after: Layer = {}
        known = after.get
        for cell, lost in layers[-1].items():
            room = budget - lost
            for loss, adds in steps:
                if loss > room:
                    break
                there, loses = cell + adds, lost + loss
                old = known(there)
                if old is None or old > loses:
                    after[there] = loses
        if could_be_too_long:
            after = {cell: loss for cell, loss in after.items() if cell & LENGTH_MASK <= most_length}
        layers.append(after)
    return layers


def backward(rows: list[Row], layers: list[Layer], ends: Layer, budget: int) -> list[Layer]:
    """Return for each cell of each layer the least that is still to be lost from there to an end, `ends` included.

    Only cells on a way that loses at most `budget` in all are kept.
    """
    to_come: list[Layer] = [{}] * len(rows) + [ends]
    for at in range(len(rows) - 1, -1, -1):
        later = to_come[at + 1]
        steps = [(extension.loss, extension.cell) for extension in rows[at].extensions]
        here: Layer = {}
        for cell, lost in layers[at].items():
            least = budget - lost + 1
            for loss, adds in steps:
                if loss >= least:
                    break
                rest = later.get(cell + adds)
                if rest is not None and loss + rest < least:
                    least = loss + rest
            if least <= budget - lost:
                here[cell] = least
        to_come[at] = here
    return to_come


def forward_with_strain(
    rows: list[Row], to_come: list[Layer], budget: int, shift: int, most_strain: int
) -> list[Layer]:
    """Return the labels after each item with their strain, above `shift` bits, that can still end within the budget."""
    mask = (1 << shift) - 1
    limit = (most_strain + 1) << shift
    could_tire = sum(max(extension.strain for extension in row.extensions) for row in rows) > most_strain
    layers: list[Layer] = [{0: 0}]
    for row, ahead in zip(rows, to_come[1:], strict=True):
        steps = [
            (extension.loss, extension.cell, extension.cell + (extension.strain << shift))
            for extension in row.extensions
        ]
        after: Layer = {}
        known = after.get
        to_end = ahead.get
        for label, lost in layers[-1].items():
            cell = label & mask
            room = budget - lost
            for loss, adds_cell, adds in steps:
                if loss > room:
                    break
                rest = to_end(cell + adds_cell)
                if rest is None or loss + rest > room:
                    continue
                there, loses = label + adds, lost + loss
                old = known(there)
                if old is None or old > loses:
                    after[there] = loses
        if could_tire:
            after = {label: loss for label, loss in after.items() if label < limit}
        layers.append(after)
    return layers


def trace(rows: list[Row], layers: list[Layer], label: int, shift: int | None) -> dict[int, int]:
    """Find the lengths, by item, that lead to a label of the last layer."""
    lengths: dict[int, int] = {}
    for at in range(len(rows) - 1, -1, -1):
        lost = layers[at + 1][label]
        for extension in rows[at].extensions:
            before = label - extension.cell - (0 if shift is None else extension.strain << shift)
            if layers[at].get(before) == lost - extension.loss:
                lengths[rows[at].item] = extension.length
                label = before
                break
        else:  # pragma: no cover - the layers were made from these very extensions
            raise AssertionError(label)
    return lengths
