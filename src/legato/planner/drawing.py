"""Sessions that are equally good, and chance that chooses among them by odds that are known.

An optimal plan hides what helps: a technique that is always in can be compared with nothing, and one that comes
and goes with pain and minutes is mixed up with them. So among sessions that are worth nearly the same
(`costs.NEAR_TIE`) one is drawn. All of them are equally likely, and there are at most `costs.MOST_DRAWN`: whatever
is in some and not in others is in with a chance between a fifth and four fifths.

Each session is the exact best with some techniques in or out for certain. Wishes, openers and closers, and what
`variety` brings, are never touched; limits and rules hold, because each session solves the same problem. Nothing
here is random: the seed is given, and the same seed draws the same session on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from legato.body import Leg
from legato.notation.session import Chance, Draw, Session
from legato.planner import costs
from legato.planner.problem import KnapsackItem, LegProblem, Problem, Solution, in_order_of
from legato.planner.search import solve

_DIGEST_BITS = 256


@dataclass(frozen=True, slots=True)
class _Toggle:
    """One technique that goes in where it was out, or out where it was in, on one leg or on both."""

    technique: str
    legs: tuple[Leg, ...]
    goes_in: bool


def equally_good(problem: Problem, best: Solution, chosen: Solution, variety: int) -> tuple[Solution, ...]:
    """Return the chosen session, and others that are worth nearly as much as the best; no two of the same techniques.

    The same for the same problem and the same `variety`, which also says with which technique to begin, so that over
    many sessions every technique has its turn. Where what was chosen is worth less than a near-tie there is no other.

    Args:
        problem: what all of them solve, with everything forced in that is never touched.
        best: the session that is worth most.
        chosen: the session that `variety` chose, the best or near it.
        variety: how many sessions have been held.
    """
    least = best.worth - best.worth * costs.NEAR_TIE // 1_000
    found = [chosen]
    met = {_techniques(problem, chosen)}
    waiting = list(_toggles(problem, chosen))
    at = variety * costs.DRAW_STRIDE % len(waiting) if waiting else 0
    waiting = waiting[at:] + waiting[:at]
    tries = costs.DRAW_TRIES
    while waiting and tries and chosen.worth >= least and len(found) < costs.MOST_DRAWN:
        changed, other, rest = problem, chosen, []
        flips = 0
        for toggle in waiting:
            if not tries or flips == costs.DRAW_FLIPS:
                rest.append(toggle)
                continue
            tries -= 1
            more = _with(changed, toggle)
            solution = solve(more, least=least, near=other)
            # What is worth too little alone is worth no more with others changed besides, so it is not tried again.
            if solution is not None:
                changed, other, flips = more, in_order_of(problem, more, solution), flips + 1
            elif flips:
                rest.append(toggle)
        waiting = rest
        if flips and _techniques(problem, other) not in met:
            met.add(_techniques(problem, other))
            found.append(other)
    return tuple(found)


def as_drawn(problem: Problem, free: Session, solution: Solution) -> Solution:
    """Return the best session with wishes in which what was left to chance is as it was drawn without them.

    Where that leaves no session it is `solution`, the best with the wishes alone. Nobody who moves or lengthens a
    block loses another one, or that one, to a session that chance did not choose.

    Args:
        problem: what is to be solved, with the wishes.
        free: the session that was drawn before anything was wished for.
        solution: the best of `problem`.
    """
    if free.draw is None:
        return solution
    there = {(block.leg, block.technique) for block in free.blocks}
    open_ = {(one.leg, one.technique) for one in free.draw.chances if one.sessions < free.draw.sessions}
    changed = problem
    for side in problem.sides:
        for item in side.items:
            legs = tuple(one.leg for one in problem.sides) if problem.twins else (side.leg,)
            states = {(leg, item.technique) in there for leg in legs if (leg, item.technique) in open_}
            if not item.forced and len(states) == 1:
                changed = _with(changed, _Toggle(item.technique, legs, goes_in=states.pop()))
    found = solve(changed)
    return solution if found is None else in_order_of(problem, changed, found)


def draw(problem: Problem, sessions: tuple[Solution, ...], seed: int) -> tuple[Solution, Draw | None]:
    """Draw one of the sessions; with it what it was drawn from, `None` when there was nothing to draw."""
    if len(sessions) == 1:
        return sessions[0], None
    digest = digest_of(problem, sessions)
    number = drawn_number(seed, digest, len(sessions))
    counted = {
        (side.leg, item.technique): sum(bool(one.lengths[at][place]) for one in sessions)
        for at, side in enumerate(problem.sides)
        for place, item in enumerate(side.items)
    }
    chances = tuple(
        Chance(leg=leg, technique=technique, sessions=count) for (leg, technique), count in counted.items() if count
    )
    return sessions[number], Draw(seed=seed, sessions=len(sessions), number=number, digest=digest, chances=chances)


def digest_of(problem: Problem, sessions: tuple[Solution, ...]) -> str:
    """Return the SHA-256, in hexadecimal, of what was drawn from: worth, legs, techniques and seconds of each."""
    lines = []
    for number, session in enumerate(sessions):
        lines.append(f"{number} {session.worth}")
        lines += [
            f"{side.leg.value} {item.technique} {length}"
            for side, lengths in zip(problem.sides, session.lengths, strict=True)
            for item, length in zip(side.items, lengths, strict=True)
            if length
        ]
    return sha256("\n".join(lines).encode()).hexdigest()


def drawn_number(seed: int, digest: str, below: int) -> int:
    """Return a whole number from nought up to, not including, `below`: each equally likely over all seeds.

    It is the SHA-256 of seed, digest and attempt, joined by spaces, as one number, and what is left
    after dividing it by `below`. The topmost hashes, which would favour small remainders, are thrown away, and the
    next attempt is taken.
    """
    fair = (1 << _DIGEST_BITS) // below * below
    attempt = 0
    while True:
        hashed = int.from_bytes(sha256(f"{seed} {digest} {attempt}".encode()).digest())
        if hashed < fair:
            return hashed % below
        attempt += 1


def _toggles(problem: Problem, chosen: Solution) -> Iterator[_Toggle]:
    """Give every change by one technique that may be tried; of twins both legs change together."""
    sides = problem.sides[:1] if problem.legs_alike else problem.sides
    for at, side in enumerate(sides):
        legs = tuple(one.leg for one in problem.sides) if problem.legs_alike else (side.leg,)
        for item, length in zip(side.items, chosen.lengths[at], strict=True):
            if not item.forced:
                yield _Toggle(item.technique, legs, goes_in=not length)


def _with(problem: Problem, toggle: _Toggle) -> Problem:
    """Return the problem with a technique in, or out, for certain."""

    def item(one: KnapsackItem) -> KnapsackItem:
        return replace(one, forced=True) if one.technique == toggle.technique else one

    def side(one: LegProblem) -> LegProblem:
        if one.leg not in toggle.legs:
            return one
        kept = tuple(item(each) for each in one.items if toggle.goes_in or each.technique != toggle.technique)
        return replace(one, items=kept)

    return replace(problem, sides=tuple(side(one) for one in problem.sides))


def _techniques(problem: Problem, solution: Solution) -> frozenset[tuple[Leg, str]]:
    return frozenset(
        (side.leg, item.technique)
        for side, lengths in zip(problem.sides, solution.lengths, strict=True)
        for item, length in zip(side.items, lengths, strict=True)
        if length
    )
