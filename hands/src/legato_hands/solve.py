"""Find the poses of a hand that do what its grip asks, by least squares.

Everything is weighed in millimetres: a contact that is a millimetre off counts
as much as a spot that sinks in a millimetre.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import least_squares
from scipy.spatial.transform import Rotation

from legato_hands.contacts import HandGrip
from legato_hands.hand import BENDS, FINGERS, PLACE, SIZE, THUMB, TURN, WRIST, Hand, finger
from legato_hands.makehuman import Floats, Ints
from legato_hands.surface import Skin

MM = 1000.0
ON_TARGET, FACING, SOFT, SUNK, APART = 5.0, 9.0, 0.4, 5.0, 3.0
TURNED, ELBOW, REST, STEADY, WRENCHED = 5.0, 16.0, 3.0, 12.0, 60.0
HOVERING = 0.5
"""Weights: per millimetre for what touches, per radian (or per unit of a direction) for what turns.

None of them is measured: they were set until hands looked right and kept to the targets in `report.py`.
"""
BENT_WRIST, SPREAD, IN_A_FIST = 1.2, 2.5, 4
"""How many times as hard as `REST` a wrist, fingers to the side, and the fingers of a fist are drawn back."""
FIST = 60
"""Degrees a grip bends the knuckles from which it is a fist."""
STAYING = 6
"""How many times as hard as a turn, per metre, a hand keeps to its neighbours' place."""
GIVES = 3.2
"""Millimetres that skin gives under a spot that presses."""
FAR = 0.025
"""Metres beyond which a spot that should lie on the skin no longer pulls harder."""
CLEARANCE = 0.0004
STEP = 1e-5
ROUNDS = 3
WRIST_ELLIPSE = (60.0, 22.0)
"""Degrees a wrist can be bent, and drawn aside [J]."""
EASY_WRIST = 0.6
"""The share of that from which on it costs something; the elbow gives way then."""
STUCK = 3.0
"""A moment that is so many times worse than most is begun anew from its neighbours."""
UNSEEN = 0.0012
"""Metres a spot may sink in before it is watched in the next round."""
ABOVE = 0.012
"""Metres above its place from which a hand comes down for the first time."""
LOOKING, SETTLING, GOING_ON, BETWEEN, ANEW = 8, 30, 8, 5, 14
"""The most steps of solving: each first try, the best of them, the next moment, one between two, one begun anew."""
BETTER = 0.9
"""A moment begun anew is kept if it is wrong by less than this share of what was."""
SLIM, STOUT, ARM = 0.0082, 0.015, 0.030
"""Metres: the radii of fingers, of the palm's bones, and of the forearm."""
ALONG_BONES = (0.25, 0.8)
"""Where on a bone its two spheres are, as shares of its length."""
FIRST_TRIES = ((0.0, 0.0), (0.5, 0.0), (-0.5, 0.0))
"""Radians the first pose is turned around the skin's direction and around the fingers' way before solving."""


@dataclass(frozen=True)
class Balls:
    """Another hand, as spheres to keep away from: (moments, balls, 3) and their radii."""

    places: Floats
    radii: Floats


