"""How a calendar comes in: by an address that was given to it, and by nothing else.

Here a calendar gets its Scope; before that it is nobody, so the address is looked up without one.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from legato.server.clock import is_within
from legato.server.records.people.scope import Role, Scope
from legato.server.records.rhythm.feeds import feed_mark
from legato.server.records.rhythm.models import CalendarFeed

MOST_ASKS = 30
"""How often one address is answered within the time below; a calendar asks every few hours."""
COUNTED_FOR = timedelta(minutes=10)
LONGEST_TOKEN = 100


class Visit(StrEnum):
    """How a calendar is let in."""

    OPEN = "open"
    UNKNOWN = "unknown"
    """There is no such address, and never was."""
    ENDED = "ended"
    """It was taken back."""
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class CalendarVisit:
    """A calendar that asks, with what it may reach: one person's reminders; nothing where it is not let in."""

    visit: Visit
    scope: Scope | None = None


def calendar_enter(token: str, *, now: datetime, language: str) -> CalendarVisit:
    """Let a calendar in that has an address, and count that it came."""
    if not 0 < len(token) <= LONGEST_TOKEN:
        return CalendarVisit(Visit.UNKNOWN)
    found = CalendarFeed.objects.filter(mark=feed_mark(token)).select_related("person__household").first()
    if found is None:
        return CalendarVisit(Visit.UNKNOWN)
    if found.ended_at is not None:
        return CalendarVisit(Visit.ENDED)
    scope = Scope(found.person.household, found.person, Role.CALENDAR, now, language)
    if _is_too_often(found, now):
        return CalendarVisit(Visit.TOO_OFTEN)
    with scope.changing(found) as feed:
        if feed.ended_at is not None:
            return CalendarVisit(Visit.ENDED)
        if not _counts_on(feed, now):
            feed.counted_from, feed.counted = now, 0
        feed.counted += 1
        feed.asked_at = now
        feed.save(update_fields=["counted_from", "counted", "asked_at"])
    return CalendarVisit(Visit.OPEN, scope)


def _counts_on(feed: CalendarFeed, now: datetime) -> bool:
    return feed.counted_from is not None and is_within(feed.counted_from, COUNTED_FOR, now)


def _is_too_often(feed: CalendarFeed, now: datetime) -> bool:
    return _counts_on(feed, now) and feed.counted >= MOST_ASKS
