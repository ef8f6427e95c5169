"""What a grip is made of: spots of a hand that have to be somewhere, and how the hand is turned for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from legato_hands.makehuman import Floats

Turning = Callable[[Floats, Floats], Floats]
"""The rotation that points a hand's fingers, and its palm, given ways."""
Turned = Callable[[Floats, Floats], Floats]
"""The same, for the rows of all moments."""


@dataclass(frozen=True)
class ContactTarget:
    """A spot of the hand that has to be somewhere: a row for each moment."""

    pads: tuple[str, ...]
    points: Floats
    normals: Floats
    """Of the skin it faces."""
    press: Floats
    on: np.ndarray
    """Whether it touches."""
    facing: float = 1.0
    exact: float = 1.0
    """How exactly it keeps its height above the skin: a broad hand just lies on it."""


@dataclass(frozen=True)
class HandGrip:
    """What one hand does over a cycle."""

    contacts: tuple[ContactTarget, ...]
    soft: tuple[str, ...]
    """Spots that lie on the skin wherever it happens to be."""
    turns: Floats
    """How the hand is turned, about, at each moment."""
    elbow: Floats
    curl: tuple[float, float] | None = None
    """Knuckles and middle joints, in degrees from straight, where the grip asks for it."""
    touching: np.ndarray | None = None
    hover: float = 0.0
    """How far the palm keeps away from the skin, in metres; 0 where it may lie on it."""
    arm: float = 1.0
    """How firmly the forearm keeps to its way: more where it would swing about otherwise."""
    thumb: float | None = None
    """Degrees the thumb is drawn in to the hand, from where it is at rest, where the grip asks for it."""
