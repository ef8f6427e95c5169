"""Which zone each spot of the leg's skin lies in.

Borders follow the bones: heights from the joints, and angles around the line
between them, 0 at the front, positive towards the outer side.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from legato.body import ZoneId
from legato_hands.limb import Limb
from legato_hands.makehuman import Floats, Ints

ORDER: tuple[ZoneId, ...] = tuple(ZoneId)
_Z = ZoneId
PIECES = {_Z.TOES: 5, _Z.TOE_WEBS: 4}
"""Zones that may lie in several pieces, and in how many at most."""


def around(limb: Limb, points: Floats) -> Floats:
    """Return the angle of each point around the leg's bones, in degrees."""
    ankle, knee, hip = (limb.heads[limb.bone(b)] for b in ("foot", "lowerleg01", "upperleg01"))
    middle = np.stack(
        [np.interp(points[:, 1], [ankle[1], knee[1], hip[1]], [ankle[k], knee[k], hip[k]]) for k in (0, 2)]
    )
    return np.asarray(np.degrees(np.arctan2(points[:, 0] - middle[0], points[:, 2] - middle[1])))


def toe_share(limb: Limb) -> Floats:
    """Return how much each vertex belongs to the toes."""
    toes = [i for i, bone in enumerate(limb.bones) if bone.startswith("toe")]
    return np.asarray(limb.skin[:, toes].sum(1))


def webs(limb: Limb) -> Floats:
    """Return the four folds between the toes: (4, 3)."""
    heads, tails = limb.heads, limb.tails
    found = []
    for n in range(1, 5):
        near = [heads[limb.bone(f"toe{k}-1")] * 0.45 + tails[limb.bone(f"toe{k}-1")] * 0.55 for k in (n, n + 1)]
        found.append(np.mean(near, axis=0))
    return np.array(found)


def zones_of(limb: Limb) -> Ints:
    """Return each vertex's zone, by its place in `ORDER`."""
    points, normals = limb.vertices, limb.normals
    x, y, z = points.T
    knee = limb.heads[limb.bone("lowerleg01")][1]
    angle = around(limb, points)
    turned = np.abs(angle)
    zone = np.full(len(points), ORDER.index(_Z.FOOT_TOP))

    def paint(name: ZoneId, where: np.ndarray) -> None:
        zone[where] = ORDER.index(name)

    # From the top downwards; what comes later lies over what came before.
    paint(_Z.THIGH_FRONT, y > knee)
    paint(_Z.THIGH_OUTER, (y > knee) & (angle > 52))
    paint(_Z.THIGH_INNER, (y > knee) & (angle < -45))
    paint(_Z.THIGH_BACK, (y > knee) & (turned > 128))
    paint(_Z.CALF, (y <= knee) & (y > 0.05))
    paint(_Z.SHIN, (y <= knee) & (y > 0.004) & (angle > -42) & (angle < 72))
    round_knee = np.cos(np.radians(angle))
    paint(_Z.KNEE, (y < knee + 0.066 + 0.02 * round_knee) & (y > knee - 0.046 - 0.018 * round_knee))
    paint(_Z.BEHIND_KNEE, (turned > 118) & (y < knee + 0.064) & (y > knee - 0.046))
    back = (z < 0.0) & (y > -0.026)
    rising = np.clip((0.15 - y) / 0.15, 0, 1)
    paint(_Z.ANKLE_INNER, (x < 0) & (y <= 0.05) & (y > -0.042) & (z < 0.034 - 0.35 * np.abs(y)))
    paint(_Z.ANKLE_OUTER, (x >= 0) & (y <= 0.05) & (y > -0.050) & (z < 0.030 - 0.35 * np.abs(y + 0.008)))
    low = (y < 0.004) & (z >= 0.034)
    sole = (normals[:, 1] < -0.45) & (y < -0.02)
    inner_side = (x < 0) & (normals[:, 0] < -0.3) & (y < -0.034) & (z > 0.0) & (z < 0.09)
    paint(_Z.ARCH, (sole | inner_side) & (z > 0.0) & (z <= 0.092))
    paint(_Z.BALL, sole & low & (z > 0.088) & (y < -0.030))
    paint(_Z.HEEL, ((y < -0.024) & (z < -0.012)) | ((y < -0.040) & (z < 0.012)))
    paint(_Z.ACHILLES, back & (turned > 180 - 12 - 38 * rising) & (y < 0.15) & (z < -0.012))
    toes = toe_share(limb) > 0.5
    paint(_Z.TOES, toes)
    for fold in webs(limb):
        near = np.linalg.norm((points - fold) * (1, 0.5, 0.8), axis=1) < 0.0095
        paint(_Z.TOE_WEBS, near & (np.abs(x - fold[0]) < 0.0065))
    return _without_islands(limb.faces, zone)


def _without_islands(faces: Ints, zone: Ints) -> Ints:
    """Give stray vertices to the zone around them; only toes, and the folds between them, lie apart."""
    edges = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    edges = np.concatenate([edges, edges[:, ::-1]])
    same = edges[zone[edges[:, 0]] == zone[edges[:, 1]]]
    count = len(zone)
    _, piece = connected_components(coo_matrix((np.ones(len(same)), same.T), shape=(count, count)), directed=False)
    size = np.bincount(piece)
    found = zone.copy()
    for name in range(len(ORDER)):
        mine = np.unique(piece[zone == name])
        kept = PIECES.get(ORDER[name], 1)
        for stray in mine[np.argsort(-size[mine], kind="stable")][kept:]:
            beside = edges[(piece[edges[:, 0]] == stray) & (piece[edges[:, 1]] != stray)][:, 1]
            found[piece == stray] = np.bincount(zone[beside]).argmax()
    return found
