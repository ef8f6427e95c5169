"""Where the named points and lines of a score lie on the skin of the leg.

Each is found by rays that leave the inside of the leg: a place is therefore on
the skin by construction, and a way stays on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from legato.body import LANDMARKS, Place
from legato.body.landmarks import LandmarkKind
from legato_hands.limb import Limb, unit
from legato_hands.makehuman import Floats
from legato_hands.surface import Skin
from legato_hands.zones import webs

POINTS = 24
"""How many points a line keeps."""
DOWN, BACK, INWARD, OUTWARD = (np.array(v, float) for v in ((0, -1, 0), (0, 0, -1), (-1, 0, 0), (1, 0, 0)))
_RAISED = {"foot_top": "instep_hold", "heel": "heel_back", "arch": "arch_middle", "thigh_front": "thigh_front_middle"}
"""The spot of a zone that a score names as a whole: where a hand would lie."""


@dataclass(frozen=True)
class Atlas:
    """A leg at rest, its skin, and the places on it."""

    leg: Limb
    skin: Skin

    def lines(self, place: Place) -> list[Floats]:
        """Return the ways of a place: (points, 3) each; a point has one point.

        Raises:
            KeyError: nothing of that name lies on this leg.
        """
        return self._known[_RAISED.get(place, place)]

    @cached_property
    def names(self) -> tuple[Place, ...]:
        """Every landmark."""
        return tuple(LANDMARKS)

    def out(self, inside: Floats, way: Floats) -> Floats:
        """Return where a ray from inside leaves the leg."""
        met = self.skin.hit(inside, unit(way))
        if met is None:
            raise ValueError(f"no skin that way from {inside.round(3).tolist()}")
        return met

    def sole(self, z: float, across: float) -> Floats:
        """Return a point of the sole: metres towards the toes, and -1 inner to 1 outer edge."""
        near = self.leg.vertices[(np.abs(self.leg.vertices[:, 2] - z) < 0.008) & (self.leg.vertices[:, 1] < -0.05)]
        low, high = near[:, 0].min(), near[:, 0].max()
        x = (low + high) / 2 + across * (high - low) / 2
        return self.out(np.array([x, -0.2, z]), -DOWN)

    def round_leg(self, y: float, degrees: float) -> Floats:
        """Return a point around the leg: height above the ankle, and angle from the front outwards."""
        joints = [self.leg.heads[self.leg.bone(b)] for b in ("foot", "lowerleg01", "upperleg01")]
        inside = np.array([np.interp(y, [j[1] for j in joints], [j[k] for j in joints]) for k in range(3)])
        a = np.radians(degrees)
        return self.out(np.array([inside[0], y, inside[2]]), np.array([np.sin(a), 0, np.cos(a)]))

    def _toe(self, number: int, share: float) -> Floats:
        """Return a point inside a toe: 0 at its root, 1 at its tip."""
        bones = [b for b in self.leg.bones if b.startswith(f"toe{number}-")]
        chain = np.array([self.leg.heads[self.leg.bone(b)] for b in bones] + [self.leg.tails[self.leg.bone(bones[-1])]])
        return np.asarray(_along(chain, np.array([share]))[0])

    def _top(self, inside: Floats) -> Floats:
        return self.out(inside, np.array([0, 0.85, 0.5]) if inside[2] < 0.07 else np.array([0, 1, 0.1]))

    def _ring(self, middle: Floats, way: Floats, radius: float) -> Floats:
        one = unit(np.cross(way, np.array([0.3, 1.0, 0.2])))
        two = np.cross(way, one)
        angles = np.arange(POINTS + 1) / POINTS * 2 * np.pi
        return np.array([self.out(middle + radius * (np.cos(a) * one + np.sin(a) * two), way) for a in angles])

    @cached_property
    def _known(self) -> dict[Place, list[Floats]]:
        leg = self.leg
        steps = np.linspace(0, 1, 13)
        known: dict[Place, list[Floats]] = {}

        def line(name: Place, points: list[Floats]) -> None:
            known[name] = [resampled(np.array(points))]

        def point(name: Place, *points: Floats) -> None:
            known[name] = [np.array([p]) for p in points]

        def mixed(a: tuple[float, ...], b: tuple[float, ...]) -> list[Floats]:
            return [np.array(a) * (1 - s) + np.array(b) * s for s in steps]

        folds = webs(leg)
        ankle_front = np.array([0.0, -0.014, 0.034])
        for n in range(1, 6):
            point(f"toe_pad_{n}", self.out(self._toe(n, 0.72), DOWN))
            line(f"toe_{n}", [self.out(self._toe(n, s), -DOWN) for s in np.linspace(0.1, 0.85, 9)])
        for n, fold in enumerate(folds, start=1):
            point(f"web_{n}", self.skin.nearest(fold[None])[0])
            root = (self._toe(n, 0) + self._toe(n + 1, 0)) / 2 + 0.012 * BACK
            start = ankle_front * 0.45 + root * 0.55
            line(f"tendon_gap_{n}", [self._top(start * (1 - s) + root * s) for s in steps])
        line("toe_row", [self.out(self._toe(n, 0.6), DOWN) for n in range(1, 6)])
        line("toe_joints", [self.out(self._toe(n, 0.0), DOWN) for n in range(1, 6)])
        line("ball_line", [self.sole(0.106, u) for u in np.linspace(-0.8, 0.8, 9)])
        for name, aside, begin in (
            ("arch_line", 0.0, 0.0),
            ("inner_arch_line", -0.45, 0.005),
            ("outer_arch_line", 0.62, 0.0),
        ):
            line(name, [self.sole(begin + s * (0.094 - begin), aside) for s in steps])
        line("sole_line", [self.sole(-0.045 + s * 0.155, 0.0) for s in steps])
        point("heel_centre", self.sole(-0.035, 0.0))
        point("arch_middle", self.sole(0.05, 0.0))
        heel = np.array([self.sole(-0.03, 0.0)[0], -0.042, -0.030])
        point("heel_back", self.out(heel, BACK))
        line("heel_back_line", [self.out(heel + np.array([0, 0.020 - 0.034 * s, 0]), BACK) for s in steps])
        point("heel_sides", self.out(heel, INWARD), self.out(heel, OUTWARD))
        root, tip = (self._toe(2, 0) + self._toe(3, 0)) / 2 + 0.010 * BACK, self._toe(2, 0.8)
        line("instep_line", [self._top(ankle_front * (1 - s) + root * s) for s in steps])
        line("foot_top_line", [self._top(ankle_front * (1 - s) + root * s) for s in steps] + [self._top(tip)])
        point("instep_hold", self._top(ankle_front * 0.7 + root * 0.3))
        point("instep_middle", self._top(ankle_front * 0.45 + root * 0.55))
        for name, way, end in (
            ("foot_inner_edge", INWARD, self._toe(1, 0)),
            ("foot_outer_edge", OUTWARD, self._toe(5, 0)),
        ):
            line(name, [self.out(inside, way) for inside in mixed((heel[0], -0.040, 0.030), tuple(end))])
        known["foot_sides"] = [known["foot_inner_edge"][0], known["foot_outer_edge"][0]]
        known["ankle_ring_inner"] = [self._ring(np.array([-0.005, 0.002, -0.004]), INWARD, 0.021)]
        known["ankle_ring_outer"] = [self._ring(np.array([0.005, -0.006, -0.006]), OUTWARD, 0.021)]
        line("tendon_line", [self.out(p, BACK) for p in mixed((0, 0.105, -0.01), (heel[0], -0.045, -0.03))])
        for name, degrees, low, high in (
            ("calf_midline", 180, 0.12, 0.355),
            ("calf_inner_line", -128, 0.11, 0.355),
            ("calf_outer_line", 128, 0.11, 0.355),
            ("shin_side_line", 42, 0.07, 0.345),
            ("thigh_front_line", 0, 0.505, 0.63),
            ("thigh_outer_line", 86, 0.50, 0.63),
            ("thigh_back_line", 180, 0.50, 0.63),
            ("thigh_inner_line", -88, 0.50, 0.60),
        ):
            line(name, [self.round_leg(low + s * (high - low), degrees) for s in steps])
        knee = leg.heads[leg.bone("lowerleg01")]
        point("calf_belly", self.round_leg(0.285, 180))
        point("fibula_head", self.round_leg(knee[1] - 0.036, 98))
        point("behind_knee_centre", self.round_leg(knee[1], 180))
        point("thigh_front_middle", self.round_leg(0.575, 0))
        known["kneecap_ring"] = [self._ring(knee + np.array([0, 0.012, 0.01]), -BACK, 0.034)]
        angles = np.arange(POINTS + 1) / POINTS * 360
        known["whole_lower_leg"] = [np.array([self.round_leg(0.2, a) for a in angles])]
        middle = np.array([0.004, -0.045, 0.07])
        known["whole_foot"] = [
            np.array([self.out(middle, np.array([np.sin(a), np.cos(a), 0])) for a in np.radians(angles)])
        ]
        return known


def _along(points: Floats, shares: Floats) -> Floats:
    """Return points of a way, by their share of its length."""
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    at = shares * steps[-1]
    return np.stack([np.interp(at, steps, points[:, k]) for k in range(3)], axis=-1)


def resampled(points: Floats, count: int = POINTS) -> Floats:
    """Return a way as points at even distances."""
    return _along(points, np.linspace(0, 1, count))


def is_closed(place: Place) -> bool:
    """Tell whether a place is a ring."""
    return place in LANDMARKS and LANDMARKS[place].kind is LandmarkKind.RING
