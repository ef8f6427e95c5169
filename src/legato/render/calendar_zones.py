"""When clocks change in a time zone, as a calendar file tells it: for calendars that do not know the zone's name.

Written here, because what `icalendar` 7.3 writes begins summer time an hour late: a change stands in the file as
clocks told it before the change (RFC 5545, 3.6.5), and not after.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_NONE = timedelta(0)


@dataclass(frozen=True, slots=True)
class _Clocks:
    """How clocks go in a zone, until they are changed."""

    offset: timedelta
    name: str
    is_summer: bool


def calendar_zone(zone: str, first_year: int, last_year: int) -> Timezone:
    """Return every change of the clocks in a zone from one year to another, both included."""
    rules = ZoneInfo(zone)
    made = Timezone()
    made.add("tzid", zone)
    at, before = datetime(first_year, 1, 1, tzinfo=UTC), None
    for change in (at, *_changes(rules, at, datetime(last_year + 1, 1, 1, tzinfo=UTC))):
        after = _clocks(rules, change)
        made.add_component(_observance(change, before or after, after))
        before = after
    return made


def _changes(rules: ZoneInfo, since: datetime, until: datetime) -> Iterator[datetime]:
    """Give the moments at which clocks are changed, to the minute."""
    while since < until:
        ends = since + _DAY
        if _clocks(rules, since) != _clocks(rules, ends):
            early, late = since, ends
            while late - early > _MINUTE:
                middle = early + (late - early) // (2 * _MINUTE) * _MINUTE
                if _clocks(rules, middle) == _clocks(rules, since):
                    early = middle
                else:
                    late = middle
            yield late
        since = ends


def _clocks(rules: ZoneInfo, moment: datetime) -> _Clocks:
    there = moment.astimezone(rules)
    return _Clocks(there.utcoffset() or _NONE, there.tzname() or "", bool(there.dst()))


def _observance(change: datetime, before: _Clocks, after: _Clocks) -> TimezoneDaylight | TimezoneStandard:
    told = TimezoneDaylight() if after.is_summer else TimezoneStandard()
    told.add("dtstart", (change + before.offset).replace(tzinfo=None))
    told.add("tzoffsetfrom", before.offset)
    told.add("tzoffsetto", after.offset)
    told.add("tzname", after.name)
    return told
