"""What the giver is told when the receiver presses a button.

"More" is never more than what may be cleared: one step, as long as the technique
and the limits of this leg have room for it; otherwise they are told to stay.
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
from legato.server.records.pairing.models import AskKind, WishKind
from legato.server.records.sittings.models import Sitting


@dataclass(frozen=True, slots=True)
class Wish:
    """What the giver is to be told, as a code; a door says it."""

    wish: WishKind
    most: int | None = None
    """For more: how hard it may become now, 0 to 10."""


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


def wish_of(kind: AskKind, sitting: Sitting, place: Place) -> Wish:
    """Return what the giver is to be told."""
    if kind is not AskKind.MORE:
        return Wish(WishKind(kind.value))
    if place.technique is None or place.leg is None or place.pressure is None:
        return Wish(WishKind.MORE_NOWHERE)
    technique = load_library().techniques[place.technique]
    limits = Screening.model_validate(sitting.screening).limits[place.leg]
    if place.pressure >= pressure_allowed(technique, limits):
        return Wish(WishKind.MORE_IS_MOST)
    # One step at a time, as from block to block: pressure never jumps.
    return Wish(WishKind.MORE, place.pressure + 1)
