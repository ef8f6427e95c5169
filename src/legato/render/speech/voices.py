"""Which voice speaks: the one the user chose, else the first that works here."""

from __future__ import annotations

from dataclasses import dataclass

from legato.render.speech.espeak import find_espeak
from legato.render.speech.voice import Voice

NONE_SAYS = (
    "There is no voice on this computer yet, so your browser speaks instead; install espeak-ng for a steady one."
)


@dataclass(frozen=True, slots=True)
class NoVoice:
    """Nothing here can speak; `says` tells why in one sentence."""

    says: str


def find_voice() -> Voice | NoVoice:
    """Return the voice to speak with."""
    return find_espeak() or NoVoice(NONE_SAYS)
