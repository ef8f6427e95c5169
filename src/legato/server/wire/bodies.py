"""Bodies of requests: read by the pipeline's own readers, and described for the API's documentation."""

from __future__ import annotations

import uuid
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, field_validator, model_validator

from legato.body import Leg
from legato.notation.checkin import FactName
from legato.notation.model import Model
from legato.notation.technique import Identifier
from legato.pipeline.reading import read_document
from legato.pipeline.ready import ReadyName, Trial, ready_name
from legato.server.records.lasting import WRONG
from legato.server.records.sittings.models import EventKind
from legato.server.wire.moments import Detail, HappenedAt
from legato.server.wire.warnings import LONGEST_SESSION_MS, is_word, understood_warning

_Read = TypeVar("_Read", bound=Model)
AtMs = Annotated[int, Field(strict=True, ge=0, le=LONGEST_SESSION_MS)]


class EventIn(Model):
    """One thing that happened in the player."""

    id: uuid.UUID
    kind: EventKind
    at_ms: AtMs
    leg: Leg | None = None
    technique: Identifier | None = None
    happened_at: HappenedAt
    detail: Detail = {}

    @model_validator(mode="before")
    @classmethod
    def _takes_every_warning(cls, told: Any) -> Any:
        return understood_warning(told) if isinstance(told, dict) and told.get("kind") in WRONG else told

    @field_validator("detail")
    @classmethod
    def _says_what_in_a_word(cls, detail: dict[str, Any]) -> dict[str, Any]:
        if detail.get("what") is not None and not is_word(detail["what"]):
            raise ValueError("`what` is a short name of small letters, as in `leg_swollen`.")
        return detail


class EventsIn(Model):
    """Events in any order; sending one twice records it once."""

    events: Annotated[tuple[EventIn, ...], Field(max_length=500)]


class AdjustmentIn(Model):
    """A wish for a session, told while it is played: for the rest of it, or for what is done at that moment."""

    id: uuid.UUID
    """Chosen by the player; the same wish sent twice changes the session once."""
    change: Literal["softer", "shorter", "firmer", "longer"]
    at_ms: AtMs
    happened_at: HappenedAt


class MomentIn(Model):
    """Where a screen is in the session."""

    screen: uuid.UUID
    position_ms: AtMs
    playing: bool
    change: bool
    """Whether somebody did this; otherwise the session only goes on."""


class HeardIn(Model):
    """What a screen has told the giver the receiver asks for."""

    heard: Annotated[tuple[uuid.UUID, ...], Field(max_length=100)]


class BegunIn(Model):
    """A ready-made session that was begun, by whom and when."""

    ready: Annotated[str, Field(max_length=60)]
    """Its name: one of the ready-made sessions, or `try-TECHNIQUE-LEG`."""
    person: uuid.UUID | None = None
    begun_at: HappenedAt
    withdrawals: Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)] | None = None
    """The number of withdrawals that came with the rules it was begun by."""

    @field_validator("ready")
    @classmethod
    def _is_there(cls, ready: str) -> str:
        if ready_name(ready) is None:
            raise ValueError("There is no ready-made session of this name.")
        return ready

    @property
    def name(self) -> ReadyName | Trial:
        """The ready-made session."""
        name = ready_name(self.ready)
        if name is None:
            raise AssertionError(self.ready)
        return name


class RefusalIn(Model):
    """What was ticked before a ready-made session, by whom: the rules refuse massage for it."""

    facts: Annotated[tuple[FactName, ...], Field(min_length=1, max_length=200)]
    person: uuid.UUID | None = None


def read(body: bytes, model: type[_Read]) -> _Read:
    """Read a body.

    Raises:
        InvalidInputError: with everything that is wrong, each with its path.
    """
    return read_document(body, model)
