"""The rhythm of a block: when each stroke of a score begins.

Moments are worked out in whole fractions of a millisecond fine enough that
every steady tempo of the score divides them, because a tempo of 7 strokes a
minute would drift by a stroke in an hour if each one were rounded by itself.
Only what leaves this module is rounded, down to the millisecond.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from math import isqrt, lcm
from typing import NamedTuple

from legato.notation.score import By, Score, Tempo
from legato.units import MILLISECONDS_PER_MINUTE, Moment, Span

_FINENESS = 1_000_000
"""Parts of a millisecond that moments are at least told apart by while strokes slow down."""


class Beat(NamedTuple):
    """One stroke of a block: when it begins, how long it lasts, and which stroke of the score it is."""

    at: Moment
    """Counted from the beginning of the block."""
    lasts: Span
    stroke: int


class Run(NamedTuple):
    """One stroke of the score and its repetitions, until the hands change to another."""

    at: Moment
    """Counted from the beginning of the block."""
    stroke: int


def beats(score: Score, lasts: Span, holds: Sequence[int] = (), planned: Span | None = None) -> Iterator[Beat]:
    """Give every stroke that begins within a block of this length.

    The strokes of the score follow each other with their repetitions and begin
    anew until the block ends; the last one is cut off by the end of the block.
    The first time through, a stroke is repeated at least until its moment in
    `holds`, so that hands do not change while the voice still explains the first.
    What slows down has reached its end at `planned`, and goes on as slowly from there.
    """
    starts = _starts(score, lasts, holds, lasts if planned is None else planned)
    at, stroke = next(starts)
    for next_at, next_stroke in starts:
        yield Beat(Moment(at), Span(next_at - at), stroke)
        at, stroke = next_at, next_stroke
    yield Beat(Moment(at), Span(lasts - at), stroke)


def runs(strokes: Sequence[Beat]) -> Iterator[Run]:
    """Give every moment at which the hands begin another stroke of the score."""
    before = None
    for beat in strokes:
        if beat.stroke != before:
            yield Run(beat.at, beat.stroke)
        before = beat.stroke


def has_rhythm(score: Score) -> bool:
    """Tell whether somebody's hands or feet keep the rhythm; a machine keeps its own."""
    return not any(touch.by is By.MACHINE for stroke in score.strokes for touch in stroke.touches)


def keeps_a_tempo(score: Score) -> bool:
    """Tell whether one number says how fast it goes: no machine, and nothing that grows slower."""
    return has_rhythm(score) and all(stroke.tempo.slows_to is None for stroke in score.strokes)


def _starts(score: Score, lasts: Span, holds: Sequence[int], planned: Span) -> Iterator[tuple[int, int]]:
    parts = _FINENESS * lcm(*(stroke.tempo.per_minute for stroke in score.strokes))
    end, slowest, begins = lasts * parts, planned * parts, 0
    first_time = dict(enumerate(hold * parts for hold in holds))
    while True:
        for index, stroke in enumerate(score.strokes):
            hold = first_time.pop(index, 0)
            for repetition in count():
                at = _nth(stroke.tempo, repetition, begins, slowest, parts)
                if at >= end:
                    return
                if repetition >= stroke.repetitions and at >= hold:
                    begins = at
                    break
                yield at // parts, index


def _nth(tempo: Tempo, done: int, begins: int, end: int, parts: int) -> int:
    """Return when `done` strokes are over that `begins` started.

    Slowing strokes fall from `per_minute` at the start of the block to
    `slows_to` at its `end` along a straight line, so the strokes done by a moment
    are the area under that line; this solves the quadratic exactly. After it they
    keep to `slows_to`.
    """
    minute = MILLISECONDS_PER_MINUTE * parts
    if tempo.slows_to is None:
        return begins + done * minute // tempo.per_minute
    falls = tempo.per_minute - tempo.slows_to
    # Twice `end` times what is done until `end`, in strokes of a minute: whole numbers.
    until_end = max(0, end - begins) * (2 * end * tempo.per_minute - falls * (end + begins))
    left = 2 * end * done * minute - until_end
    if left > 0:
        return max(begins, end) + -(-left // (2 * end * tempo.slows_to))
    now = tempo.per_minute * end - falls * begins
    under_root = now * now - 2 * falls * done * minute * end
    root = isqrt(under_root)
    root += root * root < under_root
    return begins + (now - root) // falls
