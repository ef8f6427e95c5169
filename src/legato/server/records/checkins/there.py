"""Which of a person's legs and zones are there: nothing is asked, looked at or planned for what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from legato.body import FOOT, LEGS, Leg, ZoneId

MISSING = "leg_missing"
Place = tuple[Leg, ZoneId]


def missing_places(facts: Iterable[Mapping[str, Any]]) -> frozenset[Place]:
    """Return what is missing of both legs, from facts as a check-in writes them.

    Only where it was said what is missing: that something is, somewhere, takes nothing away.
    """
    told = [answer for answer in facts if answer["fact"] == MISSING and answer.get("leg")]
    return frozenset(
        (Leg(answer["leg"]), zone) for answer in told for zone in map(ZoneId, answer.get("zones") or list(ZoneId))
    )


def legs_there(missing: frozenset[Place]) -> tuple[Leg, ...]:
    """Return the legs of which anything is there; both when nothing would be left."""
    found = tuple(leg for leg in LEGS if any((leg, zone) not in missing for zone in ZoneId))
    return found or LEGS


def feet_there(missing: frozenset[Place]) -> tuple[Leg, ...]:
    """Return the legs with a foot, or with a part of one."""
    return tuple(leg for leg in LEGS if any((leg, zone) not in missing for zone in FOOT))


def has_a_foot(facts: Iterable[Mapping[str, Any]]) -> bool:
    """Tell whether there is a foot to look at."""
    return bool(feet_there(missing_places(facts)))
