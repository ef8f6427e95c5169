"""Voices for tests that are about clips, not about a speech programme."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from legato.errors import SpeechError
from legato.render.speech.voice import CALM, Sound


def tone(hertz: float = 220.0, seconds: float = 1.0, rate: int = 22_050, strength: float = 0.3) -> Sound:
    """Make a plain tone."""
    t = np.arange(round(seconds * rate)) / rate
    return Sound((strength * np.sin(2 * np.pi * hertz * t)).astype(np.float32), rate)


@dataclass(frozen=True)
class Humming:
    """Hums a tone for each line, as long as the line has words; counts what it was asked."""

    engine: str = "humming"
    name: str = "hum"
    language: str = "en-GB"
    mark: str = "1"
    seconds_a_word: float = 0.3
    asked: list[tuple[str, int]] = field(default_factory=list, compare=False)

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Hum."""
        self.asked.append((text, pace))
        return tone(seconds=len(text.split()) * self.seconds_a_word * CALM / pace)


@dataclass(frozen=True)
class Hoarse(Humming):
    """Cannot speak."""

    name: str = "hoarse"

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Fail, as a programme that ended with an error."""
        self.asked.append((text, pace))
        raise SpeechError("hoarse ended with error 1.")
