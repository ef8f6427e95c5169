"""What is spoken as captions, in WebVTT: for a screen beside the sound, or instead of it."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from legato.body import Leg
from legato.timeline import speech
from legato.units import MILLISECONDS_PER_SECOND, Span
from legato.words import Narration

LEAST = Span(2_000)
"""A caption is there at least so long, because a short word is said faster than it is noticed [J]."""

_MINUTE, _HOUR = 60, 3_600


def captions(narration: Narration) -> str:
    """Write one caption for each line that is spoken; it names the leg whenever that has changed."""
    return "\n".join(("WEBVTT", f"Language: {narration.language}", "", *_blocks(narration)))


def _blocks(narration: Narration) -> Iterator[str]:
    spoken = [cue for cue in narration.cues if cue.text]
    moments = [cue.at_ms for cue in spoken]
    last = moments[-1] + LEAST if moments else 0
    told: Leg | None = None
    for cue, (begins, next_begins) in zip(spoken, pairwise((*moments, last)), strict=True):
        ends = min(begins + max(speech(cue.text or ""), LEAST), next_begins)
        named = f"[{cue.leg.value.capitalize()} leg] " if cue.leg and cue.leg is not told else ""
        told = cue.leg or told
        yield f"{cue.leg.value if cue.leg else 'both'}-{cue.id}"
        yield f"{_stamp(begins)} --> {_stamp(ends)}"
        yield f"{named}{escape(' '.join((cue.text or '').split()), quote=False)}"
        yield ""


def _stamp(at_ms: int) -> str:
    whole, thousandths = divmod(at_ms, MILLISECONDS_PER_SECOND)
    return f"{whole // _HOUR:02d}:{whole % _HOUR // _MINUTE:02d}:{whole % _MINUTE:02d}.{thousandths:03d}"
