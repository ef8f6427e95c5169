"""Reminders as a file that calendars read (RFC 5545), or ask for again and again (RFC 7986).

The same reminders give the same bytes, so a calendar that asks again can be told that nothing has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from legato.library.programme import Weekday
from legato.render.calendar_zones import calendar_zone

ASKED_EACH = timedelta(hours=6)
"""How often a calendar is asked to look again; each decides for itself."""
_MADE_BY = "-//Legato//Reminders//EN"


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """Reminders at one time of day, on some days of the week, from one day to another."""

    uid: str
    """Stays the same whatever changes about it."""
    sequence: int
    """Goes up with each change."""
    revised_at: datetime
    days: tuple[Weekday, ...]
    at: time
    zone: str
    """The name of the time zone of `at`; empty for wherever the calendar is."""
    first_on: date
    """The day of the first reminder: one of the days of the week."""
    last_on: date
    minutes: int
    is_cancelled: bool
    summary: str
    """What the calendar shows."""


def calendar_file(name: str, reminders: Sequence[CalendarSeries]) -> bytes:
    """Write a calendar; there is at least one entry in it.

    Args:
        name: what the calendar is called.
        reminders: what is in it; what was cancelled as well, so that calendars hear of that.
    """
    assert reminders, "a calendar without entries is none (RFC 5545, 3.4)"
    made = Calendar()
    made.add("prodid", _MADE_BY)
    made.add("version", "2.0")
    made.add("name", name)
    made.add("x-wr-calname", name)
    made.add("refresh-interval", ASKED_EACH, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", f"PT{ASKED_EACH // timedelta(hours=1)}H")
    for zone in sorted({one.zone for one in reminders if one.zone}):
        there = [one for one in reminders if one.zone == zone]
        first, last = min(one.first_on for one in there), max(one.last_on for one in there)
        made.add_component(calendar_zone(zone, first.year - 1, last.year + 1))
    for one in reminders:
        made.add_component(_entry(one))
    return bytes(made.to_ical())


def _entry(one: CalendarSeries) -> Event:
    there = ZoneInfo(one.zone) if one.zone else None
    begins = datetime.combine(one.first_on, one.at, there)
    until = datetime.combine(one.last_on, time(23, 59, 59), there)
    entry = Event()
    entry.add("uid", one.uid)
    entry.add("sequence", one.sequence)
    entry.add("dtstamp", one.revised_at)
    entry.add("last-modified", one.revised_at)
    entry.add("dtstart", begins)
    entry.add("duration", timedelta(minutes=one.minutes))
    # Where the entries have a time zone, their end is told in UTC (RFC 5545, 3.3.10).
    ends = until.astimezone(UTC) if there else until
    entry.add("rrule", {"freq": "weekly", "until": ends, "byday": [day.value for day in one.days], "wkst": "MO"})
    entry.add("summary", one.summary)
    entry.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    entry.add("class", "PRIVATE")
    # Nobody is busy then: others may still ask for this time.
    entry.add("transp", "TRANSPARENT")
    if not one.is_cancelled:
        bell = Alarm()
        bell.add("action", "DISPLAY")
        bell.add("description", one.summary)
        bell.add("trigger", timedelta(0))
        entry.add_component(bell)
    return entry
