"""A foot on something that rolls on the floor: the tool stays there, and the foot goes over it.

Whoever sits rolls the foot from a knee that goes along less than half the way.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from legato_hands.limb import Limb
from legato_hands.makehuman import Floats

THIGH_DEGREES = -82.0
"""How far the thigh of somebody who sits is turned from upright: it lies nearly level, the knee a little higher."""

FROM_KNEE = 0.6
"""The share of the foot's way that comes from the knee's bending [J]."""


@dataclass(frozen=True)
class Rolled:
    """What rolls and the leg above it, in a space in which the floor stands still; rows are moments."""

    tool: Floats
    """Where the tool's middle is."""
    leg: dict[str, tuple[Floats, Floats | None]]
    """What bones of the leg do: turns (rows, 3, 3) in their parent's axes, and for the first where its head is."""
    height: float
    """Where the floor is, metres above the ankle of a leg at rest."""


def lay_on_floor(leg: Limb, middles: Floats, radius: float) -> Rolled:
    """Put a tool on the floor that is known in the foot's own space, where its middle is at each moment.

    What rolls between floor and foot without slipping goes half as far as the foot: seen from the foot, as far back.
    """
    middle = middles.mean(0)
    foot = -2 * (middles - middle)
    foot[:, 1] = middle[1] - middles[:, 1]
    hip, knee, ankle = (leg.heads[leg.bone(name)] for name in ("upperleg01", "lowerleg01", "foot"))
    shin = knee - ankle
    lean = Rotation.from_rotvec(np.outer(-np.arcsin(FROM_KNEE * foot[:, 2] / shin[1]), [1, 0, 0]))
    thigh = Rotation.from_rotvec(np.radians([THIGH_DEGREES, 0, 0]))
    hips = ankle + foot + lean.apply(shin) + thigh.apply(hip - knee)
    turns = np.broadcast_to(thigh.as_matrix(), (len(foot), 3, 3))
    return Rolled(
        middles + foot,
        {
            "upperleg01": (turns, hips),
            "lowerleg01": ((thigh.inv() * lean).as_matrix(), None),
            "foot": (lean.inv().as_matrix(), None),
        },
        float(middle[1] - radius),
    )
