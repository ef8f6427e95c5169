"""Days of the week, and when somebody is reminded, in the language that is spoken."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from babel.dates import get_day_names
from babel.lists import format_list

from legato.library.programme import Weekday
from legato.server.records.rhythm.models import Reminder
from legato.server.wire.language import language_tag, say, time_said


def weekday_said(day: Weekday) -> str:
    """Return the name of a day."""
    return str(get_day_names("wide", locale=_locale())[day.number])


def weekdays_said(days: Iterable[Weekday]) -> str:
    """Return some days as a list, as "Monday and Thursday"."""
    return format_list([weekday_said(day) for day in days], locale=_locale())


def reminders_said(reminder: Reminder) -> str:
    """Return when somebody is reminded, in one sentence."""
    days, at = weekdays_said(reminder.days), time_said(reminder.at)
    return say("reminders-on", days=days, time=at, day=reminder.last_on)


def _locale() -> Locale:
    return Locale.parse(language_tag(), sep="-")
