"""Reading check-ins and sittings; every question is asked within one person or one household."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from legato.body import Leg
from legato.notation.session import Session
from legato.response import Happening, Standing, standing
from legato.server.clock import is_within, span_within
from legato.server.people.models import Household, Person
from legato.server.sittings.draft import StepName
from legato.server.sittings.models import Draft, Event, EventKind, Outcome, Sitting, Status
from legato.server.sittings.stop_words import harmless_feelings

ASKED_FOR = timedelta(hours=4)
"""How long the answers of a check-in hold; a plan that is older is not played before they are asked again [J]."""

HELD = (Status.PLAYING, Status.STOPPED, Status.FINISHED)

TOLD_LATELY = timedelta(days=2)
"""For how long a page recalls what refused massage [J]."""


def draft_open(person: Person) -> Draft | None:
    """Return the check-in a person has begun and not finished."""
    return person.drafts.filter(outcome=Outcome.OPEN).first()


def draft_get(person: Person, draft_id: uuid.UUID) -> Draft | None:
    """Return a check-in of this person."""
    return person.drafts.filter(id=draft_id).first()


def session_answers_last(person: Person) -> dict[str, Any]:
    """Return the circumstances of the last session that was asked for: who massages, where, with what."""
    last = person.drafts.exclude(outcome=Outcome.OPEN).filter(answers__has_key=StepName.TODAY.value).first()
    found: dict[str, Any] = last.answers[StepName.TODAY.value] if last else {}
    return found


def asked_last(person: Person) -> frozenset[str]:
    """Return the facts that the last check-in with answers about health asked, whatever the answers were."""
    told = person.drafts.exclude(outcome=Outcome.OPEN).filter(answers__health__done=True).first()
    steps = told.answers.values() if told else ()
    return frozenset(name for step in steps if step.get("done") for name in step.get("asked", ()))


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


def timeline_kept(sitting_id: uuid.UUID) -> KeptTimeline | None:
    """Return the compiled timeline of a sitting in the visitor's household, by one question to the database.

    The session document stays where it is: reading it takes longer than all the rest.
    """
    # As short as Django can say it, because every player asks: no order, no rows inside others.
    found = Sitting.objects.filter(id=sitting_id, person__household__is_home=True).order_by()
    rows = list(found.values_list("status", "made_at", "withdrawn", "compiled_by", "timeline_etag", "timeline"))
    return KeptTimeline(*rows[0][:-1], bytes(rows[0][-1])) if rows else None


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
        harmless_feelings(),
    )


def felt_wrong(sitting: Sitting) -> tuple[str, ...]:
    """Return what felt wrong in a sitting, each once, as it was told while it was held."""
    events = sitting.events.filter(kind=EventKind.SOMETHING_WRONG)
    return tuple(dict.fromkeys(str(event.detail.get("what", "")) for event in events))


def refused_lately(person: Person, now: datetime) -> Draft | None:
    """Return a check-in that was refused within two days, when it is the last one that came to an end."""
    last = person.drafts.exclude(outcome=Outcome.OPEN).first()
    is_recent = last is not None and last.outcome == Outcome.REFUSED and is_within(last.saved_at, TOLD_LATELY, now)
    return last if is_recent else None


def _leg(event: Event) -> Leg | None:
    return Leg(event.leg) if event.leg else None


def session_of(sitting: Sitting) -> Session:
    """Return the session document of a sitting."""
    return Session.model_validate(sitting.session)


def _light() -> QuerySet[Sitting]:
    """Leave the compiled timeline, by far the largest part, where it is."""
    return Sitting.objects.defer("timeline")
