"""Values of fields as a copy writes them: text, numbers and JSON; moments in UTC, days and times of day as told."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, JSONField, Model

from legato.server.records.copies.kinds import MADE_ANEW, MARK, MARKED, RecordKind


def fields_of(kind: RecordKind, row: Model) -> dict[str, Any]:
    """Return the fields of a record as they stand in a copy."""
    told = {field.name: _plain(getattr(row, field.attname)) for field in kind.fields}
    return told | ({MARK: MARKED if told[MARK] else ""} if MARK in told else {})


def record_of(kind: RecordKind, told: Mapping[str, Any]) -> Model:
    """Return the record that some fields describe; what they leave out stands as it does before it is made anew.

    Raises:
        ValueError: a field is missing, is not known, or holds what it cannot hold.
    """
    if told.keys() != {field.name for field in kind.fields}:
        raise ValueError("has other fields than its kind of record")
    given = {field.attname: _value(field, told[field.name]) for field in kind.fields}
    own = {field.name for field in kind.model._meta.concrete_fields}  # noqa: SLF001 - Django's name for its fields
    return kind.model(**given, **{name: value for name, value in MADE_ANEW.items() if name in own})


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID) else value


def _value(field: Any, told: Any) -> Any:
    """Return what a field holds: only what would be written down as it was told."""
    if told is None or isinstance(field, JSONField):
        return told
    if isinstance(field, ForeignKey):
        field = field.target_field
    try:
        value = field.to_python(told)
        again = _plain(value)
    except (ValidationError, TypeError, ValueError, OverflowError):
        again = None
    if type(again) is not type(told) or again != told:
        raise ValueError(f"holds something else than a {field.get_internal_type()} as {field.name!r}")
    return value
