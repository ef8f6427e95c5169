"""What a technique on a leg is worth to this person, and how that grows with its length."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache

from legato.body import ZONES, Leg, ZoneId
from legato.notation.checkin import CheckIn
from legato.notation.technique import Technique
from legato.planner import costs
from legato.units import GRID, MILLISECONDS_PER_SECOND

History = Mapping[tuple[Leg, str], int]

GRID_SECONDS = GRID // MILLISECONDS_PER_SECOND


def pain_where_it_works(technique: Technique, pain: Mapping[ZoneId, int]) -> int:
    """Return how much it hurts where a technique works, in the sorest place; a zone next to a sore one hurts by half.

    `pain` is the pain map of one leg; the answer is in halves of a pain point.
    """
    share = costs.NEIGHBOUR_SHARE
    return max(
        (
            max(share * pain.get(zone, 0), max((pain.get(near, 0) for near in ZONES[zone].neighbours), default=0))
            for zone in technique.zones
        ),
        default=0,
    )


def pain_map(checkin: CheckIn, leg: Leg) -> dict[ZoneId, int]:
    """Return the pain scores of a leg by zone."""
    return {pain.zone: pain.score for pain in checkin.pain if pain.leg is leg}


def value_of(technique: Technique, leg: Leg, checkin: CheckIn, history: History | None) -> int:
    """Return the value of a technique on a leg, in thousandths of a value point."""
    value = costs.BASE
    value += costs.PER_COMPLAINT * technique.complaints.get(checkin.complaint, 0)
    if checkin.aims:
        value += costs.PER_AIM * sum(technique.aims.get(aim, 0) for aim in checkin.aims) // len(checkin.aims)
    value += costs.PER_PAIN * pain_where_it_works(technique, pain_map(checkin, leg)) // costs.NEIGHBOUR_SHARE
    value += costs.PER_GRADE[technique.evidence.grade]
    if history is None:
        return value
    return value * max(0, history.get((leg, technique.id), costs.NEUTRAL)) // costs.NEUTRAL


@lru_cache(maxsize=4096)
def gains(value: int, usual_s: int, least_s: int, most_s: int) -> tuple[int, ...]:
    """Return the worth of every length from least to most, in millionths of a value point.

    Worth is value x (1 - e^(-length / tau)): each further second adds less.
    """
    return tuple(value * share // (costs.FRACTION // 1_000) for share in _shares(usual_s, least_s, most_s))


@lru_cache(maxsize=256)
def _shares(usual_s: int, least_s: int, most_s: int) -> tuple[int, ...]:
    return tuple(share_of(length, usual_s) for length in range(least_s, most_s + 1, GRID_SECONDS))


def share_of(length_s: int, usual_s: int) -> int:
    """Return which share of its full worth a technique has after so many seconds, in billionths."""
    tau = usual_s * costs.TAU_NUMERATOR / costs.TAU_DENOMINATOR
    return round(costs.FRACTION * -math.expm1(-length_s / tau))
