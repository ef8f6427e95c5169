"""The lines of a session, with the room each of them has."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from legato.timeline import speech
from legato.units import Span
from legato.words import Narration

GAP = Span(100)
"""Silence kept between a clip and whatever is said next; less sounds as if somebody were interrupted [J]."""

STEP = Span(100)
"""Room is counted in such steps, so that a line is not rendered anew for a few milliseconds more."""

PLENTY = Span(1_000)
"""No calm voice takes this much longer than twice what the timeline counts for a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text to be spoken, and how long it may take; `None` when there is plenty of room for any voice."""

    text: str
    room: Span | None = None


def lines_of(narration: Narration) -> tuple[Line, ...]:
    """Return each text of a session once, in the order in which they are first said: getting ready comes first.

    A text that is said several times gets the room it has where there is least.
    """
    # Nobody's clock runs while they get ready.
    return _lines(narration, {item.text: None for item in narration.preparation})


def lines_on_the_clock(narration: Narration) -> tuple[Line, ...]:
    """Return what is said from the moment the clock starts: all that a recording has."""
    return _lines(narration, {})


def _lines(narration: Narration, rooms: dict[str, int | None]) -> tuple[Line, ...]:
    spoken = [(cue.at_ms, cue.text) for cue in narration.cues if cue.text]
    for (at, text), (next_at, _) in pairwise(spoken):
        known = rooms.get(text)
        room = next_at - at - GAP
        rooms[text] = room if known is None else min(known, room)
    if spoken:
        # Nothing comes after the last line.
        rooms.setdefault(spoken[-1][1], None)
    return tuple(Line(text, None if room is None else _told(text, room)) for text, room in rooms.items())


def _told(text: str, room: int) -> Span | None:
    """Count room in steps, and only where a slow voice could run out of it."""
    plenty = 2 * speech(text) + PLENTY
    return None if room >= plenty else Span(max(room // STEP * STEP, STEP))
