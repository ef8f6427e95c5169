"""How loud something is to a listener, after ITU-R BS.1770-4, for one channel.

The two filters of the standard are applied as one multiplication of the
spectrum, because a recursive filter in Python takes seconds and a package that
has one (scipy, which `pyloudnorm` needs) is larger than all the rest of Legato.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from legato.render.speech.lengths import quick_length
from legato.render.speech.voice import Samples

SILENT = -70.0
"""Quieter than this is silence to the standard, in LUFS."""

_BLOCK_S, _STEP_S = 0.4, 0.1
_OFFSET = -0.691
_RELATIVE = 10.0
_RINGS_S = 0.5
"""How long the filters ring on; silence of this length keeps the end from running into the beginning."""

_Biquad = tuple[tuple[float, float, float], tuple[float, float, float]]


def loudness(samples: Samples, rate: int) -> float:
    """Return the integrated loudness in LUFS; `SILENT` for what is quieter than that."""
    if not len(samples):
        return SILENT
    weighted = _weighted(samples, rate)
    powers = _block_powers(weighted, round(_BLOCK_S * rate), round(_STEP_S * rate))
    heard = powers[_lufs(powers) > SILENT]
    if not heard.size:
        return SILENT
    threshold = float(_lufs(heard.mean())) - _RELATIVE
    return float(_lufs(heard[_lufs(heard) > threshold].mean()))


def _weighted(samples: Samples, rate: int) -> NDArray[np.float64]:
    """Filter as a head does: highs a little louder, and rumble away."""
    padded = quick_length(len(samples) + round(_RINGS_S * rate))
    turns = np.exp(-2j * np.pi * np.fft.rfftfreq(padded))
    spectrum = np.fft.rfft(samples, padded)
    for above, below in (_shelf(rate), _high_pass(rate)):
        spectrum = spectrum * np.polyval(above[::-1], turns) / np.polyval(below[::-1], turns)
    return np.fft.irfft(spectrum, padded)[: len(samples)]


def _block_powers(weighted: NDArray[np.float64], block: int, step: int) -> NDArray[np.float64]:
    """Return the mean square of each block; what is shorter than one block is one block."""
    if len(weighted) <= block:
        return np.array([np.mean(weighted**2)])
    sums = np.concatenate(([0.0], np.cumsum(weighted**2)))
    begins = np.arange(0, len(weighted) - block + 1, step)
    return np.maximum((sums[begins + block] - sums[begins]) / block, 0.0)


def _lufs(power: NDArray[np.float64] | np.floating) -> NDArray[np.float64]:
    return np.asarray(_OFFSET + 10 * np.log10(np.maximum(power, 1e-12)))


def _shelf(rate: int) -> _Biquad:
    """The first stage: a shelf of +4 dB; the standard's coefficients for 48 kHz, carried over to any rate."""
    gain, quality, corner = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = np.tan(np.pi * corner / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    below = 1 + k / quality + k * k
    return (
        (
            float((high + band * k / quality + k * k) / below),
            float(2 * (k * k - high) / below),
            float((high - band * k / quality + k * k) / below),
        ),
        (1.0, float(2 * (k * k - 1) / below), float((1 - k / quality + k * k) / below)),
    )


def _high_pass(rate: int) -> _Biquad:
    """The second stage: nothing under some 40 Hz."""
    quality, corner = 0.5003270373238773, 38.13547087602444
    k = np.tan(np.pi * corner / rate)
    below = 1 + k / quality + k * k
    return (
        (1.0, -2.0, 1.0),
        (1.0, float(2 * (k * k - 1) / below), float((1 - k / quality + k * k) / below)),
    )
