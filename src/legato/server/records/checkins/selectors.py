"""Reading check-ins: what was begun, what was refused, and what was asked last."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet

from legato.notation.checkin import Who
from legato.server.clock import is_within
from legato.server.records.checkins.draft import ASSISTANT, WHO, StepName, who_answers
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Draft, Outcome, Sitting

TOLD_LATELY = timedelta(days=2)
"""For how long a page recalls what refused massage [J]."""


def draft_open(scope: Scope) -> Draft | None:
    """Return the check-in that was begun and not finished."""
    return _drafts(scope).filter(outcome=Outcome.OPEN).first()


def draft_get(scope: Scope, draft_id: uuid.UUID) -> Draft | None:
    """Return a check-in of the person who is cared for."""
    return _drafts(scope).filter(id=draft_id).first()


def draft_of_assistant(scope: Scope, draft_id: uuid.UUID) -> Draft | None:
    """Return a check-in of anybody in the household that an assistant asked for, and that a person has begun."""
    return scope.rows(Draft).filter(id=draft_id, answers__has_key=ASSISTANT).select_related("person").first()


def sitting_of_draft(scope: Scope, draft: Draft) -> Sitting | None:
    """Return the sitting that a check-in has led to."""
    return scope.rows(Sitting).filter(check_in=draft).first()


def has_open_draft(scope: Scope) -> bool:
    """Tell whether a check-in of the person was begun and not finished."""
    return _drafts(scope).filter(outcome=Outcome.OPEN).exists()


def session_answers_last(scope: Scope) -> dict[str, Any]:
    """Return the circumstances of the last session that was asked for: who massages, where, with what."""
    last = _drafts(scope).exclude(outcome=Outcome.OPEN).filter(answers__has_key=StepName.TODAY.value).first()
    found: dict[str, Any] = last.answers[StepName.TODAY.value] if last else {}
    return found


def who_last(scope: Scope) -> Who:
    """Return whom the last check-in spoke to; somebody who is new massages the own legs."""
    if scope.person is None:
        return Who.SELF
    told = Q(answers__has_key=WHO) | Q(answers__has_key=StepName.TODAY.value)
    last = _drafts(scope).exclude(outcome=Outcome.OPEN).filter(told).first()
    return who_answers(last.answers) if last else Who.SELF


def facts_asked_last(scope: Scope, person: Person) -> frozenset[str]:
    """Return the facts that the last check-in with answers about health asked, whatever the answers were."""
    told = _drafts(scope.about(person)).exclude(outcome=Outcome.OPEN).filter(answers__health__done=True).first()
    steps = told.answers.values() if told else ()
    return frozenset(name for step in steps if step.get("done") for name in step.get("asked", ()))


def latest_refusal(scope: Scope) -> Draft | None:
    """Return a check-in that was refused within two days, when it is the last one that came to an end."""
    last = _drafts(scope).exclude(outcome=Outcome.OPEN).first()
    is_recent = (
        last is not None and last.outcome == Outcome.REFUSED and is_within(last.saved_at, TOLD_LATELY, scope.now)
    )
    return last if is_recent else None


def _drafts(scope: Scope) -> QuerySet[Draft]:
    return scope.rows(Draft).filter(person=scope.person)
