"""A soft bed of sound: even, without a seam, and under the voice."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from legato.cli.render import Under
from legato.render.speech import Clips, Kind, decode
from legato.render.speech.bed import (
    BED_LUFS,
    FILE_LASTS,
    LOOP_FROM,
    LOOP_LASTS,
    LOOP_S,
    Bed,
    bed_clip,
    bed_name,
    loop,
)
from legato.render.speech.loudness import loudness
from legato.render.speech.shaping import RATE, SPOKEN_LUFS


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
def test_in_its_file_a_turn_leads_into_itself_wherever_a_decoder_begins(bed: Bed, tmp_path: Path) -> None:
    """What stands one turn later is the same sound, but for what the encoder lost: no click where it is repeated."""
    clip = bed_clip(bed, Clips(tmp_path))
    for kind in Kind:
        found = Clips(tmp_path).find(clip.name, kind)
        assert found is not None
        samples = decode(found.content()).samples
        turn = LOOP_LASTS * RATE // 1_000
        for moved in (0, 312, 1_105):
            begin = LOOP_FROM * RATE // 1_000 + moved
            seam = np.concatenate((samples[begin + turn - 50 : begin + turn], samples[begin : begin + 50]))
            steps = np.abs(np.diff(seam))
            assert steps[49] <= 4 * np.diff(samples[begin : begin + turn]).std(), (kind, moved)


def test_a_bed_is_made_once(tmp_path: Path) -> None:
    """And found by its name from then on."""
    made = bed_clip(Bed.WAVES, Clips(tmp_path))

    assert made.lasts == FILE_LASTS
    assert Clips(tmp_path).find(bed_name(Bed.WAVES)) == made
