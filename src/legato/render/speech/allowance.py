"""How long a line may last when the usual voice says it: what the timeline counts for its words and its pauses."""

from __future__ import annotations

import re

from legato.timeline import speech
from legato.units import Span

PAUSE = Span(250)
"""Counted for each comma, semicolon or colon inside a line."""

BETWEEN = Span(400)
"""Counted between two sentences of a line."""

_PAUSES = re.compile(r"[,;:](?=\s)")
_ENDS = re.compile(r"[.!?](?=\s)")


def pauses_in(text: str) -> int:
    """Return at how many places inside its sentences a line pauses."""
    return len(_PAUSES.findall(text))


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a line, in order."""
    return tuple(part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part)


def allowance(text: str) -> Span:
    """Return how long a line may last: 400 ms a word, and its pauses."""
    return Span(speech(text) + PAUSE * pauses_in(text) + BETWEEN * len(_ENDS.findall(text)))
