"""Solving a problem exactly, best chances first.

A case is the problem with a number of rests and, perhaps, some items decided to
be in or out. Prices give it an upper bound (dual.py). All its sessions that lose
at most a budget can be listed (listing.py): the first that is found is the best
of the case, and when none is found, the case is worth less than its bound minus
the budget. The case that may still be worth most is always the next to be
looked at, with a larger budget; or, when that takes too many labels, it is split
in two, one item being in or out. The search ends when no case may be worth more
than the best session found.

Nothing is estimated on the way, so the answer is optimal.
"""

from __future__ import annotations

from typing import NamedTuple

from legato.planner.closing import Prices
from legato.planner.dual import Market, best_length
from legato.planner.listing import Lengths, Listing
from legato.planner.problem import Problem, Solution

WIDE = 4_000
"""Labels of one listing from which on splitting a case is quicker than listing more."""


def solve(problem: Problem, *, least: int = 0, near: Solution | None = None) -> Solution | None:
    """Return a session that is worth as much as any can be, `None` when there is none that is worth `least`.

    Neither `least` nor `near` changes what the best is worth: they spare the search for what nobody wants.

    Args:
        problem: what is to be solved.
        least: what a session must be worth, in millionths of a value point.
        near: the best of a problem that differs a little; its prices often tell at once that there is none.
    """
    if any(not side.items for side in problem.sides):
        return None
    if problem.twins:
        one = solve(problem.half(), least=-(-least // 2), near=near)
        return None if one is None else Solution(2 * one.worth, one.lengths * 2, one.rests, one.prices)
    search = _Search(problem, least, near)
    search.run()
    return search.best


class _Case:
    """A part of the problem that is still open."""

    def __init__(self, market: Market, near: Prices, *, is_split: bool = False) -> None:
        priced = market.best_prices(near)
        self.market = market
        self.prices = priced.prices
        self.bound = priced.bound
        self.is_split = is_split
        self.tried = -1
        """Every session of this case loses more than this."""
        self.minds_strain = self.prices.strain > 0
        """Strain without a price is watched only when a session found without it breaks its limit."""
        self.width = 0

    @property
    def chance(self) -> int:
        """The most a session of this case may still be worth."""
        return self.bound - self.tried - 1

    def next_budget(self, rival: int) -> int:
        """Return a larger budget than the last: by a good deal, or just enough to fall behind the rival."""
        first = max(1, self.prices.time // 4, self.market.highest // 64)
        # The more labels there are, the more a budget that is too large costs.
        more = 2 * self.tried if self.width < WIDE // 4 else self.tried * 3 // 2
        budget = max(first, more, self.tried + 1)
        # A neighbour that was opened only now may be worth more than this case: a look must still go further.
        behind = max(self.bound - rival, self.tried + 1)
        return min(budget, behind) if behind * 4 > self.tried * 5 else budget


class _Search:
    """The open cases, and the best session so far."""

    def __init__(self, problem: Problem, least: int, near: Solution | None) -> None:
        self.problem = problem
        self.best: Solution | None = None
        self._least = least
        self._cases: list[_Case] = []
        self._opened: set[int] = set()
        market = Market(problem, 0, least=least)
        # What is in for certain tires hands so much, and leaves so much time to rest.
        self._fewest = self._rests_for(market.least_strain())
        self._most = (problem.time - market.least_time()) // problem.rest
        if not self._fewest <= self._most or market.is_hopeless(strain=False):
            return
        self._market = market
        if near is not None and near.prices is not None:
            if self._highest(market.at(near.prices).bound, near.prices) >= least:
                self._near = near.prices
                self._open_from(self._within(near.rests))
            return
        # Most likely: the rests that the strain of a session by tireless hands asks for, or one less.
        priced = market.best_prices(with_strain=False)
        likely = self._within(self._rests_for(market.strain - priced.strain_left))
        if likely:
            market = market.with_rests(likely)
            priced = market.best_prices(priced.prices, with_strain=False)
            likely = self._within(min(likely, self._rests_for(market.strain - priced.strain_left)))
        self._market, self._near = market, priced.prices
        self._open(likely)
        self._open(likely - 1)

    def _another(self, prices: Prices) -> int:
        """Return by how much the bound rises with each rest more, at the same prices."""
        return prices.strain * self.problem.rest_relief - prices.time * self.problem.rest

    def _highest(self, bound: int, prices: Prices) -> int:
        """Return what no session is worth more than, with any number of rests, when this is the bound for none."""
        another = self._another(prices)
        return bound + max(self._fewest * another, self._most * another)

    def _open_from(self, rests: int) -> None:
        """Open a case, and one after the other those that its prices call better, until none is left that may be."""
        while self._fewest <= rests <= self._most and rests not in self._opened:
            self._open(rests)
            case = self._cases[-1]
            another = self._another(case.prices)
            if not another:
                return
            # So many rests further on a session may be worth enough again; all before that are passed over.
            far = max(1, -(-(self._least - case.bound) // abs(another)))
            rests += far if another > 0 else -far

    def _within(self, rests: int) -> int:
        return max(self._fewest, min(self._most, rests))

    def _rests_for(self, strain: int) -> int:
        return max(0, -(-(strain - self.problem.strain_limit) // self.problem.rest_relief))

    def _open(self, rests: int) -> None:
        if self._fewest <= rests <= self._most and rests not in self._opened:
            self._opened.add(rests)
            self._cases.append(_Case(self._market.with_rests(rests), self._near))

    @property
    def _floor(self) -> int:
        """What a session must be worth more than."""
        return self._least - 1 if self.best is None else self.best.worth

    def run(self) -> None:
        """Look at cases until none may be worth more than the best session."""
        while self._cases:
            case = max(self._cases, key=lambda one: (one.chance, -one.market.rests))
            if case.chance <= self._floor:
                return
            self._open_neighbours(case)
            if case.width > WIDE and self._split(case):
                continue
            rival = max((one.chance for one in self._cases if one is not case), default=0)
            budget = min(case.next_budget(max(rival, self._floor)), case.bound - self._floor - 1)
            self._look(case, budget)

    def _open_neighbours(self, case: _Case) -> None:
        """Open the cases with one rest less or more.

        The bounds are concave in the number of rests, so what lies beyond a case
        that is never looked at is never worth a look. And while strain is not
        minded, a case, or a part of it, holds all sessions with more rests as
        well: rests that nobody needs are never counted out one by one, however
        much time is left over.
        """
        if not case.is_split:
            self._open(case.market.rests - 1)
        if case.minds_strain:
            self._open(case.market.rests + 1)

    def _look(self, case: _Case, budget: int) -> None:
        listing = Listing(case.market, case.prices, budget)
        found = listing.best_with_strain() if case.minds_strain else listing.best()
        case.width = listing.width
        if found is None:
            case.tried = budget
            if budget >= case.bound - self._floor - 1:
                self._cases.remove(case)
            return
        loss, lengths = found
        if not case.minds_strain and self._strain_of(lengths) > case.market.strain:
            case.minds_strain = True
            case.tried = loss - 1
            return
        self._cases.remove(case)
        if case.bound - loss > self._floor:
            self.best = Solution(case.bound - loss, lengths, case.market.rests, case.prices)

    def _strain_of(self, lengths: Lengths) -> int:
        return sum(
            item.strain * length
            for side, on_leg in zip(self.problem.sides, lengths, strict=True)
            for item, length in zip(side.items, on_leg, strict=True)
        )

    def _split(self, case: _Case) -> bool:
        """Replace a case by two, with the item that is least clearly in or out once in and once out."""
        undecided = _least_clear(case)
        if undecided is None:
            return False
        self._cases.remove(case)
        for is_in in (True, False):
            market = case.market.decide(undecided.side, undecided.item, is_in=is_in)
            if market.is_hopeless():
                self._open_for_more_rests(case)
                continue
            part = _Case(market, case.prices, is_split=True)
            if part.minds_strain:
                self._open_for_more_rests(case)
            part.minds_strain |= case.minds_strain
            part.tried = max(-1, case.tried - (case.bound - part.bound))
            self._cases.append(part)
        return True

    def _open_for_more_rests(self, case: _Case) -> None:
        """Open one rest more where a part of a case no longer holds the sessions with more rests.

        A case that does not mind strain holds them; a part that minds it, or that
        is too tiring for these rests altogether, does not.
        """
        if not case.minds_strain:
            self._open(case.market.rests + 1)


class _Undecided(NamedTuple):
    doubt: int
    side: int
    item: int


def _least_clear(case: _Case) -> _Undecided | None:
    """Return the item that gains or loses least by being in rather than out, for its size."""
    market, prices = case.market, case.prices
    grip = prices.time * market.problem.change
    found: list[_Undecided] = []
    for side_at, (rows, unit) in enumerate(zip(market.rows, market.unit_prices(prices), strict=False)):
        for at, row in enumerate(rows):
            if row is None or row[4]:
                continue
            price = unit + row[3] * prices.strain
            more = best_length(row, price)
            profit = row[2][more] - price * (row[1] + more) - grip
            found.append(_Undecided(abs(profit) // row[1], side_at, at))
    return min(found, default=None)
