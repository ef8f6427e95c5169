"""The JSON Schemas of everything that goes in or comes out."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from legato.errors import UnknownNameError
from legato.notation.checkin import CheckIn
from legato.notation.session import Session
from legato.notation.technique import Technique
from legato.safety import Clear, Emergency, Modified, SeeClinicianFirst
from legato.timeline import Timeline

_Verdict = Annotated[Clear | Modified | SeeClinicianFirst | Emergency, Field(discriminator="verdict")]

_TITLES = {
    "checkin": "Check-in",
    "verdict": "Verdict",
    "session": "Session",
    "timeline": "Timeline",
    "technique": "Technique",
}
_SHAPES: dict[str, TypeAdapter[Any]] = {
    "checkin": TypeAdapter(CheckIn),
    "verdict": TypeAdapter(_Verdict),
    "session": TypeAdapter(Session),
    "timeline": TypeAdapter(Timeline),
    "technique": TypeAdapter(Technique),
}
SCHEMAS: tuple[str, ...] = tuple(_SHAPES)
"""The names there are."""


def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of that name.

    Raises:
        UnknownNameError: there is none.
    """
    if name not in _SHAPES:
        raise UnknownNameError("schema", name, SCHEMAS)
    mode = "serialization" if name in ("verdict", "timeline") else "validation"
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return head | _SHAPES[name].json_schema(mode=mode) | {"title": _TITLES[name]}
