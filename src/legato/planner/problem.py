"""Composing a session, as a problem of whole numbers.

Lengths are counted in steps of the five-second grid, strain in strain times
grid steps, worth in millionths of a value point.

Choose for every item (a technique on a leg) a length d, either 0 or from
`least` to `most`, so that the sum of `gains` is as large as possible, while

    time      the lengths, one `change` for each item chosen and `rest` for each rest
              add up to at most `time`
    rests     the strain of all items is at most `strain_limit` + rests * `rest_relief`
    balance   both legs get the same length; or, when the first is `favoured`,
              at least as much as the second and at most `ratio` times as much
    twins     of `twins`, both legs get the same lengths, item by item
    cap       a leg gets at most its `cap`
    forced    items that must be in are in
    order     the items of a leg can be put in an order that keeps the steps of pressure

Why this is the whole problem, although a session has an order and rests at
certain places, is shown in docs/planner.md: any order needs the same number of
rests, and where `LegProblem.any_order` holds every order keeps the steps of pressure.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from legato.body import Leg
from legato.planner.closing import Prices


@dataclass(frozen=True, slots=True)
class KnapsackItem:
    """A technique that is allowed on a leg."""

    technique: str
    least: int
    most: int
    gains: tuple[int, ...]
    """The worth of `least`, of `least + 1`, … of `most`; it grows by less and less, but for rounding."""
    strain: int
    """Strain of one grid step."""
    forced: bool = False

    def gain(self, length: int) -> int:
        """Return the worth of a length; nothing for none."""
        return self.gains[length - self.least] if length else 0


@dataclass(frozen=True, slots=True)
class LegProblem:
    """One leg, with what is allowed on it."""

    leg: Leg
    items: tuple[KnapsackItem, ...]
    cap: int | None = None
    any_order: bool = True
    orderable: Callable[[tuple[str, ...]], bool] | None = None
    """Tells whether these techniques have an order that keeps the steps of pressure; asked when not any order does."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be solved; the legs are in the order in which they are massaged."""

    sides: tuple[LegProblem, ...]
    time: int
    """For blocks, changes of grip and rests; one `change` more for each leg than will be used, because n blocks have
    n - 1 changes between them."""
    change: int
    rest: int
    strain_limit: int
    rest_relief: int
    favoured: bool = False
    """Whether the first leg may get more than the second."""
    ratio: int = 2
    twins: bool = False
    """Whether both legs, which are alike, get the same lengths. Rests and what they relieve are even numbers then, so
    that one leg has exactly half of everything."""

    def __post_init__(self) -> None:
        """Refuse twins that are none, or whose rests cannot be halved."""
        halves = self.rest, self.strain_limit, self.rest_relief
        if self.twins and not (self.legs_alike and all(each % 2 == 0 for each in halves)):
            raise ValueError("Only legs that are alike get the same, and only even rests can be halved.")

    def half(self) -> Problem:
        """Return one of two twins: its best lengths are the best of both, and worth half as much."""
        return replace(
            self,
            sides=self.sides[:1],
            time=self.time // 2,
            rest=self.rest // 2,
            strain_limit=self.strain_limit // 2,
            rest_relief=self.rest_relief // 2,
            twins=False,
        )

    @property
    def is_even(self) -> bool:
        """Whether two legs must get the same."""
        return len(self.sides) == 2 and not self.favoured

    @property
    def legs_alike(self) -> bool:
        """Whether the two legs have the same items and the same cap, so that what holds for one holds for the other."""
        return (
            self.is_even
            and self.sides[0].items == self.sides[1].items
            and self.sides[0].cap == self.sides[1].cap
            and self.sides[0].any_order
            and self.sides[1].any_order
        )


@dataclass(frozen=True, slots=True)
class Solution:
    """Lengths for all items, in the order of the problem, and what they are worth together."""

    worth: int
    lengths: tuple[tuple[int, ...], ...]
    rests: int
    prices: Prices | None = field(default=None, compare=False)
    """Prices that bound this problem closely; they bound one that differs a little nearly as closely."""


def in_order_of(problem: Problem, changed: Problem, solution: Solution) -> Solution:
    """Return a solution of a changed problem with a length for every item of the problem: none for what is out."""
    lengths = []
    for side, fewer, given in zip(problem.sides, changed.sides, solution.lengths, strict=True):
        length = {item.technique: each for item, each in zip(fewer.items, given, strict=True)}
        lengths.append(tuple(length.get(item.technique, 0) for item in side.items))
    return replace(solution, lengths=tuple(lengths))
