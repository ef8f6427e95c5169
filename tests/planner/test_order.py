"""Why the order of techniques is no part of the problem: rests and steps of pressure, in any order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, permutations

from hypothesis import given
from hypothesis import strategies as st

from legato.body import Leg
from legato.notation.session import Block, Rest, Wishes
from legato.notation.technique import Oil, TechniqueRole
from legato.planner import costs
from legato.planner.assemble import steps_of
from legato.planner.candidates import Offer, offers
from legato.planner.order import any_order_works, arrange, height_of, pressures
from legato.units import seconds
from planner.making import LIBRARY, checkin, screened

PERSON = checkin(have=["oil", "tennis_ball"])
OFFER = offers(PERSON, screened(PERSON), LIBRARY, Wishes(), None)[Leg.LEFT]

ranges = st.tuples(st.integers(1, 6), st.integers(1, 6)).map(sorted)


def candidates(pressure_ranges):
    """Give real techniques these pressure ranges, as work without oil."""
    work = [
        one for one in OFFER.candidates if one.technique.role is TechniqueRole.WORK and one.technique.oil is Oil.HELPS
    ]
    return [replace(one, softest=low, hardest=high) for one, (low, high) in zip(work, pressure_ranges, strict=False)]


def can_be_ordered(chosen) -> bool:
    """Try all orders and all pressures."""
    return any(pressures(line) is not None for line in permutations(chosen))


class TestPressure:
    """Neighbours differ by two at most."""

    @given(st.lists(ranges, min_size=1, max_size=5))
    def test_a_line_gets_the_highest_pressures_that_keep_the_steps(self, given_ranges):
        """Nothing higher is possible anywhere, and when nothing is possible at all, none is given."""
        line = candidates(given_ranges)
        found = pressures(line)
        possible = [[]]
        for one in line:
            possible = [
                [*before, pressure]
                for before in possible
                for pressure in range(one.softest, one.hardest + 1)
                if not before or abs(before[-1] - pressure) <= costs.PRESSURE_STEP
            ]

        assert (found is None) == (not possible)
        if found is not None:
            assert found == tuple(max(column) for column in zip(*possible, strict=True))

    @given(st.lists(ranges, min_size=1, max_size=5))
    def test_where_any_order_works_every_order_does(self, given_ranges):
        """The test that spares the solver the order is right about every permutation."""
        chosen = candidates(given_ranges)

        if any_order_works(chosen):
            assert all(pressures(line) is not None for line in permutations(chosen))

    @given(st.lists(ranges, min_size=1, max_size=5))
    def test_an_order_is_found_whenever_there_is_one(self, given_ranges):
        """Where not any order does, all are tried."""
        chosen = candidates(given_ranges)
        found = arrange(chosen, Offer(Leg.LEFT, tuple(chosen), {}))

        assert (found is not None) == can_be_ordered(chosen)
        if found is not None:
            assert sorted(one.name for one in found) == sorted(one.name for one in chosen)
            assert pressures(found) is not None

    def test_the_shipped_techniques_go_in_any_order(self):
        """As they are, and under every cap: the solver need not ask."""
        for cap in range(1, 7):
            capped = [replace(one, hardest=min(one.hardest, cap)) for one in OFFER.candidates if one.softest <= cap]
            assert any_order_works(capped)


class TestRests:
    """Hands rest before they tire too much."""

    @given(st.lists(st.integers(1, costs.BLOCK_STRAIN), min_size=1, max_size=30), st.randoms(use_true_random=False))
    def test_every_order_needs_the_same_number_of_rests(self, loads, dice):
        """The strain of all blocks together decides, however they are shuffled and shared between the legs."""
        needed = max(0, -(-(sum(loads) - costs.STRAIN_LIMIT) // costs.REST_RELIEF))
        dice.shuffle(loads)
        cut = dice.randint(0, len(loads))
        blocks = {}
        if cut:
            blocks[Leg.LEFT] = tuple(a_block(Leg.LEFT, at) for at in range(cut))
        if cut < len(loads):
            blocks[Leg.RIGHT] = tuple(a_block(Leg.RIGHT, at) for at in range(cut, len(loads)))
        steps = steps_of(blocks, {f"t{at}": load for at, load in enumerate(loads)})

        assert sum(step.lasts_ms for step in steps if isinstance(step, Rest)) == needed * costs.REST

    @given(st.lists(st.integers(1, 6), min_size=1, max_size=6))
    def test_no_plan_gets_by_with_fewer(self, loads):
        """Trying every way of resting between blocks: the formula is the least."""
        limit, relief = 12, 6
        needed = max(0, -(-(sum(loads) - limit) // relief))
        tired_after = {0: 0}
        for load in loads:
            after: dict[int, int] = {}
            for tired, rests in tired_after.items():
                for more in range(4):
                    now = max(0, tired - more * relief) + load
                    if now <= limit:
                        after[now] = min(rests + more, after.get(now, 99))
            tired_after = after

        assert min(tired_after.values()) == needed


def a_block(leg: Leg, number: int) -> Block:
    """Make a block of one second, so that its strain is its load."""
    return Block(leg=leg, technique=f"t{number}", lasts_ms=seconds(1), pressure=3)


class TestTheLine:
    """How a leg begins, goes on and ends."""

    def test_it_opens_with_the_gentlest_warm_up_and_closes_with_finishing_strokes(self):
        """Whatever is chosen besides."""
        line = arrange(OFFER.candidates, OFFER)

        assert line[0].name == "warmup-twists"
        assert line[-1].name == "finishing-strokes"

    def test_between_them_it_goes_up_from_the_foot(self):
        """Foot, then lower leg and knee, then thigh."""
        names = [one.name for one in arrange(OFFER.candidates, OFFER)]

        assert names.index("arch-rub") < names.index("calf-kneading") < names.index("thigh-kneading")

    def test_dry_techniques_come_first_when_oil_is_at_hand(self):
        """The ball rolls under a dry foot."""
        names = [one.name for one in arrange(OFFER.candidates, OFFER, oil=True)]

        assert names[1] in {"toe-massage", "tennis-ball"}
        assert names[2] in {"toe-massage", "tennis-ball"}

    def test_a_wished_order_is_kept(self):
        """The person's order, in the places these techniques have."""
        wished = ("thumb", "arch-rub", "knuckle")
        names = [one.name for one in arrange(OFFER.candidates, OFFER, wished)]

        assert tuple(name for name in names if name in wished) == wished

    def test_without_a_warm_up_the_gentlest_begins(self):
        """Where no warm-up is possible."""
        work = tuple(one for one in OFFER.candidates if one.technique.role is TechniqueRole.WORK)
        line = arrange(work, Offer(Leg.LEFT, work, {}))

        assert line[0].gentleness == min(one.gentleness for one in work)

    def test_without_finishing_strokes_it_ends_with_the_gentlest_that_is_left(self):
        """Where no finishing strokes are possible: of the region where the way ends."""
        work = tuple(one for one in OFFER.candidates if one.technique.role is TechniqueRole.WORK)
        line = arrange(work, Offer(Leg.LEFT, work, {}))

        last = [one for one in line[1:] if height_of(one) is height_of(line[-1]) and one.technique.oil is not Oil.AVOID]
        assert line[-1].gentleness == min(one.gentleness for one in last)

    def test_neighbours_keep_their_steps_in_a_whole_session(self):
        """The pressures that are asked for."""
        asked = pressures(arrange(OFFER.candidates, OFFER))

        assert all(abs(one - other) <= costs.PRESSURE_STEP for one, other in pairwise(asked))
