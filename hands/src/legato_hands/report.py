"""Measure the baked clips: what a hand misses, where it sinks in, how it bends, whether it jumps.

A hand that only holds has no way to keep to: it is measured by how far it is from the skin.
A sleeve's chamber that is full is measured by how far its inner wall is from the skin, all over.
Everything is read back from the file that is shown; nothing is taken from solving.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from legato_hands.anatomy import SHORTS
from legato_hands.baked import Baked, BakedClip
from legato_hands.bodies import MOMENTS as EYE_MOMENTS
from legato_hands.bodies import posture_of
from legato_hands.chamber import lying
from legato_hands.hand import FINGERS, Hand
from legato_hands.limb import move_points
from legato_hands.makehuman import Floats
from legato_hands.measured import KEY_MOMENTS, Measured
from legato_hands.sight import Witness, glimpse
from legato_hands.surface import Skin

MOMENTS = 12
"""At least so many moments of each clip are looked at."""
NEAR_PAD = 0.012
"""Metres around a pressing spot that count as the contact itself."""


class Ruler:
    """Measures clips of one baked file."""

    def __init__(self, baked: Baked) -> None:
        self.baked = baked
        self.witness = Witness(baked)
        self.hands = self.witness.hands
        self.skin = Skin(baked.limbs["leg"].vertices, baked.limbs["leg"].faces)

    def measure(self, clip: BakedClip) -> Measured:
        """Measure one clip."""
        shows = [name for name in clip.extras["shows"] if name in self.hands]
        contacts = [c for c in clip.extras["contacts"] if "hand" in c]
        moments = max(MOMENTS, len(contacts[0]["on"]) if contacts else MOMENTS)
        moving_leg = any(n.startswith("leg_") for n in self._moved(clip))
        off: list[float] = []
        held: list[float] = []
        inside = outside = 0.0
        shares = np.arange(moments) / moments
        legs: list[Floats | None] = [None] * moments
        if moving_leg:
            legs = list(self.baked.worlds(clip, "leg", shares))
        placed = {name: self.hands[name].limb.place(self.baked.worlds(clip, name, shares)) for name in shows}
        for m, leg in enumerate(legs):
            skin = self._skin(leg, np.concatenate([placed[name][m] for name in shows]) if shows else None)
            for name in shows:
                hand = self.hands[name]
                points = placed[name][m]
                sunk, gap = skin.met(points)
                mine = [c for c in contacts if c["hand"] == name]
                spots = []
                for contact in mine:
                    pads = [points[hand.pads[pad].which] for pad in contact["pads"]]
                    spots += [pad.mean(0) for pad in pads]
                    if not (contact["on"][m * len(contact["on"]) // moments] and m * len(contact["on"]) % moments == 0):
                        continue
                    wanted = np.array(contact["points"])
                    if leg is not None:
                        wanted = move_points(wanted, self.baked.limbs["leg"].carried(wanted, leg))
                    if contact["moves"]:
                        off.append(_off(wanted, pads, skin))
                    else:
                        held.append(max(gap, 0.0))
                near = _near(points, spots) if mine else np.zeros(len(points), bool)
                inside = max(inside, float(sunk[near].max(initial=0)))
                outside = max(outside, float(sunk[~near].max(initial=0)))
        loop = self._gap(clip, shows)
        over = max((self._over(self.hands[name], clip, name, shares) for name in shows), default=0.0)
        for contact in clip.extras["contacts"]:
            if "tool" in contact:
                off += self._tool(clip, contact, legs)
            if "chamber" in contact:
                found = lying(clip, contact, self.skin)
                off += found.gaps.tolist()
                inside, outside = max(inside, found.wall_depth), max(outside, found.other_depth)
                loop = max(loop, found.loop_gap)
        return Measured(
            clip=clip.name,
            moments=moments,
            contact_median_mm=round(float(np.median(off)) * 1e3, 2) if off else 0.0,
            contact_most_mm=round(max([*off, *held], default=0.0) * 1e3, 2),
            depth_outside_mm=round(outside * 1e3, 2),
            depth_in_contact_mm=round(inside * 1e3, 2),
            covered=round(self._covered(placed, contacts), 3),
            over_limit_degrees=round(over, 2),
            jump_mm=round(self._jump(clip, shows) * 1e3, 2),
            loop_gap_mm=round(loop * 1e3, 3),
            **self._seen(clip),
        )

    def _seen(self, clip: BakedClip) -> dict[str, Any]:
        """Measure what an eye sees first."""
        posture = posture_of(self.baked, self.hands, clip)
        view = clip.extras["views"]["giver"]
        moments = self.witness.moments(clip, EYE_MOMENTS)
        # What no hand does has no arm, and its tool is always in sight.
        seen = glimpse(np.subtract(view["position"], view["target"]), moments) if moments else None
        ways = [np.array(path["points"])[:, 1] for path in clip.extras["paths"] if path["points"]]
        heights = np.concatenate(ways or [np.zeros(1)])
        return {
            **asdict(posture),
            "off_skin": round(float((heights > SHORTS[0]).mean()), 3),
            "contact_seen": round(seen.contact, 2) if seen else 1.0,
            "arm_to_eye_degrees": round(seen.arm_degrees, 1) if seen else 180.0,
            "moments_apart_mm": round(self._apart(clip) * 1e3, 1),
        }

    def _apart(self, clip: BakedClip) -> float:
        """Return how far the two key moments that are most alike are from each other."""
        shares = np.array(KEY_MOMENTS)
        shows = [name for name in clip.extras["shows"] if name in self.hands]
        if not shows:
            return 1.0
        ways = np.concatenate([self._ends(clip, name, shares) for name in [*shows]], axis=1)
        leg = self.baked.limbs["leg"]
        ways = np.concatenate([ways, leg.place(self.baked.worlds(clip, "leg", shares), leg.cage[::7])], axis=1)
        pairs = [(i, k) for i in range(len(shares)) for k in range(i)]
        return min(float(np.linalg.norm(ways[i] - ways[k], axis=1).max()) for i, k in pairs)

    def _moved(self, clip: BakedClip) -> set[str]:
        nodes = clip.document.json["nodes"]
        return {nodes[channel["target"]["node"]]["name"] for channel in clip.animation["channels"]}

    def _skin(self, leg: Floats | None, around: Floats | None) -> Skin:
        limb = self.baked.limbs["leg"]
        return self.skin if leg is None else Skin(limb.place(leg), limb.faces, around)

    def _over(self, hand: Hand, clip: BakedClip, name: str, shares: Floats) -> float:
        """Return by how many degrees a joint is bent beyond its limits."""
        turns, _ = clip.pose(name, hand.limb.bones, shares)
        poses = [hand.angles({bone: turn[m] for bone, turn in turns.items()}) for m in range(len(shares))]
        beyond = np.maximum(hand.lowest - poses, poses - hand.highest)
        return float(np.degrees(beyond[:, 6:].max(initial=0)))

    def _tool(self, clip: BakedClip, contact: dict[str, Any], legs: Sequence[Floats | None]) -> list[float]:
        """Return how far a tool is from the skin, or in it, wherever the leg is."""
        found = clip.node(contact["tool"], np.arange(len(legs)) / len(legs))
        if found is None:
            return []
        span = np.linspace(-0.04, 0.04, 33) if contact["across"] else np.zeros(1)
        rods = found[:, None] + np.stack([span, np.zeros_like(span), np.zeros_like(span)], axis=-1)
        skins = (self._skin(leg, rod) for leg, rod in zip(legs, rods, strict=True))
        away = (-skin.depth(rod) - contact["radius"] for skin, rod in zip(skins, rods, strict=True))
        return [abs(float(gaps.min())) for gaps in away]

    def _covered(self, placed: dict[str, Floats], contacts: list[dict[str, Any]]) -> float:
        """Return the share of each moving contact's way that it comes within 6 mm of, the least of them."""
        least = 1.0
        for contact in contacts:
            if not contact["moves"]:
                continue
            pads = self.hands[contact["hand"]].pads
            wanted = np.array(contact["points"])[np.array(contact["on"], bool)]
            points = placed[contact["hand"]]
            went = np.mean([points[:, pads[pad].which].mean(1) for pad in contact["pads"]], axis=0)
            away = np.linalg.norm(wanted[:, None] - went[None], axis=-1).min(1)
            least = min(least, float((away < 0.006).mean()))
        return least

    def _ends(self, clip: BakedClip, name: str, shares: Floats) -> Floats:
        hand = self.hands[name]
        worlds = self.baked.worlds(clip, name, shares)
        tips = np.concatenate([hand.pads[f"tip{n}"].which[:2] for n in FINGERS] + [hand.pads["thumb"].which[:2]])
        return hand.limb.place(worlds, tips)

    def _gap(self, clip: BakedClip, shows: list[str]) -> float:
        ends = [self._ends(clip, name, np.array([0.0, 1.0])) for name in shows]
        return max((float(np.linalg.norm(a - b, axis=1).max()) for a, b in ends), default=0.0)

    def _jump(self, clip: BakedClip, shows: list[str]) -> float:
        most = 0.0
        for name in shows:
            ways = self._ends(clip, name, np.arange(clip.keys) / (clip.keys - 1))
            # A jump is a step that its neighbours do not lead up to.
            bend = np.linalg.norm(ways[2:] - 2 * ways[1:-1] + ways[:-2], axis=-1)
            most = max(most, float(bend.max(initial=0)))
        return most


def _off(wanted: Floats, pads: list[Floats], skin: Skin) -> float:
    """Return how far a contact is from its way: sideways from its middle, and upwards from the spots that touch.

    A broad hand touches with the ridge under its fingers and with its heel; between them the palm is hollow.
    """
    at = np.mean([pad.mean(0) for pad in pads], axis=0)
    target = wanted[np.linalg.norm(wanted - at, axis=1).argmin()]
    up = skin.normal(target[None])[0]
    aside = at - target
    aside = aside - (aside @ up) * up
    gap = np.mean([max(0.0, -float(skin.depth(pad).max())) for pad in pads])
    return float(np.hypot(np.linalg.norm(aside), gap))


def _near(points: Floats, spots: list[Floats]) -> np.ndarray:
    return np.asarray(np.min([np.linalg.norm(points - spot, axis=1) for spot in spots], axis=0) < NEAR_PAD)


def measure_all(baked: Baked, techniques: Collection[str] = ()) -> list[Measured]:
    """Measure every clip, or those of some techniques or files."""
    ruler = Ruler(baked)
    return [
        ruler.measure(clip)
        for clip in baked.clips
        if not techniques or {clip.extras["technique"], clip.file} & set(techniques)
    ]
