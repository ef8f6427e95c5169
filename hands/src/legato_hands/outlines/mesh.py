"""Cut a leg from the MakeHuman base mesh, stand it up and look at it from one side.

Because an adult leg is hard to draw well and easy to project: the mesh is the
work of people who know anatomy, and they gave it to the public domain (CC0 1.0).
Lengths are metres; x points to the left of the body, y up, z forward.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.ndimage import gaussian_filter
from scipy.spatial.transform import Rotation

from legato_hands.makehuman import Body

TOP = 0.16  # Nothing above the hips is looked at.
SMOOTHER = 2  # Rounds of Loop subdivision: triangles of some 5 mm.


class Legs(Body):
    """The adult base mesh, from which a left leg can be cut and stood up."""

    @property
    def crotch(self) -> float:
        """Return the height where the legs part."""
        seen = self.vertices[np.unique(np.concatenate(self.groups["body"]))]
        between = seen[(abs(seen[:, 0]) < 0.004) & (seen[:, 1] < TOP)]
        return float(between[:, 1].min())

    def left_leg(self, *, straighten: float, point: float) -> tuple[trimesh.Trimesh, dict[str, np.ndarray]]:
        """Stand the left leg up: degrees towards the middle, and degrees the toes point down."""
        hip, ankle = self.joint("upperleg01.L"), self.joint("foot.L")
        foot = self.share_of("foot.L")[:, None]
        bend = Rotation.from_euler("xz", [point, straighten], degrees=True)
        posed = self.vertices * (1 - foot) + (bend.apply(self.vertices - ankle) + ankle) * foot
        faces = [
            face
            for face in self.groups["body"]
            if self.vertices[face, 0].mean() > 0
            and self.vertices[face, 1].max() < TOP
            and self.vertices[face, 0].max() < 0.3  # Not the hands beside the hips.
        ]
        triangles = np.array([[face[0], face[i], face[i + 1]] for face in faces for i in range(1, len(face) - 1)])
        upright = Rotation.from_euler("z", -straighten, degrees=True)
        leg = trimesh.Trimesh(upright.apply(posed - hip) + hip, triangles, process=False)
        leg.remove_unreferenced_vertices()
        vertices, triangles = trimesh.remesh.subdivide_loop(leg.vertices, leg.faces, iterations=SMOOTHER)
        joints = {"hip": hip, "knee": self.joint("lowerleg01.L"), "ankle": ankle}
        joints = {name: upright.apply(place - hip) + hip for name, place in joints.items()}
        return trimesh.Trimesh(vertices, triangles, process=False), joints


@dataclass(frozen=True)
class Picture:
    """A leg seen from far away along one axis: what it covers, how it is lit, how near it is."""

    covered: np.ndarray
    light: np.ndarray
    near: np.ndarray
    left: float
    bottom: float
    step: float
    """Metres from one row or column to the next."""

    @property
    def xs(self) -> np.ndarray:
        """Return the place of each column."""
        return self.left + self.step * np.arange(self.covered.shape[1])

    @property
    def ys(self) -> np.ndarray:
        """Return the place of each row."""
        return self.bottom + self.step * np.arange(self.covered.shape[0])


LIGHT = np.array([0.0, 0.28, 0.96])  # From the eye and a little above: the same for both legs.
MARGIN = 0.012
BLUR = 1.7  # Pixels: enough to melt the steps of the raster, too little to close the gaps between toes.


def below(leg: trimesh.Trimesh, height: float) -> trimesh.Trimesh:
    """Keep what lies wholly below a height."""
    part = leg.copy()
    part.update_faces(leg.vertices[leg.faces, 1].max(1) < height)
    part.remove_unreferenced_vertices()
    return part


def look(leg: trimesh.Trimesh, axes: np.ndarray, step: float) -> Picture:
    """Project a leg along the last of three axes and smooth what a mesh leaves angular."""
    points, normals = leg.vertices @ axes.T, leg.vertex_normals @ axes.T
    low, high = points[:, :2].min(0) - MARGIN, points[:, :2].max(0) + MARGIN
    width, height = np.ceil((high - low) / step).astype(int) + 1
    near, lit = np.full((height, width), -np.inf), np.zeros((height, width))
    brightness = normals @ LIGHT
    flat = (points[:, :2] - low) / step
    for corners in leg.faces:
        (x0, y0), (x1, y1), (x2, y2) = p = flat[corners]
        twice = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)
        if abs(twice) < 1e-9:
            continue
        (left, bottom), (right, top) = np.floor(p.min(0)).astype(int), np.ceil(p.max(0)).astype(int)
        x, y = np.meshgrid(np.arange(left, right + 1), np.arange(bottom, top + 1))
        a = ((x1 - x) * (y2 - y) - (x2 - x) * (y1 - y)) / twice
        b = ((x2 - x) * (y0 - y) - (x0 - x) * (y2 - y)) / twice
        share = np.stack([a, b, 1 - a - b], -1)
        inside = (share > -1e-6).all(-1)
        depth = share[inside] @ points[corners, 2]
        row, column = y[inside], x[inside]
        nearer = depth > near[row, column]
        near[row[nearer], column[nearer]] = depth[nearer]
        lit[row[nearer], column[nearer]] = (share[inside] @ brightness[corners])[nearer]
    covered = np.isfinite(near).astype(float)
    spread = 0.0022 / step
    weight = np.maximum(gaussian_filter(covered, spread), 1e-6)
    light = gaussian_filter(np.clip(lit, 0, 1) * covered, spread) / weight
    return Picture(gaussian_filter(covered, BLUR), light, near, low[0], low[1], step)
