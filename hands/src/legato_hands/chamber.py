"""Measure a chamber of a sleeve as it is stored: where its inner wall lies when it is full, and what sinks in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from legato_hands.baked import BakedClip
from legato_hands.makehuman import Floats
from legato_hands.surface import Skin

MOMENTS = 60
FULL = 0.99
"""How full a chamber is that counts as full."""


@dataclass(frozen=True)
class Lying:
    """How a chamber lies on a leg over a cycle; metres."""

    gaps: Floats
    """From each spot of its inner wall to the skin, either way, whenever it is full."""
    wall_depth: float
    """How deep its inner wall sinks in at most."""
    other_depth: float
    """How deep anything else of it does."""
    loop_gap: float
    """How far a spot of it goes from the last moment to the first."""


def lying(clip: BakedClip, contact: dict[str, Any], skin: Skin) -> Lying:
    """Measure one chamber over a cycle.

    Raises:
        ValueError: it is never full.
    """
    empty, full = clip.shape(contact["chamber"])
    wall = np.zeros(len(empty), bool)
    wall[slice(*contact["wall"])] = True
    fills = clip.fill(contact["chamber"], np.arange(MOMENTS) / MOMENTS)
    if fills.max() < FULL:
        raise ValueError(f"{clip.name}: {contact['chamber']} is never full")
    gaps, wall_depth, other_depth = [], 0.0, 0.0
    for fill in np.unique(fills.round(3)):
        points = empty + fill * (full - empty)
        sunk = skin.sunk(points)
        wall_depth = max(wall_depth, float(sunk[wall].max()))
        other_depth = max(other_depth, float(sunk[~wall].max()))
        if fill >= FULL:
            gaps.append(np.abs(skin.depth(points[wall])))
    ends = clip.fill(contact["chamber"], np.array([0.0, 1.0]))
    furthest = float(np.linalg.norm(full - empty, axis=1).max())
    return Lying(np.concatenate(gaps), wall_depth, other_depth, float(np.ptp(ends)) * furthest)
