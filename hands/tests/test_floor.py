"""A foot that rolls something on the floor: the tool stays down, and the foot goes over it."""

from __future__ import annotations

import numpy as np
import pytest

ROLLED = {"foot-roller": 0.030, "frozen-bottle": 0.0335, "tennis-ball": 0.0335, "tennis-ball~2": 0.0335}
SHARES = np.arange(48) / 48
MOST_MM = 1.0
RADIUS = 0.021
"""Metres: of a kneading head, which carries the foot and comes out of the housing."""


@pytest.fixture(params=ROLLED)
def rolled(request, baked):
    """One clip of something that rolls: where the tool is, where the foot is, and its radius."""
    clip = next(clip for clip in baked.clips if clip.name == request.param)
    tool = clip.node(next(name for name in clip.extras["shows"] if name != "leg"), SHARES)
    worlds = baked.worlds(clip, "leg", SHARES)
    foot = worlds[:, baked.limbs["leg"].bone("foot")]
    return clip, tool, foot, ROLLED[request.param]


def test_the_tool_lies_on_the_floor_all_the_time(rolled):
    """It used to float along under a foot that hung still in the air."""
    clip, tool, _, radius = rolled
    floor = clip.extras["ground"]["at"][1]

    assert np.abs(tool[:, 1] - radius - floor).max() * 1e3 < MOST_MM


def test_the_foot_goes_twice_as_far_as_what_rolls_under_it(rolled):
    """As anything does that rolls between two others without slipping."""
    _, tool, foot, _ = rolled
    went, rolled_by = np.ptp(foot[:, :3, 3], axis=0)[2], np.ptp(tool, axis=0)[2]

    assert went > 0.01
    assert abs(went - 2 * rolled_by) * 1e3 < MOST_MM


def test_the_foot_stays_level(rolled):
    """Knee and ankle bend so that the sole can lie on the tool all the way."""
    _, _, foot, _ = rolled

    assert np.abs(foot[:, :3, :3] - np.eye(3)).max() < 0.01


def test_whoever_sits_bends_the_knee(rolled, baked):
    """The thigh lies nearly level behind a knee that is above the foot."""
    clip, *_ = rolled
    leg = baked.limbs["leg"]
    worlds = baked.worlds(clip, "leg", SHARES)
    hip, knee = (
        worlds[:, leg.bone(name), :3, :3] @ leg.heads[leg.bone(name)] + worlds[:, leg.bone(name), :3, 3]
        for name in ("upperleg01", "lowerleg01")
    )

    assert (knee[:, 1] > 0.3).all()
    assert (hip[:, 2] < knee[:, 2] - 0.3).all()
    assert np.abs(hip[:, 1] - knee[:, 1]).max() < 0.1


def test_a_machine_stands_around_its_kneading_heads(baked):
    """Two grey balls in the air were no machine: there is a housing, and the foot is on top of it."""
    clip = next(clip for clip in baked.clips if clip.name == "shiatsu")
    node = clip.document.json["nodes"][clip.document.node("tool_housing")]
    primitive = clip.document.json["meshes"][node["mesh"]]["primitives"][0]
    places = clip.document.values(primitive["attributes"]["POSITION"]) * node["scale"] + node["translation"]
    leg = baked.limbs["leg"].vertices
    foot = leg[leg[:, 1] < 0]

    assert "tool_housing" in clip.extras["shows"]
    assert (places[:, [0, 2]].min(0) < foot[:, [0, 2]].min(0)).all()
    assert (places[:, [0, 2]].max(0) > foot[:, [0, 2]].max(0)).all()
    assert 0 < foot[:, 1].min() - places[:, 1].max() < RADIUS
    assert abs(places[:, 1].min() - clip.extras["ground"]["at"][1]) * 1e3 < MOST_MM
