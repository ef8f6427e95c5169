"""The beds of sound, computed: a loop is built from whole turns of sines, so its last sample leads into its first.

Nothing has to be faded at the seam. They are computed once, for the files that come with Legato and for a recording.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from legato.render.speech.bed import LOOP_S, MARGIN_S, Bed
from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import RATE, SPOKEN_LUFS
from legato.render.speech.voice import Samples

COMPRESSION = 0.8
"""Some 50 kbit/s for noise; speech needs less."""

BED_LUFS = SPOKEN_LUFS - 10
"""Under the voice at every moment, and over nothing: what is between the lines is not silence any more [J]."""

_CHORDS = ((130.81, 196.00, 261.63, 329.63), (110.00, 164.81, 220.00, 329.63), (87.31, 174.61, 261.63, 349.23))
"""C major, A minor and F major, wide and low."""
_RAIN_HERTZ = (400.0, 2_400.0)
_WAVES_HERTZ = (60.0, 500.0)
_SWELLS = 3
_CALMEST = 0.7
"""How strong a wave is between two swells, beside its top."""


@cache
def loop(bed: Bed) -> Samples:
    """Return one turn of a bed, at the rate of clips."""
    made = {Bed.RAIN: _rain, Bed.CHORDS: _chords, Bed.WAVES: _waves}[bed]()
    # Far under the standard's silence, nothing can be measured.
    made *= 0.1 / made.std()
    # Measured over three turns, as it is heard.
    gain = 10 ** ((BED_LUFS - loudness(np.tile(made, 3).astype(np.float32), RATE)) / 20)
    return (made * gain).astype(np.float32)


def with_margins(bed: Bed) -> Samples:
    """Return what stands in a bed's file: one turn, and more than a turn's ends on both sides."""
    margin = round(MARGIN_S * RATE)
    return loop(bed).take(np.arange(-margin, LOOP_S * RATE + margin), mode="wrap")


def _rain() -> NDArray[np.float64]:
    return _noise(*_RAIN_HERTZ, seed=1)


def _waves() -> NDArray[np.float64]:
    turn = 2 * np.pi * _SWELLS * np.arange(LOOP_S * RATE) / (LOOP_S * RATE)
    swell = _CALMEST + (1 - _CALMEST) * (0.5 - 0.5 * np.cos(turn)) ** 2
    return _noise(*_WAVES_HERTZ, seed=2) * swell


def _chords() -> NDArray[np.float64]:
    """Three chords, each swelling while the one before fades, so that the sum is always as strong."""
    t = np.arange(LOOP_S * RATE) / RATE
    made = np.zeros(len(t))
    for number, notes in enumerate(_CHORDS):
        away = (t / LOOP_S * len(_CHORDS) - number + len(_CHORDS) / 2) % len(_CHORDS) - len(_CHORDS) / 2
        swell = np.cos(np.clip(away, -1, 1) * np.pi / 2)
        for note in notes:
            # A whole number of turns in a loop.
            hertz = round(note * LOOP_S) / LOOP_S
            made += swell * (np.sin(2 * np.pi * hertz * t) + 0.15 * np.sin(4 * np.pi * hertz * t))
    return made


def _noise(low: float, high: float, seed: int) -> NDArray[np.float64]:
    """Noise between two pitches, falling off softly on both sides; the same for the same seed."""
    frequencies = np.fft.rfftfreq(LOOP_S * RATE, 1 / RATE)
    strength = 1 / (1 + (low / np.maximum(frequencies, 1)) ** 4) / (1 + (frequencies / high) ** 2)
    strength /= np.sqrt(np.maximum(frequencies, low))
    phases = np.random.default_rng(seed).uniform(0, 2 * np.pi, len(frequencies))
    return np.fft.irfft(strength * np.exp(1j * phases), LOOP_S * RATE)
