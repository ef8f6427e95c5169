"""Reminders follow the programme: chosen, resting with it, going on with it, and removed.

Each of these is called while the programme's row is locked. Reminders that are revised begin anew with the
next day that is still to come: what lies behind is nobody's business any more, and a calendar forgets it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from legato.library.programme import Weekday, next_weekday
from legato.server.local_time import zone_named
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Reminder, ReminderState, Rhythm


@dataclass(frozen=True, slots=True)
class ReminderChoice:
    """What somebody has chosen."""

    days: tuple[Weekday, ...]
    at: time
    is_named: bool = False
    """Whether the calendar may say what the programme is called."""


def reminder_of(scope: Scope, rhythm: Rhythm) -> Reminder | None:
    """Return the reminders of a programme, whether or not they come."""
    return scope.rows(Reminder).filter(rhythm=rhythm).first()


def reminder_first(scope: Scope, days: Iterable[Weekday], at: time, zone: str, until: date) -> date | None:
    """Return the first day with a reminder that is still to come; `None` when there is none up to `until`."""
    there = (zone_named(zone) or scope.zone).at(scope.now)
    begins = there.date() + timedelta(days=1 if at <= there.time() else 0)
    return next_weekday(days, begins, until)


def reminder_rest(scope: Scope, rhythm: Rhythm) -> None:
    """Let reminders rest with the programme."""
    found = reminder_of(scope, rhythm)
    if found is not None and found.is_on:
        reminder_revise(scope, found, state=ReminderState.RESTING)


def reminder_go_on(scope: Scope, rhythm: Rhythm, rested: timedelta) -> None:
    """Let reminders come again, up to an end that is later by the days of rest."""
    found = reminder_of(scope, rhythm)
    if found is None or found.state != ReminderState.RESTING:
        return
    last = found.last_on + rested
    first = reminder_first(scope, found.days, found.at, found.zone, last)
    if first is None:
        reminder_revise(scope, found, state=ReminderState.REMOVED)
    else:
        reminder_revise(scope, found, state=ReminderState.ON, first_on=first, last_on=last)


def reminder_remove(scope: Scope, rhythm: Rhythm) -> None:
    """Remove reminders; calendars are told that they are cancelled."""
    found = reminder_of(scope, rhythm)
    if found is not None and found.state != ReminderState.REMOVED:
        reminder_revise(scope, found, state=ReminderState.REMOVED)


def reminder_revise(scope: Scope, reminder: Reminder, **changes: object) -> None:
    """Change reminders, if anything about them is another; a calendar then takes the newer."""
    if all(getattr(reminder, name) == value for name, value in changes.items()):
        return
    for name, value in changes.items():
        setattr(reminder, name, value)
    reminder.sequence += 1
    reminder.revised_at = scope.now
    reminder.full_clean()
    reminder.save()
