"""From what a voice gives to what is kept: one rate, no pause around it, one loudness, soft edges."""

from __future__ import annotations

from math import gcd

import numpy as np
from numpy.typing import NDArray

from legato.errors import SpeechError
from legato.render.speech.lengths import quick_length
from legato.render.speech.loudness import SILENT, loudness
from legato.render.speech.voice import Samples, Sound

RATE = 24_000
"""Samples a second of every clip: one of the rates Opus knows, and enough for any voice."""

SPOKEN_LUFS = -16.0
"""How loud speech is: as loud as other spoken words on a phone that lies on a table."""

HIGHEST_PEAK = 0.89
"""-1 dBFS, so that decoding never clips (EBU R 128)."""

_HUSHED = 10 ** (-46 / 20)
"""What is this much quieter than the loudest moment is pause, not speech."""

_LOOKS_AHEAD_S = 0.005
"""How long before a peak the sound is made softer, and after it: too short to be heard as a change."""

_ROUNDS, _NEAR_LU = 6, 0.2

_EDGE_S = 0.02
_FADE_S = 0.008


def shape_speech(sound: Sound) -> Sound:
    """Shape what a voice said.

    Raises:
        SpeechError: it is silence.
    """
    samples = fade(trim(resample(sound)))
    if loudness(samples, RATE) <= SILENT:
        raise SpeechError("The voice gave only silence.")
    return Sound(level(samples, SPOKEN_LUFS), RATE)


def level(samples: Samples, lufs: float) -> Samples:
    """Make sound as loud as is wanted, its highest peaks held back as far as needed."""
    gain, levelled = 1.0, samples
    for _ in range(_ROUNDS):
        missing = lufs - loudness(levelled, RATE)
        if abs(missing) < _NEAR_LU:
            break
        gain *= 10 ** (missing / 20)
        levelled = limit(samples * np.float32(gain))
    return levelled


def limit(samples: Samples) -> Samples:
    """Hold back peaks, with a gain that bends before and after them, so that nothing is clipped."""
    reach = round(_LOOKS_AHEAD_S * RATE)
    needed = np.minimum(1.0, HIGHEST_PEAK / np.maximum(np.abs(samples), 1e-9))
    if needed.min(initial=1.0) == 1.0:
        return samples.astype(np.float32)
    held = _least_within(np.pad(needed, 2 * reach, mode="edge"), 2 * reach + 1)
    bend = np.hanning(2 * reach + 3)[1:-1]
    gain = np.convolve(held, bend / bend.sum(), mode="valid")
    return (samples * gain).astype(np.float32)


def _least_within(values: NDArray[np.float64], window: int) -> NDArray[np.float64]:
    """Return the least of each window of values that follow each other, by windows that double."""
    wide, least = 1, values
    while 2 * wide <= window:
        least = np.minimum(least[:-wide], least[wide:])
        wide *= 2
    rest = window - wide
    return np.minimum(least[: len(least) - rest], least[rest:])


def amplify(samples: Samples, gain: float) -> Samples:
    """Make sound louder or quieter, as far as its peaks allow."""
    peak = float(np.abs(samples).max(initial=0.0))
    return (samples * min(gain, HIGHEST_PEAK / max(peak, 1e-9))).astype(np.float32)


def resample(sound: Sound) -> Samples:
    """Return samples at the rate of clips.

    By the spectrum: exact for what begins and ends in silence, as speech does.
    """
    if sound.rate == RATE or not len(sound.samples):
        return sound.samples
    common = gcd(sound.rate, RATE)
    few, many = sound.rate // common, RATE // common
    # A whole number of samples must come out.
    pieces = -(-len(sound.samples) // few)
    length, wanted = quick_length(pieces) * few, quick_length(pieces) * many
    spectrum = np.fft.rfft(sound.samples, length)
    kept = np.zeros(wanted // 2 + 1, complex)
    share = min(len(kept), len(spectrum))
    kept[:share] = spectrum[:share]
    return (np.fft.irfft(kept, wanted)[: pieces * many] * (wanted / length)).astype(np.float32)


def fade(samples: Samples) -> Samples:
    """Let sound begin and end without a click."""
    length = min(round(_FADE_S * RATE), len(samples) // 2)
    ramp = np.sin(np.linspace(0, np.pi / 2, length, endpoint=False)) ** 2
    shaped = samples.astype(np.float32)
    shaped[:length] *= ramp
    shaped[len(shaped) - length :] *= ramp[::-1]
    return shaped


def trim(samples: Samples) -> Samples:
    """Cut the pause before and after; a breath of it stays."""
    size = np.abs(samples)
    heard = np.flatnonzero(size > _HUSHED * size.max(initial=0.0))
    if not heard.size:
        return samples[:0]
    edge = round(_EDGE_S * RATE)
    return samples[max(heard[0] - edge, 0) : heard[-1] + 1 + edge]
