"""Cut a leg and a hand out of the base mesh: closed, smooth, skinned with every finger and toe."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from scipy.spatial import cKDTree
from scipy.spatial.transform import Rotation

from legato_hands.cloth import Garment, dress_limb
from legato_hands.limb import Limb, unit
from legato_hands.looks import brightness_at, hollows, smoothly, surface_of
from legato_hands.makehuman import Body, Floats, Ints
from legato_hands.subdivide import loop
from legato_hands.zones import zones_of

STRAIGHTEN = 4.0
"""Degrees by which the base mesh stands with its legs apart."""
THIGH_TOP = 0.075
"""Metres below the hip where the leg is cut, out of sight."""
SHORTS = (0.690, 0.850)
"""Metres above the ankle from which, and up to which, shorts lie over the thigh."""
FOREARM = 0.15
"""Metres above the wrist where the forearm is cut, out of sight."""
CUFF = (0.105, 0.225)
"""Metres above the wrist from which, and up to which, a sleeve lies over the forearm: to the elbow."""
INFLUENCES = 4
"""No more bones than this hold a vertex: what graphics hardware takes."""
SPREAD = ("spread_inner", "spread_outer")
"""Two bones of ours, for the sides of the forefoot, which MakeHuman moves as one."""


def left_leg(body: Body) -> Limb:
    """Return the left leg, from the upper thigh to the toes, in leg space."""
    bones = body.bones_below("upperleg01.L")
    hip, ankle = body.joint("upperleg01.L"), body.joint("foot.L")
    toe = body.joint("toe2-1.L")
    foot = body.share_of("foot.L")[:, None]
    # The leg is stood upright at the hip; the foot keeps its sole on the floor, and points ahead.
    upright = Rotation.from_euler("z", -STRAIGHTEN, degrees=True)
    level = upright.inv()

    def stand(points: Floats, held: Floats | float) -> Floats:
        flat = points * (1 - held) + (level.apply(points - ankle) + ankle) * held
        return np.asarray(upright.apply(flat - hip) + hip)

    vertices = stand(body.vertices, foot)
    heads = np.array([stand(body.joint(b)[None], float(body.is_below(b, "foot.L")))[0] for b in bones])
    tails = np.array([stand(body.joint(b, "tail")[None], float(body.is_below(b, "foot.L")))[0] for b in bones])
    origin = stand(ankle[None], 0.0)[0]
    ahead = stand(toe[None], 1.0)[0] - origin
    turn = Rotation.from_euler("y", -np.arctan2(ahead[0], ahead[2]))
    vertices, heads, tails = (turn.apply(points - origin) for points in (vertices, heads, tails))
    top = heads[0, 1] - THIGH_TOP
    keep = (
        (body.vertices[:, 0] > 0) & (vertices[:, 1] < top) & (body.share_of("upperleg01.L") > 0.5)
    )  # The hands hang beside the hips.
    leg, spots = _limb(body, bones, vertices, heads, tails, keep)
    soles = smoothly(0.1, 0.7, -leg.normals[:, 1]) * smoothly(0.005, 0.03, -0.02 - leg.vertices[:, 1])
    nails = brightness_at(body.textures / "mpfb_toenails.jpg", spots)
    leg = _spreading(replace(leg, surface=surface_of(nails, soles, hollows(leg))))
    zones = zones_of(leg)
    up = np.array([0.0, 1.0, 0.0])
    clothed = dress_limb(leg, Garment(np.zeros(3), up, *SHORTS))
    # Whoever points at the cloth means what is under it.
    under = cKDTree(leg.vertices).query(clothed.vertices[len(zones) :])[1]
    return replace(clothed, zones=np.r_[zones, zones[under]])


def _spreading(leg: Limb) -> Limb:
    """Give the forefoot an inner and an outer half that can be drawn apart, toes and all."""
    foot = leg.bone("foot")
    after = foot + 1
    x, _, z = leg.vertices.T
    middle = leg.heads[leg.bone("toe3-1")][0] * 0.7
    forward = np.clip((z - 0.03) / 0.06, 0, 1) * leg.skin[:, foot]
    halves = [forward * np.clip(side * (x - middle) / 0.022, 0, 1) for side in (-1, 1)]
    skin = np.insert(leg.skin, after, 0, axis=1)
    skin = np.insert(skin, after, 0, axis=1)
    skin[:, foot] -= sum(halves)
    skin[:, after], skin[:, after + 1] = halves
    heads = np.array([(middle + side * 0.025, -0.045, 0.09) for side in (-1, 1)])
    names = [*leg.bones[:after], *SPREAD, *leg.bones[after:]]
    parents = [p + 2 if p >= after else p for p in leg.parents]
    parents[after:after] = [foot, foot]
    for i, name in enumerate(names):
        if name.endswith("-1") and name.startswith("toe") and name[3] != "3":
            parents[i] = after if name[3] in "12" else after + 1
    return replace(
        leg,
        bones=tuple(names),
        parents=tuple(parents),
        heads=np.insert(leg.heads, [after, after], heads, axis=0),
        tails=np.insert(leg.tails, [after, after], heads + np.array([0, 0, 0.03]), axis=0),
        skin=strongest(np.maximum(skin, 0)),
    )


def left_hand(body: Body) -> Limb:
    """Return the left hand with its forearm, as it hangs, with the wrist at the origin."""
    bones = body.bones_below("lowerarm02.L")
    wrist = body.joint("wrist.L")
    heads = np.array([body.joint(b) for b in bones]) - wrist
    tails = np.array([body.joint(b, "tail") for b in bones]) - wrist
    vertices = body.vertices - wrist
    up = unit(body.joint("lowerarm01.L") - wrist)
    height = vertices @ up
    keep = (body.share_of("lowerarm01.L") > 0.5) & (height < FOREARM)
    hand, spots = _limb(body, bones, vertices, heads, tails, keep)
    forearm = hand.skin[:, hand.bone("lowerarm02")]
    palms = smoothly(-0.1, 0.55, hand.normals @ palm_of(hand)) * (1 - forearm)
    nails = brightness_at(body.textures / "mpfb_fingernails.jpg", spots)
    hand = replace(hand, surface=surface_of(nails, palms, hollows(hand)))
    return dress_limb(hand, Garment(np.zeros(3), up, *CUFF))


def palm_of(hand: Limb) -> Floats:
    """Return which way the palm of a left hand at rest faces."""
    forward = unit(hand.heads[hand.bone("finger3-1")] - hand.heads[hand.bone("wrist")])
    across = hand.heads[hand.bone("finger2-1")] - hand.heads[hand.bone("finger5-1")]
    return np.asarray(-np.cross(unit(across - forward * (across @ forward)), forward))


def _limb(
    body: Body, bones: list[str], vertices: Floats, heads: Floats, tails: Floats, keep: np.ndarray
) -> tuple[Limb, Floats]:
    """Return what is kept of the body as a limb, and where each of its vertices is in the body's pictures."""
    polygons = [face for face in body.groups["body"] if keep[face].all()]
    faces = np.array([[f[0], f[i], f[i + 1]] for f in polygons for i in range(1, len(f) - 1)])
    used, flat = np.unique(faces, return_inverse=True)
    faces = flat.reshape(-1, 3)
    skin = np.stack([body.weight_of(bone)[used] for bone in bones], axis=1)
    # What hangs on bones further up belongs to the root of this limb.
    skin[:, 0] += np.maximum(1 - skin.sum(1), 0)
    points, spots = vertices[used], body.spots[used]
    points, faces, skin, spots = _closed(points, faces, skin, spots)
    cage = len(points)
    matrix, faces = loop(faces, cage)
    # In the order in which faces first ask for them: neighbours lie close together, so files pack well.
    _, first = np.unique(faces, return_index=True)
    order = np.argsort(first, kind="stable")
    place = np.argsort(order, kind="stable")
    faces = place[faces]
    points, skin, spots = (matrix[order] @ values for values in (points, skin, spots))
    limb = Limb(
        vertices=points,
        faces=faces,
        bones=tuple(bone.removesuffix(".L") for bone in bones),
        parents=tuple(bones.index(p) if (p := body.rig[b]["parent"]) in bones else -1 for b in bones),
        heads=heads,
        tails=tails,
        skin=strongest(skin),
        surface=np.zeros((len(points), 4)),
        cage=np.sort(place[:cage]),
    )
    return limb, spots


