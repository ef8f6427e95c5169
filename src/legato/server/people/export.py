"""Everything recorded about a household, as one document.

Fields are taken from the models themselves, so that a new one can never be
left out of an export.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model, QuerySet
from django.utils import timezone

from legato.server.people.models import Household, Person, RememberedFact
from legato.server.sittings.models import Draft, Event, EventReply, Feedback, Sitting, ZonePain

FORMAT = 1


def household_export(household: Household | None, *, at: datetime | None = None) -> dict[str, Any]:
    """Return every record of the household as plain data."""
    parts: dict[str, QuerySet[Any]] = {
        "people": Person.objects.filter(household=household),
        "remembered_facts": RememberedFact.objects.filter(person__household=household),
        "check_ins": Draft.objects.filter(person__household=household),
        "sittings": Sitting.objects.filter(person__household=household),
        "pains": ZonePain.objects.filter(sitting__person__household=household),
        "feedback": Feedback.objects.filter(sitting__person__household=household),
        "events": Event.objects.filter(sitting__person__household=household),
        "replies": EventReply.objects.filter(event__sitting__person__household=household),
    }
    return {
        "format": FORMAT,
        "made_at": at or timezone.now(),
        "household": _record(household) if household else None,
        **{name: [_record(row) for row in rows.order_by("pk")] if household else [] for name, rows in parts.items()},
    }


def household_export_json(household: Household | None) -> str:
    """Return the export as JSON that people can read."""
    return json.dumps(household_export(household), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def _record(row: Model) -> dict[str, Any]:
    """Return all fields of a record; a compiled timeline follows from the session and is left to it."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's name for what a model is made of
        if not isinstance(field, BinaryField)
    }
