"""Reading sittings; every question is asked within one person or one household."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet

from legato.body import Leg
from legato.notation.session import Session
from legato.response import Happening, Standing, standing
from legato.safety import load_stop_words
from legato.server.clock import is_within, span_within
from legato.server.records.people.models import Household, Person
from legato.server.records.people.selectors import first_household
from legato.server.records.sittings.models import Event, EventKind, Sitting, Status

ASKED_FOR = timedelta(hours=4)
"""How long the answers of a check-in hold; a plan that is older is not played before they are asked again [J]."""

HELD = (Status.PLAYING, Status.STOPPED, Status.FINISHED)


def sitting_get(person: Person, sitting_id: uuid.UUID) -> Sitting | None:
    """Return a sitting of this person."""
    return _light().filter(person=person, id=sitting_id).first()


def sitting_in_household(household: Household, sitting_id: uuid.UUID) -> Sitting | None:
    """Return a sitting of anybody in the household: a running player keeps its sitting
    when somebody else is chosen in the same browser meanwhile."""
    return _light().filter(person__household=household, id=sitting_id).first()


def sittings_of(person: Person) -> QuerySet[Sitting]:
    """Return all sittings of a person, newest first."""
    return _light().filter(person=person)


def sittings_held(person: Person) -> QuerySet[Sitting]:
    """Return the sittings that were begun, newest first, with pain and feedback at hand."""
    return (
        _light()
        .filter(person=person, status__in=HELD)
        .select_related("feedback")
        .prefetch_related("pains")
        .defer("timeline", "session", "screening")
    )


def sitting_last_held(person: Person) -> Sitting | None:
    """Return the last sitting that was begun."""
    return _light().filter(person=person, status__in=HELD).first()


def sitting_waiting(person: Person, now: datetime) -> Sitting | None:
    """Return a plan that is ready and fresh enough to be played, or a session that was interrupted."""
    return sittings_playable(person, now).first()


def sittings_playable(person: Person, now: datetime) -> QuerySet[Sitting]:
    """Return the sittings of a person that may be played now as far as records tell, newest first."""
    return _light().filter(
        person=person,
        made_at__range=span_within(ASKED_FOR, now),
        status__in=(Status.PLANNED, Status.PLAYING),
        withdrawn="",
    )


def is_fresh(made_at: datetime, now: datetime) -> bool:
    """Tell whether answers given at a moment still hold; those of a moment to come were given by another clock."""
    return is_within(made_at, ASKED_FOR, now)


class KeptTimeline(NamedTuple):
    """A compiled timeline with what decides whether it may be played."""

    status: str
    made_at: datetime
    withdrawn: str
    compiled_by: str
    etag: str
    compressed: bytes


@cache
def _timeline_question() -> str:
    """Return the question for a compiled timeline, as the database reads it.

    Django takes ten times as long to write this question as the database takes to answer it, and every
    player asks it, so it is written once.
    """
    nobody = uuid.UUID(int=0)
    found = Sitting.objects.filter(id=nobody, person__household__in=first_household().values("id"))
    question = found.order_by().values_list(
        "status", "made_at", "withdrawn", "compiled_by", "timeline_etag", "timeline"
    )
    sql, given = question.query.sql_with_params()
    if given != (nobody.hex,):
        raise RuntimeError(f"The question for a timeline asks for more than its sitting: {given}")
    return sql


def timeline_kept(sitting_id: uuid.UUID) -> KeptTimeline | None:
    """Return the compiled timeline of a sitting in the visitor's household, by one question to the database.

    The session document stays where it is: reading it takes longer than all the rest.
    """
    with connection.cursor() as cursor:
        cursor.execute(_timeline_question(), [sitting_id.hex])
        row = cursor.fetchone()
    if row is None:
        return None
    status, made_at, withdrawn, compiled_by, etag, compressed = row
    return KeptTimeline(status, made_at.replace(tzinfo=UTC), withdrawn, compiled_by, etag, bytes(compressed))


def standing_of(sitting: Sitting) -> Standing:
    """Return how a sitting stands, from everything that happened in it."""
    return standing(
        (
            Happening(
                str(event.id),
                event.kind,
                event.at_ms,
                event.happened_at,
                _leg(event),
                event.technique or None,
                event.detail,
            )
            for event in sitting.events.all()
        ),
        load_stop_words().harmless,
    )


def felt_wrong(sitting: Sitting) -> tuple[str, ...]:
    """Return what felt wrong in a sitting, each once, as it was told while it was held."""
    events = sitting.events.filter(kind=EventKind.SOMETHING_WRONG)
    return tuple(dict.fromkeys(str(event.detail.get("what", "")) for event in events))


def _leg(event: Event) -> Leg | None:
    return Leg(event.leg) if event.leg else None


def session_of(sitting: Sitting) -> Session:
    """Return the session document of a sitting."""
    return Session.model_validate(sitting.session)


def _light() -> QuerySet[Sitting]:
    """Leave the compiled timeline, by far the largest part, where it is."""
    return Sitting.objects.defer("timeline")
