"""The way of a plan up the legs: which parts come, in which order, and what gets most of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from legato.body import Leg, ZoneId
from legato.notation.session import Session
from legato.notation.technique import Technique


class LegPart(StrEnum):
    """A part of a leg, as people speak of it."""

    FEET = "feet"
    SHINS = "shins"
    CALVES = "calves"
    KNEES = "knees"
    THIGHS = "thighs"


_Z = ZoneId
_PARTS: Mapping[ZoneId, LegPart] = {
    **dict.fromkeys((_Z.TOES, _Z.TOE_WEBS, _Z.BALL, _Z.ARCH, _Z.HEEL, _Z.FOOT_TOP), LegPart.FEET),
    **dict.fromkeys((_Z.ANKLE_INNER, _Z.ANKLE_OUTER, _Z.ACHILLES), LegPart.FEET),
    _Z.SHIN: LegPart.SHINS,
    _Z.CALF: LegPart.CALVES,
    **dict.fromkeys((_Z.KNEE, _Z.BEHIND_KNEE), LegPart.KNEES),
    **dict.fromkeys((_Z.THIGH_FRONT, _Z.THIGH_BACK, _Z.THIGH_INNER, _Z.THIGH_OUTER), LegPart.THIGHS),
}
_WITH: Mapping[LegPart, tuple[LegPart, ...]] = {
    LegPart.SHINS: (LegPart.CALVES,),
    LegPart.KNEES: (LegPart.CALVES, LegPart.THIGHS),
}
"""Parts that are passed on the way to another; where that is named, they go without saying."""
_MORE = 1.15
"""A leg gets more when it gets this many times as much as the other; less is nothing to speak of [J]."""
_MOST = 0.45
"""A part gets most of the time from this share on, and when no other gets as much [J]."""


@dataclass(frozen=True, slots=True)
class PlanWay:
    """Where a session goes, and where it stays longest."""

    parts: tuple[LegPart, ...]
    """The parts in the order in which they are first massaged, on whichever leg; not what goes without saying."""
    legs: tuple[Leg, ...]
    more: Leg | None
    """The leg that gets clearly more time; `None` where both get the same, and where there is one only."""
    most: LegPart | None
    """The part that gets most of the time, where there is more than one."""


def way_of(session: Session, techniques: Mapping[str, Technique]) -> PlanWay:
    """Return the way of a session."""
    times: dict[LegPart, int] = {}
    for block in session.blocks:
        part = part_of(techniques[block.technique])
        times[part] = times.get(part, 0) + block.lasts_ms
    longest = max(times, key=lambda part: times[part])
    is_most = len(times) > 1 and times[longest] >= _MOST * sum(times.values())
    named = tuple(part for part in times if not times.keys() & set(_WITH.get(part, ())))
    return PlanWay(named, session.legs, _more(session), longest if is_most else None)


def part_of(technique: Technique) -> LegPart:
    """Return the part of the leg that a technique is for: where most of its zones lie, of equals the first."""
    parts = [_PARTS[zone] for zone in technique.zones]
    return max(dict.fromkeys(parts), key=parts.count)


def _more(session: Session) -> Leg | None:
    if len(session.legs) < len(Leg):
        return None
    longer, shorter = sorted(session.legs, key=session.time_on, reverse=True)
    return longer if session.time_on(longer) >= _MORE * session.time_on(shorter) else None
