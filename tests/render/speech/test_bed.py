"""A soft bed of sound: even, without a seam, and under the voice."""

from __future__ import annotations

import numpy as np
import pytest

from legato.cli.render import Under
from legato.render.speech.bed import BED_LUFS, LOOP_S, Bed, loop
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
