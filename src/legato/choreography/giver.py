"""Where the giver's arms come from, and which of their hands is which.

Alone, the foot lies on the other knee: its inner side is up, the sole looks to
the right, the toes point ahead.
The lower leg and the thigh are reached from above.
Somebody else kneels or sits at the foot end and faces the receiver.
"""

from __future__ import annotations

import numpy as np

from legato.body import FOOT, ZoneId
from legato.choreography.limb import unit
from legato.choreography.makehuman import Floats
from legato.notation.checkin import Performer
from legato.notation.score import By

_FOOT = FOOT | {ZoneId.ACHILLES, ZoneId.ANKLE_INNER, ZoneId.ANKLE_OUTER}


def is_right(by: By, performer: Performer) -> bool:
    """Tell whether the giver's right hand plays a part, on a left leg."""
    return (by is By.INNER_HAND) == (performer is Performer.SELF)


def elbow_way(by: By, zone: ZoneId, performer: Performer) -> Floats:
    """Return the way from the wrist to the elbow, in leg space."""
    inner = by is By.INNER_HAND
    side = -1.0 if inner else 1.0
    if performer is Performer.PARTNER:
        if zone in _FOOT:
            return unit(np.array([0.55 * side, -0.65, 0.5]))
        return unit(np.array([0.5 * side, -0.6, 0.6]))
    if zone in _FOOT:
        return unit(np.array([-0.75, -0.35, -0.45]) if inner else np.array([-0.75, 0.45, -0.1]))
    if zone in (ZoneId.CALF, ZoneId.SHIN, ZoneId.KNEE, ZoneId.BEHIND_KNEE):
        return unit(np.array([0.4 * side, 0.75, 0.55]))
    return unit(np.array([0.35 * side, 0.6, 0.7]))
