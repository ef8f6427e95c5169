"""Choose where cameras stand: where the contact is seen, the arms do not come at the eye, and a person could look from.

A book draws a grip from where it can be seen, not from where the giver's eyes happen to be.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from legato_hands.baked import BakedClip
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.sight import Glimpse, Tableau, Witness, glimpse

VERSION = 1
"""Counted up when the way of choosing changes, so that all cameras are placed anew."""
DIRECTIONS = 110
MOMENTS = 5
"""Moments of a cycle that are looked at from each direction."""
WITHIN, ANYWHERE = np.cos(np.radians(60)), np.cos(np.radians(140))
"""How far from the giver's eyes a camera may stand, and how far where one's own leg is worked on behind."""
APART = np.cos(np.radians(32))
"""Two cameras that are nearer to each other than this show the same."""
STEEP = 0.86
"""Whoever looks more steeply than this does not know which way is up."""
LIKE_EYES = 0.35
"""How much it counts that a camera stands where the giver's eyes are."""
STRAIGHT_AT, ASLANT = 35.0, 55.0
"""Degrees: an arm nearer to the eye's way than this is a tube one looks into; from here on it is drawn well."""
BEHIND = {"calf", "achilles", "behind_knee", "thigh_back"}
BELOW = {"toes", "ball", "arch", "heel"}
FOOT = {"toes", "toe_webs", "ball", "arch", "heel", "foot_top", "ankle_inner", "ankle_outer", "achilles"}


def placed_views(witness: Witness, clip: BakedClip, extras: dict[str, Any]) -> dict[str, Any]:
    """Return what is told of a clip, its cameras placed anew; those of what no hand does stay where they are."""
    moments = witness.moments(clip, MOMENTS)
    views = extras["views"]
    eyes = np.array(extras.get("eyes") or np.subtract(views["giver"]["position"], views["giver"]["target"]))
    told = {**extras, "eyes": [round(float(v), 3) for v in unit(eyes)]}
    if not moments:
        return told
    seen: dict[int, tuple[Glimpse, float]] = {}
    ways = directions()
    score = _scores(extras, moments, ways, seen)
    behind = extras["performer"] == "self" and bool(BEHIND & set(extras["zones"]))
    reach = ANYWHERE if behind else WITHIN
    near = ways @ unit(eyes)
    chosen = {"giver": max(_which(near >= reach), key=lambda k: score(k) + LIKE_EYES * float(near[k]))}
    for name, fits in (
        ("side", (np.abs(ways[:, 0]) > 0.6) & (np.abs(ways[:, 1]) < 0.5)),
        ("top", ways[:, 1] > 0.45),
        ("sole", ways[:, 1] < -0.6),
    ):
        if name == "sole" and not BELOW & set(extras["zones"]):
            continue  # From below there is nothing to see.
        apart = (ways @ ways[list(chosen.values())].T).max(1) < APART
        chosen[name] = max(_which(fits & apart), key=score)
    placed = {name: _view(views[name], ways[k], name) for name, k in chosen.items() if name in views}
    return {**told, "views": {**views, **placed}}


def directions() -> Floats:
    """Return ways all around, evenly spread, none of them straight up or down."""
    k = np.arange(DIRECTIONS) + 0.5
    height = 1 - 2 * k / DIRECTIONS
    around = np.pi * (1 + np.sqrt(5)) * k
    ways = np.c_[np.cos(around) * np.sqrt(1 - height**2), height, np.sin(around) * np.sqrt(1 - height**2)]
    return np.asarray(ways[np.abs(ways[:, 1]) < STEEP])


def _which(fits: np.ndarray) -> list[int]:
    return [int(k) for k in np.flatnonzero(fits)]


def _scores(
    extras: dict[str, Any], moments: list[Tableau], ways: Floats, seen: dict[int, tuple[Glimpse, float]]
) -> Callable[[int], float]:
    moved = _motion(extras["paths"])
    upright = not (FOOT & set(extras["zones"]))

    def score(k: int) -> float:
        if k not in seen:
            found = glimpse(ways[k], moments)
            seen[k] = found, _worth(found, ways[k], moved, upright=upright)
        return seen[k][1]

    return score


def _worth(found: Glimpse, way: Floats, moved: list[Floats], *, upright: bool) -> float:
    """Return how good a place for a camera is."""
    arm = found.arm_degrees
    worth = 1.2 * found.hand + 1.0 * min(1.0, 1.3 * found.skin) + 0.8 * found.contact + 0.5 * found.hands
    worth -= 2.5 * max(0.0, STRAIGHT_AT + 5 - arm) / STRAIGHT_AT + 0.6 * max(0.0, ASLANT - arm) / ASLANT
    if moved:
        worth += 0.5 * float(np.mean([np.linalg.norm(step - (step @ way) * way) for step in moved]))
    # A leg that is looked at along its length is not seen as a leg.
    return worth - (1.2 if upright else 0.3) * max(0.0, abs(float(way[1])) - 0.45)


def _motion(paths: Iterable[dict[str, Any]]) -> list[Floats]:
    """Return which way each path mostly goes, as ways of length 1."""
    found = []
    for path in paths:
        points = np.array(path["points"])
        if len(points) > 2:
            away = points - points.mean(0)
            found.append(np.linalg.svd(away, full_matrices=False)[2][0])
    return found


def _view(before: dict[str, Any], way: Floats, name: str) -> dict[str, list[float]]:
    """Return a camera in a direction, looking where the one before looked and from as far away."""
    target = np.array(before["target"])
    far = float(np.linalg.norm(np.array(before["position"]) - target))
    up = [0.0, 0.0, 1.0] if name == "sole" else [0.0, 1.0, 0.0]
    return {
        "position": [round(float(v), 3) for v in target + way * far],
        "target": [round(float(v), 3) for v in target],
        "up": up,
    }
