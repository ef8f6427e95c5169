"""The skin of a leg as something to measure against: how deep a point is, and where a ray comes in."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import map_coordinates
from scipy.spatial import cKDTree

from legato.choreography.limb import unit, vertex_normals
from legato.choreography.makehuman import Floats, Ints

FINE = 0.004
"""Metres between the points of the distance grid."""
COARSE = 4
"""Away from the skin only every fourth point of the grid is measured."""
NEAR = 0.012
"""Metres from the skin within which every point is measured."""
MARGIN = 0.05
"""How far around the leg the grid reaches; further away everything is just outside."""
SAMPLING = 0.002
"""Metres between neighbouring samples of the skin, at most."""


class Skin:
    """A closed mesh, as a cloud of samples with their directions."""

    def __init__(self, vertices: Floats, faces: Ints) -> None:
        self.vertices, self.faces = vertices, faces
        self.normals = vertex_normals(vertices, faces)
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
        self.samples, self.directions = np.concatenate(points), unit(np.concatenate(normals))
        self.tree = cKDTree(self.samples)

    def depth(self, points: Floats) -> Floats:
        """Return how far inside each point is; outside is negative."""
        flat = points.reshape(-1, 3)
        far, nearest = self.tree.query(flat)
        along = np.einsum("ij,ij->i", flat - self.samples[nearest], self.directions[nearest])
        # Close to the skin the samples are coarser than the answer should be: measure to their plane.
        near = far < 2 * SAMPLING
        return np.asarray(np.where(near, -along, -np.sign(along) * far).reshape(points.shape[:-1]))

    def rough_depth(self, points: Floats) -> Floats:
        """Return about how far inside each point is: measured to the vertices only."""
        far, nearest = cKDTree(self.vertices).query(points)
        along = np.einsum("ij,ij->i", points - self.vertices[nearest], self.normals[nearest])
        return np.asarray(-np.sign(along) * far)

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


@dataclass(frozen=True)
class Grid:
    """Depth below the skin, known at the points of a box, and read smoothly between them."""

    low: Floats
    depths: Floats

    @classmethod
    def of(cls, skin: Skin, low: Floats, high: Floats) -> Grid:
        """Measure a box: everywhere roughly, and near the skin closely."""
        counts = np.ceil((high - low) / (COARSE * FINE)).astype(int) + 1
        rough = skin.rough_depth(low + COARSE * FINE * np.indices(counts.tolist()).reshape(3, -1).T).reshape(counts)
        fine = np.indices(((counts - 1) * COARSE + 1).tolist())
        depths = map_coordinates(rough, fine / COARSE, order=1)
        near = np.abs(depths) < NEAR
        depths[near] = skin.depth(low + FINE * fine[:, near].T)
        return cls(low, depths.astype(np.float32))

    def depth(self, points: Floats) -> Floats:
        """Return how far inside each point is."""
        at = (points.reshape(-1, 3) - self.low) / FINE
        found = map_coordinates(self.depths, at.T, order=1, mode="nearest")
        return np.asarray(found.reshape(points.shape[:-1]), float)

    def slope(self, points: Floats) -> Floats:
        """Return how depth grows along x, y and z at points (points, 3)."""
        half = FINE / 2
        moved = points[None] + np.concatenate([np.eye(3), -np.eye(3)])[:, None] * half
        found = self.depth(moved)
        return np.asarray((found[:3] - found[3:]).T / FINE)
