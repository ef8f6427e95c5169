"""Who gives sits where they can reach, and has their hands on the right sides."""

from __future__ import annotations

import numpy as np
import pytest

from legato.library import load_library
from legato.notation.checkin import Performer
from legato.notation.score import By
from legato_hands.giver import Giver
from legato_hands.hand import Hand


@pytest.mark.parametrize(
    ("giver", "inner_is_right"),
    [
        (Giver(Performer.SELF), True),
        (Giver(Performer.PARTNER), False),
        (Giver(Performer.PARTNER, face_down=True), True),
    ],
)
def test_hands_are_on_the_side_where_the_giver_has_them(giver, inner_is_right):
    """Whoever faces a receiver has the right hand at the outer side of their left leg, until they turn over."""
    assert giver.is_right(By.INNER_HAND) is inner_is_right
    assert giver.is_right(By.OUTER_HAND) is not inner_is_right


def test_hands_change_sides_for_both_thumbs_on_ones_own_sole():
    """With the right hand at the inner side its thumb would point to the heel; somebody else's thumbs never do."""
    for stroke in load_library().techniques["thumb"].score.strokes:
        alone, helper = (Giver(performer).during(stroke) for performer in Performer)

        assert not alone.is_right(By.INNER_HAND)
        assert alone.is_right(By.OUTER_HAND)
        assert helper == Giver(Performer.PARTNER)
        over, around = (alone.elbow(touch) for touch in stroke.touches)
        # Upwards in leg space is to the left of somebody whose left foot lies on the right knee.
        assert over[1] > 0 > around[1]


def test_both_thumbs_point_to_the_toes(baked):
    """One thumb towards the toes and one towards the heel was a knot: the hands lay in each other."""
    hands = {name: Hand(baked.limbs[name], right=name == "hand_right") for name in ("hand_left", "hand_right")}
    clips = [clip for clip in baked.clips if clip.name in {"thumb~2", "thumb~2@partner"}]

    assert len(clips) == 2
    for clip in clips:
        for name, hand in hands.items():
            worlds = baked.worlds(clip, name, np.arange(12) / 12)
            bone = hand.limb.bone("finger1-3")
            ahead = worlds[:, bone, :3, :3] @ hand.thumb_way
            assert ahead[:, 2].min() > 0, (clip.name, name)


@pytest.mark.parametrize(
    ("technique", "face_down"),
    [("calf-kneading", True), ("achilles", True), ("heel-squeeze", True), ("pressure-points", True),
     ("thumb", False), ("knuckle", False), ("thigh-kneading", False), ("shin-side-glide", False)],
)  # fmt: skip
def test_the_receiver_lies_face_down_only_for_what_is_behind(technique, face_down):
    """The calf, the tendon and the back of the heel are reached from behind; nobody alone lies face down."""
    known = load_library().techniques[technique]

    assert Giver.of(known, Performer.PARTNER).face_down is face_down
    assert not Giver.of(known, Performer.SELF).face_down


def test_no_forearm_of_somebody_else_comes_from_where_the_receiver_lies(baked):
    """Whoever sits at the foot end reaches over from there or from the sides, never from the receiver's knee."""
    hands = {name: Hand(baked.limbs[name], right=name == "hand_right") for name in ("hand_left", "hand_right")}
    clips = [clip for clip in baked.clips if clip.extras["performer"] == "partner"]

    assert len(clips) > 20
    for clip in clips:
        for name in set(hands) & set(clip.extras["shows"]):
            worlds = baked.worlds(clip, name, np.arange(12) / 12)
            elbow = worlds[:, 0, :3, :3] @ hands[name].up
            highest = elbow[:, 1].max()
            assert highest < 0.6, clip.name
