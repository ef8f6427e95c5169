"""A sleeve of soft chambers around foot and lower leg, cut to the leg it lies on.

Each chamber is a ring with two walls. Empty, it lies loosely around the leg and is flat;
filled, its inner wall lies on the skin and its outer wall bulges.
"""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d
from scipy.spatial import ConvexHull

from legato_hands.limb import Limb, vertex_normals
from legato_hands.makehuman import Floats, Ints
from legato_hands.scene import Filled, Solid

CHAMBERS = 5
"""One around the forefoot, one around heel and instep, three around the lower leg."""
PIVOT = np.array([0.050, 0.066])
"""Height, and metres towards the toes, of the line before the ankle around which the sleeve turns from leg to foot."""
FRONT, TOP = 0.113, 0.335
"""Where it ends: behind the toes, which stay in sight, and below the knee."""
ROWS, AROUND = 10, 36
LOOSE, SEAM = 0.0045, 0.0030
"""Metres between the leg and the inner wall of an empty chamber, and where two chambers meet."""
FLAT, BULGE = 0.0035, 0.0095
"""Metres from the inner to the outer wall of an empty chamber, and by which a filled one comes out."""
LIES = 0.0004
"""Metres between the skin and the inner wall of a filled chamber."""
COLOUR = (0.30, 0.40, 0.52, 0.78)


def chambers(leg: Limb) -> list[Solid]:
    """Return the chambers of a sleeve for a leg, from the foot upwards: `tool_sleeve_1` and so on."""
    return [_chamber(leg, number) for number in range(CHAMBERS)]


def inner_wall() -> tuple[int, int]:
    """Return the first and the last but one vertex of the wall that lies on the skin when a chamber is full."""
    first, last = (int(k) for k in np.flatnonzero(_pressed(np.linspace(1, 0, ROWS)) > 0.99)[[0, -1]])
    return (ROWS + first) * AROUND, (ROWS + last + 1) * AROUND


def _chamber(leg: Limb, number: int) -> Solid:
    up = np.linspace(0, 1, ROWS)
    sections = [_Section(leg, number + share) for share in up]
    skin = _soft(np.array([section.skin for section in sections]), 0.5)
    # What lies around the whole leg bridges its hollows.
    around = _soft(np.array([section.hull for section in sections]), 1.4)
    arched = np.sin(np.pi * up)[:, None] ** 0.6
    pressed = _pressed(up)[:, None]
    loose = np.maximum(around, skin)
    empty = loose + SEAM + (LOOSE - SEAM) * arched
    flat = empty + FLAT * (0.35 + 0.65 * arched)
    lying = (skin + LIES) * pressed + (loose + SEAM) * (1 - pressed)
    full = flat + BULGE * arched
    shapes = [
        np.concatenate(
            [[s.placed(r) for s, r in zip(sections, wall, strict=True)][::way] for wall, way in ((out, 1), (in_, -1))]
        ).reshape(-1, 3)
        for out, in_ in ((flat, empty), (full, lying))
    ]
    faces = _faces()
    if _volume(shapes[1], faces) < 0:
        faces = faces[:, ::-1]
    rest, filled = ((points, vertex_normals(points, faces)) for points in shapes)
    return Solid(f"tool_sleeve_{number + 1}", *rest, faces, COLOUR, 0.55, Filled(*filled))


def _pressed(up: Floats) -> Floats:
    """Return how far the inner wall follows the skin: all the way but at the seams."""
    return np.asarray(np.clip(np.minimum(up, 1 - up) / 0.24, 0, 1))


def _soft(rings: Floats, rows: float) -> Floats:
    """Let neighbouring radii run into each other, around and a little along the leg."""
    return np.asarray(
        gaussian_filter1d(gaussian_filter1d(rings, 1.0, axis=1, mode="wrap"), rows, axis=0, mode="nearest")
    )


