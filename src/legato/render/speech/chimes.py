"""The sounds that are not words, computed: a soft tick for each stroke, and chimes.

So nobody's recording is needed and they fit each other: one family of notes, round
partials, no sharp beginnings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import RATE, SPOKEN_LUFS, amplify, fade
from legato.render.speech.voice import Samples, Sound

CHIME_LUFS = SPOKEN_LUFS - 6
"""Chimes are quieter than the voice, because they may sound with it [J]."""

TICK_PEAK = 0.5
"""A tick is too short to have a loudness of its own; with this peak, and ringing as it does, one in three seconds
is some ten decibels under the voice: heard beside it, so that nobody turns the volume up and down [J]."""

C4, E4, G4, A4, C5 = 261.63, 329.63, 392.00, 440.00, 523.25


class Note(NamedTuple):
    """A struck note: when, how high, and how loud beside the others."""

    at_s: float
    hertz: float
    strength: float = 1.0


_CHIMES: Mapping[str, tuple[float, tuple[Note, ...]]] = MappingProxyType(
    {
        # Upward: something begins.
        "begin": (1.8, (Note(0.0, C4), Note(0.28, G4, 0.9))),
        # From one side to the other and on.
        "change_leg": (2.0, (Note(0.0, G4), Note(0.24, C5, 0.8), Note(0.48, G4, 0.7))),
        # One quiet note: a question.
        "pressure_check": (1.1, (Note(0.0, A4),)),
        # Downward, and home.
        "end": (2.6, (Note(0.0, G4), Note(0.32, E4, 0.9), Note(0.64, C4))),
    }
)
_PARTIALS = ((1.0, 1.0, 0.55), (2.0, 0.22, 0.32), (3.0, 0.06, 0.18))
"""Of a note: times its pitch, how strong, and how many seconds until it has faded to a third."""
_SWELL_S = 0.012
_TICK_S, _TICK_HERTZ, _TICK_SWELL_S, _TICK_FADES_S = 0.6, 520.0, 0.004, 0.14
_OCTAVE_FADES_S = 0.06


@cache
def sound(name: str) -> Sound:
    """Return one of `SOUNDS`."""
    if name == "tick":
        return Sound(_tick(), RATE)
    lasts, notes = _CHIMES[name]
    mixed = np.zeros(round(lasts * RATE), np.float64)
    for note in notes:
        begins = round(note.at_s * RATE)
        mixed[begins:] += note.strength * _struck(note.hertz, len(mixed) - begins)
    samples = _ended(mixed.astype(np.float32))
    return Sound(amplify(samples, 10 ** ((CHIME_LUFS - loudness(samples, RATE)) / 20)), RATE)


def _struck(hertz: float, samples: int) -> Samples:
    """A round bell: partials that swell softly, and fade the sooner the higher they are."""
    t = np.arange(samples) / RATE
    swell = np.sin(np.minimum(t / _SWELL_S, 1) * np.pi / 2) ** 2
    made = sum(
        strength * np.exp(-t / fades) * np.sin(2 * np.pi * hertz * times * t) for times, strength, fades in _PARTIALS
    )
    return np.asarray(swell * made, np.float32)


def _tick() -> Samples:
    """Wooden and round: a sine that rings a little, under an octave that is gone at once."""
    t = np.arange(round(_TICK_S * RATE)) / RATE
    turn = 2 * np.pi * _TICK_HERTZ * t
    rings = np.exp(-t / _TICK_FADES_S) * np.sin(turn) + 0.25 * np.exp(-t / _OCTAVE_FADES_S) * np.sin(2 * turn)
    made = np.minimum(t / _TICK_SWELL_S, 1) * rings
    return fade((TICK_PEAK / np.abs(made).max() * made).astype(np.float32))


def _ended(samples: Samples) -> Samples:
    """Let what still rings at the end fade away over the last third."""
    length = len(samples) // 3
    samples[-length:] *= np.cos(np.linspace(0, np.pi / 2, length)) ** 2
    return samples
