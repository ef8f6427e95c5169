"""How skin looks from place to place: nails, light palms and soles, hollows; told per vertex, for the shader."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from legato_hands.limb import Limb, unit
from legato_hands.makehuman import Floats

NAIL, PALE, HOLLOW = range(3)
"""What `Limb.surface` tells of skin, before `CLOTH`."""
HOLLOWS = (0.02, 0.16)
"""From which curve inwards on skin is a little darker, and where it is darkest."""


def smoothly(low: float, high: float, values: Floats) -> Floats:
    """Return 0 below `low` to 1 above `high`, without corners."""
    share = np.clip((values - low) / (high - low), 0, 1)
    return np.asarray(share * share * (3 - 2 * share))


def brightness_at(picture: Path, spots: Floats) -> Floats:
    """Return how bright a picture is at spots (count, 2) of it, from 0 to 1; spots as a mesh counts them."""
    with Image.open(picture) as opened:
        grey = np.asarray(opened.convert("L"), float) / 255
    tall, wide = grey.shape
    x = np.clip((spots[:, 0] * wide).astype(int), 1, wide - 2)
    y = np.clip(((1 - spots[:, 1]) * tall).astype(int), 1, tall - 2)
    return np.asarray(np.mean([grey[y + i, x + j] for i in (-1, 0, 1) for j in (-1, 0, 1)], axis=0))


def hollows(limb: Limb, rounds: int = 2) -> Floats:
    """Return how hollow the skin is at each vertex: 0 where it is flat or bulges, to 1."""
    faces = limb.faces
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    here, there = edges.T
    rises = np.einsum("ij,ij->i", limb.normals[here], unit(limb.vertices[there] - limb.vertices[here]))
    count = len(limb.vertices)
    beside = np.maximum(np.bincount(here, minlength=count), 1)
    curve = np.bincount(here, rises, count) / beside
    for _ in range(rounds):
        curve = 0.5 * curve + 0.5 * np.bincount(here, curve[there], count) / beside
    return smoothly(*HOLLOWS, curve)


def surface_of(nails: Floats, pale: Floats, hollow: Floats) -> Floats:
    """Return what is told of each vertex of bare skin: (vertices, 4), each from 0 to 1."""
    return np.stack([nails, pale, hollow, np.zeros(len(nails))], axis=-1)
