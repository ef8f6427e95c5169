"""Plain words for the choices of a check-in, from the library, and for places on a leg."""

from __future__ import annotations

from enum import StrEnum

from legato.body import Leg, ZoneId
from legato.library import load_library
from legato.server.wire.language import say


def label(choice: StrEnum) -> str:
    """Return the plain words for a choice."""
    return load_library().label(choice)


def place_said(leg: Leg, zone: ZoneId) -> str:
    """Name a zone of a leg in the language of the request: `left calf`."""
    return say("place-in-list", leg=leg.value, zone=zone.value)


def choices_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of a kind of answer with their labels, in order."""
    return [(value.value, label(value)) for value in kind]
