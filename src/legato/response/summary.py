"""Relief over many sessions, per leg and zone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from statistics import median_low

from legato.body import LEGS, Leg, ZoneId
from legato.notation.model import Model
from legato.response.relief import PainChange, Relief

ENOUGH_SESSIONS = 3
"""Before this many sessions nothing is said about a zone; never claim from one session (S105, S106, J)."""


class SessionRelief(Model):
    """What one finished session brought."""

    at: datetime
    reliefs: tuple[Relief, ...]


class ZoneSummary(Model):
    """How pain in one zone of one leg went over sessions."""

    leg: Leg
    zone: ZoneId
    sessions: int
    eased: int
    """Sessions after which it was better or slightly better."""
    worsened: int
    """Sessions after which it was worse or slightly worse."""
    usual_points: int
    """The relief in the middle of all sessions, the lower one of two: half of them eased at least this much."""
    first: datetime
    last: datetime
    history: tuple[tuple[datetime, int, int], ...]
    """When, pain before and pain after, in order of time: what a plot shows."""

    @property
    def is_enough(self) -> bool:
        """Whether there are sessions enough to say anything."""
        return self.sessions >= ENOUGH_SESSIONS


def summarise(sessions: Iterable[SessionRelief]) -> tuple[ZoneSummary, ...]:
    """Sum up finished sessions, given in any order: one summary per leg and zone, in the order of the body."""
    found: dict[tuple[Leg, ZoneId], list[tuple[datetime, Relief]]] = {}
    for outcome in sorted(sessions, key=lambda outcome: outcome.at):
        for each in outcome.reliefs:
            found.setdefault((each.leg, each.zone), []).append((outcome.at, each))
    return tuple(_summary(found[leg, zone]) for leg in LEGS for zone in ZoneId if (leg, zone) in found)


def _summary(told: list[tuple[datetime, Relief]]) -> ZoneSummary:
    changes = [each.change for _, each in told]
    return ZoneSummary(
        leg=told[0][1].leg,
        zone=told[0][1].zone,
        sessions=len(told),
        eased=sum(change in (PainChange.BETTER, PainChange.SLIGHTLY_BETTER) for change in changes),
        worsened=sum(change in (PainChange.WORSE, PainChange.SLIGHTLY_WORSE) for change in changes),
        usual_points=median_low([each.points for _, each in told]),
        first=told[0][0],
        last=told[-1][0],
        history=tuple((at, each.before, each.after) for at, each in told),
    )
