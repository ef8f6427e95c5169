"""Reading the diary: sessions held, and relief per leg and zone over time."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet, Window

from legato.body import Leg, ZoneId
from legato.response import Relief, SessionRelief, ZoneSummary, summarise
from legato.server.local_time import zone_named
from legato.server.records.people.scope import Scope, house
from legato.server.records.sittings.models import Correction, Sitting, ZonePain
from legato.server.records.sittings.selectors import is_fresh, sittings_held, sittings_of

_A_DAY = timedelta(days=1)


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


def entry_get(scope: Scope, sitting_id: uuid.UUID) -> Sitting | None:
    """Return a sitting of the person who is cared for, with all that was said about it and put right since."""
    rows = sittings_of(scope).select_related("feedback").prefetch_related("pains", "corrections")
    return rows.filter(id=sitting_id).first()


def entries_held(scope: Scope, rows: QuerySet[Sitting] | None = None) -> QuerySet[Sitting]:
    """Return sittings held, newest first, each with whether an answer was put right since (`is_corrected`)."""
    corrections = scope.rows(Correction).filter(sitting=OuterRef("pk"))
    return (sittings_held(scope) if rows is None else rows).annotate(is_corrected=Exists(corrections))


def newest_held(scope: Scope, most: int) -> tuple[list[Sitting], int]:
    """Return the newest sittings held, and how many there are altogether, by one question."""
    found: list[Any] = list(entries_held(scope).annotate(in_all=Window(Count("pk")))[:most])
    return found, found[0].in_all if found else 0


def days_held(scope: Scope, first: date, last: date) -> Counter[date]:
    """Return how many sessions were held on each day from the first to the last of some days.

    A day is that of whoever held the session, which may be a day off from here: so a day more is asked for either side.
    """
    edges = (_begins(scope, first - _A_DAY), _begins(scope, last + 2 * _A_DAY))
    rows = sittings_held(scope).select_related(None).prefetch_related(None).filter(made_at__range=edges)
    days = Counter(session_day(sitting) for sitting in rows.only("made_at", "started_at", "zone", "person"))
    return Counter({day: count for day, count in days.items() if first <= day <= last})


def _begins(scope: Scope, day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=scope.zone.rules)
