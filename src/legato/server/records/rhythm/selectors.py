"""Reading which programme somebody keeps, and what their calendar is told."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet

from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Reminder, Rhythm

TOLD_FOR = timedelta(days=90)
"""How long a calendar is told that reminders are cancelled, or were: it asks every few hours, unless it is away [J]."""


def rhythm_kept(scope: Scope) -> Rhythm | None:
    """Return the programme that the person who is cared for has begun and not ended."""
    if scope.person is None:
        return None
    return scope.rows(Rhythm).filter(person=scope.person, ended_on__isnull=True).first()


def reminder_last(scope: Scope) -> Reminder | None:
    """Return the reminders of the programme that the person who is cared for began last, also when it was ended."""
    return _reminders(scope).first()


def reminders_told(scope: Scope) -> list[Reminder]:
    """Return the reminders that a person's calendar is told of, those of the programme begun last first.

    These are told however old they are, because a calendar without any entry is none (RFC 5545, 3.4).
    """
    since = scope.now - TOLD_FOR
    return [
        one
        for nth, one in enumerate(_reminders(scope))
        if nth == 0 or one.revised_at >= since or one.last_on >= since.date()
    ]


def _reminders(scope: Scope) -> QuerySet[Reminder]:
    found = scope.rows(Reminder).filter(rhythm__person=scope.person).select_related("rhythm")
    return found.order_by("-rhythm__made_at", "-revised_at")
