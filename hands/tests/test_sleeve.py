"""A sleeve squeezes the leg from the foot upwards, lies on the skin while it does, and comes in its own file."""

from __future__ import annotations

import numpy as np
import pytest

from legato.library import load_library
from legato_hands.baked import Baked, BakedClip
from legato_hands.checkout import MASSAGE
from legato_hands.filling import fills_over
from legato_hands.gltf import Document
from legato_hands.report import Ruler
from legato_hands.sleeve import CHAMBERS


@pytest.fixture(scope="module")
def clip():
    """The clip of the technique's own file."""
    document = Document.read(MASSAGE / "air-compression.glb")
    return BakedClip(document, document.json["animations"][0])


def test_chambers_fill_from_the_foot_upwards_and_let_go_together(clip):
    """Each begins after the one below it, all are full for as long as the score says, and then the leg rests."""
    hold = load_library().techniques["air-compression"].score.strokes[0].size.hold_ms
    shares = np.linspace(0, 1, 601)
    fills = np.array([clip.fill(f"tool_sleeve_{n}", shares) for n in range(1, CHAMBERS + 1)])
    starts, ends = (fills > 0.02).argmax(1), fills.argmax(1)

    assert (np.diff(starts) > 0).all()
    assert (np.diff(ends) > 0).all()
    full = (fills > 0.99).all(0)
    assert clip.seconds * full.mean() == pytest.approx(hold / 1000, abs=1.5)
    assert np.ptp(fills[:, full.argmax() + full.sum() :], axis=0).max() < 0.01
    assert (fills[:, -100:] == 0).all()


@pytest.mark.parametrize(("seconds", "hold"), [(60, 5), (20, 8), (2, 0)])
def test_a_sleeve_begins_and_ends_empty_at_any_tempo(seconds, hold):
    """A cycle that is repeated never jumps."""
    fills = fills_over(seconds, hold)

    assert (fills[:, [0, -1]] == 0).all()
    assert fills.max(1).min() == pytest.approx(1, abs=0.001)


def test_a_full_chamber_lies_on_the_skin_and_comes_out_and_an_empty_one_is_loose(baked, clip):
    """The inner wall comes nearer, the outer one goes away, and nothing sinks in deeper than skin gives."""
    ruler = Ruler(Baked(clip.document, baked.limbs, (clip,)))
    found = ruler.measure(clip)
    assert not found.misses, found

    for contact in clip.extras["contacts"]:
        empty, full = clip.shape(contact["chamber"])
        wall = slice(*contact["wall"])
        loose, lying = (-ruler.skin.depth(points[wall]) for points in (empty, full))
        outside = -ruler.skin.depth(full) + ruler.skin.depth(empty)

        assert np.median(loose) > 0.003
        assert np.median(np.abs(lying)) < 0.001
        assert outside.max() > 0.007


def test_the_sleeve_is_fetched_only_with_its_technique():
    """Whoever looks at another technique does not wait for it."""
    nodes = [node["name"] for node in Document.read(MASSAGE / "base.glb").json["nodes"]]

    assert not [name for name in nodes if "sleeve" in name]
