"""What an eye sees first is measured: a hand in a hand, a wrist at its stop, a hand that holds nothing."""

from __future__ import annotations

import numpy as np
import pytest

from legato_hands import bodies
from legato_hands.bodies import MOMENTS, posture_of
from legato_hands.hand import SIZE, WRIST
from legato_hands.measured import LEAST, TARGETS
from legato_hands.sight import Witness
from legato_hands.solve import wrist_share


@pytest.fixture(scope="module")
def witness(baked):
    """Looks at the clips that are shown."""
    return Witness(baked)


def test_a_hand_inside_the_other_is_found_as_deep_as_it_is(baked, witness):
    """Two hands a metre apart touch nowhere; put onto each other, one is deep in the other."""
    left = baked.limbs["hand_left"]
    resting = np.tile(left.vertices, (MOMENTS, 1, 1))
    away = resting + np.array([1.0, 0, 0])

    assert bodies._inside(baked, {"hand_right": away, "hand_left": resting}).max() == 0
    assert bodies._inside(baked, {"hand_right": resting, "hand_left": resting + 0.004}).max() > 0.002


def test_a_wrist_that_is_bent_both_ways_at_once_is_beyond_what_it_can_do():
    """Each of two bends alone is possible; a box would allow both together, and a wrist does not."""
    poses = np.zeros((3, SIZE))
    poses[:, WRIST] = np.radians([(55, 0), (0, 20), (55, 20)])

    assert list(wrist_share(poses) < 1) == [True, True, False]


def test_every_measure_says_at_which_moment_it_is_worst(baked, witness):
    """Whoever is to mend something is told where to look."""
    clip = next(clip for clip in baked.clips if clip.name == "arch-rub@partner")
    found = posture_of(baked, witness.hands, clip)

    assert set(found.at) <= set(TARGETS) | set(LEAST)
    assert all(0 <= share < 1 for share in found.at.values())
