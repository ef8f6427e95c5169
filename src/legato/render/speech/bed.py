"""A soft bed of sound to massage by: rain, warm chords or low waves, each a loop without a seam.

`loops` computes them; their files come with Legato, so nobody waits for them and nothing is computed where it runs.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum

from legato.render.speech.encoding import Kind
from legato.render.speech.keeping import Clip
from legato.render.speech.shipped import shipped_clip
from legato.units import MILLISECONDS_PER_SECOND, Span

RECIPE = 1
"""Counted up when a bed is made differently."""

LOOP_S = 24
MARGIN_S = 0.5
"""More than a turn stands in a file, on both sides: whatever a decoder adds or loses at the ends, a whole turn in the
middle leads into itself, so players repeat that."""

LOOP_FROM = Span(round(MARGIN_S * MILLISECONDS_PER_SECOND))
LOOP_LASTS = Span(LOOP_S * MILLISECONDS_PER_SECOND)
FILE_LASTS = Span(LOOP_LASTS + 2 * LOOP_FROM)


class Bed(StrEnum):
    """What can lie under a session."""

    RAIN = "rain"
    CHORDS = "chords"
    WAVES = "waves"


def bed_name(bed: Bed) -> str:
    """Return the name of a bed's clip."""
    return hashlib.sha256(f"bed {RECIPE} {bed.value}".encode()).hexdigest()


def bed_clip(bed: Bed, kind: Kind = Kind.OGG) -> Clip:
    """Return the clip of a bed; `LOOP_LASTS` from `LOOP_FROM` on repeat themselves.

    Raises:
        SpeechError: the file it comes in is gone or broken.
    """
    return shipped_clip(bed_name(bed), kind)
