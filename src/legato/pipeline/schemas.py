"""The JSON Schemas of everything that goes in or comes out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from legato.errors import UnknownNameError
from legato.library.programme_file import ProgrammeFile
from legato.notation import json_schema, schema_of
from legato.notation.schema import DIALECT
from legato.timeline import Timeline
from legato.words import AnyVerdictInWords, Narration

SCHEMAS = ("checkin", "verdict", "session", "timeline", "narration", "technique", "programme")
"""The names there are."""

_Verdict = Annotated[AnyVerdictInWords, Field(discriminator="verdict")]


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of that name.

    Raises:
        UnknownNameError: there is none.
    """
    match name:
        case "verdict":
            one_of = TypeAdapter[Any](_Verdict).json_schema(mode="serialization")
            return {"$schema": DIALECT, "title": "Verdict"} | one_of
        case "timeline":
            return schema_of(Timeline, given_out=True)
        case "narration":
            return schema_of(Narration, given_out=True)
        case "programme":
            return schema_of(ProgrammeFile)
        case "checkin" | "session" | "technique":
            return json_schema(name)
        case _:
            raise UnknownNameError("schema", name, SCHEMAS)
