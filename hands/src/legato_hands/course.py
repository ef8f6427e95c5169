"""One contact over a cycle, and what all courses are made with: easing, lines and the skin's direction."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legato.notation.score import Touch
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.places import Atlas

LIFT, HIGH_LIFT = 0.028, 0.055
"""Metres a hand is lifted on its way back, and where it passes over toes and another hand; a third between presses."""


class UnplayableError(ValueError):
    """A score asks for something no hand can do: the technique, the moment and the reason."""


@dataclass(frozen=True)
class Trajectory:
    """One contact over a cycle: a row for each moment."""

    touch: Touch
    points: Floats
    """On the skin."""
    normals: Floats
    along: Floats
    """The way the line runs there."""
    lift: Floats
    """Metres above the skin; 0 while it touches."""
    press: Floats
    """Metres into the skin."""
    squeeze: Floats
    """0 open to 1 closed, for hands that knead."""
    line: Floats
    """The whole way, for drawing and measuring."""
    closed: bool
    aside: Floats | None = None
    """Metres it goes out of the way of the other hand, on its giver's side; nowhere where there are none."""

    @property
    def touching(self) -> np.ndarray:
        """Whether it touches, at each moment."""
        return self.lift < 1e-6


def ease(u: Floats) -> Floats:
    """Start and stop softly."""
    return np.asarray(u * u * (3 - 2 * u))


def on_line(line: Floats, share: Floats) -> tuple[Floats, Floats]:
    """Return points at shares of a line, and which way it runs there."""
    if len(line) == 1:
        return np.repeat(line, len(share), axis=0), np.repeat([[0.0, 1.0, 0.0]], len(share), axis=0)
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    at = share * steps[-1]

    def there(s: Floats) -> Floats:
        return np.stack([np.interp(s, steps, line[:, k]) for k in range(3)], axis=-1)

    reach = 0.006
    return there(at), unit(there(np.minimum(at + reach, steps[-1])) - there(np.maximum(at - reach, 0)))


def smooth_normals(atlas: Atlas, points: Floats) -> Floats:
    """Return the direction of the skin around points, without every little bump."""
    spread = np.array([[x, y, z] for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1)]) * 0.006
    around = atlas.skin.normal((points[:, None] + spread).reshape(-1, 3)).reshape(len(points), -1, 3)
    return unit(around.mean(1))
