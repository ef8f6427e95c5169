"""Left and right: always the receiver's own."""

from __future__ import annotations

from enum import StrEnum


class Leg(StrEnum):
    """One of the receiver's two legs."""

    LEFT = "left"
    RIGHT = "right"


LEGS = (Leg.LEFT, Leg.RIGHT)


def other_leg(leg: Leg) -> Leg:
    """Return the leg on the other side."""
    return Leg.RIGHT if leg is Leg.LEFT else Leg.LEFT
