"""Reading check-ins: what was begun, what was refused, and what was asked last."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from legato.server.clock import is_within
from legato.server.records.checkins.draft import StepName
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Outcome

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


def refused_lately(person: Person, now: datetime) -> Draft | None:
    """Return a check-in that was refused within two days, when it is the last one that came to an end."""
    last = person.drafts.exclude(outcome=Outcome.OPEN).first()
    is_recent = last is not None and last.outcome == Outcome.REFUSED and is_within(last.saved_at, TOLD_LATELY, now)
    return last if is_recent else None
