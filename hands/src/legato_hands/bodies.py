"""How two bodies are with each other: one hand in the other, wrists, elbows, and hands that hold.

What an eye sees first, measured on the skin as it is drawn, at many moments of each cycle.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from legato_hands.baked import Baked, BakedClip
from legato_hands.hand import WRIST, Hand
from legato_hands.makehuman import Floats
from legato_hands.solve import wrist_share
from legato_hands.surface import Skin

MOMENTS = 24
ELBOW = 0.237
"""Metres from the wrist to the elbow."""
NEARBY = 0.004
"""Metres around another hand's box within which it is asked what is inside it."""


@dataclass(frozen=True)
class Posture:
    """What was found over a cycle, at its worst."""

    hand_in_hand_mm: float
    wrist_share: float
    """How far a wrist is bent: 1 is what it can do, both ways together."""
    holding_mm: float
    """How far the pads of a hand that holds are from the skin, the middle one of them."""
    elbow_cm_s: float
    at: dict[str, float]
    """At which share of the cycle each of these is worst."""


def posture_of(baked: Baked, hands: dict[str, Hand], clip: BakedClip) -> Posture:
    """Measure how the hands of a clip are held."""
    shows = [name for name in clip.extras["shows"] if name in hands]
    shares = np.arange(MOMENTS) / MOMENTS
    worlds = {name: baked.worlds(clip, name, shares) for name in shows}
    placed = {name: hands[name].limb.place(worlds[name]) for name in shows}
    inside = _inside(baked, placed) if len(shows) == 2 else np.zeros(MOMENTS)
    bent, fast = np.zeros(MOMENTS), np.zeros(MOMENTS)
    for name in shows:
        hand = hands[name]
        turns, _ = clip.pose(name, hand.limb.bones, shares)
        poses = np.array([hand.angles({bone: turn[m] for bone, turn in turns.items()}) for m in range(MOMENTS)])
        bent = np.maximum(bent, wrist_share(poses) if poses[:, WRIST].any() else 0.0)
        elbow = worlds[name][:, 0, :3, :3] @ (hand.wrist + ELBOW * hand.up) + worlds[name][:, 0, :3, 3]
        steps = np.linalg.norm(np.roll(elbow, -1, axis=0) - elbow, axis=1)
        fast = np.maximum(fast, steps / (clip.seconds / MOMENTS))
    held = _held(baked, hands, clip, placed, shares)
    worst = {"hand_in_hand_mm": inside, "wrist_share": bent, "holding_mm": held, "elbow_cm_s": fast}
    return Posture(
        round(float(inside.max()) * 1e3, 1),
        round(float(bent.max()), 2),
        round(float(held.max()) * 1e3, 1),
        round(float(fast.max()) * 1e2, 1),
        {name: round(float(shares[values.argmax()]), 2) for name, values in worst.items()},
    )


def _inside(baked: Baked, placed: dict[str, Floats]) -> Floats:
    """Return how deep one hand is in the other at each moment, cloth and all."""
    one, other = placed
    found = np.zeros(MOMENTS)
    for m in range(MOMENTS):
        ours, theirs = placed[one][m], placed[other][m]
        near = ((ours > theirs.min(0) - NEARBY) & (ours < theirs.max(0) + NEARBY)).all(1)
        if near.any():
            skin = Skin(theirs, baked.limbs[other].faces, ours[near])
            found[m] = max(0.0, float(skin.depth(ours[near]).max()))
    return found


def _held(baked: Baked, hands: dict[str, Hand], clip: BakedClip, placed: dict[str, Floats], shares: Floats) -> Floats:
    """Return how far the pads of hands that hold are from the skin at each moment."""
    holding = [c for c in clip.extras["contacts"] if "hand" in c and not c["moves"]]
    found = np.zeros(MOMENTS)
    if not holding:
        return found
    leg = baked.limbs["leg"]
    legs = leg.place(baked.worlds(clip, "leg", shares))
    still = float(np.ptp(legs, axis=0).max()) < 1e-6
    skin = Skin(legs[0], leg.faces)
    for m in range(MOMENTS):
        here = skin if still else Skin(legs[m], leg.faces, np.concatenate([placed[c["hand"]][m] for c in holding]))
        for contact in holding:
            pads = hands[contact["hand"]].pads
            gaps = [-float(here.depth(placed[contact["hand"]][m][pads[pad].which]).max()) for pad in contact["pads"]]
            found[m] = max(found[m], 0.0, float(np.median(gaps)))
    return found
