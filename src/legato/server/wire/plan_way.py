"""The way of a plan up the legs: which parts come, in which order, and what gets most of the time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from legato.body import Leg
from legato.notation.session import Session
from legato.notation.technique import Technique
from legato.timeline import LegPart, region_of

_BESIDE_KNEES = {LegPart.CALF, LegPart.THIGH}
"""Where one of these is named, the knee that is passed on the way to it goes without saying."""
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
        part = region_of(techniques[block.technique])
        times[part] = times.get(part, 0) + block.lasts_ms
    named = tuple(part for part in times if part is not LegPart.KNEE or not times.keys() & _BESIDE_KNEES)
    longest = max(times, key=lambda part: times[part])
    is_most = len(times) > 1 and times[longest] >= _MOST * sum(times.values())
    return PlanWay(named, session.legs, _more(session), longest if is_most else None)


def _more(session: Session) -> Leg | None:
    if len(session.legs) < len(Leg):
        return None
    longer, shorter = sorted(session.legs, key=session.time_on, reverse=True)
    return longer if session.time_on(longer) >= _MORE * session.time_on(shorter) else None
