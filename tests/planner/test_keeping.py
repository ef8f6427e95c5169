"""A change that changes nothing else: what was not touched stays, and the wish is granted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato import pipeline
from legato.body import LEGS, Leg
from legato.notation.session import Block, Grip, Session, WishedLength, Wishes
from legato.pipeline import Planned
from planner.making import checkin, varied


def planned(seed: int = 1, **answers) -> Session:
    """Compose a session of twenty minutes for somebody well."""
    usual = {"minutes": 20, "have": [], "aims": ["relax"], "complaint": "unsure"}
    return found(pipeline.plan(checkin(**usual | answers), seed=seed))


def found(answer) -> Session:
    """Return the session of an answer that is expected to hold one."""
    assert isinstance(answer, Planned), answer
    return answer.cleared.session


def on(session: Session, leg: Leg) -> list[tuple[str, int]]:
    """Return the techniques on a leg with their lengths, in order."""
    return [(block.technique, block.lasts_ms) for block in session.blocks if block.leg is leg]


def names(session: Session, leg: Leg) -> list[str]:
    """Return the techniques on a leg, in order."""
    return [name for name, _ in on(session, leg)]


def longer(session: Session, block: Block, by_s: int = 15) -> Wishes:
    """Return the wish to have a block longer."""
    wish = WishedLength(leg=block.leg, technique=block.technique, seconds=block.lasts_ms // 1_000 + by_s)
    return session.wishes.model_copy(update={"lengths": (*session.wishes.lengths, wish)})


def without(session: Session, block: Block) -> Wishes:
    """Return the wish to leave a block out."""
    gone = Grip(leg=block.leg, technique=block.technique)
    return session.wishes.model_copy(update={"leave_out": (*session.wishes.leave_out, gone)})


class TestOneTap:
    """What a person sees who changes one thing."""

    def test_a_longer_block_takes_its_time_from_its_own_leg(self):
        """The other leg is as it was, to the second; on this one nothing comes and nothing goes."""
        before = planned()
        block = next(one for one in before.blocks if (one.leg, one.technique) == (Leg.RIGHT, "calf-effleurage"))
        after = found(pipeline.edit(before, longer(before, block)))

        assert on(after, Leg.LEFT) == on(before, Leg.LEFT)
        assert names(after, Leg.RIGHT) == names(before, Leg.RIGHT)
        assert dict(on(after, Leg.RIGHT))["calf-effleurage"] == block.lasts_ms + 15_000

    def test_leaving_one_out_leaves_out_that_one(self):
        """Also after another change; and the legs keep their places."""
        before = planned()
        calf = next(one for one in before.blocks if (one.leg, one.technique) == (Leg.RIGHT, "calf-effleurage"))
        heel = next(one for one in before.blocks if (one.leg, one.technique) == (Leg.RIGHT, "heel-squeeze"))
        changed = found(pipeline.edit(before, longer(before, calf)))
        after = found(pipeline.edit(changed, without(changed, heel)))

        assert after.legs == before.legs
        assert on(after, Leg.LEFT) == on(before, Leg.LEFT)
        assert names(after, Leg.RIGHT) == [name for name in names(before, Leg.RIGHT) if name != "heel-squeeze"]

    def test_another_order_changes_no_length(self):
        """Only the places."""
        before = planned()
        line = names(before, Leg.LEFT)
        line[2], line[3] = line[3], line[2]
        after = found(pipeline.edit(before, Wishes(order={Leg.LEFT: tuple(line)})))

        assert names(after, Leg.LEFT) == line
        assert {leg: dict(on(after, leg)) for leg in LEGS} == {leg: dict(on(before, leg)) for leg in LEGS}

    def test_taking_all_back_gives_the_first_plan(self):
        """And nothing is kept of what was in between."""
        before = planned()
        changed = found(pipeline.edit(before, without(before, before.blocks[2])))

        assert found(pipeline.edit(changed, Wishes())) == before

    def test_a_wish_that_leaves_no_room_is_granted_all_the_same(self):
        """Ten minutes with five of them on the calf: what was there gives way."""
        before = planned(minutes=10)
        block = next(one for one in before.blocks if one.technique == "calf-effleurage")
        after = found(pipeline.edit(before, longer(before, block, 90)))

        assert dict(on(after, block.leg))["calf-effleurage"] == block.lasts_ms + 90_000


@given(st.integers(0, 10**6), st.data())
def test_whoever_leaves_one_out_meets_nothing_else_new_where_that_can_be(person, data):
    """The session keeps its limits, can be composed again as it was, and its legs keep their places."""
    answer = pipeline.plan(varied(person, 5, 40), seed=person)
    if not isinstance(answer, Planned):
        return
    before = answer.cleared.session
    block = data.draw(st.sampled_from(before.blocks))
    changed = pipeline.edit(before, without(before, block))
    if not isinstance(changed, Planned):
        return
    after = changed.cleared.session

    assert (block.leg, block.technique) not in {(one.leg, one.technique) for one in after.blocks}
    assert [leg for leg in before.legs if leg in after.legs] == list(after.legs)
    assert found(pipeline.replay(after)) == after


@pytest.mark.parametrize("seed", range(5))
def test_the_plan_says_what_it_was_composed_to_stay(seed):
    """A length where a leg was not touched, none where it was."""
    before = planned(seed)
    after = found(pipeline.edit(before, without(before, before.blocks[2])))

    assert {one.leg: one.seconds is None for one in after.kept} == {Leg.LEFT: True, Leg.RIGHT: False}
