"""The leg under the hands: what a stroke does to its bones, and its skin at each moment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.spatial.transform import Rotation

from legato.notation.kinds import Shape, StrokeKind
from legato.notation.score import Stroke
from legato_hands.contacts import ContactTarget, HandGrip
from legato_hands.limb import Limb, move_points
from legato_hands.makehuman import Floats
from legato_hands.motion import Cycle
from legato_hands.places import Atlas
from legato_hands.surface import Skin

DENSER = 3
"""A clip holds three moments for each that is solved; smooth curves join them."""
EXAGGERATED = 3
"""A foot gives way by some millimetres a side, which nobody can see: it is drawn so many times as far, and said so."""
Turns = dict[str, tuple[Floats, Floats]]
"""What bones do, by name: turns as rotation vectors, and shifts in metres, a row for each moment of a clip."""


class Ground:
    """The leg over one cycle."""

    def __init__(self, atlas: Atlas, cycle: Cycle) -> None:
        leg = atlas.leg
        self.leg, self.turns = leg, leg_turns(leg, cycle)
        self.skins: Sequence[Skin] = [atlas.skin] * cycle.moments
        self._worlds: Floats | None = None
        if self.turns:
            rest = np.tile(np.eye(4), (cycle.moments, 1, 1))
            turned = {
                leg.bone(n): Rotation.from_rotvec(turn[::DENSER]).as_matrix() for n, (turn, _) in self.turns.items()
            }
            shifts = {leg.bone(n): shift[::DENSER] for n, (_, shift) in self.turns.items()}
            self._worlds = leg.worlds(turned, rest, shifts)
            self.skins = [Skin(leg.place(worlds), leg.faces) for worlds in self._worlds]

    def carried(self, grip: HandGrip) -> HandGrip:
        """Return the grip with its contacts where the moving leg takes them."""
        if self._worlds is None:
            return grip
        return replace(grip, contacts=tuple(self._carried(contact, self._worlds) for contact in grip.contacts))

    def _carried(self, contact: ContactTarget, worlds: Floats) -> ContactTarget:
        by = self.leg.carried(contact.points, worlds)
        normals = np.einsum("kij,kj->ki", by[:, :3, :3], contact.normals)
        return replace(contact, points=move_points(contact.points, by), normals=normals)


def closed_curve(values: Floats, denser: int = DENSER) -> Floats:
    """Return a smooth closed curve through rows, with more rows between them."""
    count = len(values)
    curve = CubicSpline(np.arange(count + 1), np.vstack([values, values[:1]]), bc_type="periodic")
    return np.asarray(curve(np.arange(count * denser) / denser))


def is_spread(stroke: Stroke) -> bool:
    """Tell whether a stroke draws the foot apart."""
    return stroke.kind is StrokeKind.TRACTION and (stroke.moving or stroke.touches)[0].shape is Shape.APART


def leg_turns(leg: Limb, cycle: Cycle) -> Turns:
    """Return what the stroke does to the leg: per bone its turns and shifts at each moment of the clip."""
    stroke, bend = cycle.stroke, closed_curve(cycle.bend[:, None])[:, 0]
    none = np.zeros((len(bend), 3))
    found: Turns = {}
    shape = (stroke.moving or stroke.touches)[0].shape
    if shape is Shape.ARC:
        angle = -np.radians(float(stroke.size.degrees or 20)) * bend
        angle = np.where(angle > 0, angle * 0.7, angle)  # Toes bend further up than down.
        for n in range(1, 6):
            found[f"toe{n}-1"] = (np.outer(angle, [1.0, 0, 0]), none)
    elif stroke.kind is StrokeKind.WRINGING:
        found["foot"] = (np.outer(np.radians(3.5) * bend, [0, 0, 1.0]), none)
    elif is_spread(stroke):
        size = EXAGGERATED * float(stroke.size.millimetres or 4) / 2000
        for name, side in (("spread_inner", -1.0), ("spread_outer", 1.0)):
            found[name] = (none, np.outer(size * bend, [side, 0, 0]))
    return {name: moves for name, moves in found.items() if name in leg.bones}
