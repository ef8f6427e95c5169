"""Twenty dots, each as likely as the others, on a line from "helps less" to "helps more", drawn by the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

WIDTH = 320
_APART = 16
"""From one stack of dots to the next, and from dot to dot, in the plot's own units."""
_STEP = 250
"""Dots within so many thousandths of a point stand on each other."""
_FURTHEST = 9
"""Stacks on each side: what lies further out stands in the last."""
_TOP, _BOTTOM = 10, 8


@dataclass(frozen=True, slots=True)
class DotPlot:
    """Where dots stand, and the line below them."""

    height: int
    ground: int
    dots: tuple[tuple[int, int], ...]
    less: int
    """How many dots stand clearly on the side of less, and how many on that of more; the others about nought."""
    more: int
    width: int = WIDTH
    middle: int = WIDTH // 2
    radius: int = _APART // 2 - 1

    @property
    def about_same(self) -> int:
        """How many dots stand in the middle."""
        return len(self.dots) - self.less - self.more


def dot_plot(values: Iterable[int]) -> DotPlot:
    """Lay out values in thousandths of a point as stacked dots."""
    places = [max(-_FURTHEST, min(_FURTHEST, round(value / _STEP))) for value in values]
    tallest = max(Counter(places).values(), default=1)
    ground = _TOP + tallest * _APART
    stacked: Counter[int] = Counter()
    dots = []
    for place in places:
        dots.append((WIDTH // 2 + place * _APART, ground - stacked[place] * _APART - _APART // 2))
        stacked[place] += 1
    return DotPlot(
        height=ground + _BOTTOM,
        ground=ground,
        dots=tuple(dots),
        less=sum(place < 0 for place in places),
        more=sum(place > 0 for place in places),
    )
