"""Beginning, pausing and ending a programme, and its reminders. Pressed a second time, nothing changes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from legato.library.programme import Programme, Weekday
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Reminder, ReminderState, Rhythm
from legato.server.records.rhythm.reminding import (
    ReminderChoice,
    reminder_first,
    reminder_go_on,
    reminder_of,
    reminder_remove,
    reminder_rest,
    reminder_revise,
)


@transaction.atomic
def rhythm_begin(scope: Scope, *, person: Person, programme: Programme) -> Rhythm:
    """Begin a programme today; another one that was kept ends with that, and the same one goes on as it is."""
    scope.lock(person)
    kept = scope.rows(Rhythm).filter(person=person, ended_on__isnull=True).first()
    if kept is not None and kept.programme == programme.id:
        return kept
    if kept is not None:
        kept.ended_on = scope.today
        kept.save(update_fields=["ended_on"])
        reminder_remove(scope, kept)
    begun = Rhythm(person=person, programme=programme.id, begun_on=scope.today)
    begun.full_clean()
    begun.save()
    return begun


def rhythm_pause(scope: Scope, *, rhythm: Rhythm) -> None:
    """Let a programme rest from today on; the days it rests are not counted."""
    with scope.changing(rhythm):
        if rhythm.paused_on is None and rhythm.ended_on is None:
            rhythm.paused_on = scope.today
            rhythm.save(update_fields=["paused_on"])
            reminder_rest(scope, rhythm)


def rhythm_go_on(scope: Scope, *, rhythm: Rhythm) -> None:
    """Go on with a programme that rested; it ends later by the days it did."""
    with scope.changing(rhythm):
        if rhythm.paused_on is not None and rhythm.ended_on is None:
            # A clock that went back in between takes no day away.
            rested = max(0, (scope.today - rhythm.paused_on).days)
            rhythm.rested_days += rested
            rhythm.paused_on = None
            rhythm.save(update_fields=["rested_days", "paused_on"])
            reminder_go_on(scope, rhythm, timedelta(days=rested))


def rhythm_end(scope: Scope, *, rhythm: Rhythm) -> None:
    """End a programme; what was done stays in the diary."""
    with scope.changing(rhythm):
        if rhythm.ended_on is None:
            rhythm.ended_on = scope.today
            rhythm.paused_on = None
            rhythm.save(update_fields=["ended_on", "paused_on"])
            reminder_remove(scope, rhythm)


def reminders_choose(scope: Scope, *, rhythm: Rhythm, programme: Programme, choice: ReminderChoice) -> Reminder | None:
    """Let a calendar remind somebody of a programme, where they are now.

    Returns:
        The reminders; `None` when none of the days comes before the programme ends, or it rests: nothing was changed.
    """
    with scope.changing(rhythm):
        zone = scope.zone.name
        last = programme.last_day(rhythm.begins)
        first = reminder_first(scope, choice.days, choice.at, zone, last)
        if rhythm.ended_on is not None or rhythm.is_paused or first is None:
            return None
        found = reminder_of(scope, rhythm)
        chosen = {
            "weekdays": ",".join(day for day in Weekday if day in choice.days),
            "at": choice.at,
            "zone": zone,
            "is_named": choice.is_named,
            "minutes": programme.minutes_in(programme.weeks),
            "last_on": last,
            "state": ReminderState.ON,
        }
        if found is None:
            found = Reminder(rhythm=rhythm, first_on=first, revised_at=scope.now, **chosen)
            found.full_clean()
            found.save()
        elif any(getattr(found, name) != value for name, value in chosen.items()):
            reminder_revise(scope, found, first_on=first, **chosen)
        return found


def reminders_remove(scope: Scope, *, rhythm: Rhythm) -> None:
    """Remove the reminders of a programme that goes on."""
    with scope.changing(rhythm):
        reminder_remove(scope, rhythm)
