"""A soft bed of sound: even, without a seam, and under the voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legato.cli.render import Under
from legato.errors import SpeechError
from legato.render.speech import Kind, decode
from legato.render.speech.bed import FILE_LASTS, LOOP_FROM, LOOP_LASTS, LOOP_S, Bed, bed_clip
from legato.render.speech.loops import BED_LUFS, loop, with_margins
from legato.render.speech.loudness import loudness
from legato.render.speech.pack import open_pack
from legato.render.speech.shaping import RATE, SPOKEN_LUFS
from legato.render.speech.shipped import FILE
from legato.render.speech.shipping import inputs_hash


@pytest.mark.parametrize("bed", Bed)
def test_it_has_no_seam(bed: Bed) -> None:
    """From the last sample to the first it is no further than between any two."""
    turn = loop(bed)
    steps = np.abs(np.diff(turn))

    assert len(turn) == LOOP_S * RATE
    assert abs(turn[0] - turn[-1]) <= steps.max()


@pytest.mark.parametrize("bed", Bed)
def test_it_lies_under_the_voice(bed: Bed) -> None:
    """Always to be heard, and never loud: no three seconds are far from the others."""
    turn = np.tile(loop(bed), 2)
    parts = [loudness(turn[at : at + 3 * RATE], RATE) for at in range(0, LOOP_S * RATE, RATE)]

    assert loudness(turn, RATE) == pytest.approx(BED_LUFS, abs=0.5)
    assert max(parts) < SPOKEN_LUFS - 6
    assert max(parts) - min(parts) < 5


@pytest.mark.parametrize("bed", Bed)
def test_nothing_in_it_is_shrill(bed: Bed) -> None:
    """Nearly all of it lies under 4 kHz."""
    power = np.abs(np.fft.rfft(loop(bed))) ** 2
    low = np.fft.rfftfreq(LOOP_S * RATE, 1 / RATE) < 4_000

    assert power[low].sum() / power.sum() > 0.95


def test_the_command_line_knows_every_bed() -> None:
    """It names them without the extra they are in."""
    assert [one.value for one in Under] == [one.value for one in Bed]


@pytest.mark.parametrize("bed", Bed)
def test_in_its_file_a_turn_leads_into_itself_wherever_a_decoder_begins(bed: Bed) -> None:
    """What stands one turn later is the same sound, but for what the encoder lost; the player passes from one over to
    the other, for which there is room before the turn.
    """
    for kind in Kind:
        samples = decode(bed_clip(bed, kind).content()).samples
        begin, turn, over = (LOOP_FROM * RATE // 1_000, LOOP_LASTS * RATE // 1_000, RATE // 5)
        for moved in (0, 312, 1_105):
            first = samples[begin + moved - over : begin + moved]
            again = samples[begin + moved + turn - over : begin + moved + turn]

            assert len(first) == len(again) == over
            assert np.corrcoef(first, again)[0, 1] > 0.8, (kind, moved)


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("bed", Bed)
def test_the_file_that_comes_with_legato_is_what_is_computed(bed: Bed, kind: Kind) -> None:
    """As long, as loud and of the same pitches: how a decoder gives single samples is its own affair."""
    clip, wanted = bed_clip(bed, kind), with_margins(bed)
    heard = decode(clip.content())

    assert clip.lasts == heard.lasts
    assert FILE_LASTS <= heard.lasts < FILE_LASTS + 200
    assert loudness(heard.samples, RATE) == pytest.approx(loudness(wanted, RATE), abs=0.5)
    assert np.corrcoef(_pitches(heard.samples), _pitches(wanted))[0, 1] > 0.98


def _pitches(samples: np.ndarray) -> np.ndarray:
    """How strong each hundred hertz are, up to 3 kHz."""
    power = np.abs(np.fft.rfft(samples, LOOP_S * RATE)) ** 2
    return np.add.reduceat(power, np.arange(0, 3_000, 100) * LOOP_S)[:-1]


def test_the_file_is_of_todays_recipes() -> None:
    """A recipe that was counted up asks for `make sounds`."""
    assert open_pack(FILE).inputs == inputs_hash()


def test_a_file_that_is_gone_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With what brings it back."""
    monkeypatch.setattr("legato.render.speech.shipped.FILE", tmp_path / "sounds.pack")

    with pytest.raises(SpeechError, match=r"sounds\.pack cannot be read .*installing Legato again brings it"):
        bed_clip(Bed.RAIN)
