"""The rhythm of a block: when each stroke of a score begins.

Moments are worked out in whole fractions of a millisecond fine enough that
every steady tempo of the score divides them, because a tempo of 7 strokes a
minute would drift by a stroke in an hour if each one were rounded by itself.
Only what leaves this module is rounded, down to the millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import isqrt, lcm
from typing import NamedTuple

from legato.notation.score import By, Score, Stroke, Tempo
from legato.units import MILLISECONDS_PER_MINUTE, Moment, Span

_FINENESS = 1_000_000
"""Parts of a millisecond that moments are at least told apart by while strokes slow down."""


class Beat(NamedTuple):
    """One stroke of a block: when it begins, how long it lasts, and which stroke of the score it is."""

    at: Moment
    """Counted from the beginning of the block."""
    lasts: Span
    stroke: int


def beats(score: Score, lasts: Span) -> Iterator[Beat]:
    """Give every stroke that begins within a block of this length.

    The strokes of the score follow each other with their repetitions and begin
    anew until the block ends; the last one is cut off by the end of the block.
    """
    starts = _starts(score, lasts)
    at, stroke = next(starts)
    for next_at, next_stroke in starts:
        yield Beat(Moment(at), Span(next_at - at), stroke)
        at, stroke = next_at, next_stroke
    yield Beat(Moment(at), Span(lasts - at), stroke)


def has_rhythm(score: Score) -> bool:
    """Tell whether somebody's hands or feet keep the rhythm; a machine keeps its own."""
    return not any(touch.by is By.MACHINE for stroke in score.strokes for touch in stroke.touches)


def keeps_a_tempo(score: Score) -> bool:
    """Tell whether one number says how fast it goes: no machine, and nothing that grows slower."""
    return has_rhythm(score) and all(stroke.tempo.slows_to is None for stroke in score.strokes)


def _starts(score: Score, lasts: Span) -> Iterator[tuple[int, int]]:
    parts = _FINENESS * lcm(*(stroke.tempo.per_minute for stroke in score.strokes))
    end, begins = lasts * parts, 0
    while True:
        for index, stroke in enumerate(score.strokes):
            for at in _run(stroke, begins, end, parts):
                yield at // parts, index
            after_run = _nth(stroke.tempo, stroke.repetitions, begins, end, parts)
            if after_run is None or after_run >= end:
                return
            begins = after_run


def _run(stroke: Stroke, begins: int, end: int, parts: int) -> Iterator[int]:
    for count in range(stroke.repetitions):
        at = _nth(stroke.tempo, count, begins, end, parts)
        if at is None or at >= end:
            return
        yield at


def _nth(tempo: Tempo, count: int, begins: int, end: int, parts: int) -> int | None:
    """Return when `count` strokes are over that `begins` started; `None` when that is never within the block.

    Slowing strokes fall from `per_minute` at the start of the block to
    `slows_to` at its end along a straight line, so the strokes done by a moment
    are the area under that line; this solves the quadratic exactly.
    """
    minute = MILLISECONDS_PER_MINUTE * parts
    if tempo.slows_to is None:
        return begins + count * minute // tempo.per_minute
    falls = tempo.per_minute - tempo.slows_to
    now = tempo.per_minute * end - falls * begins
    under_root = now * now - 2 * falls * count * minute * end
    if under_root < 0:
        return None
    root = isqrt(under_root)
    root += root * root < under_root
    return begins + (now - root) // falls
