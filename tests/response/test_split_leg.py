"""A split-leg trial: sealed before it begins, silent until its end, and never more than it can know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from legato.body import LEGS, Leg, other_leg
from legato.response import (
    EndedEarly,
    NotYet,
    SplitEnding,
    SplitProtocol,
    SplitResult,
    SplitSitting,
    SplitState,
    Unclear,
    split_answer,
)
from legato.response.split_exact import LeftOverRight, lists_as_extreme, side_shown
from legato.response.split_leg import result_of
from legato.response.split_protocol import balanced_list
from response.split_worlds import PROTOCOL_SEEDS, trial_protocol

PROTOCOL = trial_protocol(14, seed=5)
ANSWERS = st.fixed_dictionaries({leg: st.integers(0, 10) for leg in LEGS})


def held(protocol: SplitProtocol = PROTOCOL, *, better: int = 0) -> tuple[SplitSitting, ...]:
    """Give all sittings of a trial in which A leaves so many points less than B, day by day a little otherwise."""
    found = []
    for number, leg in enumerate(protocol.legs_of_a):
        after = {leg: 4 - better + number % 2, other_leg(leg): 4 + number % 3 // 2}
        found.append(SplitSitting(number, dict.fromkeys(LEGS, 6), after))
    return tuple(found)


def result(protocol: SplitProtocol, sittings: Sequence[SplitSitting]) -> SplitResult:
    """Return what came out; the trial must be at its end."""
    answer = split_answer(protocol, sittings)
    assert isinstance(answer, SplitResult)
    return answer


class TestProtocol:
    """What is settled beforehand cannot be changed afterwards without anybody noticing."""

    def test_each_leg_gets_a_as_often_as_the_other(self) -> None:
        """Whatever one leg is always better by falls out."""
        for sittings in (8, 14, 20):
            counts = Counter(trial_protocol(sittings, seed=3).legs_of_a)
            assert counts == {Leg.LEFT: sittings // 2, Leg.RIGHT: sittings // 2}

    def test_every_balanced_list_has_one_number(self) -> None:
        """Numbers from nought give each of the seventy lists of eight sittings once."""
        assert len({balanced_list(number, 8) for number in range(70)}) == 70

    def test_lists_come_as_often_as_each_other(self) -> None:
        """Over 7,000 seeds each of 70 lists is drawn about a hundred times: chi-square, 999 in 1,000."""
        drawn = Counter(trial_protocol(8, seed=seed).legs_of_a for seed in range(7_000))

        assert len(drawn) == 70
        assert sum((count - 100) ** 2 / 100 for count in drawn.values()) < 111.1

    def test_it_can_be_read_before_the_end_without_its_list(self) -> None:
        """Who reads the open part of two protocols cannot tell their lists apart; their seals differ."""
        one, other = trial_protocol(14, seed=1), trial_protocol(14, seed=2)

        assert one.opened == other.opened
        assert one.legs_of_a != other.legs_of_a
        assert one.seal != other.seal

    def test_the_text_is_written_as_it_ever_was(self) -> None:
        """Trials go on for months: what is settled changes only under another number of the format."""
        assert trial_protocol(8, seed=7).seal == "fe3faa16e771383643b5109d71e998256a980f410017603efe4490e87103fcb4"

    @pytest.mark.parametrize("wrong", [{"b": "knuckle"}, {"sittings": 7}, {"seed": -1}, {"seconds": 0}])
    def test_a_protocol_that_cannot_be_is_refused(self, wrong: dict[str, object]) -> None:
        """The same technique twice, another number of sittings, a seed or a length that are none."""
        with pytest.raises(ValidationError):
            SplitProtocol.model_validate(PROTOCOL.model_dump() | wrong)


class TestUntilTheEnd:
    """Nothing is said before the end, and nothing is claimed when it ends early."""

    @given(st.integers(0, 13))
    def test_nothing_is_said_before_the_last_sitting(self, many: int) -> None:
        """However clear it looks already."""
        assert split_answer(PROTOCOL, held(better=4)[:many]) == NotYet(many, many, 14)

    @pytest.mark.parametrize("ending", SplitEnding)
    def test_who_ends_it_is_told_nothing(self, ending: SplitEnding) -> None:
        """Even after the last sitting."""
        assert split_answer(PROTOCOL, held(better=4), ending) == EndedEarly(ending, 14, 14)

    def test_who_stops_massaging_one_leg_has_ended_it(self) -> None:
        """Twice in a row the same leg alone."""
        sittings = list(held(better=4))
        for number in (5, 6):
            sittings[number] = replace(sittings[number], massaged=frozenset({Leg.LEFT}))

        assert split_answer(PROTOCOL, sittings) == EndedEarly(SplitEnding.ONE_LEG, 14, 14)

    def test_one_leg_once_ends_nothing(self) -> None:
        """What happened to one sitting, or to each leg once, is counted as it was given out."""
        sittings = list(held(better=2))
        for number, leg in ((3, Leg.LEFT), (5, Leg.LEFT), (6, Leg.RIGHT)):
            sittings[number] = replace(sittings[number], massaged=frozenset({leg}))

        assert result(PROTOCOL, sittings) == result(PROTOCOL, held(better=2))

    def test_a_sitting_of_no_trial_is_refused(self) -> None:
        """A number that is told twice, or that is not in the list."""
        one = held()[0]
        for wrong in ((one, one), (replace(one, number=14),)):
            with pytest.raises(ValueError, match="told once"):
                split_answer(PROTOCOL, wrong)


class TestFourThings:
    """What is ever said."""

    def test_a_clear_difference_is_said_and_by_how_much_at_least(self) -> None:
        """Never more than the middle of what is likely."""
        found = result(PROTOCOL, held(better=2))

        assert found.state is SplitState.A_BETTER
        assert 0 < found.at_least <= found.mean
        assert found.at_least % 100 == 0
        assert found.by_chance <= 50

    def test_legs_that_fare_alike_show_no_difference(self) -> None:
        """As often a little better on one leg as on the other."""
        assert result(PROTOCOL, held()).state is SplitState.NO_DIFFERENCE

    def test_legs_that_go_up_and_down_tell_nothing(self) -> None:
        """Chance alone may do that."""
        wild = [replace(one, after={Leg.LEFT: 3 * one.number % 8, Leg.RIGHT: 5 * one.number % 9}) for one in held()]

        assert result(PROTOCOL, wild).unclear is Unclear.UNSURE

    def test_no_pain_left_on_either_leg_is_no_difference_that_was_seen(self) -> None:
        """Where all is gone, a difference could not have shown."""
        gone = [replace(one, after=dict.fromkeys(LEGS, 0)) for one in held()]

        assert result(PROTOCOL, gone).unclear is Unclear.GONE

    def test_an_answer_that_is_missing_is_not_filled_in(self) -> None:
        """What only one leg was asked for says nothing; with fewer than three of four nothing is said at all."""
        sittings = list(held(better=2))
        for number in range(3):
            sittings[number] = replace(sittings[number], after={Leg.LEFT: 9})
        found = result(PROTOCOL, sittings)
        sittings[3] = replace(sittings[3], after={})

        assert (found.answered, found.state) == (11, SplitState.A_BETTER)
        assert result(PROTOCOL, sittings).unclear is Unclear.FEW

    def test_a_leg_that_always_eases_more_makes_no_technique_better(self) -> None:
        """The left leg is two points better each time, whatever it gets."""
        lopsided = [
            replace(one, after={Leg.LEFT: one.after[Leg.LEFT], Leg.RIGHT: one.after[Leg.RIGHT] + 2}) for one in held()
        ]

        assert result(PROTOCOL, lopsided).state is not SplitState.A_BETTER
        assert result(PROTOCOL, lopsided).lists == 3_432


@st.composite
def whole_trials(draw: st.DrawFn) -> tuple[SplitProtocol, tuple[SplitSitting, ...]]:
    """Give a trial with all its sittings, some without an answer."""
    protocol = trial_protocol(draw(st.sampled_from((8, 14))), seed=draw(PROTOCOL_SEEDS))
    sittings = tuple(
        SplitSitting(number, draw(ANSWERS), draw(st.one_of(ANSWERS, ANSWERS, st.just({}))))
        for number in range(protocol.sittings)
    )
    return protocol, sittings


def _other_way(found: SplitResult) -> SplitResult:
    """Return the same result with A and B changed about."""
    state = {SplitState.A_BETTER: SplitState.B_BETTER, SplitState.B_BETTER: SplitState.A_BETTER}
    return replace(
        found,
        state=state.get(found.state, found.state),
        dots=tuple(-dot for dot in reversed(found.dots)),
        mean=-found.mean,
        chance=1_000 - found.chance,
    )


class TestLaws:
    """What must hold whatever is told."""

    @pytest.mark.slow
    @given(whole_trials(), st.randoms(use_true_random=False))
    def test_the_order_in_which_it_is_told_does_not_matter(
        self, trial: tuple[SplitProtocol, tuple[SplitSitting, ...]], chance: Random
    ) -> None:
        """Devices tell when they can."""
        protocol, sittings = trial
        mixed = list(sittings)
        chance.shuffle(mixed)

        assert split_answer(protocol, mixed) == split_answer(protocol, sittings)

    @pytest.mark.slow
    @given(whole_trials())
    def test_in_a_mirror_it_is_the_same(self, trial: tuple[SplitProtocol, tuple[SplitSitting, ...]]) -> None:
        """Left and right changed about, in the list and in what is told."""
        protocol, sittings = trial
        legs = protocol.legs_of_a
        mirrored = [replace(one, before=_mirror(one.before), after=_mirror(one.after)) for one in sittings]

        assert result_of(_mirror_list(legs), mirrored) == result_of(legs, sittings)

    @pytest.mark.slow
    @given(whole_trials())
    def test_with_a_and_b_changed_about_the_result_is_too(
        self, trial: tuple[SplitProtocol, tuple[SplitSitting, ...]]
    ) -> None:
        """Neither has an advantage for its letter; a middle that is rounded may lie half a step beside."""
        protocol, sittings = trial
        legs = protocol.legs_of_a

        assert _close(result_of(_mirror_list(legs), sittings), _other_way(result_of(legs, sittings)))

    @given(
        st.lists(st.one_of(st.none(), st.integers(-12, 12)), min_size=8, max_size=8),
        st.sampled_from(list(combinations(range(8), 4))),
    )
    def test_lists_are_counted_as_if_each_were_written_out(
        self, fared: list[int | None], drawn: tuple[int, ...]
    ) -> None:
        """All seventy lists, one by one; a sitting without an answer counts in none."""

        def told(lefts: tuple[int, ...]) -> list[LeftOverRight]:
            return [(one, number in lefts) for number, one in enumerate(fared) if one is not None]

        shown = abs(side_shown(told(drawn)))
        as_extreme = sum(abs(side_shown(told(lefts))) >= shown for lefts in combinations(range(8), 4))

        assert lists_as_extreme(told(drawn), 8) == (as_extreme, 70)


def _mirror(told: Mapping[Leg, int]) -> dict[Leg, int]:
    return {other_leg(leg): score for leg, score in told.items()}


def _mirror_list(legs: tuple[Leg, ...]) -> tuple[Leg, ...]:
    return tuple(other_leg(leg) for leg in legs)


def _close(one: SplitResult, other: SplitResult) -> bool:
    """Tell whether two results are the same but for the last digit of dots and chances."""
    numbers = ((one.chance, other.chance), (one.mean, other.mean), *zip(one.dots, other.dots, strict=True))
    return all(abs(mine - theirs) <= 1 for mine, theirs in numbers) and replace(
        one, dots=(), mean=0, chance=0
    ) == replace(other, dots=(), mean=0, chance=0)
