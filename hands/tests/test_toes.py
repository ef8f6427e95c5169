"""A hand goes from toe to toe without turning over, and a fingertip keeps to the gaps between them."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from legato_hands.hand import Hand


@pytest.fixture(scope="module")
def hand(baked):
    """The hand that works on the toes of somebody alone."""
    return Hand(baked.limbs["hand_right"], right=True)


def clip_of(baked, name):
    """One clip of the baked file."""
    (clip,) = [clip for clip in baked.clips if clip.name == name]
    return clip


def test_each_toe_is_held_between_the_thumb_on_top_and_a_finger_beneath(baked, hand):
    """Whenever a toe is held the thumb is above the finger, and both are at the same toe."""
    clip = clip_of(baked, "toe-massage")
    on = np.array(next(c for c in clip.extras["contacts"] if c["pads"] == ["thumb"])["on"], bool)
    placed = hand.limb.place(baked.worlds(clip, "hand_right", np.flatnonzero(on) / len(on)))
    thumb, finger = (placed[:, hand.pads[name].which].mean(1) for name in ("thumb", "tip2"))

    assert on.sum() >= 5 * 4
    assert (thumb - finger)[:, 1].min() > 0.008
    assert np.linalg.norm((thumb - finger)[:, [0, 2]], axis=1).max() < 0.014


@pytest.mark.parametrize("name", ["toe-massage", "toe-massage~2"])
def test_the_hand_does_not_turn_over_between_one_toe_and_the_next(baked, hand, name):
    """From each stored moment to the next it turns by little, in the air as well."""
    clip = clip_of(baked, name)
    worlds = baked.worlds(clip, "hand_right", np.arange(clip.keys) / (clip.keys - 1))
    turns = Rotation.from_matrix(worlds[:, hand.limb.bone("wrist"), :3, :3])
    steps = np.degrees((turns[1:] * turns[:-1].inv()).magnitude())

    assert steps.max() < 20
