"""A timeline: cues at absolute moments, in whole milliseconds since the start of the session.

It holds no sentence: what is said and shown are phrases, codes with arguments, which the layer `words` puts into the
words of a language.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from legato.body import Leg, ZoneId
from legato.notation.model import Model
from legato.notation.phrase import Phrase
from legato.notation.technique import Identifier
from legato.units import Pressure

AtMs = Annotated[int, Field(strict=True, ge=0)]
LastsMs = Annotated[int, Field(strict=True, ge=0)]
StepName = Literal["prepare", "settle", "block", "change", "rest", "close", "stretch", "walk"]


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


class Purpose(StrEnum):
    """What a phrase is for."""

    SAFETY = "safety"
    """What not to do, and when to stop."""
    ADVICE = "advice"
    """What a rule wants said to this person."""
    TITLE = "title"
    PLACING = "placing"
    MOVEMENT = "movement"
    PRESSURE = "pressure"
    POSITION = "position"
    """Where to sit, how to lay the leg, where the hands go next."""
    FEEL = "feel"
    CHECK = "check"
    """How it feels."""
    NEXT = "next"
    """How much is left, and what comes next."""
    BREATH = "breath"
    PRAISE = "praise"
    CLOSE = "close"


KEEPS_SAFE = frozenset({Purpose.SAFETY, Purpose.ADVICE})
"""What everybody is told: where there is no room for it, before the clock starts."""


class Telling(StrEnum):
    """How much a person wants to be told."""

    FULL = "full"
    LESS = "less"
    """No company: what to do, and what to watch."""
    QUIET = "quiet"
    """What keeps safe, where the hands lie, and changes; safety never falls silent."""


QUIET = KEEPS_SAFE | {Purpose.TITLE, Purpose.PLACING, Purpose.PRESSURE, Purpose.POSITION, Purpose.CLOSE}
LESS = QUIET | {Purpose.MOVEMENT, Purpose.CHECK, Purpose.NEXT}


def telling_for(purpose: Purpose) -> Telling:
    """Return the quietest setting at which a phrase of this purpose is still said."""
    return Telling.QUIET if purpose in QUIET else Telling.LESS if purpose in LESS else Telling.FULL


class Shown(Model):
    """What the screen shows from this moment until the next `show` cue: one step of the session."""

    step: StepName
    title: Phrase
    """The technique's name, or what to do now: `Get comfortable`, `Now the right leg`."""
    line: Phrase
    """What to do, in one line."""
    steps: tuple[Phrase, ...] = ()
    """The technique's steps, to read at leisure."""
    notes: tuple[Phrase, ...] = ()
    """What the person's own limits ask for here: shown as long as it matters."""
    pressure: Pressure | None = None
    tempo: int | None = None
    """Strokes per minute at the beginning of the step."""
    zones: tuple[ZoneId, ...] = ()
    """Where the hands work, so that the place can be pictured."""
    turned: bool = False
    """Whether the strokes run toward the heart, against the way their score is written."""
    next_title: Phrase | None = None
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
    phrase: Phrase | None = None
    """What is said (kinds `say`, `pressure_check`, `halfway`, `ten_seconds_left`, `change_leg`, `rest`, `close`)."""
    purpose: Purpose | None = None
    """What it is said for."""
    presumes: Pressure | None = None
    """The least pressure at which it is true; where the session is made softer than that, it is not said."""
    shown: Shown | None = None
    """For `show` cues only."""
    stroke: int | None = None
    """For `beat` cues: which stroke of the technique's score, counted from 0."""


class PreparationItem(Model):
    """One thing to do or to know before the clock starts."""

    phrase: Phrase
    purpose: Purpose

    @property
    def keeps_safe(self) -> bool:
        """Tell whether it is told to everybody; the rest may be skipped by who has done it."""
        return self.purpose in KEEPS_SAFE


class Timeline(Model):
    """All cues of a session, ordered by moment; the last one is exactly at the end."""

    format: Literal[2] = 2
    lasts_ms: LastsMs
    legs: tuple[Leg, ...]
    """The legs in the order in which they are massaged."""
    preparation: tuple[PreparationItem, ...] = ()
    """What to do before the clock starts, in order."""
    cues: Annotated[tuple[Cue, ...], Field(min_length=2)]
