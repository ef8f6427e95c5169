"""A hand as a massage sees it: how its joints bend, and the parts of it that touch.

A pose is 24 numbers: where the wrist is and how the hand is turned, how the
wrist is bent, and the joints of the fingers.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.spatial.transform import Rotation

from legato_hands.limb import Limb, rotations, unit
from legato_hands.makehuman import Floats, Ints

FINGERS = (2, 3, 4, 5)
TURN, PLACE, WRIST, BENDS, THUMB = slice(0, 3), slice(3, 6), slice(6, 8), slice(8, 20), slice(20, 24)
"""Where a pose has what: `BENDS` are all joints of the four fingers, finger after finger."""
SIZE = 24


def finger(number: int) -> slice:
    """Return where a finger's numbers are: knuckle, spread, middle and end joint together."""
    return slice(8 + 3 * (number - 2), 11 + 3 * (number - 2))


_DEG = np.pi / 180
FREE = 9.0
_FREE = [FREE] * 6
WRIST_LIMITS = ((-70, 70), (-30, 25))
FINGER_LIMITS = ((-35, 90), (-14, 14), (-2, 105))
THUMB_LIMITS = ((-25, 35), (-30, 35), (-20, 50), (-15, 65))
"""Degrees. Wrist: bent towards the palm, towards the thumb. Fingers: knuckle and middle joint from
straight, and to the side; thumb, from the hand at rest: across the palm, away from it, middle and
end joint (Norkin and White's usual ranges, a little narrower for comfort) [J]."""
END_JOINT = 0.65
"""The end joint of a finger bends with its middle joint, by this share."""


@dataclass(frozen=True)
class Pad:
    """A spot of the hand that touches: its vertices, and which way it faces at rest."""

    which: Ints
    bone: int
    facing: Floats


