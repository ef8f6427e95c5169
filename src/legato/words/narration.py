"""A timeline in the words of one language: what a player, a voice and a caption are given."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from legato.body import Leg, ZoneId
from legato.notation.model import Model
from legato.notation.phrase import Phrase, phrase
from legato.notation.technique import Identifier
from legato.timeline import Cue, CueKind, PreparationItem, Purpose, Shown, Telling, Timeline, telling_for
from legato.timeline.model import AtMs, LastsMs, StepName
from legato.units import MOST_PRESSURE, Pressure
from legato.words.sentences import Sentences, load_sentences


class ShownInWords(Model):
    """What the screen shows from this moment until the next `show` cue: one step of the session."""

    step: StepName
    title: str
    """The technique's name, or what to do now: `Get comfortable`, `Now the right leg`."""
    line: str
    """What to do, in one line."""
    steps: tuple[str, ...] = ()
    """The technique's steps, to read at leisure."""
    notes: tuple[str, ...] = ()
    """What the person's own limits ask for here: shown as long as it matters."""
    pressure: Pressure | None = None
    pressure_words: str | None = None
    """How hard that is, in words."""
    tempo: int | None = None
    """Strokes per minute at the beginning of the step."""
    zones: tuple[ZoneId, ...] = ()
    """Where the hands work, so that the place can be pictured."""
    turned: bool = False
    """Whether the strokes run toward the heart, against the way their score is written."""
    next_title: str | None = None
    next_leg: Leg | None = None


class CueInWords(Model):
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
    purpose: Purpose | None = None
    """What it is said for."""
    told: Telling | None = None
    """The quietest setting at which it is still said."""
    presumes: Pressure | None = None
    """The least pressure at which it is true; in a softer session it is not said."""
    shown: ShownInWords | None = None
    """For `show` cues only."""
    stroke: int | None = None
    """For `beat` cues: which stroke of the technique's score, counted from 0."""


class PreparationInWords(Model):
    """One thing to do or to know before the clock starts."""

    text: str
    always: bool
    """Told to everybody; the rest may be skipped by who has done it."""


class Narration(Model):
    """All cues of a session in words, ordered by moment; the last one is exactly at the end."""

    format: Literal[2] = 2
    language: str
    lasts_ms: LastsMs
    legs: tuple[Leg, ...]
    """The legs in the order in which they are massaged."""
    pressures: Annotated[tuple[str, ...], Field(min_length=7, max_length=7)]
    """How hard each pressure is, in words, from 0 on."""
    preparation: tuple[PreparationInWords, ...] = ()
    """What to do before the clock starts, in order."""
    cues: Annotated[tuple[CueInWords, ...], Field(min_length=2)]


def narrate(timeline: Timeline, sentences: Sentences) -> Narration:
    """Put a timeline into words."""
    return Narration(
        language=sentences.language,
        lasts_ms=timeline.lasts_ms,
        legs=timeline.legs,
        pressures=tuple(pressure_words(level, sentences) for level in range(MOST_PRESSURE + 1)),
        preparation=tuple(_prepared(item, sentences) for item in timeline.preparation),
        cues=tuple(_cue(cue, sentences) for cue in timeline.cues),
    )


def spoken_text(said: Phrase, purpose: Purpose | None, sentences: Sentences) -> str:
    """Return what a voice says: a title is a sentence of its own there."""
    text = sentences.text(said)
    return f"{text}." if purpose is Purpose.TITLE else text


def _prepared(item: PreparationItem, sentences: Sentences) -> PreparationInWords:
    return PreparationInWords(text=sentences.text(item.phrase), always=item.keeps_safe)


def _cue(cue: Cue, sentences: Sentences) -> CueInWords:
    return CueInWords(
        id=cue.id,
        at_ms=cue.at_ms,
        lasts_ms=cue.lasts_ms,
        kind=cue.kind,
        step=cue.step,
        leg=cue.leg,
        technique=cue.technique,
        text=None if cue.phrase is None else spoken_text(cue.phrase, cue.purpose, sentences),
        purpose=cue.purpose,
        told=None if cue.purpose is None else telling_for(cue.purpose),
        presumes=cue.presumes,
        shown=None if cue.shown is None else _shown(cue.shown, sentences),
        stroke=cue.stroke,
    )


def _shown(shown: Shown, sentences: Sentences) -> ShownInWords:
    return ShownInWords(
        step=shown.step,
        title=sentences.text(shown.title),
        line=sentences.text(shown.line),
        steps=tuple(sentences.text(step) for step in shown.steps),
        notes=tuple(sentences.text(note) for note in shown.notes),
        pressure=shown.pressure,
        pressure_words=None if shown.pressure is None else pressure_words(shown.pressure, sentences),
        tempo=shown.tempo,
        zones=shown.zones,
        turned=shown.turned,
        next_title=None if shown.next_title is None else sentences.text(shown.next_title),
        next_leg=shown.next_leg,
    )


def pressure_words(pressure: int, sentences: Sentences | None = None) -> str:
    """Say how hard, 0-10, as shown beside the scale."""
    return (sentences or load_sentences()).text(phrase("pressure-label", level=pressure))
