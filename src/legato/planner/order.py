"""The order of techniques on a leg, and the pressure each of them asks for.

A leg opens with the gentlest warm-up and closes with finishing strokes; between
them the work goes from the foot upward, or back once, in the order of the
library; dry techniques come before oiled ones.
The pressure of a block is the most it may be without a jump from its neighbours.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from functools import cache
from itertools import pairwise

from legato.body import FOOT, LOWER_LEG, THIGH
from legato.notation.technique import Oil
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer


def any_order_works(candidates: Sequence[Candidate]) -> bool:
    """Tell whether pressures can be chosen within one step of each other whatever the order.

    Then the steps of pressure limit neither the choice of techniques nor their order.
    """
    if not candidates:
        return True
    return max(one.softest for one in candidates) <= min(one.hardest for one in candidates) + costs.PRESSURE_STEP


def pressures(chosen: Sequence[Candidate]) -> tuple[int, ...] | None:
    """Return the highest pressures that keep the steps in this order, `None` when no pressures do.

    Lowering each to its neighbours' plus a step gives the highest of all; if one
    falls below what its technique needs, nothing else can work.
    """
    found = [one.hardest for one in chosen]
    for at in range(1, len(found)):
        found[at] = min(found[at], found[at - 1] + costs.PRESSURE_STEP)
    for at in range(len(found) - 2, -1, -1):
        found[at] = min(found[at], found[at + 1] + costs.PRESSURE_STEP)
    if any(pressure < one.softest for pressure, one in zip(found, chosen, strict=True)):
        return None
    return tuple(found)


def arrange(
    chosen: Sequence[Candidate], offer: Offer, wished: tuple[str, ...] = (), *, oil: bool = False
) -> tuple[Candidate, ...] | None:
    """Return the chosen techniques of a leg in order, `None` when no order keeps the steps of pressure.

    `wished` is the order the person asked for, as far as it goes; `oil` tells whether oil is at hand.
    """
    opener = offer.opener if offer.opener in chosen else None
    closer = offer.closer if offer.closer in chosen else None
    firm_ends = opener is not None, closer is not None
    between = [one for one in chosen if one is not opener and one is not closer]
    if opener is None:
        opener, between = _soft_start(between, wished)
    between = along_the_leg(opener, between, wished, oil=oil)
    if closer is None:
        between = _soft_end(between, wished)
    between = _as_wished(between, wished)
    line = [*([opener] if opener else []), *between, *([closer] if closer else [])]
    if pressures(line) is not None and _is_allowed(between, wished):
        return tuple(line)
    return _search(tuple(line), has_opener=firm_ends[0], has_closer=firm_ends[1], wished=wished)


def _is_allowed(between: Sequence[Candidate], wished: tuple[str, ...]) -> bool:
    """Tell whether nothing stands before what must precede it: a wish may have brought something dry behind oil."""
    return not any(must_precede(late, early, wished) for at, late in enumerate(between) for early in between[:at])


def _soft_start(between: list[Candidate], wished: tuple[str, ...]) -> tuple[Candidate | None, list[Candidate]]:
    """Where no warm-up is possible, begin with the gentlest that may come first."""
    free = [one for one in between if may_open(one, between, wished)]
    if not free:
        return None, between
    opener = min(free, key=lambda one: one.gentleness)
    return opener, [one for one in between if one is not opener]


def _soft_end(between: list[Candidate], wished: tuple[str, ...]) -> list[Candidate]:
    """Where no finishing strokes are possible, end with the gentlest of the last region that nothing must follow."""
    free = [
        one
        for one in between
        if height_of(one) is height_of(between[-1])
        and not any(must_precede(one, other, wished) for other in between if other is not one)
    ]
    if not free:
        return between
    closer = min(free, key=lambda one: one.gentleness)
    return [*(one for one in between if one is not closer), closer]


def along_the_leg(
    opener: Candidate | None, between: Sequence[Candidate], wished: tuple[str, ...], *, oil: bool
) -> list[Candidate]:
    """Return techniques in the order of their regions, with as few turns as oil allows, and each region once if it can.

    From the foot upward, or back; where the warm-up is above what is to follow, down and then up again.
    """
    start = Height.FOOT if opener is None else height_of(opener)
    upward = sorted(Height)
    downward = upward[::-1]
    # From where the warm-up is: upward, down to the foot, or what is below and then what is above.
    ways = (upward, downward, [*downward[len(Height) - 1 - start :], *upward[start + 1 :]])

    def cost(line: Sequence[Candidate]) -> tuple[bool, int, int]:
        whole = [*([opener] if opener else []), *line]
        return not _is_allowed(line, wished), turns(whole), moves(whole)

    lines = [sorted(between, key=lambda one: (way.index(height_of(one)), _within(one, oil=oil))) for way in ways]
    lines.append(sorted(between, key=lambda one: (_dryness(one), height_of(one), one.technique.rank)))
    return min(lines, key=cost)


def turns(line: Sequence[Candidate]) -> int:
    """Count how often the way along the leg changes its direction."""
    steps = [after - before for before, after in pairwise(height_of(one) for one in line) if after != before]
    return sum((one > 0) != (other > 0) for one, other in pairwise(steps))


def moves(line: Sequence[Candidate]) -> int:
    """Count how often the hands go to another region."""
    return sum(before != after for before, after in pairwise(height_of(one) for one in line))


def may_open(one: Candidate, others: Sequence[Candidate], wished: tuple[str, ...]) -> bool:
    """Tell whether neither oil nor a wish puts another technique before this one."""
    return not any(must_precede(other, one, wished) for other in others if other is not one)


def must_precede(first: Candidate, second: Candidate, wished: tuple[str, ...]) -> bool:
    """Tell whether the first must come before the second: dry before oiled, and as wished."""
    if first.technique.oil is Oil.AVOID and second.technique.oil is Oil.NEEDED:
        return True
    if first.name in wished and second.name in wished:
        return wished.index(first.name) < wished.index(second.name)
    return False


class Height(IntEnum):
    """A part of the leg that is worked on in one go, from below."""

    FOOT = 0
    LOWER_LEG = 1
    KNEE = 2
    THIGH = 3


def height_of(one: Candidate) -> Height:
    """Return where a technique mainly works."""
    first = one.technique.zones[0]
    if first in FOOT:
        return Height.FOOT
    if first in LOWER_LEG:
        return Height.LOWER_LEG
    return Height.THIGH if first in THIGH else Height.KNEE


def _dryness(one: Candidate) -> int:
    """Tell the dry from the oiled: 0, 1, 2."""
    return {Oil.AVOID: 0, Oil.NEEDED: 2}.get(one.technique.oil, 1)


def _within(one: Candidate, *, oil: bool) -> tuple[int, tuple[int, str]]:
    """Return the place within a region: where oil is at hand, dry techniques come before hands are oiled."""
    dryness = _dryness(one)
    return (dryness if oil else max(dryness, 1)), one.technique.rank


def _as_wished(between: list[Candidate], wished: tuple[str, ...]) -> list[Candidate]:
    """Put those the person has ordered into that order, in the places they have among the others."""
    named = iter(sorted((one for one in between if one.name in wished), key=lambda one: wished.index(one.name)))
    return [next(named) if one.name in wished else one for one in between]


def _search(
    line: tuple[Candidate, ...], *, has_opener: bool, has_closer: bool, wished: tuple[str, ...]
) -> tuple[Candidate, ...] | None:
    """Try every order that keeps the ends, remembering what was found impossible; needed by no shipped technique."""
    count = len(line)
    everything = (1 << count) - 1
    closer_bit = 1 << (count - 1) if has_closer else 0

    @cache
    def rest(used: int, ceiling: int, floor: int) -> tuple[int, ...] | None:
        """Return an order for those not used yet, when the one before can have any pressure from floor to ceiling."""
        if used == everything:
            return ()
        for at, one in enumerate(line):
            bit = 1 << at
            if used & bit or (bit == closer_bit and used | bit != everything):
                continue
            if any(
                not used >> other & 1 and must_precede(line[other], one, wished)
                for other in range(count)
                if other != at
            ):
                continue
            low = max(one.softest, floor - costs.PRESSURE_STEP)
            high = min(one.hardest, ceiling + costs.PRESSURE_STEP)
            if low > high:
                continue
            after = rest(used | bit, high, low)
            if after is not None:
                return (at, *after)
        return None

    if has_opener:
        after = rest(1, line[0].hardest, line[0].softest)
        found = None if after is None else (0, *after)
    else:
        found = rest(0, 10, 0)
    return None if found is None else tuple(line[at] for at in found)