class Solver:
    """Solves one hand over one cycle."""

    def __init__(self, hand: Hand, grip: HandGrip, skins: Sequence[Skin], other: Balls | None) -> None:
        """Take the skin at each moment: a leg that is bent gives way."""
        self.hand, self.grip, self.skins, self.other = hand, grip, skins, other
        limb = hand.limb
        spots = [pad for contact in grip.contacts for pad in contact.pads]
        self.groups: list[Ints] = [hand.pads[name].which for name in (*spots, *grip.soft)]
        self.pressing = np.unique(np.concatenate([hand.pads[name].which for name in spots]))
        self.cuts = np.cumsum([len(group) for group in self.groups])
        self._watch(limb.cage[::3])
        self.low = np.r_[hand.lowest]
        self.high = np.r_[hand.highest]
        self.rest = hand.relaxed.copy()
        if grip.curl is not None:
            for n in FINGERS:
                knuckle, middle = hand.rest_bend[n]
                self.rest[finger(n)] = np.radians(grip.curl[0]) - knuckle, 0, np.radians(grip.curl[1]) - middle
        if grip.thumb is not None:
            self.rest[THUMB.start] = np.radians(grip.thumb)
        self.rest = np.clip(self.rest, self.low + 1e-3, self.high - 1e-3)
        self.pull = np.full(SIZE, REST)
        self.pull[TURN], self.pull[PLACE] = TURNED, 0
        self.pull[WRIST] = REST * BENT_WRIST
        self.pull[[finger(n).start + 1 for n in FINGERS]] = REST * SPREAD
        if grip.curl is not None and grip.curl[0] > FIST:
            self.pull[BENDS] = REST * IN_A_FIST
        self.curved = hand.pads["ridge"].which

    def _watch(self, vertices: Ints) -> None:
        """Keep these vertices from sinking in."""
        self.sparse = np.setdiff1d(vertices, self.pressing)
        self.points = np.concatenate([*self.groups, self.sparse])
        self.known: tuple[tuple[int, bytes], Floats, Floats, Floats] | None = None

    def worlds(self, q: Floats, turn: Floats) -> Floats:
        """Return the bones' movements; a pose's turn is on top of the grip's."""
        full = q.copy()
        full[..., TURN] = (
            (Rotation.from_rotvec(q[..., TURN].reshape(-1, 3)) * Rotation.from_matrix(turn))
            .as_rotvec()
            .reshape(q[..., TURN].shape)
        )
        return self.hand.worlds(full)

    def residuals(self, k: int, q: Floats, near: Floats | None) -> Floats:
        """Return all that is wrong with poses (poses, 24) at a moment."""
        grip, hand = self.grip, self.hand
        worlds = self.worlds(q, grip.turns[k])
        points = hand.limb.place(worlds, self.points)
        depth = self._depth(k, q, points) * MM
        parts = []
        start = 0
        g = 0
        for contact in grip.contacts:
            wanted = contact.points[k] - contact.normals[k] * contact.press[k]
            centres, facing = [], []
            for name in contact.pads:
                stop = int(self.cuts[g])
                centres.append(points[:, start:stop].mean(1))
                pad = hand.pads[name]
                facing.append(worlds[:, pad.bone, :3, :3] @ pad.facing)
                start, g = stop, g + 1
            off = (np.mean(centres, axis=0) - wanted) * MM
            upright = (off @ contact.normals[k])[:, None] * contact.normals[k]
            parts.append((off - upright + contact.exact * upright) * ON_TARGET)
            parts.append((np.mean(facing, axis=0) + contact.normals[k]) * FACING * contact.facing)
        touching = grip.touching is None or bool(grip.touching[k])
        for _ in grip.soft:
            stop = int(self.cuts[g])
            away = depth[:, start:stop].mean(1, keepdims=True)
            if touching:
                reach = FAR * MM
                parts.append(SOFT * reach * np.tanh(away / reach))
            start, g = stop, g + 1
        begin = int(self.cuts[-1])
        sunk = np.maximum(depth[:, begin:] + CLEARANCE * MM, 0)
        parts.append(sunk * SUNK)
        # Spots that press go in as far as they press, and no further.
        pressed = np.maximum(depth[:, :begin] - GIVES, 0)
        parts.append(pressed * SUNK)
        if grip.hover and touching:
            palm = self.skins[k].depth(hand.limb.place(worlds, self.curved)).mean(1, keepdims=True) * MM
            parts.append(np.maximum(palm + grip.hover * MM, 0) * HOVERING)
        arm = worlds[:, 0, :3, :3] @ hand.up
        parts.append((arm - grip.elbow) * ELBOW * grip.arm)
        parts.append((q - self.rest) * self.pull)
        parts.append(np.maximum(wrist_share(q) - EASY_WRIST, 0)[:, None] * WRENCHED)
        if near is not None:
            away = q - near
            away[:, PLACE] *= STAYING
            parts.append(away * STEADY)
        if self.other is not None:
            balls = ball_places(hand, worlds)
            gap = np.linalg.norm(balls[:, :, None] - self.other.places[k][None, None], axis=-1)
            room = ball_radii(hand)[:, None] + self.other.radii
            parts.append(np.maximum(room - gap, 0).reshape(len(q), -1) * MM * APART)
        return np.concatenate(parts, axis=1)

    def _depth(self, k: int, q: Floats, points: Floats) -> Floats:
        """Return how deep spots are; small steps away from the first pose follow the skin's slope."""
        # Asked twice at each pose: for what is wrong with it, and for how that changes around it.
        key = (k, q[0].tobytes())
        if self.known is None or self.known[0] != key:
            self.known = (key, points[0], *self.skins[k].depth_and_slope(points[0]))
        _, here, first, slope = self.known
        return np.asarray(first + np.einsum("pvk,vk->pv", points - here, slope))

    def pose(self, k: int, start: Floats, near: Floats | None, tries: int) -> tuple[Floats, float]:
        """Solve one moment."""
        scale = np.ones(SIZE)
        scale[PLACE] = 0.05
        steps = np.eye(SIZE) * (STEP * np.where(scale < 1, 0.3, 1.0))[:, None]

        def wrong(q: Floats) -> Floats:
            return np.asarray(self.residuals(k, q[None], near)[0])

        def slope(q: Floats) -> Floats:
            found = self.residuals(k, np.vstack([q, q + steps]), near)
            return np.asarray(((found[1:] - found[:1]) / steps.sum(1)[:, None]).T)

        inside = np.clip(start, self.low + 1e-4, self.high - 1e-4)
        best = least_squares(wrong, inside, jac=slope, bounds=(self.low, self.high), x_scale=scale, max_nfev=tries,
                             ftol=2e-4, xtol=1e-5)  # fmt: skip
        return best.x, float(best.cost)

    def first(self, k: int) -> Floats:
        """Solve a moment from several beginnings, and keep the best."""
        found: list[tuple[float, Floats]] = []
        contact = self.grip.contacts[0]
        turn = self.grip.turns[k]
        for roll, tip in FIRST_TRIES:
            start = self.rest.copy()
            start[TURN] = contact.normals[k] * roll + turn @ self.hand.forward * tip
            start[PLACE] = 0
            worlds = self.worlds(start[None], turn)
            now = self.hand.limb.place(worlds, self.groups[0])[0].mean(0)
            start[PLACE] = contact.points[k] + contact.normals[k] * ABOVE - now
            pose, cost = self.pose(k, start, None, LOOKING)
            found.append((cost, pose))
        pose, _ = self.pose(k, min(found, key=lambda item: item[0])[1], None, SETTLING)
        return pose

    def cycle(self, moments: int) -> Floats:
        """Solve a whole cycle: once around, then again with both neighbours in sight."""
        still = all(np.ptp(c.points, axis=0).max() < 1e-6 and np.ptp(c.press) < 1e-6 for c in self.grip.contacts)
        count = 1 if still and self.other is None else moments
        poses = [self.first(0)]
        for k in range(1, count):
            poses.append(self.pose(k, poses[-1], poses[-1], GOING_ON)[0])
        found = np.array(poses)
        for _ in range(ROUNDS):
            for k in range(count):
                found[k] = self.pose(k, found[k], _between(found, k), BETWEEN)[0]
            self._free(found)
            sunk = self._sunk(found)
            if not len(sunk):
                break
            self._watch(np.union1d(self.sparse, sunk))
        return np.repeat(found, moments, axis=0) if count < moments else found

    def _free(self, found: Floats) -> None:
        """Begin moments anew that are stuck, from one neighbour's pose and then from the other's, if that is better."""
        count = len(found)
        for way in (1, -1):
            wrong = np.array([self._cost(found, k) for k in range(count)])
            for k in range(count)[::way]:
                if wrong[k] < STUCK * np.median(wrong):
                    continue
                pose, cost = self.pose(k, found[(k - way) % count], _between(found, k), ANEW)
                if cost < BETTER * self._cost(found, k):
                    found[k] = pose

    def _cost(self, found: Floats, k: int) -> float:
        residuals = self.residuals(k, found[k][None], _between(found, k))
        return float((residuals**2).sum()) / 2

    def _sunk(self, found: Floats) -> Ints:
        """Return vertices that sink in unwatched: too many to watch all of them from the beginning."""
        limb = self.hand.limb
        others = np.setdiff1d(np.flatnonzero(limb.bare), np.r_[self.pressing, self.sparse])
        deepest = np.full(len(others), -1.0)
        for k, q in enumerate(found):
            points = limb.place(self.worlds(q[None], self.grip.turns[k]), others)[0]
            deepest = np.maximum(deepest, self.skins[k].depth(points))
        return others[deepest > UNSEEN]


