"""Recording sessions that a device began by itself."""

from __future__ import annotations

import uuid
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from legato.pipeline import Planned
from legato.pipeline.ready import NOBODY, ReadyName, ready_one
from legato.server.offline.known import known_of
from legato.server.people.models import Person
from legato.server.sittings.models import Sitting
from legato.server.sittings.plans import sitting_create


@transaction.atomic
def ready_begin(*, sitting_id: uuid.UUID, person: Person, name: ReadyName, begun_at: datetime) -> Sitting:
    """Record that a ready-made session was begun under an id made by the device; a second time changes nothing.

    It has happened already, so it is recorded as well when today's answers would no longer allow it.
    """
    found = Sitting.objects.filter(id=sitting_id).first()
    if found is not None:
        return found
    allowed = ready_one(name, known_of(person))
    suiting = allowed or ready_one(name, NOBODY)
    if suiting is None:
        raise ValueError(name)
    cleared = suiting.cleared
    sitting = sitting_create(
        person=person,
        planned=Planned(cleared.screening, cleared),
        sitting_id=sitting_id,
        made_at=min(begun_at, timezone.now()),
    )
    if allowed is None:
        # Recorded, but nothing kept that could be played: whoever asks for it is told why not.
        sitting.timeline, sitting.compiled_by = b"", ""
        sitting.save(update_fields=["timeline", "compiled_by"])
    return sitting
