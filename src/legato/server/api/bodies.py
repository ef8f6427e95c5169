"""Bodies of requests: read by the pipeline's own readers, and described for the API's documentation."""

from __future__ import annotations

import uuid
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AwareDatetime, Field, ValidationError

from legato.body import Leg
from legato.errors import InvalidInputError
from legato.notation.checkin import AskedCheckIn, FactName
from legato.notation.model import Model, findings
from legato.notation.session import Session, Wishes
from legato.notation.technique import Identifier, Technique
from legato.pipeline.ready import ReadyName
from legato.safety import Fact, Screening
from legato.server.sittings.models import EventKind
from legato.timeline import Timeline

_Read = TypeVar("_Read", bound=Model)
REF = "#/components/schemas/{model}"


class EventIn(Model):
    """One thing that happened in the player."""

    id: uuid.UUID
    kind: EventKind
    at_ms: Annotated[int, Field(strict=True, ge=0, le=7_200_000)]
    leg: Leg | None = None
    technique: Identifier | None = None
    happened_at: AwareDatetime
    detail: Annotated[dict[str, str | int | float | bool | None], Field(max_length=20)] = {}


class EventsIn(Model):
    """Events in any order; sending one twice records it once."""

    events: Annotated[tuple[EventIn, ...], Field(max_length=500)]


class AdjustmentIn(Model):
    """A wish for the rest of a session, told while it is played."""

    id: uuid.UUID
    """Chosen by the player; the same wish sent twice changes the session once."""
    change: Literal["softer", "shorter"]
    at_ms: Annotated[int, Field(strict=True, ge=0, le=7_200_000)]
    happened_at: AwareDatetime


class MomentIn(Model):
    """Where a screen is in the session."""

    screen: uuid.UUID
    position_ms: Annotated[int, Field(strict=True, ge=0, le=7_200_000)]
    playing: bool
    change: bool
    """Whether somebody did this; otherwise the session only goes on."""


class HeardIn(Model):
    """What a screen has told the giver the receiver asks for."""

    heard: Annotated[tuple[uuid.UUID, ...], Field(max_length=100)]


class BegunIn(Model):
    """A ready-made session that was begun, by whom and when."""

    ready: ReadyName
    person: uuid.UUID | None = None
    begun_at: AwareDatetime
    withdrawals: Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)] | None = None
    """The number of withdrawals that came with the rules it was begun by."""


class RefusalIn(Model):
    """What was ticked before a ready-made session, by whom: the rules refuse massage for it."""

    facts: Annotated[tuple[FactName, ...], Field(min_length=1, max_length=200)]
    person: uuid.UUID | None = None


def read(body: bytes, model: type[_Read]) -> _Read:
    """Read a body.

    Raises:
        InvalidInputError: with everything that is wrong, each with its path.
    """
    try:
        return model.model_validate_json(body)
    except ValidationError as wrong:
        raise InvalidInputError(findings(wrong)) from None


def takes(model: type[Model], example: dict[str, Any]) -> dict[str, Any]:
    """Describe the body of an operation, with an example."""
    schema = {"$ref": REF.format(model=model.__name__)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema, "example": example}}}}


def described_models() -> tuple[type[Model], ...]:
    """Return the records that the documentation describes."""
    return (
        AdjustmentIn,
        AskedCheckIn,
        BegunIn,
        EventsIn,
        Fact,
        HeardIn,
        MomentIn,
        RefusalIn,
        Screening,
        Session,
        Technique,
        Timeline,
        Wishes,
    )
