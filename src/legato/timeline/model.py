"""A timeline: cues at absolute moments, in whole milliseconds since the start of the session."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legato.body import Leg, ZoneId
from legato.notation.model import Model
from legato.notation.technique import Identifier
from legato.units import Pressure

AtMs = Annotated[int, Field(strict=True, ge=0)]
LastsMs = Annotated[int, Field(strict=True, ge=0)]


class CueKind(StrEnum):
    """What happens at a moment."""

    SHOW = "show"
    SAY = "say"
    BEAT = "beat"
    PRESSURE_CHECK = "pressure_check"
    HALFWAY = "halfway"
    TEN_SECONDS_LEFT = "ten_seconds_left"
    CHANGE_LEG = "change_leg"
    REST = "rest"
    CLOSE = "close"


class Shown(Model):
    """What the screen shows from this moment until the next `show` cue: one step of the session."""

    step: Literal["prepare", "stretch", "walk", "settle", "block", "change", "rest", "close"]
    title: str
    """The technique's name, or what to do now: `Get comfortable`, `Now the right leg`."""
    line: str
    """What to do, in one line."""
    steps: tuple[str, ...] = ()
    """The technique's steps, to read at leisure."""
    pressure: Pressure | None = None
    pressure_words: str | None = None
    tempo: int | None = None
    """Strokes per minute at the beginning of the step."""
    zones: tuple[ZoneId, ...] = ()
    """Where the hands work, so that the place can be pictured."""
    turned: bool = False
    """Whether the strokes run toward the heart, against the way their score is written."""
    next_title: str | None = None
    next_leg: Leg | None = None


class Cue(Model):
    """One thing that happens at one moment."""

    id: Annotated[int, Field(strict=True, ge=0)]
    """Its number in the timeline, counted from 0."""
    at_ms: AtMs
    lasts_ms: LastsMs = 0
    """How long what it begins lasts; 0 for what only happens."""
    kind: CueKind
    step: Annotated[int, Field(strict=True, ge=0)]
    """The index of the session's step it belongs to."""
    leg: Leg | None = None
    technique: Identifier | None = None
    text: str | None = None
    """What is said (kinds `say`, `pressure_check`, `halfway`, `ten_seconds_left`, `change_leg`, `rest`, `close`)."""
    shown: Shown | None = None
    """For `show` cues only."""
    stroke: int | None = None
    """For `beat` cues: which stroke of the technique's score, counted from 0."""


class Timeline(Model):
    """All cues of a session, ordered by moment; the last one is exactly at the end."""

    format: Literal[1] = 1
    lasts_ms: LastsMs
    legs: tuple[Leg, ...]
    """The legs in the order in which they are massaged."""
    cues: Annotated[tuple[Cue, ...], Field(min_length=2)]
