"""Dress the cut ends of a limb: a tube of cloth with a hem, closed at its far end, so that nothing ends in the air.

A limb that fades out, or that one looks into, is a limb that was torn off; one that goes on
under cloth is a person.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.ndimage import gaussian_filter1d

from legato_hands.limb import Limb, unit
from legato_hands.makehuman import Floats, Ints

AROUND = 40
STEP = 0.013
"""Metres from ring to ring."""
WINDOW = 0.012
"""Metres up and down of a ring within which skin says how wide the limb is there."""
LOOSE = 0.0045
"""Metres between skin and cloth."""
HEM, HEM_HIGH = 0.0022, 0.011
"""Metres by which a hem is thicker than its cloth, and how high it is."""
FOLD = 0.0011
"""Metres by which folds rise and fall."""
CAP = ((0.93, 0.006), (0.78, 0.012), (0.5, 0.017), (0.2, 0.019))
"""The far end, ring by ring: which share of the last ring's width, and how far beyond it, metres."""


@dataclass(frozen=True)
class Garment:
    """Where cloth lies on a limb: along a line from a point, from its hem to its far end, metres."""

    start: Floats
    way: Floats
    hem: float
    end: float


def dress_limb(limb: Limb, garment: Garment) -> Limb:
    """Return a limb with a garment over its cut end; it moves with the limb's root."""
    rings = _rings(limb, garment)
    points = np.concatenate(rings)
    ends = np.array([rings[0].mean(0), rings[-1].mean(0) + garment.way * 0.001])
    first = len(limb.vertices)
    vertices = np.vstack([limb.vertices, points, ends])
    faces = first + _faces(len(rings))
    added = len(points) + len(ends)
    skin = np.zeros((added, len(limb.bones)))
    skin[:, 0] = 1
    surface = np.zeros((added, limb.surface.shape[1]))
    surface[:, CLOTH] = 1
    return replace(
        limb,
        vertices=vertices,
        faces=np.vstack([limb.faces, faces]),
        skin=np.vstack([limb.skin, skin]),
        surface=np.vstack([limb.surface, surface]),
    )


CLOTH = 3
"""The place of cloth among what `Limb.surface` tells."""


def _rings(limb: Limb, garment: Garment) -> list[Floats]:
    """Return the rings of a tube, from inside its hem over the hem to its far end."""
    start, way = garment.start, unit(garment.way)
    one = unit(np.cross(way, np.array([0.31, 0.2, 0.93])))
    two = np.cross(way, one)
    angles = np.arange(AROUND) / AROUND * 2 * np.pi
    out = np.cos(angles)[:, None] * one + np.sin(angles)[:, None] * two
    heights = np.arange(garment.hem, garment.end + 1e-9, STEP)
    middle, radius = _sections(limb, garment, heights, (one, two))

    def ring(height: float, off: Floats | float) -> Floats:
        at = np.stack([np.interp(height, heights, middle[:, k]) for k in range(2)])
        wide = np.array([np.interp(height, heights, radius[:, k]) for k in range(AROUND)])
        return np.asarray(start + height * way + at[0] * one + at[1] * two + (wide + off)[:, None] * out)

    hem = garment.hem
    rings = [
        ring(hem + 0.008, -0.002),
        ring(hem + 0.0015, 0.001),
        ring(hem, 0.5 * HEM + 0.0005),
        ring(hem + 0.0008, HEM),
        ring(hem + HEM_HIGH - 0.001, HEM),
        ring(hem + HEM_HIGH, 0.0004),
    ]
    for height in heights[2:]:
        deep = min(1.0, (height - hem) / 0.04) * FOLD
        waves = np.sin(3 * angles + 70 * height) + 0.7 * np.sin(5 * angles - 110 * height)
        rings.append(ring(height, deep * waves))
    last, centre = rings[-1], rings[-1].mean(0)
    rings += [centre + (last - centre) * share + way * beyond for share, beyond in CAP]
    return rings


def _sections(limb: Limb, garment: Garment, heights: Floats, axes: tuple[Floats, Floats]) -> tuple[Floats, Floats]:
    """Return where the middle of the limb is at each height, and how far its skin with the cloth on it all around."""
    away = limb.vertices - garment.start
    along = away @ unit(garment.way)
    flat = np.stack([away @ axes[0], away @ axes[1]], axis=-1)
    top = along.max() - WINDOW
    middles, radii = [], []
    for height in np.minimum(heights, top):
        near = flat[np.abs(along - height) < WINDOW]
        middle = (near.max(0) + near.min(0)) / 2
        middles.append(middle)
        radii.append(_hull(near - middle))
    middle = gaussian_filter1d(np.array(middles), 1.5, axis=0, mode="nearest")
    radius = gaussian_filter1d(np.array(radii), 1.2, axis=0, mode="nearest")
    return middle, gaussian_filter1d(radius, 1.0, axis=1, mode="wrap") + LOOSE


def _hull(points: Floats) -> Floats:
    """Return how far points reach in each direction around their middle: cloth bridges hollows."""
    angles = np.arange(AROUND) / AROUND * 2 * np.pi
    ways = np.stack([np.cos(angles), np.sin(angles)], axis=-1)
    reach = (points @ ways.T).max(0)
    # The edge of what no direction's reach cuts off.
    share = reach[None, :] / np.maximum(ways @ ways.T, 1e-6)
    share[ways @ ways.T <= 0.05] = np.inf
    return np.asarray(share.min(1))


def _faces(rings: int) -> Ints:
    here = (np.arange(rings - 1)[:, None] * AROUND + np.arange(AROUND)).ravel()
    beside = (np.arange(rings - 1)[:, None] * AROUND + (np.arange(AROUND) + 1) % AROUND).ravel()
    walls = np.concatenate([np.c_[here, beside, here + AROUND], np.c_[beside, beside + AROUND, here + AROUND]])
    first, last = np.arange(AROUND), (rings - 1) * AROUND + np.arange(AROUND)
    low, high = rings * AROUND, rings * AROUND + 1
    caps = [
        np.c_[np.roll(first, -1), first, np.full(AROUND, low)],
        np.c_[last, np.roll(last, -1), np.full(AROUND, high)],
    ]
    return np.concatenate([walls, *caps])
