"""How long a line may last when the usual voice says it: what the timeline counts for its words and its pauses."""

from __future__ import annotations

import re

from legato.timeline import speech
from legato.timeline.voice import AT_A_COMMA, BETWEEN_SENTENCES
from legato.units import Span

PAUSE = AT_A_COMMA
"""Made at each comma, semicolon or colon inside a line."""

BETWEEN = BETWEEN_SENTENCES
"""Made between two sentences of a line."""

_PAUSES = re.compile(r"[,;:](?=\s)")


def pauses_in(text: str) -> int:
    """Return at how many places inside its sentences a line pauses."""
    return len(_PAUSES.findall(text))


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a line, in order."""
    return tuple(part for part in re.split(r"(?<=[.!?])\s+", text.strip()) if part)


def allowance(text: str) -> Span:
    """Return how long a line may last: exactly what the timeline keeps free for it."""
    return speech(text)
