"""A limb: a skinned mesh and its bones, and how it follows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from scipy.spatial import cKDTree

from legato_hands.makehuman import Floats, Ints

MIRROR = np.array([-1.0, 1.0, 1.0])


@dataclass(frozen=True)
class Limb:
    """A mesh at rest, its bones (parents first) and how much each bone holds each vertex."""

    vertices: Floats
    faces: Ints
    bones: tuple[str, ...]
    parents: tuple[int, ...]
    """The place of each bone's parent; -1 for the root."""
    heads: Floats
    tails: Floats
    skin: Floats
    """Vertices by bones; each row adds up to 1."""
    surface: Floats
    """What each vertex is, as shares (vertices, 4): nail, pale as palm or sole, hollow, cloth."""
    cage: Ints
    """The vertices of the coarse mesh: enough of them to see what touches what."""
    zones: Ints | None = None
    """The zone each vertex lies in, by its place in `ZoneId`; only the leg has them."""
    normals: Floats = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "normals", vertex_normals(self.vertices, self.faces))

    @property
    def bare(self) -> np.ndarray:
        """Which vertices are skin, and not cloth."""
        return np.asarray(self.surface[:, -1] < 0.5)

    def mirrored(self) -> Limb:
        """Return the limb of the other side of the body."""
        return replace(
            self,
            vertices=self.vertices * MIRROR,
            faces=self.faces[:, ::-1],
            heads=self.heads * MIRROR,
            tails=self.tails * MIRROR,
        )

    def bone(self, name: str) -> int:
        """Return the place of a bone."""
        return self.bones.index(name)

    def worlds(self, turns: dict[int, Floats], root: Floats, shifts: dict[int, Floats] | None = None) -> Floats:
        """Return each bone's movement away from rest: (..., bones, 4, 4).

        `turns` are rotations (..., 3, 3) around the bone's head, `shifts` moves (..., 3) on
        top of them, both in the axes of the rest pose; `root` (..., 4, 4) moves it all.
        """
        found: list[Floats] = []
        shape = (*root.shape[:-2], 4, 4)
        for i, parent in enumerate(self.parents):
            before = root if parent < 0 else found[parent]
            if i not in turns and not (shifts and i in shifts):
                found.append(before)
                continue
            local = np.zeros(shape)
            local[..., 3, 3] = 1
            local[..., :3, :3] = turns.get(i, np.eye(3))
            local[..., :3, 3] = self.heads[i] - local[..., :3, :3] @ self.heads[i]
            if shifts and i in shifts:
                local[..., :3, 3] += shifts[i]
            found.append(before @ local)
        return np.stack(found, axis=-3)

    def place(self, worlds: Floats, which: Ints | slice = slice(None)) -> Floats:
        """Return where vertices are: (..., vertices, 3)."""
        rest, skin = np.c_[self.vertices[which], np.ones(len(self.vertices[which]))], self.skin[which]
        # Each bone's share of each vertex, and each bone's movement, in one product of matrices.
        shares = (skin[:, :, None] * rest[:, None]).reshape(len(rest), -1)
        moves = worlds[..., :3, :].swapaxes(-3, -2).reshape(-1, shares.shape[1])
        placed = (shares @ moves.T).reshape(len(rest), -1, 3).swapaxes(0, 1)
        return np.ascontiguousarray(placed).reshape(*worlds.shape[:-3], len(rest), 3)

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(self.vertices)

    def carried(self, points: Floats, worlds: Floats) -> Floats:
        """Return how the skin nearest to points (points, 3) of the limb at rest moves: (points, 4, 4).

        `worlds` are the bones' movements (bones, 4, 4), or those of each point's own moment (points, bones, 4, 4).
        """
        near = self._tree.query(points)[1]
        own = np.broadcast_to(worlds, (len(points), len(self.bones), 4, 4))
        return np.asarray(np.einsum("kb,kbij->kij", self.skin[near], own))


def move_points(points: Floats, by: Floats) -> Floats:
    """Return points (points, 3), each moved by its own matrix (points, 4, 4)."""
    return np.asarray(np.einsum("kij,kj->ki", by[:, :3, :3], points) + by[:, :3, 3])


def vertex_normals(vertices: Floats, faces: Ints) -> Floats:
    """Return the mean outward direction at each vertex, larger faces counting more."""
    corners = vertices[faces]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    total = np.zeros_like(vertices)
    for k in range(3):
        np.add.at(total, faces[:, k], across)
    return unit(total)


def unit(v: Floats) -> Floats:
    """Return vectors of length 1."""
    return np.asarray(v / np.maximum(np.linalg.norm(v, axis=-1, keepdims=True), 1e-12))


def rotations(vectors: Floats) -> Floats:
    """Return the rotations (..., 3, 3) around axes, by their lengths in radians."""
    angle = np.linalg.norm(vectors, axis=-1)[..., None, None]
    x, y, z = np.moveaxis(vectors, -1, 0)
    nil = np.zeros_like(x)
    cross = np.stack([nil, -z, y, z, nil, -x, -y, x, nil], axis=-1).reshape(*vectors.shape, 3)
    # sin(a)/a and (1 - cos a)/a², which stay well behaved at 0.
    return np.asarray(
        np.eye(3) + np.sinc(angle / np.pi) * cross + np.sinc(angle / 2 / np.pi) ** 2 / 2 * (cross @ cross)
    )
