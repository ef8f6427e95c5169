"""Reminders as a calendar file, read by three programmes that others wrote, over both changes of the clocks."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
import vobject
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from legato.library.programme import Weekday, next_weekday
from legato.render.calendar import CalendarSeries, calendar_file
from legato.render.calendar_zones import calendar_zone

EVENING = CalendarSeries(
    uid="7f8d2a51-5b8e-4a0c-8b49-8b6f4f5f7c10",
    sequence=3,
    revised_at=datetime(2026, 9, 1, 8, 30, tzinfo=UTC),
    days=(Weekday.MONDAY, Weekday.THURSDAY),
    at=time(20, 5),
    zone="Europe/Berlin",
    first_on=date(2026, 9, 3),
    last_on=date(2027, 5, 31),
    minutes=15,
    is_cancelled=False,
    summary="Time for yourself",
)
ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Europe/Dublin",
    "Asia/Kolkata",
)
"""North and south of the equator; one that changes by half an hour, one at midnight, and one that never changes."""


def written(*reminders: CalendarSeries) -> bytes:
    """Write a file."""
    return calendar_file("Time for yourself", reminders)


def meant(one: CalendarSeries) -> list[datetime]:
    """Return the moments that are meant, counted day by day with nothing but the zone's own rules."""
    numbers = {day.number for day in one.days}
    days = (one.first_on + timedelta(days=nth) for nth in range((one.last_on - one.first_on).days + 1))
    rules = ZoneInfo(one.zone)
    return [datetime.combine(day, one.at, rules).astimezone(UTC) for day in days if day.weekday() in numbers]


def by_icalendar(file: bytes) -> list[datetime]:
    """Read it as `icalendar` and `recurring-ical-events` do."""
    read = recurring_ical_events.of(icalendar.Calendar.from_ical(file))
    return sorted(one.start.astimezone(UTC) for one in read.between(date(2026, 1, 1), date(2029, 1, 1)))


def by_vobject(file: bytes) -> list[datetime]:
    """Read it as `vobject` does."""
    entry = vobject.readOne(file.decode()).vevent
    return [one.astimezone(UTC) for one in entry.getrruleset(addRDate=True)]


def by_ical(file: bytes) -> list[datetime]:
    """Read it as `ical` does."""
    entries = IcsCalendarStream.calendar_from_ics(file.decode()).timeline
    return [one.dtstart.astimezone(UTC) for one in entries if isinstance(one.dtstart, datetime)]


READERS = (by_icalendar, by_vobject, by_ical)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("read", READERS)
def test_every_reader_finds_the_same_time_of_day_all_year(zone: str, read) -> None:
    """Five past eight in the evening stays that, in summer and in winter."""
    one = replace(EVENING, zone=zone)
    found = read(written(one))

    assert found == meant(one)
    assert {moment.astimezone(ZoneInfo(zone)).time() for moment in found} == {one.at}
    assert len(found) == 78


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Sydney"])
@pytest.mark.parametrize("read", READERS)
def test_a_time_that_is_left_out_or_comes_twice_is_once(zone: str, read) -> None:
    """Half past two, also in the night in which clocks leave it out, and in the one in which it comes twice."""
    one = replace(EVENING, zone=zone, days=(Weekday.SUNDAY,), at=time(2, 30), first_on=date(2026, 9, 6))
    found, wanted = read(written(one)), meant(one)
    others = {early for early, right in zip(found, wanted, strict=True) if early != right}

    assert len(set(found)) == 39
    # Of the time that is left out, two readers take the hour after it, as RFC 5545 says (3.3.5), and one that before.
    left_out = {moment - timedelta(hours=1) for moment in wanted if moment.astimezone(ZoneInfo(zone)).time() != one.at}
    assert len(left_out) == 1
    assert others == (left_out if read is by_vobject else set())


@pytest.mark.parametrize("zone", ZONES)
def test_a_calendar_that_knows_no_zones_by_name_is_told_when_clocks_change(zone: str) -> None:
    """Read with nothing but what stands in the file: every quarter of an hour around each change, and each day."""
    rules, told = ZoneInfo(zone), _of_the_file(zone, 2026, 2027)
    day, end = datetime(2026, 1, 2, tzinfo=UTC), datetime(2027, 12, 30, tzinfo=UTC)
    wrong = []
    while day < end:
        changes = day.astimezone(rules).utcoffset() != (day + timedelta(days=1)).astimezone(rules).utcoffset()
        for quarter in range(96 if changes else 1):
            moment = day + quarter * timedelta(minutes=15)
            there = moment.astimezone(rules)
            if not there.fold and there.replace(tzinfo=told).utcoffset() != there.utcoffset():
                wrong.append(there)
        day += timedelta(days=1)

    assert wrong == []