class Hand:
    """One hand, left or right, with its joints and the spots that touch."""

    def __init__(self, limb: Limb, *, right: bool) -> None:
        self.limb, self.right = limb, right
        b, heads, tails = limb.bone, limb.heads, limb.tails
        self.wrist = heads[b("wrist")]
        self.forward = unit(heads[b("finger3-1")] - self.wrist)
        across = heads[b("finger2-1")] - heads[b("finger5-1")]
        self.thumbward = unit(across - self.forward * (across @ self.forward))
        self.palm = np.cross(self.thumbward, self.forward) * (1 if right else -1)
        if (tails[b("finger3-3")] - self.wrist) @ self.palm < 0:
            raise AssertionError("the fingers bend towards the palm")
        self.up = unit(heads[0] - self.wrist)  # Towards the elbow.
        self.frame = np.c_[self.forward, self.thumbward, self.palm]
        self.hinge = np.cross(self.forward, self.palm)  # Turning around it bends fingers towards the palm.
        self._axes = {n: self._finger_axes(n) for n in FINGERS}
        thumb = unit(tails[b("finger1-3")] - heads[b("finger1-2")])
        pad = self.palm * 0.55 - self.thumbward * 0.85
        self.thumb_way, self.thumb_pad_way = thumb, unit(pad - thumb * (pad @ thumb))
        self.pads = self._find_pads()
        self.lowest, self.highest = self._limits()
        bent = [np.r_[12 * _DEG - self.rest_bend[n][0], 0, 22 * _DEG - self.rest_bend[n][1]] for n in FINGERS]
        self.relaxed = np.r_[np.zeros(8), np.concatenate(bent), 0, 0, 5 * _DEG, 5 * _DEG]
        self.spheres = list(range(len(limb.bones)))

    def _finger_axes(self, number: int) -> tuple[Floats, Floats]:
        b = self.limb.bone
        way = unit(self.limb.tails[b(f"finger{number}-1")] - self.limb.heads[b(f"finger{number}-1")])
        axis = unit(np.cross(way, self.palm))
        return axis, unit(np.cross(axis, way))

    def _limits(self) -> tuple[Floats, Floats]:
        b, heads, tails = self.limb.bone, self.limb.heads, self.limb.tails
        self.rest_bend: dict[int, tuple[float, float]] = {}
        joints: list[tuple[float, float]] = [*WRIST_LIMITS]
        for n in FINGERS:
            one, two = (unit(tails[b(f"finger{n}-{k}")] - heads[b(f"finger{n}-{k}")]) for k in (1, 2))
            straight = self.forward
            knuckle = float(np.arctan2(one @ self.palm, one @ straight))
            middle = float(np.arctan2(np.cross(one, two) @ self._axes[n][0], one @ two))
            self.rest_bend[n] = (knuckle, middle)
            (k0, k1), side, (m0, m1) = FINGER_LIMITS
            k, m = knuckle / _DEG, middle / _DEG
            joints += [(k0 - k, k1 - k), side, (m0 - m, m1 - m)]
        ends = np.array([*joints, *THUMB_LIMITS]) * _DEG
        return np.r_[-np.array(_FREE), ends[:, 0]], np.r_[_FREE, ends[:, 1]]

    def turns(self, q: Floats) -> dict[int, Floats]:
        """Return each joint's rotation for poses (..., 24)."""
        b = self.limb.bone
        side = -1.0 if self.right else 1.0
        names, vectors, spreads = ["wrist"], [q[..., 6:7] * self.hinge + q[..., 7:8] * side * self.palm], []
        for number in FINGERS:
            axis, palmward = self._axes[number]
            bend, spread, middle = (q[..., finger(number)][..., k : k + 1] for k in range(3))
            names += [f"finger{number}-{k}" for k in (1, 2, 3)]
            vectors += [bend * axis, middle * axis, END_JOINT * middle * axis]
            spreads.append(spread * palmward * side)
        bend_axis = np.cross(self.thumb_way, self.thumb_pad_way)
        across, away, middle, end = (q[..., 20 + k : 21 + k] for k in range(4))
        names += [f"finger1-{k}" for k in (1, 2, 3)]
        vectors += [across * bend_axis + away * self.thumb_pad_way * side, middle * bend_axis, end * bend_axis]
        # All joints at once: a call for each is what solving would mostly wait for.
        turned = rotations(np.stack([*vectors, *spreads]))
        found = {b(name): turn for name, turn in zip(names, turned, strict=False)}
        for number, spread in zip(FINGERS, turned[len(names) :], strict=True):
            knuckle = b(f"finger{number}-1")
            found[knuckle] = found[knuckle] @ spread
        return found

    def angles(self, turns: dict[int, Floats]) -> Floats:
        """Return the pose (24,) that single bones' rotations (3, 3) make: `turns`, the other way round.

        Where the hand is and how it is turned stays 0.
        """
        b, side = self.limb.bone, -1.0 if self.right else 1.0
        q = np.zeros(SIZE)
        nothing = np.eye(3)

        def vector(name: str) -> Floats:
            return np.asarray(Rotation.from_matrix(turns.get(b(name), nothing)).as_rotvec())

        wrist = vector("wrist")
        q[WRIST] = wrist @ self.hinge, wrist @ self.palm * side
        for number in FINGERS:
            axis, palmward = self._axes[number]
            knuckle = turns.get(b(f"finger{number}-1"), nothing)
            turned, back = knuckle @ palmward, knuckle.T @ axis
            bend = np.arctan2(turned @ np.cross(axis, palmward), turned @ palmward)
            spread = np.arctan2(-(back @ np.cross(palmward, axis)), back @ axis)
            middle = vector(f"finger{number}-2") @ axis
            q[finger(number)] = bend, spread * side, middle
        bend_axis = np.cross(self.thumb_way, self.thumb_pad_way)
        root = vector("finger1-1")
        q[THUMB] = (
            root @ bend_axis,
            root @ self.thumb_pad_way * side,
            vector("finger1-2") @ bend_axis,
            vector("finger1-3") @ bend_axis,
        )
        return q

    def worlds(self, q: Floats) -> Floats:
        """Return the bones' movements for poses (..., 24)."""
        turns = self.turns(q)
        hand = rotations(q[..., TURN])
        wrist = self.limb.bone("wrist")
        forearm = hand @ np.swapaxes(turns[wrist], -1, -2)
        root = np.zeros((*q.shape[:-1], 4, 4))
        root[..., 3, 3] = 1
        root[..., :3, :3] = forearm
        root[..., :3, 3] = q[..., PLACE] - forearm @ self.wrist
        return self.limb.worlds(turns, root)

    def turn_for(self, forward: Floats, palm: Floats) -> Floats:
        """Return the rotation that points the fingers and the palm these ways."""
        palm = unit(palm)
        forward = unit(forward - palm * (forward @ palm))
        thumbward = np.cross(forward, palm) * (1 if self.right else -1)
        return np.asarray(np.c_[forward, thumbward, palm] @ self.frame.T)

    def _pad(self, bone: str, facing: Floats, count: int, along: tuple[float, float] = (0.0, 1.0)) -> Pad:
        limb, i = self.limb, self.limb.bone(bone)
        way = limb.tails[i] - limb.heads[i]
        share = (limb.vertices - limb.heads[i]) @ way / (way @ way)
        near = np.flatnonzero((limb.skin[:, i] > 0.5) & (share >= along[0]) & (share <= along[1]))
        best = near[np.argsort(-(limb.normals[near] @ facing), kind="stable")[:count]]
        return Pad(best, i, unit(limb.normals[best].mean(0)))

    def _spot(self, at: Floats, facing: Floats, count: int, bone: str) -> Pad:
        limb = self.limb
        far = np.linalg.norm(limb.vertices - at, axis=1) + 0.02 * (limb.normals @ facing < 0.4)
        best = np.argsort(far, kind="stable")[:count]
        return Pad(best, limb.bone(bone), unit(limb.normals[best].mean(0)))

    def _find_pads(self) -> dict[str, Pad]:
        b, heads = self.limb.bone, self.limb.heads
        pads = {"thumb": self._pad("finger1-3", self.thumb_pad_way, 14, (0.25, 0.9))}
        for n in FINGERS:
            end = self._axes[n][1]
            pads[f"tip{n}"] = self._pad(f"finger{n}-3", end, 10, (0.2, 0.9))
            pads[f"middle{n}"] = self._pad(f"finger{n}-2", end, 8, (0.2, 0.8))
            pads[f"base{n}"] = self._pad(f"finger{n}-1", end, 8, (0.3, 0.8))
            pads[f"back{n}"] = self._pad(f"finger{n}-1", -end * 0.5 + self.forward, 8, (0.75, 1.1))
            pads[f"plate{n}"] = self._pad(f"finger{n}-2", -end, 10, (0.1, 0.8))
        roots = np.array([heads[b(f"finger{n}-1")] for n in FINGERS]).mean(0)
        pads["palm"] = self._spot(self.wrist * 0.35 + roots * 0.65 + self.palm * 0.015, self.palm, 16, "wrist")
        pads["heel"] = self._spot(self.wrist * 0.8 + roots * 0.2 + self.palm * 0.02, self.palm, 14, "wrist")
        pads["ridge"] = self._spot(roots + self.palm * 0.02, self.palm, 16, "wrist")
        return pads
