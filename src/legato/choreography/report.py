"""Measure the baked clips: what a hand misses, where it sinks in, how it bends, whether it jumps.

A hand that only holds has no way to keep to: it is measured by how far it is from the skin.
Everything is read back from the file that is shown; nothing is taken from solving.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from legato.choreography.baked import Baked, BakedClip
from legato.choreography.hand import FINGERS, Hand
from legato.choreography.makehuman import Floats
from legato.choreography.surface import Skin

MOMENTS = 12
"""At least so many moments of each clip are looked at."""
NEAR_PAD = 0.012
"""Metres around a pressing spot that count as the contact itself."""
TARGETS = {
    "contact_median_mm": 2.0,
    "contact_most_mm": 4.0,
    "depth_outside_mm": 3.0,
    "depth_in_contact_mm": 5.0,
    "loop_gap_mm": 0.5,
    "over_limit_degrees": 1.0,
    "jump_mm": 25.0,
}
"""What a clip has to keep to; a share of the way that is covered is at least `COVERED`."""
COVERED = 0.85
UNFIT = {
    "contact_median_mm": 6.0,
    "contact_most_mm": 15.0,
    "depth_outside_mm": 9.0,
    "depth_in_contact_mm": 9.0,
    "jump_mm": 60.0,
}
"""What a clip that misses its targets may be off at the most, to be shown all the same."""


@dataclass(frozen=True)
class Measured:
    """One clip, measured."""

    clip: str
    moments: int
    contact_median_mm: float
    contact_most_mm: float
    depth_outside_mm: float
    depth_in_contact_mm: float
    covered: float
    over_limit_degrees: float
    jump_mm: float
    """The furthest a fingertip goes from one stored moment to the next."""
    loop_gap_mm: float

    @property
    def misses(self) -> tuple[str, ...]:
        """The targets that are not met."""
        missed = [name for name, most in TARGETS.items() if getattr(self, name) > most]
        return (*missed, *(["covered"] if self.covered < COVERED else []))

    @property
    def unfit(self) -> tuple[str, ...]:
        """Why it must not be shown at all: so far off that it would look or teach wrong."""
        return tuple(
            f"{name} is {getattr(self, name)}, and {most} is the most"
            for name, most in UNFIT.items()
            if getattr(self, name) > most
        )

    def to_dict(self) -> dict[str, Any]:
        """Return plain data."""
        return {**asdict(self), "misses": list(self.misses)}


class Ruler:
    """Measures clips of one baked file."""

    def __init__(self, baked: Baked) -> None:
        self.baked = baked
        self.hands = {name: Hand(baked.limbs[name], right=name == "hand_right") for name in ("hand_left", "hand_right")}
        self._rest = Skin(baked.limbs["leg"].vertices, baked.limbs["leg"].faces)

    def measure(self, clip: BakedClip) -> Measured:
        """Measure one clip."""
        shows = [name for name in clip.extras["shows"] if name in self.hands]
        contacts = [c for c in clip.extras["contacts"] if "hand" in c]
        moments = max(MOMENTS, len(contacts[0]["on"]) if contacts else MOMENTS)
        moving_leg = any(n.startswith("leg_") for n in self._moved(clip))
        off: list[float] = []
        held: list[float] = []
        inside = outside = over = 0.0
        reached: dict[int, list[float]] = {}
        for m in range(moments):
            share = m / moments
            leg = self.baked.worlds(clip, "leg", share) if moving_leg else None
            skin = self._skin(leg)
            for name in shows:
                hand = self.hands[name]
                worlds = self.baked.worlds(clip, name, share)
                points = hand.limb.place(worlds)
                mine = [c for c in contacts if c["hand"] == name]
                spots = []
                for which, contact in enumerate(contacts):
                    if contact["hand"] != name:
                        continue
                    at = np.mean([points[hand.pads[pad].which].mean(0) for pad in contact["pads"]], axis=0)
                    spots += [points[hand.pads[pad].which].mean(0) for pad in contact["pads"]]
                    if contact["on"][m * len(contact["on"]) // moments] and m * len(contact["on"]) % moments == 0:
                        wanted = np.array(contact["points"])
                        if leg is not None:
                            wanted = self._carried(wanted, leg)
                        if contact["moves"]:
                            off.append(self._off(wanted, at, points, skin))
                        else:
                            held.append(max(0.0, -float(skin.depth(points).max())))
                        reached.setdefault(which, []).append(float(m))
                depth = skin.depth(points)
                near = _near(points, spots) if mine else np.zeros(len(points), bool)
                inside = max(inside, float(depth[near].max(initial=0)))
                outside = max(outside, float(depth[~near].max(initial=0)))
                over = max(over, self._over(hand, clip, name, share))
        for contact in clip.extras["contacts"]:
            if "tool" in contact:
                off += self._tool(clip, contact)
        return Measured(
            clip=clip.name,
            moments=moments,
            contact_median_mm=round(float(np.median(off)) * 1e3, 2) if off else 0.0,
            contact_most_mm=round(max([*off, *held], default=0.0) * 1e3, 2),
            depth_outside_mm=round(outside * 1e3, 2),
            depth_in_contact_mm=round(inside * 1e3, 2),
            covered=round(self._covered(clip, contacts, moments), 3),
            over_limit_degrees=round(over, 2),
            jump_mm=round(self._jump(clip, shows) * 1e3, 2),
            loop_gap_mm=round(self._gap(clip, shows) * 1e3, 3),
        )

    def _off(self, wanted: Floats, at: Floats, points: Floats, skin: Skin) -> float:
        """Return how far a contact is from its way: sideways from its middle, and upwards to the hand's skin."""
        target = wanted[np.linalg.norm(wanted - at, axis=1).argmin()]
        up = skin.normal(target[None])[0]
        aside = at - target
        aside = aside - (aside @ up) * up
        nearest = np.linalg.norm(points - target, axis=1).argmin()
        gap = max(0.0, float((points[nearest] - target) @ up))
        return float(np.hypot(np.linalg.norm(aside), gap))

    def _moved(self, clip: BakedClip) -> set[str]:
        nodes = clip.document.json["nodes"]
        return {nodes[channel["target"]["node"]]["name"] for channel in clip.animation["channels"]}

    def _skin(self, leg: Floats | None) -> Skin:
        limb = self.baked.limbs["leg"]
        return self._rest if leg is None else Skin(limb.place(leg), limb.faces)

    def _carried(self, points: Floats, leg: Floats) -> Floats:
        """Return points of the leg at rest where the moving leg has taken them."""
        limb = self.baked.limbs["leg"]
        near = np.argmin(np.linalg.norm(limb.vertices[None] - points[:, None], axis=-1), axis=1)
        mixed = np.einsum("vb,bij->vij", limb.skin[near], leg)
        return np.asarray(np.einsum("vij,vj->vi", mixed[:, :3, :3], points) + mixed[:, :3, 3])

    def _over(self, hand: Hand, clip: BakedClip, name: str, share: float) -> float:
        """Return by how many degrees a joint is bent beyond its limits."""
        turns, _ = clip.pose(name, hand.limb.bones, share)
        q = hand.angles(turns)
        return float(np.degrees(np.maximum(hand.lowest - q, q - hand.highest)[6:].max(initial=0)))

    def _tool(self, clip: BakedClip, contact: dict[str, Any]) -> list[float]:
        middles = [clip.node(contact["tool"], m / MOMENTS) for m in range(MOMENTS)]
        found = np.array([m for m in middles if m is not None])
        span = np.linspace(-0.04, 0.04, 33) if contact["across"] else np.zeros(1)
        away = [-self._rest.depth(found + np.array([x, 0, 0])) - contact["radius"] for x in span]
        return [abs(float(v)) for v in np.min(away, axis=0)]

    def _covered(self, clip: BakedClip, contacts: list[dict[str, Any]], moments: int) -> float:
        """Return the share of each moving contact's way that it comes within 6 mm of, the least of them."""
        least = 1.0
        for contact in contacts:
            if not contact["moves"]:
                continue
            hand = self.hands[contact["hand"]]
            wanted = np.array(contact["points"])[np.array(contact["on"], bool)]
            went = []
            for m in range(moments):
                points = hand.limb.place(self.baked.worlds(clip, contact["hand"], m / moments))
                went.append(np.mean([points[hand.pads[pad].which].mean(0) for pad in contact["pads"]], axis=0))
            away = np.linalg.norm(wanted[:, None] - np.array(went)[None], axis=-1).min(1)
            least = min(least, float((away < 0.006).mean()))
        return least

    def _ends(self, clip: BakedClip, name: str, share: float) -> Floats:
        hand = self.hands[name]
        worlds = self.baked.worlds(clip, name, share)
        tips = np.concatenate([hand.pads[f"tip{n}"].which[:2] for n in FINGERS] + [hand.pads["thumb"].which[:2]])
        return hand.limb.place(worlds, tips)

    def _gap(self, clip: BakedClip, shows: list[str]) -> float:
        pairs = [(self._ends(clip, name, 0.0), self._ends(clip, name, 1.0)) for name in shows]
        return max((float(np.linalg.norm(a - b, axis=1).max()) for a, b in pairs), default=0.0)

    def _jump(self, clip: BakedClip, shows: list[str]) -> float:
        most = 0.0
        for name in shows:
            ways = np.array([self._ends(clip, name, k / (clip.keys - 1)) for k in range(clip.keys)])
            # A jump is a step that its neighbours do not lead up to.
            bend = np.linalg.norm(ways[2:] - 2 * ways[1:-1] + ways[:-2], axis=-1)
            most = max(most, float(bend.max(initial=0)))
        return most


def _near(points: Floats, spots: list[Floats]) -> np.ndarray:
    return np.asarray(np.min([np.linalg.norm(points - spot, axis=1) for spot in spots], axis=0) < NEAR_PAD)


def measure_all(baked: Baked) -> list[Measured]:
    """Measure every clip."""
    ruler = Ruler(baked)
    return [ruler.measure(clip) for clip in baked.clips]
