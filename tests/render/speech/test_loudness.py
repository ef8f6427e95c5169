"""Loudness, against the standard's own words and another implementation."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import lfilter

from legato.render.speech.loudness import SILENT, loudness
from legato.render.speech.shaping import resample
from render.speech.voices_for_tests import tone


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_full_tone_has_the_loudness_the_standard_gives_it(rate: int) -> None:
    """BS.1770-4: 997 Hz at 0 dBFS in one channel is -3.01 LKFS."""
    full = tone(997, seconds=5, rate=rate, strength=1.0)

    assert loudness(full.samples, rate) == pytest.approx(-3.01, abs=0.1)


def test_quieter_by_so_much_is_less_loud_by_so_much() -> None:
    """-23 dBFS is 23 LU less."""
    quiet = tone(997, seconds=5, rate=48_000, strength=10 ** (-23 / 20))

    assert loudness(quiet.samples, 48_000) == pytest.approx(-26.01, abs=0.1)


def test_pauses_do_not_count() -> None:
    """Speech with long pauses is as loud as without: the gates leave them out."""
    spoken = tone(997, seconds=4, rate=48_000, strength=0.3).samples
    paused = np.concatenate((spoken, np.zeros(48_000 * 8, np.float32)))

    assert loudness(paused, 48_000) == pytest.approx(loudness(spoken, 48_000), abs=0.4)


def test_silence_is_silent() -> None:
    """And so is what is shorter than anybody hears."""
    assert loudness(np.zeros(48_000, np.float32), 48_000) == SILENT
    assert loudness(np.zeros(10, np.float32), 48_000) == SILENT


def test_the_filters_are_those_of_the_standard() -> None:
    """The same noise, filtered one sample after the other with the standard's printed coefficients for 48 kHz."""
    noise = np.random.default_rng(7).normal(0, 0.1, 48_000 * 3).astype(np.float32)
    shelf = ([1.53512485958697, -2.69169618940638, 1.19839281085285], [1.0, -1.69065929318241, 0.73248077421585])
    high_pass = ([1.0, -2.0, 1.0], [1.0, -1.99004745483398, 0.99007225036621])
    weighted = lfilter(*high_pass, lfilter(*shelf, noise))

    assert loudness(noise, 48_000) == pytest.approx(-0.691 + 10 * np.log10(np.mean(weighted**2)), abs=0.05)


def test_highs_count_more_than_lows() -> None:
    """As they do to an ear."""
    low, high = (tone(hertz, seconds=2, rate=48_000) for hertz in (60, 3_000))

    assert loudness(high.samples, 48_000) > loudness(low.samples, 48_000) + 4


def test_loudness_does_not_depend_on_the_rate() -> None:
    """A clip is as loud after resampling as before."""
    voice = tone(300, seconds=2, rate=22_050)

    assert loudness(resample(voice), 24_000) == pytest.approx(loudness(voice.samples, 22_050), abs=0.1)
