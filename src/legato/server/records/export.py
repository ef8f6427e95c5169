"""Everything recorded about a household, as one document.

Fields are taken from the models themselves, so that a new one can never be
left out of an export.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model
from django.utils import timezone

from legato.server.records.people.models import Household, Person, RememberedFact
from legato.server.records.sittings.models import Draft, Event, EventReply, Sitting, ZonePain

FORMAT = 1


def household_export(household: Household | None, *, at: datetime | None = None) -> dict[str, Any]:
    """Return every record of the household as plain data."""
    # Each sitting brings its feedback along: one question less for the database.
    sittings = Sitting.objects.filter(person__household=household).select_related("feedback").order_by("pk")
    parts: dict[str, Iterable[Any]] = {
        "people": Person.objects.filter(household=household).order_by("pk"),
        "remembered_facts": RememberedFact.objects.filter(person__household=household).order_by("pk"),
        "check_ins": Draft.objects.filter(person__household=household).order_by("pk"),
        "sittings": sittings,
        "pains": ZonePain.objects.filter(sitting__person__household=household).order_by("pk"),
        "feedback": (one.feedback for one in sittings if hasattr(one, "feedback")),
        "events": Event.objects.filter(sitting__person__household=household).order_by("pk"),
        "replies": EventReply.objects.filter(event__sitting__person__household=household).order_by("pk"),
    }
    return {
        "format": FORMAT,
        "made_at": at or timezone.now(),
        "household": _record(household) if household else None,
        **{name: [_record(row) for row in rows] if household else [] for name, rows in parts.items()},
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
