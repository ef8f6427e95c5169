"""A pause at each comma long enough for hands to follow."""

from __future__ import annotations

import numpy as np

from legato.render.speech.allowance import PAUSE, pauses_in
from legato.render.speech.voice import Samples
from legato.units import MILLISECONDS_PER_SECOND

_RATE = 24_000
_FRAME = 240
"""Ten milliseconds."""
_LEAST_FRAMES = 4
_QUIET = 10 ** (-34 / 20)


def with_pauses(samples: Samples, text: str, stretch: float = 1.0) -> Samples:
    """Make the pauses at commas as long as they are counted, by silence inside those the voice makes anyway.

    Nothing is cut into speech: where the voice makes no pause, none is put in.
    """
    wanted = pauses_in(text)
    runs = sorted(_quiet_runs(samples), key=lambda run: run[0] - run[1])[:wanted]
    least = round(PAUSE * stretch * _RATE / MILLISECONDS_PER_SECOND)
    for begins, ends in sorted(runs, reverse=True):
        missing = least - (ends - begins)
        if missing > 0:
            middle = (begins + ends) // 2
            samples = np.concatenate((samples[:middle], np.zeros(missing, np.float32), samples[middle:]))
    return samples


def _quiet_runs(samples: Samples) -> list[tuple[int, int]]:
    """Return where it is quiet for some hundredths of a second inside a sentence: first and last sample."""
    frames = len(samples) // _FRAME
    if not frames:
        return []
    sizes = np.sqrt((samples[: frames * _FRAME].reshape(frames, _FRAME) ** 2).mean(axis=1))
    quiet = np.concatenate(([0], (sizes < _QUIET * sizes.max()).astype(np.int8), [0]))
    steps = np.diff(quiet)
    runs = zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True)
    return [
        (int(first) * _FRAME, int(last) * _FRAME)
        for first, last in runs
        if last - first >= _LEAST_FRAMES and first > 0 and last < frames
    ]
