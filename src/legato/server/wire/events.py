"""Events as a player sends them, and as they are kept."""

from __future__ import annotations

import uuid

from legato.server.records.lasting import WRONG
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Event, Sitting
from legato.server.wire.bodies import EventIn, EventsIn


def events_kept(scope: Scope, found: Sitting, given: EventsIn) -> list[Event]:
    """Return events as they are kept; one that says something is wrong is kept whatever else has its id."""
    warnings = [event.id for event in given.events if event.kind in WRONG]
    here = scope.rows(Event).filter(sitting=found, id__in=warnings).values_list("id", flat=True)
    elsewhere = scope.taken(Event, warnings) - set(here)
    return [
        _event_kept(found, event, uuid.uuid5(found.id, str(event.id)) if event.id in elsewhere else event.id)
        for event in given.events
    ]


def _event_kept(found: Sitting, event: EventIn, event_id: uuid.UUID) -> Event:
    return Event(
        id=event_id,
        sitting=found,
        kind=event.kind.value,
        at_ms=event.at_ms,
        leg=event.leg.value if event.leg else "",
        technique=event.technique or "",
        happened_at=event.happened_at,
        detail=dict(event.detail),
    )