def wrist_share(q: Floats) -> Floats:
    """Return how far wrists of poses (..., 24) are bent, from 0 to 1 at what a wrist can do both ways at once.

    A wrist that is bent all the way can hardly be drawn aside any more: what it can do is an ellipse, not a box.
    """
    ways = q[..., WRIST] / np.radians(WRIST_ELLIPSE)
    return np.asarray(np.linalg.norm(ways, axis=-1))


def _between(found: Floats, k: int) -> Floats | None:
    """Return what lies between the poses before and after a moment."""
    return None if len(found) == 1 else np.asarray((found[k - 1] + found[(k + 1) % len(found)]) / 2)


def ball_places(hand: Hand, worlds: Floats) -> Floats:
    """Return the middles of the spheres a hand is made of: two to a bone."""
    limb = hand.limb
    middles = np.concatenate([limb.heads[hand.spheres] * (1 - s) + limb.tails[hand.spheres] * s for s in ALONG_BONES])
    which = np.array(hand.spheres * 2)
    moved = worlds[:, which]
    return np.asarray((moved[..., :3, :3] @ middles[:, :, None])[..., 0] + moved[..., :3, 3])


def ball_radii(hand: Hand) -> Floats:
    """Return the spheres' radii: fingers slim, the palm's bones stouter."""
    names = [hand.limb.bones[i] for i in hand.spheres]
    radii = [SLIM if name.startswith("finger") else ARM if name == "lowerarm02" else STOUT for name in names]
    return np.tile(radii, 2)


def balls_of(hand: Hand, worlds: Floats) -> Balls:
    """Return a solved hand as spheres."""
    return Balls(ball_places(hand, worlds), ball_radii(hand))
