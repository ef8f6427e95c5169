"""The voice of the pack, speaking live: hibari, a small neural voice that needs nothing but numpy and onnxruntime."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from legato.errors import SpeechError
from legato.render.speech.allowance import BETWEEN, allowance, sentences_of
from legato.render.speech.respelling import respell
from legato.render.speech.voice import CALM, Samples, Sound
from legato.render.wanted import WANTED
from legato.units import MILLISECONDS_PER_SECOND

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "heart"
ENGINE = "hibari"
PACKAGE = "hibari-tts"

USUAL, SLOWEST, FASTEST = 0.65, 0.55, 2.0
"""Its speed to begin with; between the others it sounds like a person at ease or in a hurry, not like a machine [J]."""

AIM = 0.985
"""Which part of its allowance a line is made to last, so that rounding never takes it over [J]."""

_TRIES = 5
_NEAR = 0.03


@dataclass(frozen=True, slots=True)
class Hibari:
    """hibari with the one voice that is inside its package, American English."""

    mark: str
    engine: str = ENGINE
    name: str = NAME
    language: str = "en-US"

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak a text, in the time the timeline counts for it; faster when the pace says so.

        Raises:
            SpeechError: it made no sound of the text, or is not wanted any more.
        """
        from legato.render.speech.shaping import RATE  # noqa: PLC0415 - numpy: only who makes sound reads it

        aim = allowance(text) * AIM * CALM / pace
        speed, best = USUAL, None
        for _ in range(_TRIES):
            said = _spoken(text, speed, pace)
            lasts = len(said) * MILLISECONDS_PER_SECOND / RATE
            if best is None or _miss(lasts, aim) < _miss(best[0], aim):
                best = lasts, said
            if _miss(best[0], aim) < _NEAR * aim or (lasts <= aim and speed == SLOWEST):
                break
            speed = min(max(speed * lasts / (aim * (1 - _NEAR / 2)), SLOWEST), FASTEST)
        if best is None:
            raise SpeechError("hibari gave no sound.")
        return Sound(best[1], RATE)


def find_hibari() -> Hibari | None:
    """Return the voice when its package is installed."""
    if find_spec("hibari") is None or find_spec("onnxruntime") is None:
        return None
    try:
        return Hibari(version(PACKAGE))
    except PackageNotFoundError:
        return None


def _miss(lasts: float, aim: float) -> float:
    """How far from the aim, in milliseconds; too long is worse than any shorter."""
    return lasts if lasts > aim else aim - lasts


def _spoken(text: str, speed: float, pace: int) -> Samples:
    import numpy as np  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

    return np.concatenate(list(_sentences(text, speed, pace)))


def _sentences(text: str, speed: float, pace: int) -> Iterator[Samples]:
    import numpy as np  # noqa: PLC0415 - as above

    from legato.render.speech.pauses import with_pauses  # noqa: PLC0415 - as above
    from legato.render.speech.shaping import RATE, trim  # noqa: PLC0415 - as above

    quiet = np.zeros(round(RATE * BETWEEN / MILLISECONDS_PER_SECOND * CALM / pace), np.float32)
    is_wanted = WANTED.get()
    for number, sentence in enumerate(sentences_of(text)):
        if not is_wanted():
            raise SpeechError("hibari was ended, because nobody waits for it.")
        if number:
            yield quiet
        # The same noise in the same line, so that the same line is the same sound.
        seed = int.from_bytes(hashlib.sha256(sentence.encode()).digest()[:4])
        said = np.asarray(_engine()(respell(sentence), speed=speed, seed=seed), np.float32)
        yield with_pauses(trim(said), sentence, CALM / pace)


@cache
def _engine() -> Any:
    """Load it once: half a second."""
    from hibari import Hibari as Engine  # noqa: PLC0415 - an extra

    return Engine()
