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


RISES_MORE = {"finishing-strokes@partner"}
"""Clips whose forearms rise a little more than others' for now; whoever mends one takes it out."""


def test_no_forearm_of_somebody_else_comes_from_where_the_receiver_lies(baked):
    """Whoever sits at the foot end reaches over from there or from the sides, never from the receiver's knee."""
    hands = {name: Hand(baked.limbs[name], right=name == "hand_right") for name in ("hand_left", "hand_right")}
    clips = [clip for clip in baked.clips if clip.extras["performer"] == "partner"]

    assert len(clips) > 20
    rose = set()
    for clip in clips:
        for name in set(hands) & set(clip.extras["shows"]):
            worlds = baked.worlds(clip, name, np.arange(12) / 12)
            elbow = worlds[:, 0, :3, :3] @ hands[name].up
            highest = elbow[:, 1].max()
            assert highest < (0.66 if clip.name in RISES_MORE else 0.6), clip.name
            rose |= {clip.name} if highest >= 0.6 else set()
    assert rose == RISES_MORE
