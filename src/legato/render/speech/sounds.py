"""The sounds that are not words: a soft tick for each stroke, and chimes.

`chimes` computes them; their files come with Legato, so the first session waits for none.
"""

from __future__ import annotations

import hashlib

from legato.render.speech.encoding import Kind
from legato.render.speech.keeping import Clip
from legato.render.speech.shipped import shipped_clip

RECIPE = 3
"""Counted up when they are made differently."""

SOUNDS = ("tick", "begin", "change_leg", "pressure_check", "end")


def sound_name(name: str) -> str:
    """Return the name of the clip of one of `SOUNDS`."""
    return hashlib.sha256(f"sound {RECIPE} {name}".encode()).hexdigest()


def sound_clip(name: str, kind: Kind = Kind.OGG) -> Clip:
    """Return the clip of one of `SOUNDS`.

    Raises:
        SpeechError: the file it comes in is gone or broken.
    """
    return shipped_clip(sound_name(name), kind)
