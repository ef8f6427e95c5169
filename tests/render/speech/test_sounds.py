"""The tick and the chimes."""

from __future__ import annotations

import numpy as np
import pytest

from legato.render.speech import SOUNDS, Kind, decode, sound_clip
from legato.render.speech.chimes import CHIME_LUFS, sound
from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import HIGHEST_PEAK, RATE, SPOKEN_LUFS

CHIMES = tuple(name for name in SOUNDS if name != "tick")


def test_every_moment_that_sounds_has_its_sound() -> None:
    """A tick, and a chime for begin, change of leg, pressure check and end."""
    assert set(SOUNDS) == {"tick", "begin", "change_leg", "pressure_check", "end"}


@pytest.mark.parametrize("name", SOUNDS)
def test_it_begins_softly_and_fades_to_nothing(name: str) -> None:
    """No click at either end, no clipping between."""
    samples = sound(name).samples

    assert abs(samples[0]) < 0.001
    assert np.abs(samples[-RATE // 500 :]).max() < 0.005
    assert np.abs(samples).max() <= HIGHEST_PEAK


@pytest.mark.parametrize("name", CHIMES)
def test_chimes_are_quieter_than_the_voice_and_alike(name: str) -> None:
    """They may sound under a sentence."""
    assert loudness(sound(name).samples, RATE) == pytest.approx(CHIME_LUFS, abs=0.5)
    assert CHIME_LUFS < SPOKEN_LUFS


def test_a_tick_is_short_and_quiet() -> None:
    """It comes a thousand times in a session: heard beside the voice, and never as loud, however fast the strokes."""
    tick = sound("tick").samples

    assert sound("tick").lasts < 700
    assert SPOKEN_LUFS - 8 < loudness(np.pad(tick, (0, RATE // 2)), RATE) < SPOKEN_LUFS - 4
    assert loudness(np.tile(tick, 10), RATE) < SPOKEN_LUFS - 2


@pytest.mark.parametrize("name", SOUNDS)
def test_nothing_in_it_is_shrill(name: str) -> None:
    """Nearly all of it lies under 1.5 kHz."""
    samples = sound(name).samples
    power = np.abs(np.fft.rfft(samples)) ** 2
    low = np.fft.rfftfreq(len(samples), 1 / RATE) < 1_500

    assert power[low].sum() / power.sum() > 0.97


def test_the_chimes_can_be_told_apart() -> None:
    """Each has its own course of notes."""
    assert len({sound(name).lasts for name in CHIMES}) == len(CHIMES)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("name", SOUNDS)
def test_the_file_that_comes_with_legato_is_what_is_computed(name: str, kind: Kind) -> None:
    """As both kinds, but for what the encoder lost, and for the moment it adds at the beginning."""
    wanted, clip = sound(name).samples, sound_clip(name, kind)
    heard = decode(clip.content())

    assert heard.rate == RATE
    assert clip.lasts == heard.lasts
    assert alike(wanted, heard.samples) > 0.95


def test_they_are_small() -> None:
    """All five in a few kilobytes."""
    assert sum(sound_clip(name).size for name in SOUNDS) < 50_000


def alike(wanted: np.ndarray, heard: np.ndarray) -> float:
    """Tell how much one sound is another, wherever in it that begins: 1 for the same."""
    length = len(wanted) + len(heard)
    found = np.fft.irfft(np.fft.rfft(heard, length) * np.conj(np.fft.rfft(wanted, length)), length)
    return float(found.max() / (np.linalg.norm(wanted) * np.linalg.norm(heard)))
