"""Cameras stand where the contact is seen, and never look into an arm."""

from __future__ import annotations

import numpy as np
import pytest

from legato_hands.eyes import APART, STEEP, directions, placed_views
from legato_hands.limb import unit
from legato_hands.sight import DOT, Tableau, Witness, glimpse, visible_from

AHEAD = np.array([0.0, 0.0, 1.0])


def way_of(view):
    """Which way a camera is from what it looks at."""
    return unit(np.subtract(view["position"], view["target"]))


@pytest.fixture(scope="module")
def witness(baked):
    """Looks at the clips that are shown."""
    return Witness(baked)


def plate(z):
    """Spots on a plate of 4 cm that faces ahead."""
    x, y = np.meshgrid(*[np.arange(-0.02, 0.02, DOT / 2)] * 2)
    return np.stack([x.ravel(), y.ravel(), np.full(x.size, z)], axis=-1)


def test_what_is_behind_something_is_not_seen():
    """A plate of skin behind a hand is hidden from the front, and in sight from behind."""
    leg, hand = plate(0.0), plate(0.05)
    whose = np.repeat([0, 1], [len(leg), len(hand)])
    moment = Tableau(np.vstack([leg, hand]), whose, whose == 1, whose == 0, np.array([[0.0, 1.0, 0.0]]), touches=True)

    assert visible_from(AHEAD, moment)[whose == 1].all()
    assert not visible_from(AHEAD, moment)[whose == 0].any()
    assert visible_from(-AHEAD, moment)[whose == 0].all()
    front, behind = glimpse(AHEAD, [moment]), glimpse(-AHEAD, [moment])
    assert (front.skin, front.contact, behind.skin) == (0, 0, 1)
    assert front.arm_degrees == pytest.approx(90)


def test_an_arm_that_comes_at_the_eye_is_told_by_its_angle():
    """Straight at it, aslant, and away from it."""
    points = np.vstack([plate(0.0), plate(0.01)])
    whose = np.repeat([0, 1], len(points) // 2)
    for arm, degrees in (((0, 0, 1), 0), ((1, 0, 1), 45), ((0, 0, -1), 180)):
        moment = Tableau(points, whose, whose == 1, whose == 0, unit(np.array([arm], float)), touches=True)

        assert glimpse(AHEAD, [moment]).arm_degrees == pytest.approx(degrees, abs=1e-4)


def test_nobody_is_asked_to_look_straight_down_or_up():
    """Ways go all around, and from each of them one knows which way is up."""
    ways = directions()

    assert np.abs(ways[:, 1]).max() < STEEP
    assert (ways @ np.vstack([np.eye(3), -np.eye(3)]).T).max(0).min() > 0.8


def test_the_cameras_of_every_clip_show_different_sides(baked):
    """Four buttons that show the same would be one."""
    for clip in baked.clips:
        views = clip.extras["views"]
        if not any(name.startswith("hand_") for name in clip.extras["shows"]):
            continue
        offered = [
            name for name in views if name != "sole" or {"toes", "ball", "arch", "heel"} & set(clip.extras["zones"])
        ]
        ways = [way_of(views[name]) for name in offered]
        near = [float(a @ b) for k, a in enumerate(ways) for b in ways[:k]]
        assert max(near) < APART + 0.02, clip.name


def test_cameras_are_placed_the_same_way_again(baked, witness):
    """Whoever bakes again gets the cameras that are stored, to the last digit."""
    clip = next(clip for clip in baked.clips if clip.name == "calf-kneading@partner")

    assert placed_views(witness, clip, clip.extras)["views"] == clip.extras["views"]
