"""A whole session as one piece of sound: words, ticks and chimes, each at its moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import numpy as np

from legato.render.speech.bed import Bed
from legato.render.speech.chimes import sound
from legato.render.speech.loops import loop
from legato.render.speech.shaping import HIGHEST_PEAK, RATE
from legato.render.speech.voice import Samples, Sound
from legato.timeline import CueKind
from legato.units import MILLISECONDS_PER_SECOND
from legato.words import CueInWords, Narration

BLOCK_S = 10
"""Sound is mixed in pieces of this length, so that an hour needs no more memory than a minute."""

LEAD_MS = 700
"""How long before its words a chime sounds, where the session is under way already [J]."""

HUSHED = 0.5
"""What sounds under the voice is this much quieter."""

_CHIMES = {CueKind.CHANGE_LEG: "change_leg", CueKind.PRESSURE_CHECK: "pressure_check"}


class Placed(NamedTuple):
    """A sound from a moment on, and how loud."""

    at: int
    sound: Sound
    gain: float

    @property
    def begins(self) -> int:
        """Its first sample."""
        return self.at * RATE // MILLISECONDS_PER_SECOND

    @property
    def ends(self) -> int:
        """The sample after its last."""
        return self.begins + len(self.sound.samples)


def recording(narration: Narration, said: Mapping[str, Sound], bed: Bed | None = None) -> Iterator[Samples]:
    """Give a session piece by piece, at `RATE`; `said` has the sound of each text, and a bed lies under all of it."""
    placed = sorted(_placed(narration, said), key=lambda one: one.at)
    ends = max([narration.lasts_ms * RATE // MILLISECONDS_PER_SECOND, *(one.ends for one in placed)])
    sounding: list[Placed] = []
    for begin in range(0, ends, BLOCK_S * RATE):
        end = min(begin + BLOCK_S * RATE, ends)
        while placed and placed[0].begins < end:
            sounding.append(placed.pop(0))
        mixed = np.zeros(end - begin, np.float32) if bed is None else _under_all(loop(bed), begin, end)
        for one in sounding:
            first, last = max(one.begins, begin), min(one.ends, end)
            mixed[first - begin : last - begin] += one.gain * one.sound.samples[first - one.begins : last - one.begins]
        yield np.clip(mixed, -HIGHEST_PEAK, HIGHEST_PEAK)
        sounding = [one for one in sounding if one.ends > end]


def _under_all(turn: Samples, begin: int, end: int) -> Samples:
    """Return this stretch of a loop that began with the session."""
    return turn.take(np.arange(begin, end), mode="wrap")


def _placed(narration: Narration, said: Mapping[str, Sound]) -> Iterator[Placed]:
    spoken = [Placed(cue.at_ms, said[cue.text], 1.0) for cue in narration.cues if cue.text and cue.text in said]
    talks = [(one.at, one.at + one.sound.lasts) for one in spoken]
    yield from spoken
    for cue in narration.cues:
        if cue.kind is CueKind.BEAT:
            yield _under(talks, cue.at_ms, sound("tick"))
        elif cue.kind in _CHIMES:
            yield _under(talks, max(cue.at_ms - LEAD_MS, 0), sound(_CHIMES[cue.kind]))
    yield _under(talks, 0, sound("begin"))
    yield _under(talks, _over(narration.cues[-1], said), sound("end"))


def _over(last: CueInWords, said: Mapping[str, Sound]) -> int:
    """When the last word has been said: after the end of the session."""
    return last.at_ms + (said[last.text].lasts if last.text and last.text in said else 0)


def _under(talks: list[tuple[int, int]], at: int, what: Sound) -> Placed:
    over = at + what.lasts
    talked = any(begins < over and at < ends for begins, ends in talks)
    return Placed(at, what, HUSHED if talked else 1.0)
