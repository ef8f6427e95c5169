"""From what a voice gives to what is kept."""

from __future__ import annotations

import numpy as np
import pytest

from legato.errors import SpeechError
from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import HIGHEST_PEAK, RATE, SPOKEN_LUFS, resample, shape_speech
from legato.render.speech.voice import Sound
from render.speech.voices_for_tests import tone


@pytest.mark.parametrize("strength", [0.003, 0.05, 0.9])
def test_whispered_or_shouted_all_clips_are_as_loud(strength: float) -> None:
    """Nobody reaches for the volume between two lines."""
    shaped = shape_speech(tone(strength=strength))

    assert loudness(shaped.samples, RATE) == pytest.approx(SPOKEN_LUFS, abs=0.5)


def test_sharp_sounds_never_clip() -> None:
    """Where loudness would need more than there is, peaks decide."""
    clicks = np.zeros(22_050, np.float32)
    clicks[1_000::2_000] = 0.5

    assert np.abs(shape_speech(Sound(clicks, 22_050)).samples).max() <= HIGHEST_PEAK + 1e-6


def test_the_pause_around_a_line_is_cut_away() -> None:
    """A line begins when it is said to begin."""
    pause = np.zeros(22_050, np.float32)
    said = Sound(np.concatenate((pause, tone().samples, pause, pause)), 22_050)

    assert 1_000 <= shape_speech(said).lasts <= 1_060


def test_it_begins_and_ends_without_a_click() -> None:
    """From nothing, to nothing."""
    shaped = shape_speech(tone()).samples

    assert abs(shaped[0]) < 0.001
    assert abs(shaped[-1]) < 0.01


def test_silence_is_no_speech() -> None:
    """A voice that gives nothing is told from one that speaks."""
    with pytest.raises(SpeechError, match="only silence"):
        shape_speech(Sound(np.zeros(22_050, np.float32), 22_050))
    with pytest.raises(SpeechError, match="only silence"):
        shape_speech(Sound(np.zeros(0, np.float32), 22_050))


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100])
def test_pitch_and_length_survive_another_rate(rate: int) -> None:
    """A voice at any rate comes out at ours, the same tone as long as before."""
    changed = resample(tone(440, seconds=2, rate=rate))
    spectrum = np.abs(np.fft.rfft(changed))
    loudest = np.fft.rfftfreq(len(changed), 1 / RATE)[spectrum.argmax()]

    assert len(changed) / RATE == pytest.approx(2, abs=0.01)
    assert loudest == pytest.approx(440, abs=2)
