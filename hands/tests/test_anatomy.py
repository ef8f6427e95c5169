"""The leg and the hands are whole, and the zones lie where anatomy says."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from legato.body import LANDMARKS, ZoneId, touches
from legato_hands.anatomy import SHORTS, palm_of
from legato_hands.looks import NAIL, PALE
from legato_hands.places import Atlas
from legato_hands.surface import Skin
from legato_hands.zones import ORDER, PIECES


def edges_of(faces):
    """Every side of every triangle."""
    return np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])


@pytest.fixture(scope="module")
def leg(baked):
    """The left leg at rest."""
    return baked.limbs["leg"]


@pytest.fixture(scope="module")
def atlas(leg):
    """The places on it."""
    return Atlas(leg, Skin(leg.vertices, leg.faces))


@pytest.mark.parametrize("name", ["leg", "hand_left", "hand_right"])
def test_a_limb_is_closed_and_its_skin_hangs_on_bones(baked, name):
    """Cut ends are closed, nothing is left without a bone, and the volume is not inside out."""
    limb = baked.limbs[name]

    _, times = np.unique(np.sort(edges_of(limb.faces), axis=1), axis=0, return_counts=True)
    assert set(times) == {2}
    assert np.allclose(limb.skin.sum(1), 1)
    a, b, c = (limb.vertices[limb.faces[:, k]] for k in range(3))
    assert np.einsum("ij,ij->i", a, np.cross(b, c)).sum() > 0


@pytest.mark.parametrize("name", ["leg", "hand_left", "hand_right"])
def test_a_cut_end_is_under_cloth(baked, name):
    """Nobody looks into an arm or a thigh: its last bare skin is deep inside a garment that is closed itself."""
    limb = baked.limbs[name]
    up = np.array([0.0, 1.0, 0.0]) if name == "leg" else limb.heads[0] / np.linalg.norm(limb.heads[0])
    height = limb.vertices @ up
    cloth = Skin(limb.vertices[~limb.bare], limb.faces[~limb.bare[limb.faces].any(1)] - np.flatnonzero(~limb.bare)[0])
    end = limb.vertices[limb.bare & (height > height[limb.bare].max() - 0.01)]

    assert height[~limb.bare].max() > height[limb.bare].max() + 0.05
    assert (limb.skin[~limb.bare, 0] == 1).all()
    assert cloth.depth(end).min() > 0.001


def test_nails_palms_and_soles_are_told_from_other_skin(baked):
    """Every finger and toe has its nail, at its end and on its back; palms and soles are pale, and nothing else is."""
    for name, ends in (
        ("hand_left", [f"finger{n}-3" for n in range(1, 6)]),
        ("leg", ["toe1-2", "toe2-3", "toe3-3", "toe4-3", "toe5-3"]),
    ):
        limb = baked.limbs[name]
        for end in ends:
            nail = (limb.surface[:, NAIL] > 0.5) & (limb.skin[:, limb.bone(end)] > 0.5)
            assert nail.any(), end
        assert limb.surface[limb.surface[:, NAIL] > 0.5][:, PALE].mean() < 0.4
    leg, hand = baked.limbs["leg"], baked.limbs["hand_left"]
    pale = leg.surface[:, PALE] > 0.5
    assert leg.vertices[pale, 1].max() < -0.02
    assert (hand.normals[hand.surface[:, PALE] > 0.6] @ palm_of(hand) > 0).all()


def test_every_finger_and_toe_has_its_bones(baked):
    """Nothing is missing that a technique moves."""
    hand, leg = baked.limbs["hand_left"].bones, baked.limbs["leg"].bones

    assert {f"finger{n}-{k}" for n in range(1, 6) for k in (1, 2, 3)} <= set(hand)
    assert {f"toe{n}-1" for n in range(1, 6)} | {"foot", "lowerleg01", "spread_inner", "spread_outer"} <= set(leg)


def test_the_right_hand_is_the_left_one_mirrored(baked):
    """Left and right are never mixed up: one is the mirror image of the other, to the last vertex."""
    left, right = baked.limbs["hand_left"], baked.limbs["hand_right"]

    assert np.abs(left.vertices * [-1, 1, 1] - right.vertices).max() < 1e-5
    assert np.abs(left.heads * [-1, 1, 1] - right.heads).max() < 1e-5
    assert (left.faces == right.faces[:, ::-1]).all()


@pytest.mark.parametrize("zone", ZoneId)
def test_a_zone_is_there_and_holds_together(leg, zone):
    """Every zone has faces and is one patch; toes and the folds between them are several."""
    mine = (leg.zones == ORDER.index(zone)) & leg.bare
    edges = edges_of(leg.faces)
    inside = edges[mine[edges].all(1)]
    graph = coo_matrix((np.ones(len(inside)), inside.T), shape=(len(mine), len(mine)))
    _, piece = connected_components(graph, directed=False)

    assert mine[leg.faces].all(1).sum() >= 30
    assert len(set(piece[mine])) <= PIECES.get(zone, 1)


def test_zones_that_touch_in_the_table_touch_on_the_skin(leg):
    """The table of neighbours and the mesh tell the same story."""
    edges = edges_of(leg.faces)
    edges = edges[(leg.bare[edges] & (leg.vertices[edges, 1] < SHORTS[0])).all(1)]  # What is under cloth is closed.
    pairs = {frozenset((ORDER[a], ORDER[b])) for a, b in leg.zones[edges] if a != b}
    told = {frozenset((a, b)) for a in ZoneId for b in ZoneId if touches(a, b)}

    assert pairs == told


@pytest.mark.parametrize(
    ("zone", "axis", "other"),
    [
        (ZoneId.ANKLE_INNER, 0, ZoneId.ANKLE_OUTER),
        (ZoneId.THIGH_INNER, 0, ZoneId.THIGH_OUTER),
        (ZoneId.CALF, 2, ZoneId.SHIN),
        (ZoneId.BEHIND_KNEE, 2, ZoneId.KNEE),
        (ZoneId.THIGH_BACK, 2, ZoneId.THIGH_FRONT),
        (ZoneId.HEEL, 2, ZoneId.ARCH),
        (ZoneId.ARCH, 2, ZoneId.BALL),
        (ZoneId.BALL, 2, ZoneId.TOES),
        (ZoneId.ARCH, 1, ZoneId.FOOT_TOP),
        (ZoneId.ACHILLES, 1, ZoneId.CALF),
        (ZoneId.KNEE, 1, ZoneId.THIGH_FRONT),
    ],
)
def test_zones_lie_in_the_order_of_anatomy(leg, zone, axis, other):
    """Inner is towards the big toe, the calf behind the shin, the heel behind the arch, and so on."""
    one, two = (leg.vertices[leg.zones == ORDER.index(z)].mean(0)[axis] for z in (zone, other))

    assert two - one > 0.01


@pytest.mark.parametrize("landmark", LANDMARKS)
def test_a_landmark_lies_on_the_skin_and_mostly_in_its_zones(leg, atlas, landmark):
    """What a score names is found on the leg, where the table says."""
    for way in atlas.lines(landmark):
        near = np.argmin(np.linalg.norm(leg.vertices[None] - way[:, None], axis=-1), axis=1)
        inside = np.array([ORDER[z] in LANDMARKS[landmark].zones for z in leg.zones[near]])

        assert np.abs(atlas.skin.depth(way)).max() < 0.006
        assert inside.mean() >= 0.4


@pytest.mark.parametrize("zone", ZoneId)
def test_every_zone_that_a_score_may_name_has_a_spot_in_it(leg, atlas, zone):
    """A hand that lies on a zone as a whole lies on its skin; thirteen of them were once known to scores alone."""
    for spot in np.concatenate(atlas.lines(zone.value)):
        near = np.argmin(np.linalg.norm(leg.vertices - spot, axis=1) + ~leg.bare)

        assert abs(atlas.skin.depth(spot)) < 0.006
        assert ORDER[leg.zones[near]] is zone


def test_a_place_that_is_nowhere_is_named(atlas):
    """Whoever invents a place reads its name, and no name of a list inside."""
    with pytest.raises(LookupError, match="nothing on the leg of the hands is called elbow"):
        atlas.lines("elbow")