class _Section:
    """A cut across foot or leg, seen from its middle: at each angle how far its skin is, and its convex outline."""

    def __init__(self, leg: Limb, station: float) -> None:
        """Cut at a station: 0 behind the toes, 1 to 2 around the heel, 5 below the knee."""
        if station <= 1:
            at, back = np.array([0.0, FRONT + (PIVOT[1] - FRONT) * station]), np.array([-1.0, 0.0])
        elif station >= 2:
            at, back = np.array([PIVOT[0] + (TOP - PIVOT[0]) * (station - 2) / 3, 0.0]), np.array([0.0, -1.0])
        else:
            angle = np.pi / 2 * (station - 1)
            at, back = PIVOT, np.array([-np.cos(angle), -np.sin(angle)])
        self.at, self.back = at, back
        cut = self._cut(leg, turning=1 < station < 2)
        hull = cut.reshape(-1, 2)[ConvexHull(cut.reshape(-1, 2)).vertices]
        self.middle = (hull.max(0) + hull.min(0)) / 2
        turn = np.arange(AROUND) / AROUND * 2 * np.pi
        self.ways = np.c_[np.cos(turn), np.sin(turn)]
        self.skin = _reach(cut - self.middle, self.ways)
        self.hull = _reach(np.stack([hull, np.roll(hull, -1, axis=0)], axis=1) - self.middle, self.ways)

    def _cut(self, leg: Limb, *, turning: bool) -> Floats:
        """Return the pieces of skin in the plane: (pieces, 2, 2), aside and away from where it turns."""
        flat = leg.vertices[:, 1:] - self.at
        side, far = flat @ np.array([-self.back[1], self.back[0]]), flat @ self.back
        seen = np.c_[leg.vertices[:, 0], far]
        one = leg.faces[leg.vertices[leg.faces, 1].max(1) < TOP + 0.02]
        two = np.roll(one, -1, axis=1)
        crosses = (side[one] < 0) != (side[two] < 0)
        one, two = one[crosses], two[crosses]  # Two sides of each face that is cut, one after the other.
        share = (side[one] / (side[one] - side[two]))[:, None]
        pieces = (seen[one] + share * (seen[two] - seen[one])).reshape(-1, 2, 2)
        return np.asarray(pieces[(pieces[..., 1] > 0).all(1)] if turning else pieces)

    def placed(self, radii: Floats) -> Floats:
        """Return points around the middle in leg space."""
        aside, far = (self.middle + radii[:, None] * self.ways).T
        y, z = self.at[:, None] + self.back[:, None] * far
        return np.stack([aside, y, z], axis=1)


def _reach(pieces: Floats, ways: Floats) -> Floats:
    """Return how far rays from the origin go until they meet the outermost piece."""
    one, step = pieces[:, 0], pieces[:, 1] - pieces[:, 0]
    across = ways[:, None, 0] * step[None, :, 1] - ways[:, None, 1] * step[None, :, 0]
    across = np.where(np.abs(across) < 1e-12, np.inf, across)
    far = (one[:, 0] * step[:, 1] - one[:, 1] * step[:, 0])[None] / across
    share = (one[None, :, 0] * ways[:, None, 1] - one[None, :, 1] * ways[:, None, 0]) / across
    return np.asarray(np.where((share >= -1e-6) & (share <= 1 + 1e-6) & (far > 0), far, 0).max(1))


def _faces() -> Ints:
    """Return the faces of both walls, closed where they meet."""
    row = np.arange(2 * ROWS)[:, None] * AROUND
    after = (np.arange(2 * ROWS)[:, None] + 1) % (2 * ROWS) * AROUND
    here, beside = np.arange(AROUND), (np.arange(AROUND) + 1) % AROUND
    one = np.stack([row + here, row + beside, after + here], axis=-1).reshape(-1, 3)
    other = np.stack([row + beside, after + beside, after + here], axis=-1).reshape(-1, 3)
    return np.concatenate([one, other])


def _volume(points: Floats, faces: Ints) -> float:
    a, b, c = (points[faces[:, k]] for k in range(3))
    return float(np.einsum("ij,ij->i", a, np.cross(b, c)).sum())
