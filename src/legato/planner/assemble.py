"""From a solution to the steps of a session: order, pressure, changes of grip, rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, combinations, islice

from legato.body import Leg
from legato.notation.checkin import CheckIn
from legato.notation.session import Block, Change, Close, Prepare, Rest, Settle, Step, Wishes
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer, has_oil
from legato.planner.order import arrange, height_of, pressures
from legato.planner.problem import Problem, Solution
from legato.planner.rests import Effort, can_be_apart, rests_before
from legato.safety import Playable
from legato.units import GRID, MILLISECONDS_PER_SECOND

_MOST_TRIED = 300
"""So many orders are tried to set rests apart; of 1,500 long sessions one needed the first few [J]."""


def blocks_of(
    problem: Problem,
    solution: Solution,
    offers: Mapping[Leg, Offer],
    checkin: CheckIn,
    screening: Playable,
    wishes: Wishes,
) -> dict[Leg, tuple[Block, ...]]:
    """Return the blocks of each leg in order, with their pressures."""
    lengths_of: dict[Leg, dict[str, int]] = {}
    lines: dict[Leg, tuple[Candidate, ...]] = {}
    for side, lengths in zip(problem.sides, solution.lengths, strict=True):
        offer, limits = offers[side.leg], screening.limits[side.leg]
        by_name = {item.technique: length * GRID for item, length in zip(side.items, lengths, strict=True) if length}
        chosen = [one for one in offer.candidates if one.name in by_name]
        line = arrange(chosen, offer, wishes.order.get(side.leg, ()), oil=has_oil(checkin, limits))
        if line is None:
            raise AssertionError(f"the chosen techniques of the {side.leg} leg have no order")
        lengths_of[side.leg], lines[side.leg] = by_name, line
    found: dict[Leg, tuple[Block, ...]] = {}
    for leg, line in restful(lines, lengths_of, wishes.order.keys()).items():
        turned = screening.limits[leg].toward_heart
        found[leg] = tuple(
            _block(one, lengths_of[leg][one.name], pressure, toward_heart=turned)
            for one, pressure in zip(line, pressures(line) or (), strict=True)
        )
    return found


def restful(
    lines: Mapping[Leg, tuple[Candidate, ...]], lengths: Mapping[Leg, Mapping[str, int]], fixed: AbstractSet[Leg]
) -> Mapping[Leg, tuple[Candidate, ...]]:
    """Return the lines with their rests far enough apart: where needed with neighbours of a region changed over.

    Legs in `fixed` have the order the person asked for. Where nothing helps, the lines stay as they are.
    """

    def is_restful(tried: Mapping[Leg, tuple[Candidate, ...]]) -> bool:
        return can_be_apart(
            [
                _effort(_block(one, lengths[leg][one.name], 0, toward_heart=False), _approach(leg, at, number), strains)
                for number, (leg, line) in enumerate(tried.items())
                for at, one in enumerate(line)
            ]
        )

    strains = {one.name: one.technique.strain for line in lines.values() for one in line}
    if is_restful(lines):
        return lines
    swaps = [
        (leg, at, other)
        for leg, line in lines.items()
        if leg not in fixed
        for at, other in combinations(range(1, len(line) - 1), 2)
        if _may_change_over(line, at, other)
    ]
    # Legs that get the same keep the same order where that is possible, because unlike ones feel like a mistake.
    pairs = [(swap, twin) for swap, twin in combinations(swaps, 2) if swap[0] is not twin[0] and swap[1:] == twin[1:]]
    one_by_one = [(swap,) for swap in swaps]
    for count, ways in ((1, pairs), (2, pairs), (1, one_by_one), (2, one_by_one)):
        for chosen in islice(combinations(ways, count), _MOST_TRIED):
            tried = dict(lines)
            for leg, at, other in chain.from_iterable(chosen):
                tried[leg] = _changed_over(tried[leg], at, other)
            if all(pressures(line) is not None for line in tried.values()) and is_restful(tried):
                return tried
    return lines


def _may_change_over(line: tuple[Candidate, ...], at: int, other: int) -> bool:
    """Tell whether two techniques of a line are worked in the same region and need the same of oil."""
    one, another = line[at], line[other]
    return height_of(one) is height_of(another) and one.technique.oil is another.technique.oil


def _changed_over(line: tuple[Candidate, ...], at: int, other: int) -> tuple[Candidate, ...]:
    changed = list(line)
    changed[at], changed[other] = line[other], line[at]
    return tuple(changed)


def _block(one: Candidate, lasts: int, pressure: int, *, toward_heart: bool) -> Block:
    turned = toward_heart and one.technique.score.runs_from_heart
    return Block(leg=one.leg, technique=one.name, lasts_ms=lasts, pressure=pressure, toward_heart=turned)


def steps_of(
    blocks: Mapping[Leg, tuple[Block, ...]], strains: Mapping[str, int], kept: Sequence[Step] = ()
) -> tuple[Step, ...]:
    """Return all steps of a session, with the rests the hands need.

    `kept` are the first steps of it where they have been played already: their rests stay where they were.
    """
    steps: list[Step] = [step for step in kept[:1] if isinstance(step, Prepare)]
    in_order = [
        (block, _approach(leg, at, number))
        for number, (leg, line) in enumerate(blocks.items())
        for at, block in enumerate(line)
    ]
    efforts = [_effort(block, approach, strains) for block, approach in in_order]
    previous: Leg | None = None
    for count, (block, approach) in zip(rests_before(efforts, _rests_in(kept)), in_order, strict=True):
        if count:
            steps.append(Rest(leg=previous or block.leg, lasts_ms=count * costs.REST))
        steps.extend((approach, block))
        previous = block.leg
    return (*steps, Close(lasts_ms=costs.CLOSE))


def _effort(block: Block, approach: Settle | Change, strains: Mapping[str, int]) -> Effort:
    load = strains[block.technique] * (block.lasts_ms // MILLISECONDS_PER_SECOND)
    return Effort(load, approach.lasts_ms + block.lasts_ms, getattr(approach, "changes_leg", False))


def _rests_in(kept: Sequence[Step]) -> dict[int, int]:
    """Return how many rests stand before each block of what has been played."""
    found: dict[int, int] = {}
    count = 0
    for step in kept:
        if isinstance(step, Rest):
            count += step.lasts_ms // costs.REST
        elif isinstance(step, Block):
            found[len(found)] = count
            count = 0
    return found if not count else found | {len(found): count}


def _approach(leg: Leg, at: int, number: int) -> Settle | Change:
    if at:
        return Change(leg=leg, lasts_ms=costs.CHANGE)
    if not number:
        return Settle(leg=leg, lasts_ms=costs.SETTLE)
    return Settle(leg=leg, lasts_ms=costs.CHANGE_LEG, changes_leg=True)
