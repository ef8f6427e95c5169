"""A voice: says one text at one pace."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from legato.errors import LineError
from legato.units import MILLISECONDS_PER_SECOND, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Samples: TypeAlias = "NDArray[np.float32]"

CALM = 100
"""The usual pace, in percent of itself: about 150 words a minute, as the timeline counts them."""

MOST_CHARACTERS = 1_000
"""More than any line has, and less than keeps a voice busy for minutes."""


@dataclass(frozen=True, slots=True, eq=False)
class Sound:
    """A piece of sound: one channel, between -1 and 1, and how many samples make a second."""

    samples: Samples
    rate: int

    @property
    def lasts(self) -> Span:
        """How long it is."""
        return Span(len(self.samples) * MILLISECONDS_PER_SECOND // self.rate)


class Voice(Protocol):
    """Something that can speak."""

    @property
    def engine(self) -> str:
        """The programme that speaks: `espeak-ng` or `piper`."""

    @property
    def name(self) -> str:
        """Which of its voices."""

    @property
    def language(self) -> str:
        """The language it speaks, as `en-GB`."""

    @property
    def mark(self) -> str:
        """What else decides how it sounds, as the version of its programme: another mark is another voice."""

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak a text that is `sayable`, at a pace in percent of calm.

        Raises:
            SpeechError: it cannot, and why in one sentence.
        """


def sayable(text: str) -> str:
    """Return a text without what a speech programme could take for a command.

    Control characters are commands to espeak-ng, and doubled brackets begin phonemes there and in piper.

    Raises:
        LineError: nothing is left, or it is too long to be a line.
    """
    plain = "".join(" " if unicodedata.category(sign)[0] in "CZ" else sign for sign in text)
    for bracket in "[]":
        while bracket * 2 in plain:
            plain = plain.replace(bracket * 2, bracket)
    line = " ".join(plain.split())
    if not any(sign.isalnum() for sign in line):
        raise LineError("There is nothing to say in this line.")
    if len(line) > MOST_CHARACTERS:
        raise LineError(f"This line is too long to be spoken: {len(line)} characters, at most {MOST_CHARACTERS}.")
    return line
