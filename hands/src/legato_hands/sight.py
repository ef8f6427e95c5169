"""What is seen of a clip from somewhere: the contact that acts, both hands, and whether an arm comes at the eye.

Skin and cloth are spots a few millimetres apart, seen from far away on a coarse picture: a spot is
seen where no other is nearer to the eye. That is rough, and as much as an eye needs to be told where to stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from legato_hands.baked import Baked, BakedClip
from legato_hands.hand import Hand
from legato_hands.limb import Limb, unit
from legato_hands.makehuman import Floats, Ints

FINE = 0.0055
"""Metres between neighbouring spots, at most."""
DOT = 0.006
"""Metres a dot of the coarse picture stands for."""
DEEP = 0.009
"""Metres behind the nearest spot of a dot within which a spot is still the same surface."""
AROUND = 0.22
"""Metres around the contact beyond which nothing is looked at."""
HAND_NEAR, SKIN_NEAR = 0.030, 0.042
"""Metres around a spot that touches within which the hand, and the skin, are what happens there."""
ENOUGH_HAND, ENOUGH_SKIN = 0.35, 0.20
"""The shares of these that have to be seen for a contact to be seen; half of a body always looks the other way."""


@dataclass(frozen=True)
class Spots:
    """Spots on a limb, each as shares of a face's corners."""

    corners: Ints
    shares: Floats

    @classmethod
    def on(cls, limb: Limb) -> Spots:
        """Spread spots over a limb, `FINE` apart."""
        places = limb.vertices[limb.faces]
        edge = np.linalg.norm(places - places[:, [1, 2, 0]], axis=2).max(1)
        corners, shares = [], []
        parts = np.ceil(edge / (1.5 * FINE)).astype(int)
        for count in np.unique(parts):
            here = limb.faces[parts == count]
            grid = [
                ((a + 1 / 3) / count, (b + 1 / 3) / count, 1 - (a + b + 2 / 3) / count)
                for a in range(count)
                for b in range(count - a)
            ]
            corners.append(np.repeat(here, len(grid), axis=0))
            shares.append(np.tile(np.array(grid), (len(here), 1)))
        return cls(np.concatenate(corners), np.concatenate(shares))

    def placed(self, vertices: Floats) -> Floats:
        """Return where the spots are when the vertices are there."""
        return np.asarray(np.einsum("sk,skj->sj", self.shares, vertices[self.corners]))


@dataclass(frozen=True)
class Tableau:
    """A moment of a clip, ready to be looked at."""

    points: Floats
    whose: Ints
    """0 the leg, then the hands in their order."""
    hand_near: np.ndarray
    skin_near: np.ndarray
    arms: Floats
    """From each wrist to its elbow."""
    touches: bool


@dataclass(frozen=True)
class Glimpse:
    """What is seen from one side, on average over the moments a contact acts, and at the worst of them."""

    hand: float
    skin: float
    contact: float
    """The share of the moments at which the contact is seen."""
    hands: float
    """How much is seen of the hand that is seen least, 1 where nothing but itself hides it."""
    arm_degrees: float
    """The least angle between an arm and the way to the eye."""


class Witness:
    """Looks at the clips of one baked file."""

    def __init__(self, baked: Baked) -> None:
        self.baked = baked
        self.hands = {name: Hand(baked.limbs[name], right=name == "hand_right") for name in ("hand_left", "hand_right")}

    @cached_property
    def spots(self) -> dict[str, Spots]:
        """The spots on each limb."""
        return {name: Spots.on(limb) for name, limb in self.baked.limbs.items()}

    def moments(self, clip: BakedClip, count: int) -> list[Tableau]:
        """Return moments of a clip at even steps; none where no hand acts."""
        shows = [name for name in clip.extras["shows"] if name in self.hands]
        acting = [contact for contact in clip.extras["contacts"] if contact.get("moves") and "hand" in contact]
        if not shows or not acting:
            return []
        shares = np.arange(count) / count
        worlds = {name: self.baked.worlds(clip, name, shares) for name in shows}
        placed = {name: self.hands[name].limb.place(worlds[name]) for name in shows}
        legs = self.baked.limbs["leg"].place(self.baked.worlds(clip, "leg", shares))
        pads = {
            k: [placed[c["hand"]][:, self.hands[c["hand"]].pads[pad].which].mean(1) for pad in c["pads"]]
            for k, c in enumerate(acting)
        }
        middle = np.concatenate([way for ways in pads.values() for way in ways]).mean(0)
        found = []
        for m, share in enumerate(shares):
            spots = [self.spots["leg"].placed(legs[m])] + [self.spots[name].placed(placed[name][m]) for name in shows]
            whose = np.repeat(np.arange(len(spots)), [len(s) for s in spots])
            points = np.concatenate(spots)
            on = [k for k, contact in enumerate(acting) if _acts(contact, float(share))]
            at = np.array([way[m] for k in (on or pads) for way in pads[k]])
            away = np.min([np.linalg.norm(points - spot, axis=1) for spot in at], axis=0)
            near = np.linalg.norm(points - middle, axis=1) < AROUND
            points, whose, away = points[near], whose[near], away[near]
            arms = np.array([worlds[name][m, 0, :3, :3] @ self.hands[name].up for name in shows])
            found.append(
                Tableau(
                    points,
                    whose,
                    (whose > 0) & (away < HAND_NEAR),
                    (whose == 0) & (away < SKIN_NEAR),
                    arms,
                    touches=bool(on),
                )
            )
        return found


def _acts(contact: dict[str, Any], share: float) -> bool:
    on = contact["on"]
    return bool(on[int(share * len(on)) % len(on)])


def visible_from(way: Floats, moment: Tableau) -> np.ndarray:
    """Return which spots of a moment are seen by an eye far away in a direction."""
    back = unit(way)
    right = unit(np.cross([0.12, 1.0, 0.07], back))
    flat = np.floor(moment.points @ np.c_[right, np.cross(back, right)] / DOT).astype(int)
    flat -= flat.min(0)
    dot = flat[:, 0] * (flat[:, 1].max() + 1) + flat[:, 1]
    depth = moment.points @ back
    nearest = np.full(dot.max() + 1, -np.inf)
    order = np.argsort(depth, kind="stable")
    nearest[dot[order]] = depth[order]
    return np.asarray(depth > nearest[dot] - DEEP)


def glimpse(way: Floats, moments: list[Tableau]) -> Glimpse:
    """Return what is seen of a clip from a direction; `moments` are not none."""
    hand, skin, hands, arms = [], [], [], []
    for moment in moments:
        seen = visible_from(way, moment)
        angles = np.degrees(np.arccos(np.clip(moment.arms @ unit(way), -1, 1)))
        arms.append(angles.min())
        hands.append(min(_share(seen, moment.whose == number) for number in range(1, len(moment.arms) + 1)))
        if moment.touches:
            hand.append(_share(seen, moment.hand_near))
            skin.append(_share(seen, moment.skin_near))
    both = np.array([hand, skin])
    if not both.size:
        both = np.zeros((2, 1))
    enough = (both[0] >= ENOUGH_HAND) & (both[1] >= ENOUGH_SKIN)
    return Glimpse(
        float(both[0].mean()), float(both[1].mean()), float(enough.mean()), float(np.mean(hands)), float(min(arms))
    )


def _share(seen: np.ndarray, which: np.ndarray) -> float:
    """Return how much is seen of what can be seen at all: half of it looks the other way."""
    count = int(which.sum())
    return min(1.0, 2 * float(seen[which].sum()) / count) if count else 0.0
