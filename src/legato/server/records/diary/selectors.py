"""The diary: relief per leg and zone over time, as data for the plot, the table and the API."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from legato.body import Leg, ZoneId
from legato.response import Relief, SessionRelief, ZoneSummary, summarise
from legato.server.local_time import zone_named
from legato.server.records.people.scope import house
from legato.server.records.sittings.models import Sitting, ZonePain
from legato.server.records.sittings.selectors import is_fresh


def session_start(sitting: Sitting) -> datetime:
    """Return the moment a sitting is remembered by, as clocks told it where it was held.

    It is when it began; where the clock of the device that says so is wrong, it is when the plan was made.
    """
    began, made = sitting.started_at, sitting.made_at
    at = began if began is not None and made <= began and is_fresh(made, began) else made
    return (zone_named(sitting.zone) or house()).at(at)


def session_day(sitting: Sitting) -> date:
    """Return the day of a sitting: that of the person who held it."""
    return session_start(sitting).date()


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
