"""Everything recorded about a household, as one document.

Fields are taken from the models themselves, so that a new one can never be
left out of an export. It is written row by row: years of sessions take no
more memory than one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, BinaryIO

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model

from legato.server.records.one_moment import one_moment
from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Reminder, Rhythm
from legato.server.records.sittings.models import Correction, Draft, Event, EventReply, Feedback, Sitting, ZonePain

FORMAT = 1
PARTS: Mapping[str, type[Model]] = {
    "people": Person,
    "remembered_facts": RememberedFact,
    "rhythms": Rhythm,
    "reminders": Reminder,
    "check_ins": Draft,
    "sittings": Sitting,
    "pains": ZonePain,
    "feedback": Feedback,
    "corrections": Correction,
    "events": Event,
    "replies": EventReply,
}
_AT_A_TIME = 100


def household_export(scope: Scope, out: BinaryIO) -> None:
    """Write every record of the household as JSON, each on a line of its own."""
    first = {
        "format": FORMAT,
        "made_at": scope.now,
        "household": _record(scope.household) if scope.household else None,
    }
    with one_moment("default"):
        told = ",\n".join(f"{_json(name)}: {_json(value)}" for name, value in first.items())
        out.write(f"{{\n{told}".encode())
        for name, model in PARTS.items():
            out.write(f",\n{_json(name)}: [".encode())
            fields = model._meta.concrete_fields  # noqa: SLF001 - Django's name for what a model is made of
            computed = [field.name for field in fields if isinstance(field, BinaryField)]
            rows = scope.rows(model).defer(*computed).order_by("pk")
            out.writelines(
                f"{',' if nth else ''}\n  {_json(_record(row))}".encode()
                for nth, row in enumerate(rows.iterator(chunk_size=_AT_A_TIME))
            )
            out.write(b"\n]")
        out.write(b"\n}\n")


def _json(value: Any) -> str:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False)


def _record(row: Model) -> dict[str, Any]:
    """Return all fields of a record; a compiled timeline follows from the session and is left to it."""
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields  # noqa: SLF001 - as above
        if not isinstance(field, BinaryField)
    }
