"""Where the receiver is: nothing they lie on is in anybody's way, and it is plain who lies where."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree

from legato.library import load_library
from legato.notation.checkin import Performer
from legato_hands.baked import Baked
from legato_hands.giver import Giver
from legato_hands.setting import ANKLE_ON_EDGE, AT_THE_EYE, CLEAR, FOOT, SHOWN

CLIPS = [clip for clip in Baked.read().clips if any(name.startswith("hand_") for name in clip.extras["shows"])]
ON_BEDS = [clip for clip in CLIPS if "ends" in clip.extras.get("ground", {})]
WITH_OTHER_LEG = [clip for clip in CLIPS if "other_leg" in clip.extras]
SHARES = np.arange(8) / 8


def _name(clip):
    return clip.name


def _skin(baked, clip):
    """Everything of hands and arms over a cycle, as points."""
    hands = [name for name in clip.extras["shows"] if name.startswith("hand_")]
    return np.concatenate([baked.limbs[h].place(baked.worlds(clip, h, SHARES)).reshape(-1, 3) for h in hands])


def _place_of_other_leg(clip):
    """Where the other leg lies, as a matrix."""
    return np.array(clip.extras["other_leg"]["place"]).reshape(4, 4).T


def _other_leg(clip, baked):
    """The skin of the other leg where it lies, its knee bent as it is told, as points."""
    place, leg = _place_of_other_leg(clip), baked.limbs["leg"]
    turn = np.radians(clip.extras["other_leg"]["knee"])
    bent = np.array([[1, 0, 0], [0, np.cos(turn), -np.sin(turn)], [0, np.sin(turn), np.cos(turn)]])
    return leg.place(leg.worlds({leg.bone("lowerleg01"): bent}, np.eye(4))) @ place[:3, :3].T + place[:3, 3]


def test_everybody_who_is_massaged_by_somebody_else_lies_somewhere():
    """A leg that stands upright in a void tells nobody how to lie."""
    assert {clip.name for clip in ON_BEDS} >= {clip.name for clip in CLIPS if clip.extras["performer"] == "partner"}


@pytest.mark.parametrize("clip", ON_BEDS, ids=_name)
def test_no_hand_reaches_through_the_bed(clip, baked):
    """Leg and hands are above what the leg lies on, as far as it goes."""
    ground = clip.extras["ground"]
    up, height = np.array(ground["up"]), np.dot(ground["up"], ground["at"])
    leg = baked.limbs["leg"].vertices
    lying = leg[(leg[:, 1] > ground["ends"]) & (leg[:, 1] < SHOWN)]
    reached = _skin(baked, clip)
    over = reached[reached[:, 1] > ground["ends"]]

    assert (lying @ up).min() > height
    assert len(over) == 0 or (over @ up).min() > height


@pytest.mark.parametrize("clip", [clip for clip in ON_BEDS if clip.extras["performer"] == "partner"], ids=_name)
def test_they_lie_as_the_giver_reaches_them(clip):
    """Face down for what is behind, on the back for the rest, the foot over the edge where hands go around it."""
    giver = Giver.of(load_library().techniques[clip.extras["technique"]], Performer.PARTNER)
    ground = clip.extras["ground"]

    assert ground["up"] == [0, 0, -1 if giver.face_down else 1]
    if giver.face_down or set(clip.extras["zones"]) <= FOOT:
        assert ground["ends"] == ANKLE_ON_EDGE


@pytest.mark.parametrize("clip", WITH_OTHER_LEG, ids=_name)
def test_the_other_leg_is_in_nobodys_way(clip, baked):
    """Hands and arms keep their distance from it."""
    assert cKDTree(_other_leg(clip, baked)).query(_skin(baked, clip))[0].min() > CLEAR - 1e-3
    assert np.linalg.det(_place_of_other_leg(clip)[:3, :3]) == pytest.approx(-1, abs=1e-3)


@pytest.mark.parametrize("clip", WITH_OTHER_LEG, ids=_name)
def test_no_eye_is_inside_the_other_leg(clip, baked):
    """One viewpoint of finishing strokes showed nothing but a thigh: from there it is not drawn."""
    hides = clip.extras["other_leg"]["hides"]
    looked = [view["position"] for name, view in clip.extras["views"].items() if name not in hides]

    assert cKDTree(_other_leg(clip, baked)).query(np.array(looked))[0].min() > AT_THE_EYE


def test_ones_own_foot_lies_on_the_other_knee():
    """Which is below it, where the inner side of the foot is up."""
    own = [clip for clip in WITH_OTHER_LEG if clip.extras["performer"] == "self" and set(clip.extras["zones"]) <= FOOT]

    assert len(own) > 10
    assert all("ground" not in clip.extras and clip.extras["other_leg"]["knee"] > 80 for clip in own)
