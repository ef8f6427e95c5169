"""JSON Schema (2020-12) of what is written in the notation, for editors and other programmes."""

from __future__ import annotations

from typing import Any

from legato.errors import UnknownNameError
from legato.notation.checkin import AskedCheckIn
from legato.notation.model import Model
from legato.notation.session import Session
from legato.notation.technique import Technique

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, type[Model]] = {"technique": Technique, "checkin": AskedCheckIn, "session": Session}
"""The documents of the notation, by name."""


def schema_of(model: type[Model], *, given_out: bool = False) -> dict[str, Any]:
    """Return the JSON Schema of a record: of what is read, or of what is `given_out`."""
    return {"$schema": DIALECT} | model.model_json_schema(mode="serialization" if given_out else "validation")


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a document of the notation.

    Raises:
        UnknownNameError: there is none of that name.
    """
    if name not in SCHEMAS:
        raise UnknownNameError("schema", name, tuple(SCHEMAS))
    return schema_of(SCHEMAS[name])
