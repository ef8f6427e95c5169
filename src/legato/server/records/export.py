"""Everything recorded about a household, as one document.

Fields are taken from the models themselves, so that a new one can never be
left out of an export.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model

from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Draft, Event, EventReply, Sitting, ZonePain

FORMAT = 1


def household_export(scope: Scope) -> dict[str, Any]:
    """Return every record of the household as plain data."""
    # Each sitting brings its feedback along: one question less for the database.
    sittings = scope.rows(Sitting).select_related("feedback").order_by("pk")
    parts: dict[str, Iterable[Any]] = {
        "people": scope.rows(Person).order_by("pk"),
        "remembered_facts": scope.rows(RememberedFact).order_by("pk"),
        "check_ins": scope.rows(Draft).order_by("pk"),
        "sittings": sittings,
        "pains": scope.rows(ZonePain).order_by("pk"),
        "feedback": (one.feedback for one in sittings if hasattr(one, "feedback")),
        "events": scope.rows(Event).order_by("pk"),
        "replies": scope.rows(EventReply).order_by("pk"),
    }
    return {
        "format": FORMAT,
        "made_at": scope.now,
        "household": _record(scope.household) if scope.household else None,
        **{name: [_record(row) for row in rows] for name, rows in parts.items()},
    }


def household_export_json(scope: Scope) -> str:
    """Return the export as JSON that people can read."""
    return json.dumps(household_export(scope), cls=DjangoJSONEncoder, indent=2, ensure_ascii=False)


def _record(row: Model) -> dict[str, Any]:
    """Return all fields of a record; a compiled timeline follows from the session and is left to it."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - Django's name for what a model is made of
        if not isinstance(field, BinaryField)
    }
