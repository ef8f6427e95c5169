"""The diary: relief per leg and zone over time, as data for the plot, the table and the API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from legato.body import Leg, ZoneId
from legato.response import Relief, SessionRelief, ZoneSummary, summarise
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting, ZonePain
from legato.server.records.sittings.selectors import sittings_held

RECENT = 3


def session_start(sitting: Sitting) -> datetime:
    """Return the moment a sitting is remembered by."""
    return sitting.started_at or sitting.made_at


def reliefs_of(sitting: Sitting) -> tuple[Relief, ...]:
    """Return pain before and after for each zone that has both."""
    return tuple(
        Relief(leg=Leg(pain.leg), zone=ZoneId(pain.zone), before=pain.before, after=pain.after)
        for pain in sitting.pains.all()
        if pain.before is not None and pain.after is not None
    )


def pains_of(sitting: Sitting) -> tuple[ZonePain, ...]:
    """Return every place of which pain was said, before or after; half an answer is one, too."""
    return tuple(pain for pain in sitting.pains.all() if pain.before is not None or pain.after is not None)


def summaries_of(sittings: Iterable[Sitting]) -> tuple[ZoneSummary, ...]:
    """Sum up relief per leg and zone."""
    return summarise(SessionRelief(at=session_start(sitting), reliefs=reliefs_of(sitting)) for sitting in sittings)


def recent_relief(scope: Scope) -> list[tuple[Sitting, tuple[Relief, ...]]]:
    """Return the last sittings with what they brought."""
    return [(sitting, reliefs_of(sitting)) for sitting in sittings_held(scope)[:RECENT]]
