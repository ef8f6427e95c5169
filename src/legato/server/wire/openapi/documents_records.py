"""The export as a record: derived from the models, so that a new field is described on the day it is exported."""

from __future__ import annotations

import uuid
from datetime import date, datetime, time
from typing import Any, Literal

from django.db import models
from pydantic import BaseModel, ConfigDict, create_model

from legato.notation.model import Model
from legato.server.records.export import FORMAT, PARTS
from legato.server.records.people.models import Household

_TYPES: dict[type[models.Field[Any, Any]], type] = {
    models.BooleanField: bool,
    models.CharField: str,
    models.TextField: str,
    models.IntegerField: int,
    models.DateTimeField: datetime,
    models.DateField: date,
    models.TimeField: time,
    models.UUIDField: uuid.UUID,
}
"""The first that fits counts, so a moment stands before a day."""


def _type_of(field: models.Field[Any, Any]) -> Any:
    if isinstance(field, models.ForeignKey):
        return _type_of(field.target_field)
    if isinstance(field, models.JSONField):
        return Any
    if field.choices:
        return Literal[(*([""] if field.blank else []), *(str(value) for value, _ in field.flatchoices))]
    return next(type_ for kind, type_ in _TYPES.items() if isinstance(field, kind))


def record_of(model: type[models.Model]) -> type[BaseModel]:
    """Return the record a model is exported as: every field of it, except what is only computed."""
    fields: dict[str, Any] = {
        field.attname: (_type_of(field) | None if field.null else _type_of(field), ...)
        for field in model._meta.concrete_fields  # noqa: SLF001 - Django's name for what a model is made of
        if not isinstance(field, models.BinaryField)
    }
    return create_model(
        f"{model.__name__}Record", __config__=ConfigDict(extra="forbid"), __doc__=model.__doc__, **fields
    )


_HOUSEHOLD: Any = record_of(Household)
_FIELDS: dict[str, Any] = {
    "format": (Literal[FORMAT], ...),
    "made_at": (datetime, ...),
    "household": (_HOUSEHOLD | None, ...),
    **{name: (tuple[record_of(model), ...], ...) for name, model in PARTS.items()},  # type: ignore[misc]
}
Export: type[BaseModel] = create_model("Export", __base__=Model, __doc__="Every record of a household.", **_FIELDS)
