"""What happens in each step: its cues, counted from the beginning of the step.

Every step speaks only while it lasts and knows nothing of the lengths of the
others, because then a longer block moves everything after it by exactly as
much and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from typing import NamedTuple, assert_never

from legato.notation.session import Block, Change, Close, Prepare, Rest, Settle, Stretch, Walk
from legato.notation.technique import Technique
from legato.timeline import words
from legato.timeline.model import CueKind, Shown
from legato.timeline.rhythm import beats, has_rhythm
from legato.timeline.scene import StepContext
from legato.timeline.voice import BREATH, SpeechTrack, Spoken, speech
from legato.timeline.words import Wording
from legato.units import Moment, Span, seconds

TEN_SECONDS = seconds(10)
ANNOUNCED_FROM = seconds(30)
"""Blocks this long tell when ten seconds are left [J]."""

CHECKED_FROM = seconds(60)
"""Blocks this long tell when half is over, and ask how it feels [J]."""

CHECKED_EARLY_FROM = seconds(120)
CHECKED_EARLY = seconds(45)
"""Shorter blocks ask right after telling that half is over, so that the voice breaks in once;
longer ones do not wait that long [J]."""

CHECKED_PRESSURE = 3
"""From this pressure on it is asked how it feels [J]."""

QUIET = seconds(3)
"""Silence around lines that need not be said: long enough to follow each one,
short enough that a technique is explained before its block is half over [J]."""

CALM = seconds(8)
"""Silence around what is said once a technique has been explained [J]."""

REMINDED_EVERY = seconds(120)
"""In long blocks it is said this often when to stop, with one reason at a time [J]."""


class CueDraft(NamedTuple):
    """A cue before it has its number and its place in the session."""

    at: int
    kind: CueKind
    lasts: int = 0
    text: str | None = None
    shown: Shown | None = None
    stroke: int | None = None


def drafts(scene: StepContext) -> Iterator[CueDraft]:
    """Give all cues of a step, in any order."""
    step = scene.step
    shown = scene.shown()
    yield CueDraft(0, CueKind.SHOW, step.lasts_ms, shown=shown)
    match step:
        case Block():
            yield from _block(scene, step, shown)
        case Settle(changes_leg=True):
            yield from _announced(scene, shown, CueKind.CHANGE_LEG, f"{shown.title}.")
        case Rest():
            yield from _announced(scene, shown, CueKind.REST, f"{shown.title}.")
        case Settle():
            yield from _spoken(scene, f"{shown.title}. {shown.line}", f"{shown.title}.")
        case Prepare() | Stretch() | Walk() | Close():
            yield from _spoken(scene, shown.line)
        case Change():
            return
        case _:
            assert_never(step)


def _announced(scene: StepContext, shown: Shown, kind: CueKind, text: str) -> Iterator[CueDraft]:
    """Say at once what begins and lasts the whole step, then the line that is shown."""
    voice = SpeechTrack(Span(scene.step.lasts_ms))
    voice.say(text, 0)
    yield CueDraft(0, kind, scene.step.lasts_ms, text)
    yield from _as_room_allows(voice, (shown.line, *scene.further_lines()), voice.until, BREATH)


def _spoken(scene: StepContext, *forms: str) -> Iterator[CueDraft]:
    voice = SpeechTrack(Span(scene.step.lasts_ms))
    yield from _opening(voice, voice.until, forms)
    yield from _as_room_allows(voice, scene.further_lines(), voice.until, QUIET)


def _block(scene: StepContext, block: Block, shown: Shown) -> Iterator[CueDraft]:
    technique = scene.play.techniques[block.technique]
    lasts = Span(block.lasts_ms)
    is_long, is_announced = lasts >= CHECKED_FROM, lasts >= ANNOUNCED_FROM
    voice = SpeechTrack(lasts)
    end_of_words = Span(lasts - TEN_SECONDS if is_announced else lasts)

    if is_long:
        opening_until = min(lasts // 2, CHECKED_EARLY) - BREATH
    else:
        opening_until = end_of_words - BREATH if is_announced else lasts
    yield from _opening(voice, opening_until, (f"{shown.title}. {shown.line}", f"{shown.title}."))
    if is_announced:
        yield from _placed(voice, CueKind.TEN_SECONDS_LEFT, end_of_words, (scene.coming_up(), words.TEN_SECONDS))
    if is_long:
        yield from _placed(voice, CueKind.HALFWAY, lasts // 2, (words.HALFWAY,))
    if is_long and block.pressure >= CHECKED_PRESSURE:
        asks = scene.wording.pressure_check(technique, block.pressure)
        half_told = Moment(lasts // 2 + speech(words.HALFWAY) + BREATH)
        asked_at = half_told if lasts < CHECKED_EARLY_FROM else CHECKED_EARLY
        yield from _placed(voice, CueKind.PRESSURE_CHECK, asked_at, (asks,))

    yield from _as_room_allows(voice, scene.further_lines(), end_of_words, QUIET)
    yield from _when_calm(voice, scene.wording, technique, end_of_words)
    if has_rhythm(technique.score):
        for beat in beats(technique.score, lasts):
            yield CueDraft(beat.at, CueKind.BEAT, beat.lasts, stroke=beat.stroke)


def _opening(voice: SpeechTrack, until: int, forms: tuple[str, ...]) -> Iterator[CueDraft]:
    """Say the fullest form that is over in time."""
    yield from _said(CueKind.SAY, *_first(voice, 0, until, forms))


def _placed(voice: SpeechTrack, kind: CueKind, at: int, forms: tuple[str, ...]) -> Iterator[CueDraft]:
    yield from _said(kind, *_first(voice, at, voice.until, forms))


def _first(voice: SpeechTrack, at: int, until: int, forms: tuple[str, ...]) -> tuple[Spoken | None, str]:
    for form in forms:
        if spoken := voice.say(form, at, until):
            return spoken, form
    return None, ""


def _said(kind: CueKind, spoken: Spoken | None, text: str) -> Iterator[CueDraft]:
    if spoken:
        yield CueDraft(spoken.at, kind, spoken.lasts, text)


def _as_room_allows(voice: SpeechTrack, lines: tuple[str, ...], until: int, quiet: int) -> Iterator[CueDraft]:
    """Say lines one after the other with quiet around each, as many as there is room for."""
    earliest = voice.taken[0].over + quiet if voice.taken else quiet
    for line in lines:
        spoken = voice.find(line, earliest, until, quiet)
        if spoken is None:
            return
        yield CueDraft(spoken.at, CueKind.SAY, spoken.lasts, line)
        earliest = spoken.over + quiet


def _when_calm(voice: SpeechTrack, wording: Wording, technique: Technique, until: int) -> Iterator[CueDraft]:
    """Say what should be felt, and then, every two minutes, one reason to stop."""
    explained = voice.taken[-1].over if voice.taken else 0
    stops = cycle(wording.stopping(technique))
    moments = range(REMINDED_EVERY, until, REMINDED_EVERY)
    lines = [(explained + CALM, wording.feeling(technique)), *zip(moments, stops, strict=False)]
    for not_before, line in lines:
        if spoken := voice.find(line, not_before, until, CALM):
            yield CueDraft(spoken.at, CueKind.SAY, spoken.lasts, line)
