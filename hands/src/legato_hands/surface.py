"""The skin of a leg as something to measure against: how deep a point is, and where a ray comes in."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from legato_hands.limb import unit, vertex_normals
from legato_hands.makehuman import Floats, Ints

SAMPLING = 0.002
"""Metres between neighbouring samples of the skin, at most."""
NEARBY = 0.025
"""Metres from the skin beyond which its corners are enough to tell how far it is: half a millimetre off at most."""
DEEPEST = 0.015
"""Metres down to which it is told how far something sank in."""


class Skin:
    """A closed mesh, as a cloud of samples with their directions."""

    def __init__(self, vertices: Floats, faces: Ints, around: Floats | None = None) -> None:
        """Sample the skin: all of it, or what tells how deep these points (points, 3), and all between them, are."""
        self.vertices, self.faces = vertices, faces
        self.normals = vertex_normals(vertices, faces)
        if around is not None:
            low, high = around.min(0) - NEARBY, around.max(0) + NEARBY
            near = ((vertices[faces].max(1) >= low) & (vertices[faces].min(1) <= high)).all(1)
            faces = faces[near] if near.any() else faces
        corners, directions = vertices[faces], self.normals[faces]
        longest = max(
            float(np.linalg.norm(corners[:, a] - corners[:, b], axis=1).max()) for a, b in ((0, 1), (1, 2), (2, 0))
        )
        edge = np.linalg.norm(corners - corners[:, [1, 2, 0]], axis=2).max(1)
        points, normals = [], []
        for parts in range(1, int(np.ceil(longest / SAMPLING)) + 1):
            here = np.ceil(edge / SAMPLING) == parts
            if not here.any():
                continue
            shares = np.array(
                [
                    ((a + 1 / 3) / parts, (b + 1 / 3) / parts, 1 - (a + b + 2 / 3) / parts)
                    for a in range(parts)
                    for b in range(parts - a)
                ]
            )
            points.append(np.einsum("sk,fkj->fsj", shares, corners[here]).reshape(-1, 3))
            normals.append(np.einsum("sk,fkj->fsj", shares, directions[here]).reshape(-1, 3))
        samples = np.concatenate(points)
        # Samples first, then the corners, which points far away are measured to.
        self.samples, self.directions = np.r_[samples, vertices], np.r_[unit(np.concatenate(normals)), self.normals]
        # Plain trees: of spots on a surface they are made in half the time, and answer in a quarter of it.
        self.tree, self.corners = (cKDTree(s, balanced_tree=False, compact_nodes=False) for s in (samples, vertices))

    def depth(self, points: Floats) -> Floats:
        """Return how far inside each point is; outside is negative."""
        return self.depth_and_slope(points.reshape(-1, 3))[0].reshape(points.shape[:-1])

    def sunk(self, points: Floats) -> Floats:
        """Return how far inside each point (points, 3) is, and 0 outside; much faster than `depth`.

        Points deeper than `DEEPEST` count as outside: a hand that is so deep has others on their way there.
        """
        return self.met(points)[0]

    def met(self, points: Floats) -> tuple[Floats, float]:
        """Return how far inside each point (points, 3) is, as `sunk` does, and how far from the skin the nearest is."""
        far, nearest = self.tree.query(points, distance_upper_bound=DEEPEST)
        near = np.isfinite(far)
        if not near.any():
            return np.zeros(len(points)), -float(self.depth(points).max())
        depth = self._below(points[near], far[near], nearest[near])[0]
        found = np.zeros(len(points))
        found[near] = np.maximum(depth, 0)
        return found, -float(depth.max())

    def depth_and_slope(self, points: Floats) -> tuple[Floats, Floats]:
        """Return how deep points (points, 3) are, and how depth grows along x, y and z there."""
        far, nearest = self.tree.query(points, distance_upper_bound=NEARBY)
        away = ~np.isfinite(far)
        # Most of a hand is far away, and to find the nearest of many samples that are about as far takes long.
        far[away], corner = self.corners.query(points[away])
        nearest[away] = self.tree.n + corner
        depth, along = self._below(points, far, nearest)
        # Away from the skin depth falls straight away from the nearest sample.
        straight = -np.sign(along) / np.maximum(far, 1e-9)
        slope = np.where(
            (far < 2 * SAMPLING)[:, None],
            -self.directions[nearest],
            straight[:, None] * (points - self.samples[nearest]),
        )
        return depth, slope

    def _below(self, points: Floats, far: Floats, nearest: Ints) -> tuple[Floats, Floats]:
        """Return how deep points are below their nearest samples, and how far above them along the skin's direction."""
        along = np.einsum("ij,ij->i", points - self.samples[nearest], self.directions[nearest])
        # Close to the skin the samples are coarser than the answer should be: measure to their plane.
        return np.where(far < 2 * SAMPLING, -along, -np.sign(along) * far), along

    def normal(self, points: Floats) -> Floats:
        """Return the outward direction of the skin nearest to each point."""
        return np.asarray(self.directions[self.tree.query(points)[1]])

    def nearest(self, points: Floats) -> Floats:
        """Return the place on the skin nearest to each point."""
        _, which = self.tree.query(points)
        return np.asarray(self.samples[which])

    def hit(self, start: Floats, way: Floats) -> Floats | None:
        """Return where a ray first meets the skin, or nothing."""
        a, b, c = (self.vertices[self.faces[:, k]] for k in range(3))
        one, two = b - a, c - a
        p = np.cross(way, two)
        det = np.einsum("ij,ij->i", one, p)
        safe = np.where(np.abs(det) < 1e-14, np.inf, det)
        offset = start - a
        u = np.einsum("ij,ij->i", offset, p) / safe
        q = np.cross(offset, one)
        v = q @ way / safe
        t = np.einsum("ij,ij->i", two, q) / safe
        met = (u >= -1e-9) & (v >= -1e-9) & (u + v <= 1 + 1e-9) & (t > 1e-6)
        return np.asarray(start + way * t[met].min()) if met.any() else None
