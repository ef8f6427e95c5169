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
from legato_hands import spots
from legato_hands.limb import Limb, unit
from legato_hands.makehuman import Floats
from legato_hands.surface import Skin
from legato_hands.zones import webs

POINTS = 24
"""How many points a line keeps."""
_RAISED = {
    "toes": "toe_pad_2", "toe_webs": "web_2", "ball": "ball_middle", "arch": "arch_middle", "heel": "heel_back",
    "foot_top": "instep_hold", "ankle_inner": "ankle_inner_bone", "ankle_outer": "ankle_outer_bone",
    "achilles": "tendon_middle", "calf": "calf_belly", "shin": "shin_side_middle", "knee": "kneecap",
    "behind_knee": "behind_knee_centre", "thigh_front": "thigh_front_middle", "thigh_back": "thigh_back_middle",
    "thigh_inner": "thigh_inner_middle", "thigh_outer": "thigh_outer_middle",
}  # fmt: skip
"""The spot of a zone that a score names as a whole: where a hand would lie."""


@dataclass(frozen=True)
class Atlas:
    """A leg at rest, its skin, and the places on it."""

    leg: Limb
    skin: Skin

    def lines(self, place: Place) -> list[Floats]:
        """Return the ways of a place: (points, 3) each; a point has one point.

        Raises:
            LookupError: nothing of that name lies on this leg.
        """
        found = self._known.get(_RAISED.get(place, place))
        if found is None:
            raise LookupError(f"nothing on the leg of the hands is called {place}")
        return found

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
        return self.out(np.array([x, -0.2, z]), -spots.DOWN)

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
        lines = {**self._toe_lines(), **self._sole_lines(), **self._instep_lines(), **self._heel_lines()}
        lines |= {
            name: [self.round_leg(low + s * (high - low), degrees) for s in spots.STEPS]
            for name, (degrees, low, high) in spots.AROUND_LEG.items()
        }
        known = {name: [resample(np.array(points))] for name, points in lines.items()}
        known |= {name: [np.array([point]) for point in points] for name, points in self._points().items()}
        known |= {name: [way] for name, way in self._rings().items()}
        known["foot_sides"] = [known["foot_inner_edge"][0], known["foot_outer_edge"][0]]
        return known

    @property
    def _heel(self) -> Floats:
        return np.array([self.sole(spots.HEEL[0], 0.0)[0], spots.HEEL[1], spots.HEEL[0]])

    @property
    def _toe_roots(self) -> Floats:
        return (self._toe(2, 0) + self._toe(3, 0)) / 2 + spots.BEHIND_TOES * spots.BACK

    def _toe_lines(self) -> dict[Place, list[Floats]]:
        found: dict[Place, list[Floats]] = {}
        for n in range(1, 6):
            found[f"toe_{n}"] = [self.out(self._toe(n, s), -spots.DOWN) for s in np.linspace(*spots.TOE_LINE, 9)]
        for n in range(1, 5):
            root = (self._toe(n, 0) + self._toe(n + 1, 0)) / 2 + spots.BEHIND_ROOTS * spots.BACK
            start = spots.ANKLE_FRONT * 0.45 + root * 0.55
            found[f"tendon_gap_{n}"] = [self._top(start * (1 - s) + root * s) for s in spots.STEPS]
        found["toe_row"] = [self.out(self._toe(n, spots.TOE_ROW), spots.DOWN) for n in range(1, 6)]
        found["toe_joints"] = [self.out(self._toe(n, 0.0), spots.DOWN) for n in range(1, 6)]
        return found

    def _sole_lines(self) -> dict[Place, list[Floats]]:
        found: dict[Place, list[Floats]] = {
            name: [self.sole(begin + s * (spots.ARCH_END - begin), aside) for s in spots.STEPS]
            for name, (aside, begin) in spots.ARCHES.items()
        }
        found["ball_line"] = [self.sole(spots.BALL, u) for u in np.linspace(-spots.BALL_SHARE, spots.BALL_SHARE, 9)]
        found["sole_line"] = [self.sole(spots.SOLE_LINE[0] + s * spots.SOLE_LINE[1], 0.0) for s in spots.STEPS]
        return found

    def _instep_lines(self) -> dict[Place, list[Floats]]:
        instep = [self._top(spots.ANKLE_FRONT * (1 - s) + self._toe_roots * s) for s in spots.STEPS]
        return {"instep_line": instep, "foot_top_line": [*instep, self._top(self._toe(2, 0.8))]}

    def _heel_lines(self) -> dict[Place, list[Floats]]:
        heel = self._heel
        begin, long = spots.HEEL_LINE
        tendon, y, z = spots.TENDON
        edge = (heel[0], *spots.EDGES)
        return {
            "heel_back_line": [self.out(heel + np.array([0, begin - long * s, 0]), spots.BACK) for s in spots.STEPS],
            "tendon_line": [self.out(inside, spots.BACK) for inside in _mixed(tendon, (heel[0], y, z))],
            "foot_inner_edge": [self.out(inside, spots.INWARD) for inside in _mixed(edge, tuple(self._toe(1, 0)))],
            "foot_outer_edge": [self.out(inside, spots.OUTWARD) for inside in _mixed(edge, tuple(self._toe(5, 0)))],
        }

    def _points(self) -> dict[Place, list[Floats]]:
        heel, knee = self._heel, self.leg.heads[self.leg.bone("lowerleg01")]
        found: dict[Place, list[Floats]] = {
            "heel_back": [self.out(heel, spots.BACK)],
            "heel_sides": [self.out(heel, spots.INWARD), self.out(heel, spots.OUTWARD)],
        }
        for n in range(1, 6):
            found[f"toe_pad_{n}"] = [self.out(self._toe(n, spots.TOE_PAD), spots.DOWN)]
        for n, fold in enumerate(webs(self.leg), start=1):
            found[f"web_{n}"] = [self.skin.nearest(fold[None])[0]]
        for name, (middle, way, _) in spots.RINGS.items():
            found[name.replace("_ring", "") + "_bone"] = [self.out(middle, way)]
        for name, z in spots.SOLE_POINTS.items():
            found[name] = [self.sole(z, 0.0)]
        for name, (ankle, toes) in spots.INSTEP_POINTS.items():
            found[name] = [self._top(spots.ANKLE_FRONT * ankle + self._toe_roots * toes)]
        for name, (y, degrees) in spots.ON_LEG.items():
            found[name] = [self.round_leg(y, degrees)]
        for name, (below, degrees) in spots.BELOW_KNEE.items():
            found[name] = [self.round_leg(knee[1] - below, degrees)]
        return found

    def _rings(self) -> dict[Place, Floats]:
        knee = self.leg.heads[self.leg.bone("lowerleg01")]
        angles = np.arange(POINTS + 1) / POINTS * 360
        found = {name: self._ring(*ring) for name, ring in spots.RINGS.items()}
        found["kneecap_ring"] = self._ring(knee + spots.KNEECAP, -spots.BACK, spots.KNEECAP_RADIUS)
        found["whole_lower_leg"] = np.array([self.round_leg(spots.WHOLE_LEG, a) for a in angles])
        around = [np.array([np.sin(a), np.cos(a), 0]) for a in np.radians(angles)]
        found["whole_foot"] = np.array([self.out(spots.FOOT, way) for way in around])
        return found


def _mixed(a: tuple[float, ...], b: tuple[float, ...]) -> list[Floats]:
    """Return points from one to another."""
    return [np.array(a) * (1 - s) + np.array(b) * s for s in spots.STEPS]


def _along(points: Floats, shares: Floats) -> Floats:
    """Return points of a way, by their share of its length."""
    steps = np.r_[0, np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))]
    at = shares * steps[-1]
    return np.stack([np.interp(at, steps, points[:, k]) for k in range(3)], axis=-1)


def resample(points: Floats, count: int = POINTS) -> Floats:
    """Return a way as points at even distances."""
    return _along(points, np.linspace(0, 1, count))


def is_closed(place: Place) -> bool:
    """Tell whether a place is a ring."""
    return place in LANDMARKS and LANDMARKS[place].kind is LandmarkKind.RING
