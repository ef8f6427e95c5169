"""Where cameras stand: at the giver's eyes, below, above and at the side."""

from __future__ import annotations

import numpy as np

from legato.body import ZoneId, zone_of
from legato_hands.giver import Giver
from legato_hands.limb import unit
from legato_hands.makehuman import Floats
from legato_hands.motion import Cycle

ANKLE = 0.06
"""Metres above the ankle joint below which it is the foot that is looked at."""


def round_points(points: Floats, places: int = 4) -> list[list[float]]:
    """Return points as short numbers."""
    return [[round(float(v), places) for v in p] for p in points]


def views_of(cycle: Cycle, giver: Giver, *, on_tool: bool = False) -> dict[str, dict[str, list[float]]]:
    """Return cameras that see what happens: from the giver's eyes, and from below, above and the side.

    With a tool below the foot the first is from in front, where foot and tool are both in sight; below is the floor.
    """
    moving = [course for course in cycle.courses if course.touch.moves]
    middle = np.concatenate([course.points for course in moving or cycle.courses]).mean(0)
    foot = middle[1] < ANKLE
    target = np.array([0.005, -0.02, 0.06]) * 0.6 + middle * 0.4 if foot else middle * [0.5, 1, 0.5]
    far = 0.60 if foot else 0.80
    eyes = _eyes_of_partner if giver.helps else _eyes_alone
    way = eyes(cycle, giver, np.concatenate([c.normals for c in moving or cycle.courses[:1]]).mean(0), foot=foot)
    if on_tool:
        way, far = np.array([-0.75, 0.1, 0.7]), 0.75
        target = target - np.array([0, 0.03, 0])
    ways = {
        "giver": (way, [0, 1, 0]),
        "sole": (np.array([-0.15, -1.0, 0.25]), [0, 0, 1]),
        "top": (np.array([0.1, 0.75, 0.7]), [0, 1, 0]),
        "side": (np.array([-1.0, 0.1, 0.15]), [0, 1, 0]),
    }
    return {
        name: {
            "position": round_points((target + unit(way) * far)[None], 3)[0],
            "target": round_points(target[None], 3)[0],
            "up": [float(v) for v in up],
        }
        for name, (way, up) in ways.items()
        if not (on_tool and name == "sole")
    }


def _eyes_alone(cycle: Cycle, _: Giver, out: Floats, *, foot: bool) -> Floats:
    """Return the way to the eyes of somebody alone; `out` is where the skin that is worked on faces."""
    if not foot:
        return np.array([0.1, 0.55, 0.85]) + _aside(out)
    places = [place for course in cycle.courses if course.touch.moves for place in course.touch.on]
    if all("foot_top_line" in course.touch.on for course in cycle.courses):
        # From further above: otherwise the arm in front comes straight at the eye.
        return np.array([-0.1, 0.7, 0.8])
    if any(place.startswith(("toe_1", "web_")) for place in places):
        # From above the instep: a hand before the toes would hide them.
        return np.array([-0.35, 0.8, 0.2])
    if out[2] < -0.3:
        return np.array([-0.7, -0.15, -0.65])
    return np.array([-0.75, -0.55, 0.1] if _on_sole(cycle, out) else [-0.6, 0.35, 0.75])


def _eyes_of_partner(cycle: Cycle, giver: Giver, out: Floats, *, foot: bool) -> Floats:
    """Return the way to the eyes of somebody at the foot end; `out` is where the skin that is worked on faces."""
    above = -1.0 if giver.face_down else 1.0
    if not foot:
        return np.array([0.15, -0.5, 0.9 * above]) + _aside(out) * [1, 1, above]
    places = {place for course in cycle.courses if course.touch.moves for place in course.touch.on}
    if any(place.startswith(("foot_top_line", "tendon_gap", "web_")) for place in places):
        # From above the instep: arms that reach over the toes would hide it.
        return np.array([-0.1, 0.7, 0.8])
    if "toe_row" in places:
        # From aside: the hand is right before the toes.
        return np.array([-0.8, -0.3, 0.5])
    if "toe_1" in places:
        # From the outer side: the arm that draws the toes comes from the inner one.
        return np.array([0.55, -0.3, 0.8])
    return np.array([-0.25, -0.75, 0.6 * above] if out[1] < -0.3 else [-0.35, -0.35, 0.85 * above])


def _aside(out: Floats) -> Floats:
    """Return how far eyes go aside for what faces aside or away."""
    return 0.9 * np.array([np.sign(out[0]) * min(1, abs(out[0]) * 2), 0, -0.4 if out[2] < -0.2 else 0])


def _on_sole(cycle: Cycle, out: Floats) -> bool:
    zones = {z for c in cycle.courses if c.touch.moves for p in c.touch.on for z in zone_of(p)}
    return bool(zones & {ZoneId.ARCH, ZoneId.BALL, ZoneId.HEEL}) and bool(out[1] < -0.3)
