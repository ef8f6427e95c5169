"""From a solution to the steps of a session: order, pressure, changes of grip, rests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from legato.body import Leg
from legato.notation.checkin import CheckIn
from legato.notation.session import Block, Change, Close, Prepare, Rest, Settle, Step, Wishes
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer, has_oil
from legato.planner.order import arrange, pressures
from legato.planner.problem import Problem, Solution
from legato.safety import Playable
from legato.units import GRID, MILLISECONDS_PER_SECOND


def blocks_of(
    problem: Problem,
    solution: Solution,
    offers: Mapping[Leg, Offer],
    checkin: CheckIn,
    screening: Playable,
    wishes: Wishes,
) -> dict[Leg, tuple[Block, ...]]:
    """Return the blocks of each leg in order, with their pressures."""
    found: dict[Leg, tuple[Block, ...]] = {}
    for side, lengths in zip(problem.sides, solution.lengths, strict=True):
        offer, limits = offers[side.leg], screening.limits[side.leg]
        by_name = {item.technique: length * GRID for item, length in zip(side.items, lengths, strict=True) if length}
        chosen = [one for one in offer.candidates if one.name in by_name]
        wished = wishes.order.get(side.leg, ())
        line = arrange(chosen, offer, wished, oil=has_oil(checkin, limits))
        asked = None if line is None else pressures(line)
        if line is None or asked is None:
            raise AssertionError(f"the chosen techniques of the {side.leg} leg have no order")
        found[side.leg] = tuple(
            _block(one, by_name[one.name], pressure, toward_heart=limits.toward_heart)
            for one, pressure in zip(line, asked, strict=True)
        )
    return found


def _block(one: Candidate, lasts: int, pressure: int, *, toward_heart: bool) -> Block:
    turned = toward_heart and one.technique.score.runs_from_heart
    return Block(leg=one.leg, technique=one.name, lasts_ms=lasts, pressure=pressure, toward_heart=turned)


def steps_of(blocks: Mapping[Leg, tuple[Block, ...]], strains: Mapping[str, int]) -> tuple[Step, ...]:
    """Return all steps of a session, with the rests the hands need.

    Hands rest just before they would tire too much, or a little earlier, when
    the leg changes anyway; never so early that some of the rest were lost.
    """
    steps: list[Step] = [Prepare(lasts_ms=costs.PREPARE)]
    loads = [_load(block, strains) for line in blocks.values() for block in line]
    to_come = -(-max(0, sum(loads) - costs.STRAIN_LIMIT) // costs.REST_RELIEF)
    tired = 0
    previous: Leg | None = None
    for leg, line in blocks.items():
        for at, block in enumerate(line):
            load = _load(block, strains)
            changes_leg = previous is not None and previous is not leg
            if tired + load > costs.STRAIN_LIMIT or (changes_leg and to_come and tired >= costs.REST_RELIEF):
                steps.append(Rest(leg=previous or leg, lasts_ms=costs.REST))
                tired -= costs.REST_RELIEF
                to_come -= 1
            tired += load
            steps.extend(_approach(leg, at, is_first_leg=previous is None))
            steps.append(block)
            previous = leg
    return (*steps, Close(lasts_ms=costs.CLOSE))


def _load(block: Block, strains: Mapping[str, int]) -> int:
    return strains[block.technique] * (block.lasts_ms // MILLISECONDS_PER_SECOND)


def _approach(leg: Leg, at: int, *, is_first_leg: bool) -> Iterable[Step]:
    if at:
        return (Change(leg=leg, lasts_ms=costs.CHANGE),)
    if is_first_leg:
        return (Settle(leg=leg, lasts_ms=costs.SETTLE),)
    return (Settle(leg=leg, lasts_ms=costs.CHANGE_LEG, changes_leg=True),)
