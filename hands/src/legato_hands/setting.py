"""Where the receiver is: what they lie on, and their other leg, so that one sees at once who lies where.

Whoever is massaged by somebody else lies on a bed, for some of it face down, the foot over its edge.
Whoever massages their own foot has laid it on the other knee; for the rest of the leg they sit with the leg out.
Hands and arms come first: what would lie in their way lies a little further off, or is not drawn.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from scipy.spatial import cKDTree

from legato.notation.checkin import Performer
from legato_hands.baked import Baked, BakedClip
from legato_hands.giver import Giver
from legato_hands.limb import MIRROR, Limb, unit
from legato_hands.makehuman import Floats

MOMENTS = 8
FOOT = {"toes", "toe_webs", "ball", "arch", "heel", "foot_top", "ankle_inner", "ankle_outer", "achilles"}
ANKLE_ON_EDGE, WHOLE_LEG = 0.10, -0.16
"""Metres above the ankle at which a bed ends: under the shin, so that hands reach the foot, or beyond the foot."""
SHOWN = 0.55
"""Metres above the ankle up to which a leg has to lie on top of what it lies on: above, cloth and flesh give way."""
GAP = 0.002
CLEAR = 0.012
"""Metres that hands and arms keep from the other leg."""
BESIDE = (0.25, 0.32)
"""Metres from leg to leg, the nearest first."""
ACROSS = (0.09, 0.15, 0.21)
"""Metres above the ankle at which a foot's own leg lies on the other knee."""
SEATED = np.array([[0.0, 0.0, -1.0], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]])
"""How the thigh of somebody who sits is turned whose other foot lies on its knee, in the space of that foot's leg."""
THIGH_THICK, BEFORE_KNEE = 0.125, 0.10
"""Metres between the middle of a knee and the shin that lies on it, and from the knee to where it lies."""
KNEE_DEGREES = 92.0
STEEP = 0.8
"""Who looks down more steeply than this does not know which way is up."""
IN_THE_WAY = np.cos(np.radians(9))
"""From where a camera stands, what is so near to the way to the contact is in front of it."""
MOST_IN_THE_WAY = 0.02
"""The share of the other leg's skin that may be there."""
AT_THE_EYE = 0.06
"""Metres from the other leg's skin within which an eye sees nothing else."""


def setting_of(baked: Baked, clip: BakedClip, giver: Giver) -> dict[str, Any]:
    """Return what is told of a clip about its place: `ground`, and `other_leg` where there is room for one."""
    leg = baked.limbs["leg"]
    hands = [name for name in clip.extras["shows"] if name.startswith("hand_")]
    if not hands:
        return {}
    shares = np.arange(MOMENTS) / MOMENTS
    reached = np.concatenate([baked.limbs[h].place(baked.worlds(clip, h, shares)).reshape(-1, 3) for h in hands])
    on_foot = set(clip.extras["zones"]) <= FOOT
    if giver.performer is Performer.SELF and on_foot:
        return _other_leg(clip, leg, reached, [(_across(leg, y), KNEE_DEGREES) for y in ACROSS])
    up = np.array([0.0, 0.0, -1.0 if giver.face_down else 1.0])
    ends = ANKLE_ON_EDGE if giver.helps and (on_foot or giver.face_down) else WHOLE_LEG
    ways = [(_beside(x), 0.0) for x in BESIDE]
    found = {"ground": _bed(leg, reached, up, ends), **_other_leg(clip, leg, reached, ways)}
    return found | ({"views": _level(clip.extras["views"], up)} if giver.helps and on_foot else {})


def _level(views: dict[str, Any], up: Floats) -> dict[str, Any]:
    """Return cameras that hold a lying foot as it lies; a whole leg is shown upright, for it is as long as a phone."""
    found = {}
    for name, view in views.items():
        way = unit(np.subtract(view["position"], view["target"]))
        found[name] = view | ({"up": up.tolist()} if abs(way @ up) < STEEP else {})
    return found


def _bed(leg: Limb, reached: Floats, up: Floats, ends: float) -> dict[str, Any]:
    """Return a level under leg and hands that ends at so many metres above the ankle."""
    lying = leg.vertices[(leg.vertices[:, 1] > ends) & (leg.vertices[:, 1] < SHOWN)]
    above = np.concatenate([lying, reached[reached[:, 1] > ends]]) @ up
    at = up * (above.min() - GAP)
    return {"at": [round(float(v), 4) for v in at], "up": up.tolist(), "ends": ends}


def _beside(x: float) -> Floats:
    """Return where the other leg lies so far from this one: its mirror image."""
    found = np.diag([*MIRROR, 1.0])
    found[0, 3] = -x
    return found


def _across(leg: Limb, y: float) -> Floats:
    """Return where the other thigh is whose knee this leg lies on, at a height above the ankle."""
    found = np.eye(4)
    found[:3, :3] = SEATED @ np.diag(MIRROR)
    found[:3, 3] = np.array([THIGH_THICK, y, BEFORE_KNEE]) - found[:3, :3] @ leg.heads[leg.bone("lowerleg01")]
    return found


def _other_leg(clip: BakedClip, leg: Limb, reached: Floats, ways: list[tuple[Floats, float]]) -> dict[str, Any]:
    """Return the first of some ways in which another leg is in nobody's way, and the views that it would hide."""
    for place, degrees in ways:
        points = leg.place(_bent(leg, degrees)) @ place[:3, :3].T + place[:3, 3]
        if cKDTree(points).query(reached)[0].min() > CLEAR:
            told = {"place": np.round(place.T.reshape(-1), 4).tolist(), "knee": degrees}
            return {
                "other_leg": told | {"hides": [name for name in clip.extras["views"] if _hides(points, clip, name)]}
            }
    return {}


def _hides(points: Floats, clip: BakedClip, view: str) -> bool:
    """Tell whether another leg stands between a camera and what is done."""
    paths = [path["points"] for path in clip.extras["paths"] if path["points"]]
    done, eye = np.concatenate(paths).mean(0), np.array(clip.extras["views"][view]["position"])
    way, far = unit(done - eye), np.linalg.norm(done - eye)
    away = points - eye
    near = np.linalg.norm(away, axis=1)
    between = ((away @ way > IN_THE_WAY * near) & (near < far)).mean()
    return bool(between > MOST_IN_THE_WAY or near.min() < AT_THE_EYE)


def _bent(leg: Limb, degrees: float) -> Floats:
    angle = np.radians(degrees)
    turn = np.array([[1, 0, 0], [0, np.cos(angle), -np.sin(angle)], [0, np.sin(angle), np.cos(angle)]])
    return leg.worlds({leg.bone("lowerleg01"): turn}, np.eye(4))