def strongest(skin: Floats) -> Floats:
    """Keep the few bones that hold each vertex most."""
    least = np.sort(skin, axis=1)[:, -INFLUENCES][:, None]
    kept = np.where(skin >= np.maximum(least, 1e-6), skin, 0)
    return np.asarray(kept / kept.sum(1, keepdims=True))


def _closed(points: Floats, faces: Ints, skin: Floats, spots: Floats) -> tuple[Floats, Ints, Floats, Floats]:
    """Close the cut end with a low dome."""
    ways = np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])
    known = {(int(a), int(b)) for a, b in ways}
    rim = np.array([(a, b) for a, b in known if (b, a) not in known])
    rim = rim[np.argsort(rim[:, 0])]
    loops = _loops(dict(rim.tolist()))
    for ring in loops:
        centre = len(points)
        middle = points[ring].mean(0)
        points = np.vstack([points, middle])
        skin = np.vstack([skin, skin[ring].mean(0)])
        spots = np.vstack([spots, spots[ring].mean(0)])
        cap = [[b, a, centre] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
        faces = np.vstack([faces, cap])
    return points, faces, skin, spots


def _loops(after: dict[int, int]) -> list[list[int]]:
    found = []
    while after:
        start, at = after.popitem()
        ring = [start]
        while at != start:
            ring.append(at)
            at = after.pop(at)
        found.append(ring)
    return found
