"""Time and pressure, as types that cannot be mixed up.

A moment and a length are different things: `Moment` is a place in a session,
`Span` is how long something lasts.
Both are whole milliseconds, because sums of float seconds drift and a session
of an hour must end exactly when it says.
"""

from __future__ import annotations

from typing import Annotated, NewType

from pydantic import Field

Moment = NewType("Moment", int)
"""Milliseconds since the start of a session."""

Span = NewType("Span", int)
"""A length in milliseconds."""

MILLISECONDS_PER_SECOND = 1_000
MILLISECONDS_PER_MINUTE = 60_000

GRID = Span(5_000)
"""Lengths of blocks are multiples of five seconds: finer than anybody can feel."""

MOST_PRESSURE = 6
"""What is ever asked for [J]."""

Pressure = Annotated[int, Field(strict=True, ge=0, le=MOST_PRESSURE)]
"""Pressure as the receiver feels it, 0-10; 7 and more hurts and is never asked for [J]."""

PainScore = Annotated[int, Field(strict=True, ge=0, le=10)]
"""Pain on the usual scale: 0 none, 10 the worst imaginable (NRS-11, S104-S106)."""


def seconds(count: int) -> Span:
    """Return the length of `count` whole seconds."""
    return Span(count * MILLISECONDS_PER_SECOND)


def minutes(count: int) -> Span:
    """Return the length of `count` whole minutes."""
    return Span(count * MILLISECONDS_PER_MINUTE)


def whole_minutes(length: int, *, least: int = 0) -> int:
    """Return a length as people speak of it: the nearest whole minute, a half rounded up.

    The one rule for every sentence that names minutes; `web/src/ground/minutes.ts` is the same for the browser.

    Args:
        length: milliseconds.
        least: 1 for what is never called none at all, as a plan; 0 for what was played, because that may be nothing.
    """
    return max(least, (length + MILLISECONDS_PER_MINUTE // 2) // MILLISECONDS_PER_MINUTE)


def after(at: Moment, lasts: Span) -> Moment:
    """Return the moment when something that starts `at` and `lasts` is over."""
    return Moment(at + lasts)


def clock(length: int) -> str:
    """Write a length or a moment as people read it: `12:05`, minutes and seconds."""
    whole = length // MILLISECONDS_PER_SECOND
    return f"{whole // 60}:{whole % 60:02d}"
