"""How often the drawn list alone would make such a difference: exactly, with no assumption about pain.

If it did not matter which leg got A, the legs would have felt the same under every other list. So all lists that
could have been drawn are gone through, and those are counted that would show as much or more. They are not flips of
independent coins: each leg gets A equally often, and only such lists are counted. They are added up sitting by
sitting rather than written out (for twenty sittings there are 184,756).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import comb

LeftOverRight = tuple[int, bool]
"""By how much the left leg fared better than the right in a sitting, in whole units, and whether the left got A."""


def lists_as_extreme(told: Sequence[LeftOverRight], sittings: int) -> tuple[int, int]:
    """Return how many lists show at least as large a difference, either way, as the one drawn; and of how many.

    Sittings without an answer say nothing under any list; the list was drawn for them as well, so those that are
    answered need not be balanced. What one leg is always better by is taken out before lists are compared.

    Args:
        told: the sittings that were answered.
        sittings: for how many the list was drawn.
    """
    many, half = len(told), sittings // 2
    whole = sum(left for left, _ in told)
    shown = abs(side_shown(told))
    # How many ways there are to give the left leg A so many times, with such a sum over those sittings.
    ways: Counter[tuple[int, int]] = Counter({(0, 0): 1})
    for left, _ in told:
        more = Counter(ways)
        for (times, total), count in ways.items():
            more[times + 1, total + left] += count
        ways = more
    as_extreme = sum(
        count * comb(sittings - many, half - times)
        for (times, total), count in ways.items()
        if times <= half and abs(_shown(many, whole, times, total)) >= shown
    )
    return as_extreme, comb(sittings, half)


def side_shown(told: Sequence[LeftOverRight]) -> int:
    """Return above nought where A fared better, below it where B did, and nought where neither."""
    to_left = [left for left, a_is_left in told if a_is_left]
    return _shown(len(told), sum(left for left, _ in told), len(to_left), sum(to_left))


def _shown(many: int, whole: int, times: int, total: int) -> int:
    """Return what a list shows: the sum with A left against its share of the whole, in whole units."""
    return many * total - times * whole
