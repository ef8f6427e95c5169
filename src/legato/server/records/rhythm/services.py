"""Beginning, pausing and ending a programme. Each may be pressed twice: the second time changes nothing."""

from __future__ import annotations

from django.db import transaction

from legato.library.programme import Programme
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Rhythm


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


def rhythm_go_on(scope: Scope, *, rhythm: Rhythm) -> None:
    """Go on with a programme that rested; it ends later by the days it did."""
    with scope.changing(rhythm):
        if rhythm.paused_on is not None and rhythm.ended_on is None:
            # A clock that went back in between takes no day away.
            rhythm.rested_days += max(0, (scope.today - rhythm.paused_on).days)
            rhythm.paused_on = None
            rhythm.save(update_fields=["rested_days", "paused_on"])


def rhythm_end(scope: Scope, *, rhythm: Rhythm) -> None:
    """End a programme; what was done stays in the diary."""
    with scope.changing(rhythm):
        if rhythm.ended_on is None:
            rhythm.ended_on = scope.today
            rhythm.paused_on = None
            rhythm.save(update_fields=["ended_on", "paused_on"])
