"""Changing the diary: a note beside a session, and an entry that is to be gone."""

from __future__ import annotations

from legato.server.records.lasting import WRONG, stuck_of
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.corrections import Answers, corrections_between
from legato.server.records.sittings.models import Correction, Event, Feedback, Sitting, ZonePain


def note_write(scope: Scope, *, sitting: Sitting, note: str) -> None:
    """Write the note of a sitting, or put it right; everything else that was said stays.

    Raises:
        ValidationError: the note is too long.
    """
    with scope.changing(sitting):
        said = Answers.of(scope, sitting)
        if said.note == note:
            return
        feedback, _ = Feedback.objects.get_or_create(sitting=sitting)
        feedback.note = note
        feedback.full_clean()
        feedback.save()
        Correction.objects.bulk_create(corrections_between(said, Answers.of(scope, sitting), sitting, scope.now))


def entry_delete(scope: Scope, *, sitting: Sitting) -> bool:
    """Delete a sitting with all that was said about it, unless the next check-in counts on it.

    Returns:
        Whether it was deleted.
    """
    with scope.changing(sitting):
        if is_counted_on(scope, sitting):
            return False
        sitting.delete()
    return True


def is_counted_on(scope: Scope, sitting: Sitting) -> bool:
    """Tell whether something in a sitting makes massage more careful: then it stays, so that nothing gets milder.

    That is whatever felt wrong, in it or after it, and pain in a place that does not get better.
    """
    if scope.rows(Event).filter(sitting=sitting, kind__in=WRONG).exists():
        return True
    stuck = {(answer.leg, zone) for answer in stuck_of(scope, sitting.person) for zone in answer.zones}
    hurt = scope.rows(ZonePain).filter(sitting=sitting, before__gt=0).values_list("leg", "zone")
    return any((leg, zone) in stuck for leg, zone in hurt)