@pytest.mark.parametrize("zone", ZONES)
def test_a_change_stands_as_clocks_told_it_until_then(zone: str) -> None:
    """Its moment is what the file says, less the offset before it (RFC 5545, 3.6.5); none is missing."""
    rules = ZoneInfo(zone)
    told = calendar_zone(zone, 2026, 2027).subcomponents
    moments = [(one["DTSTART"].dt - one["TZOFFSETFROM"].td).replace(tzinfo=UTC) for one in told]
    offsets = [moment.astimezone(rules).utcoffset() for moment in moments]
    before = [(moment - timedelta(minutes=1)).astimezone(rules).utcoffset() for moment in moments]

    assert moments == sorted(moments)
    assert offsets == [one["TZOFFSETTO"].td for one in told]
    assert before[1:] == [one["TZOFFSETFROM"].td for one in told][1:]
    assert all(early != late for early, late in zip(before[1:], offsets[1:], strict=True))
    assert len(told) == (1 if zone == "Asia/Kolkata" else 5)


def _of_the_file(zone: str, first: int, last: int) -> tzinfo:
    """Return the rules of a zone as `dateutil` reads them in a file."""
    text = calendar_zone(zone, first, last).to_ical().decode().replace("\r\n", "\n")
    return tzical(StringIO(text)).get()


def test_a_file_says_what_the_standards_ask_for() -> None:
    """Who made it, how often to look, which is newer, and when it was changed."""
    file = written(EVENING).decode()
    calendar = icalendar.Calendar.from_ical(file)
    (entry,) = calendar.walk("VEVENT")

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n" in file
    assert (calendar["VERSION"], calendar["NAME"]) == ("2.0", "Time for yourself")
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (EVENING.uid, 3, "CONFIRMED")
    assert entry["DTSTAMP"].dt == EVENING.revised_at
    assert entry["RRULE"]["UNTIL"] == [datetime(2027, 5, 31, 21, 59, 59, tzinfo=UTC)]
    assert [one["TZID"] for one in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert [one["TRIGGER"].dt for one in calendar.walk("VALARM")] == [timedelta(0)]


@pytest.mark.parametrize("read", [icalendar.Calendar.from_ical, vobject.readOne, IcsCalendarStream.calendar_from_ics])
def test_what_was_cancelled_says_so_and_rings_no_more(read) -> None:
    """And it can still be read by all three."""
    file = written(replace(EVENING, is_cancelled=True, sequence=4)).decode()
    read(file)

    assert "STATUS:CANCELLED\r\n" in file
    assert "SEQUENCE:4\r\n" in file
    assert "VALARM" not in file


def test_the_same_reminders_are_the_same_bytes() -> None:
    """So a calendar that asks again can be told that nothing has changed."""
    assert written(EVENING) == written(replace(EVENING))


def test_a_place_whose_zone_has_no_name_means_wherever_the_calendar_is() -> None:
    """Five past eight on the clock there, and the end is told the same way."""
    file = written(replace(EVENING, zone="")).decode()

    assert "DTSTART:20260903T200500\r\n" in file
    assert "UNTIL=20270531T235959;" in file
    assert "VTIMEZONE" not in file
    assert len(vobject.readOne(file).vevent.getrruleset(addRDate=True)._rrule[0]._byweekday) == 2


def test_two_zones_stand_in_one_file_once_each() -> None:
    """Somebody moved between two programmes."""
    file = written(EVENING, replace(EVENING, uid="2"), replace(EVENING, uid="3", zone="Asia/Kolkata"))

    zones = icalendar.Calendar.from_ical(file).walk("VTIMEZONE")
    assert [str(one["TZID"]) for one in zones] == ["Asia/Kolkata", "Europe/Berlin"]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=120))
def test_lines_are_folded_and_whatever_is_said_comes_back(summary: str) -> None:
    """No line is longer than 75 bytes (RFC 5545, 3.1), and no sign ends an entry early."""
    file = written(replace(EVENING, summary=summary))
    (entry,) = icalendar.Calendar.from_ical(file).walk("VEVENT")

    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert str(entry["SUMMARY"]) == summary
    assert vobject.readOne(file.decode()).vevent.summary.value == summary


@given(
    st.sets(st.sampled_from(Weekday), min_size=1),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(-1, 40),
)
def test_the_next_of_some_days_is_the_nearest(days: set[Weekday], since: date, ahead: int) -> None:
    """Found by looking at each day, and never after the end."""
    until = since + timedelta(days=ahead)
    every = (since + timedelta(days=nth) for nth in range(ahead + 1))
    nearest = next((day for day in every if day.weekday() in {one.number for one in days}), None)

    assert next_weekday(days, since, until) == nearest
