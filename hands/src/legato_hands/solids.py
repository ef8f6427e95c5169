"""The tools and machines: simple clean shapes, each around its own middle."""

from __future__ import annotations

import numpy as np

from legato_hands.limb import vertex_normals
from legato_hands.makehuman import Floats, Ints
from legato_hands.scene import Solid

ROLLER, BOTTLE, BALL = 0.030, 0.0335, 0.0335
"""Radii: a wooden roller, a half-litre bottle, and a tennis ball (ITF: 65.4 to 68.6 mm across)."""

HOUSING_HIGH, SUNK = 0.085, 0.015
"""Metres from the floor to the sole in a machine whose heads carry the foot, and from its top to the sole."""


def lathe(outline: list[tuple[float, float]], around: int = 40, axis: int = 0) -> tuple[Floats, Ints]:
    """Return the shape an outline (along, radius) makes when it is turned around an axis."""
    along, radius = np.array(outline).T
    angle = np.arange(around) / around * 2 * np.pi
    rings = np.stack(
        [
            np.broadcast_to(along[:, None], (len(along), around)),
            radius[:, None] * np.cos(angle),
            radius[:, None] * np.sin(angle),
        ],
        axis=-1,
    )
    points = np.roll(rings, axis, axis=-1).reshape(-1, 3)
    here = np.arange(len(along) - 1)[:, None] * around + np.arange(around)
    beside = np.arange(len(along) - 1)[:, None] * around + (np.arange(around) + 1) % around
    faces = np.concatenate(
        [
            np.stack([here, here + around, beside], -1).reshape(-1, 3),
            np.stack([beside, here + around, beside + around], -1).reshape(-1, 3),
        ]
    )
    return points, faces


def _solid(name: str, shape: tuple[Floats, Ints], colour: tuple[float, float, float, float], rough: float) -> Solid:
    points, faces = shape
    normals = vertex_normals(points, faces)
    if np.einsum("ij,ij->i", points - points.mean(0), normals).mean() < 0:
        faces, normals = faces[:, ::-1], -normals
    return Solid(name, points, normals, faces, colour, rough)


def rounded_box(low: Floats, high: Floats, radius: float, around: int = 12) -> tuple[Floats, Ints]:
    """Return a box from corner to corner with rounded edges: a ball that is drawn apart."""
    ball = [(-np.cos(a), np.sin(a)) for a in np.linspace(0.001, np.pi - 0.001, 2 * around)]
    points, faces = lathe(ball, 4 * around, axis=1)
    # Pulled apart, its poles are holes.
    first, last = np.arange(4 * around), len(points) - np.arange(4 * around) - 1
    lids = [np.stack([np.full(4 * around - 2, rim[0]), rim[1:-1], rim[2:]], -1) for rim in (first, last)]
    faces = np.concatenate([faces, *lids])
    aside = np.where(points >= 0, high - radius, low + radius)
    return aside + radius * points, faces


def shiatsu_housing(floor: float) -> Solid:
    """Return the machine around the kneading heads, on a floor at that height: a flat box with a rounded edge."""
    low, high = np.array([-0.125, floor, -0.12]), np.array([0.135, floor + HOUSING_HIGH - SUNK, 0.235])
    return _solid("tool_housing", rounded_box(low, high, 0.035), (0.78, 0.76, 0.73, 1), 0.7)


def all_solids() -> list[Solid]:
    """Return every tool and machine."""
    ball = [(-BALL * np.cos(a), BALL * np.sin(a)) for a in np.linspace(0.001, np.pi - 0.001, 24)]
    edge = [(np.sin(a) * 0.006, np.cos(a) * 0.006) for a in np.linspace(0, np.pi / 2, 5)]
    end = [(0.09 - 0.006 + u, ROLLER - 0.006 + r) for u, r in edge]
    half = [*end, (0.09, 0.0005)]
    grooves = [
        (x, ROLLER - 0.0016 * (0.5 - 0.5 * np.cos(x * 2 * np.pi / 0.014))) for x in np.linspace(-0.077, 0.077, 67)
    ]
    roller = [*[(-x, r) for x, r in reversed(half)], *grooves, *half]
    bottle = [
        (-0.105, 0.0005), (-0.105, 0.026), (-0.102, 0.031), (-0.096, BOTTLE), (-0.05, BOTTLE), (0.04, BOTTLE),
        (0.055, 0.032), (0.07, 0.026), (0.082, 0.016), (0.088, 0.0135), (0.092, 0.0135), (0.0925, 0.0155),
        (0.108, 0.0155), (0.109, 0.0145), (0.109, 0.0005),
    ]  # fmt: skip
    node = [(-0.021 * np.cos(a), 0.027 * np.sin(a)) for a in np.linspace(0.001, np.pi - 0.001, 14)]
    return [
        _solid("tool_roller", lathe(roller), (0.72, 0.53, 0.36, 1), 0.6),
        _solid("tool_bottle", lathe(bottle), (0.56, 0.75, 0.84, 1), 0.25),
        _solid("tool_ball", lathe(ball), (0.80, 0.86, 0.36, 1), 0.9),
        _solid("tool_node_inner", lathe(node, 28, 1), (0.45, 0.47, 0.52, 1), 0.6),
        _solid("tool_node_outer", lathe(node, 28, 1), (0.45, 0.47, 0.52, 1), 0.6),
    ]
