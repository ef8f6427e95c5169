"""What the giver is told when the receiver presses a button.

"More" is never more than what may be cleared: one step, as long as the technique
and the limits of this leg have room for it; otherwise the sentence says to stay.
"""

from __future__ import annotations

import gzip
import json
import zlib
from dataclasses import dataclass
from typing import Any

from legato.body import Leg
from legato.library import load_library
from legato.safety.breach import pressure_allowed
from legato.safety.model import Screening
from legato.server.records.pairing.models import AskKind
from legato.server.records.sittings.models import Sitting
from legato.units import PRESSURE_WORDS

SOFTER = "They ask for softer."
STOP = "They ask you to stop. Take your hands away."
MORE_NOWHERE = "They ask for more. Wait for the next technique."
MORE_IS_MOST = "They ask for more, but this is as firm as it may be here. Stay as you are."
MORE = "They ask for more. Go up slowly, and no further than {most}."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session is: what is done on which leg, and how hard the screen says."""

    leg: Leg | None = None
    technique: str | None = None
    pressure: int | None = None


def place_at(sitting: Sitting, at_ms: int) -> Place:
    """Return what the screens show at a moment of a sitting; nothing where its cues cannot be read.

    Whoever asks to stop is heard all the same.
    """
    shown: dict[str, Any] = {}
    for cue in _cues(sitting):
        if cue["at_ms"] > at_ms:
            break
        if cue["kind"] == "show":
            shown = cue
    leg = shown.get("leg")
    return Place(Leg(leg) if leg else None, shown.get("technique"), shown.get("shown", {}).get("pressure"))


def _cues(sitting: Sitting) -> list[dict[str, Any]]:
    try:
        cues: list[dict[str, Any]] = json.loads(gzip.decompress(bytes(sitting.timeline)))["cues"]
    except (OSError, EOFError, ValueError, zlib.error):
        return []
    return cues


def says(kind: AskKind, sitting: Sitting, place: Place) -> str:
    """Return the sentence for the giver."""
    if kind is AskKind.SOFTER:
        return SOFTER
    if kind is AskKind.STOP:
        return STOP
    if place.technique is None or place.leg is None or place.pressure is None:
        return MORE_NOWHERE
    technique = load_library().techniques[place.technique]
    limits = Screening.model_validate(sitting.screening).limits[place.leg]
    if place.pressure >= pressure_allowed(technique, limits):
        return MORE_IS_MOST
    # One step at a time, as from block to block: pressure never jumps.
    return MORE.format(most=PRESSURE_WORDS[place.pressure + 1].partition(",")[0])
