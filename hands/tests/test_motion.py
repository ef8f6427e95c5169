"""Where each contact is over one cycle: hands that take turns, and thumbs that go against each other."""

from __future__ import annotations

import numpy as np
import pytest

from legato.library import load_library
from legato.notation.checkin import Performer
from legato.notation.score import By
from legato_hands.giver import Giver
from legato_hands.motion import cycle_of
from legato_hands.places import Atlas
from legato_hands.surface import Skin


@pytest.fixture(scope="module")
def atlas(baked):
    """The places on the baked leg."""
    leg = baked.limbs["leg"]
    return Atlas(leg, Skin(leg.vertices, leg.faces))


def test_hands_that_take_turns_leave_the_foot_one_at_a_time(atlas):
    """One hand strokes to the toes while the other goes back, high and to its side: each stroke is a hand's own."""
    cycle = cycle_of(atlas, load_library().techniques["finishing-strokes"].score.strokes[0])
    one, other = cycle.courses

    assert cycle.strokes == 2
    assert (one.touching | other.touching).all()
    assert (one.touching & other.touching).sum() <= 2
    for hand, partner in ((one, other), (other, one)):
        on = hand.points[hand.touching]
        # From the ankle to the toes, over most of the line.
        assert on[:, 2].max() - on[:, 2].min() > 0.8 * (hand.line[-1, 2] - hand.line[0, 2])
        passing = np.linalg.norm(hand.points - partner.points, axis=1) < 0.04
        assert passing.any()
        # Where they pass each other, a hand's thickness and more is between them.
        assert np.maximum(hand.lift, partner.lift)[passing].min() > 0.06
        assert np.maximum(hand.aside, partner.aside)[passing].min() > 0.08


def test_a_hand_makes_room_on_its_givers_side(atlas):
    """Somebody else's hands part to both sides of the foot; one's own both come from above, and one passes over."""
    alone, helper = (Giver(performer) for performer in Performer)

    assert helper.aside(By.INNER_HAND)[0] < 0 < helper.aside(By.OUTER_HAND)[0]
    assert (alone.aside(By.INNER_HAND) == alone.aside(By.OUTER_HAND)).all()
    assert alone.aside(By.INNER_HAND)[1] > 0


def test_hands_that_go_together_stay_where_they_are(atlas):
    """Only hands that take turns go aside; a stroke of both at once is one stroke."""
    for name in ("thigh-effleurage", "calf-effleurage", "shin-side-glide"):
        cycle = cycle_of(atlas, load_library().techniques[name].score.strokes[0])

        assert cycle.strokes == 1, name
        assert all(course.aside is None for course in cycle.courses), name


def test_thumbs_that_oppose_are_never_at_the_same_toes(atlas):
    """Two thumbs on neighbouring toes have no room: one is at the outer end of its toes while the other comes in."""
    one, other = cycle_of(atlas, load_library().techniques["thumb"].score.strokes[0]).courses
    apart = np.linalg.norm(one.points - other.points, axis=1)

    assert np.linalg.norm(one.points[0] - one.line[0]) < 0.002
    assert np.linalg.norm(other.points[0] - other.line[-1]) < 0.002
    assert apart.min() > 0.025
