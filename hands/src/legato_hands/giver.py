"""Who gives, how the receiver lies for them, where their arms come from, and which of their hands is which.

Alone, the foot lies on the other knee: its inner side is up, the sole looks to
the right, the toes point ahead.
The lower leg and the thigh are reached from above.
Somebody else kneels or sits at the foot end and faces the receiver, who lies on
their back with the leg out; for what is behind, on the calf, the tendon and the
heel, they lie face down, with the foot over the edge or over a cushion [J].
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from legato.body import FOOT, Place, ZoneId, zone_of
from legato.notation.checkin import Performer
from legato.notation.score import By, Stroke, Touch
from legato.notation.technique import Technique
from legato_hands.limb import unit
from legato_hands.makehuman import Floats

_FOOT = FOOT | {ZoneId.ACHILLES, ZoneId.ANKLE_INNER, ZoneId.ANKLE_OUTER}
_LOWER_LEG = (ZoneId.CALF, ZoneId.SHIN, ZoneId.KNEE, ZoneId.BEHIND_KNEE)
_BEHIND = ("calf_", "tendon_line", "heel_back")
"""How places begin for which the receiver lies face down."""

_ALONE = {
    "toe": ([-0.65, -0.15, 0.65], [-0.65, -0.15, 0.65]),
    "toe_row": ([-0.45, -0.65, -0.6], [-0.45, -0.65, -0.6]),
    "web": ([-0.7, 0.4, 0.5], [-0.7, 0.4, 0.5]),
    "foot_top_line": ([-0.93, 0.25, -0.15], [-0.93, 0.25, -0.15]),
    "foot_sides": ([-0.5, 0.7, 0.5], [0.25, 0.8, 0.55]),
    "ankle_ring_outer": ([0.05, 0.85, 0.5], [0.05, 0.85, 0.5]),
    "foot_outer_edge": ([0.05, 0.85, 0.5], [0.05, 0.85, 0.5]),
}
_FACE_UP = {
    "toe": ([-0.75, -0.35, 0.55], [0.75, -0.35, 0.55]),
    "toe_pad": ([-0.75, -0.65, 0.1], [0.75, -0.65, 0.1]),
    "toe_row": ([-0.35, -0.75, -0.55], [0.35, -0.75, -0.55]),
    "web": ([-0.4, 0.1, 0.9], [0.4, 0.1, 0.9]),
    "foot_top": ([-0.95, -0.3, 0.2], [0.95, -0.3, 0.2]),
    "foot_top_line": ([-0.88, -0.1, 0.32], [0.88, -0.1, 0.32]),
    "tendon_gap": ([-0.4, 0.0, 0.9], [0.4, 0.0, 0.9]),
    "sole_line": ([-0.45, -0.65, -0.6], [0.45, -0.65, -0.6]),
    "arch": ([-0.5, -0.6, -0.6], [0.5, -0.6, -0.6]),
    "thumb_pad inner_arch_line": ([-0.6, -0.72, 0.2], [0.6, -0.72, 0.2]),
    "thumb_pad outer_arch_line": ([-0.6, -0.72, 0.2], [0.6, -0.72, 0.2]),
    "heel": ([-0.4, -0.85, -0.25], [0.4, -0.85, -0.25]),
    "heel_back": ([-0.4, -0.85, -0.25], [0.4, -0.85, -0.25]),
    "kneecap_ring": ([-0.5, -0.75, 0.5], [0.5, -0.75, 0.5]),
    "thigh_outer_line": ([-0.55, -0.75, 0.35], [0.55, -0.75, 0.35]),
    "thigh_back_line": ([-0.8, -0.5, -0.1], [0.8, -0.5, -0.1]),
}
_FACE_DOWN = {
    "tendon_line": ([0.15, -0.6, -0.75], [-0.15, -0.6, -0.75]),
    "foot_top": ([-0.85, -0.45, 0.2], [0.85, -0.45, 0.2]),
    "inner_arch_line": ([-0.4, -0.75, -0.5], [0.4, -0.75, -0.5]),
    "heel_back": ([0.15, -0.75, -0.65], [-0.15, -0.75, -0.65]),
    "heel_back_line": ([-0.2, -0.4, -0.9], [0.2, -0.4, -0.9]),
}
"""From the wrist to the elbow, of the inner and the outer hand, where a place is reached in a way of its own."""
_AROUND = ([-0.65, 0.2, -0.72], [-0.15, -0.75, -0.62])
"""The same of somebody alone whose hands have changed sides: each comes around its edge of the foot to the sole."""


@dataclass(frozen=True)
class Giver:
    """Whose hands do it, and whether the receiver lies face down for them."""

    performer: Performer
    face_down: bool = False
    changed: bool = False
    """Whether their hands have changed sides."""

    @classmethod
    def of(cls, technique: Technique, performer: Performer) -> Giver:
        """Return the giver of a technique: nobody turns over between two of its strokes."""
        face_down = performer is Performer.PARTNER and any(map(_is_behind, technique.score.strokes))
        return cls(performer, face_down)

    def during(self, stroke: Stroke) -> Giver:
        """Return the giver as they do one stroke."""
        return replace(self, changed=self.performer in stroke.changes_sides)

    @property
    def helps(self) -> bool:
        """Whether it is somebody else."""
        return self.performer is Performer.PARTNER

    def is_right(self, by: By) -> bool:
        """Tell whether the giver's right hand plays a part, on a left leg."""
        return (by is By.INNER_HAND) == ((not self.helps or self.face_down) is not self.changed)

    def aside(self, by: By) -> Floats:
        """Return which way a hand makes room for the other: to its own side, and up where both come from above."""
        if not self.helps:
            return np.array([0.0, 0.7, 0.0])
        return np.array([-1.0 if by is By.INNER_HAND else 1.0, 0.0, 0.0])

    def elbow(self, touch: Touch) -> Floats:
        """Return the way from the wrist to the elbow, in leg space."""
        inner = touch.by is By.INNER_HAND
        if self.changed and not self.helps:
            return unit(np.array(_AROUND[not inner]))
        place, zone = touch.on[0], zone_of(touch.on[0])[0]
        own = _FACE_DOWN if self.face_down else _FACE_UP if self.helps else _ALONE
        for name in (f"{touch.part.value} {place}", place.rstrip("_12345")):
            if (known := own.get(name)) is not None:
                return unit(np.array(known[not inner]))
        return unit(np.array(self._from_afar(zone, inner=inner) if self.helps else _alone(place, zone, inner=inner)))

    def _from_afar(self, zone: ZoneId, *, inner: bool) -> list[float]:
        side = -1.0 if inner else 1.0
        if self.face_down:
            return [0.1 * side, -0.75, -0.65]
        return [0.55 * side, -0.65, 0.5] if zone in _FOOT else [0.5 * side, -0.6, 0.6]


def _alone(place: Place, zone: ZoneId, *, inner: bool) -> list[float]:
    side = -1.0 if inner else 1.0
    if zone is ZoneId.FOOT_TOP and not place.endswith(("edge", "sides")):
        return [-0.85, -0.3, 0.35] if inner else [-0.6, 0.75, 0.1]
    if zone in _FOOT:
        return [-0.75, -0.35, -0.45] if inner else [-0.75, 0.45, -0.1]
    return [0.4 * side, 0.75, 0.55] if zone in _LOWER_LEG else [0.35 * side, 0.6, 0.7]


def _is_behind(stroke: Stroke) -> bool:
    return all(place.startswith(_BEHIND) for touch in stroke.moving for place in touch.on)
