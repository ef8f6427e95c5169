"""The voice that works everywhere: espeak-ng."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from legato.errors import SpeechError
from legato.render.speech.programmes import find_programme, run
from legato.render.speech.voice import CALM, Sound

NAMES = ("espeak-ng",)
LIMIT_S = 10

SPEED = 130
"""What espeak-ng calls words a minute; it says about 150 of our words in one, because ours are short."""

PITCH = 38
"""A little deeper than usual, 0 to 99: calmer [J]."""

WORD_GAP = 1
"""Pause between words in hundredths of a second: easier to follow with half an ear [J]."""

_HEADER = 44
_RATE_AT = slice(24, 28)


@dataclass(frozen=True, slots=True)
class Espeak:
    """espeak-ng, speaking British English."""

    programme: Path
    mark: str
    engine: str = "espeak-ng"
    name: str = "espeak-ng"
    language: str = "en-GB"

    def say(self, text: str, pace: int = CALM) -> Sound:
        """Speak a text."""
        arguments = (
            *("-v", self.language.lower()),
            *("-s", str(SPEED * pace // CALM)),
            *("-p", str(PITCH)),
            *("-g", str(WORD_GAP)),
            *("-b", "1", "--stdin", "--stdout"),
        )
        return _sound(run(self.programme, arguments, text, LIMIT_S))


def find_espeak() -> Espeak | None:
    """Return the espeak-ng of this machine, if it has one that answers."""
    try:
        return ask_espeak()
    except SpeechError:
        return None


def ask_espeak() -> Espeak | None:
    """Return the espeak-ng of this machine, if it has one.

    Raises:
        SpeechError: it is there and does not answer, and why.
    """
    programme = next((found for name in NAMES if (found := find_programme(name))), None)
    return None if programme is None else Espeak(programme, _version(programme))


@cache
def _version(programme: Path) -> str:
    """Return what it says about itself; asked once, because it does not change while we run."""
    words = run(programme, ("--version",), "", LIMIT_S).decode(errors="replace")
    return words.partition("Data at")[0].strip()


def _sound(written: bytes) -> Sound:
    """Read the WAV it writes.

    By hand, because it does not know the length when it writes the header, and readers believe the header.
    """
    import numpy as np  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

    body = written[_HEADER:]
    rate = int.from_bytes(written[_RATE_AT], "little")
    if written[:4] != b"RIFF" or rate <= 0 or not body:
        raise SpeechError("espeak-ng gave no sound.")
    samples = np.frombuffer(body[: len(body) // 2 * 2], dtype="<i2")
    return Sound((samples / 32_768).astype(np.float32), rate)
