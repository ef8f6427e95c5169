"""The result of a split-leg trial: nothing before its end, then one of four things, and never more than "at least".

Analysed as assigned: what the list gave to a leg counts, however long it was really held. Two answers stand side by
side: what is likely (Bayesian, with the prior of the protocol), and how often the list alone would show as much
(exact, without a prior). Only where both say so is one technique called better. An answer that is missing stays
missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, localcontext
from enum import StrEnum

from legato.body import LEGS, Leg
from legato.response import split_protocol as settled
from legato.response.helped import DOTS, Unclear
from legato.response.mixture import ARITHMETIC, ONE, THOUSAND, ZERO, Belief, Prior, Sums, beliefs
from legato.response.split_exact import LeftOverRight, lists_as_extreme, side_shown
from legato.response.split_protocol import SplitProtocol

_ONE_LEG_LEFT = 2
"""So many sittings in a row in which the same leg alone was massaged: somebody does not massage the other any more."""

_STEP = 100
"""What is said of a difference is rounded down to tenths of a point."""


class SplitState(StrEnum):
    """What can be said at the end."""

    A_BETTER = "a_better"
    B_BETTER = "b_better"
    NO_DIFFERENCE = "no_difference"
    CANNOT_TELL = "cannot_tell"


class SplitEnding(StrEnum):
    """Why a trial ended before all its sittings were held; then nothing is claimed."""

    SAFETY = "safety"
    """Something felt wrong, or a rule refuses."""
    WISH = "wish"
    """The person wanted no more."""
    ONE_LEG = "one_leg"
    """One of the legs was not massaged any more, so there is nothing to compare."""


@dataclass(frozen=True, slots=True)
class SplitSitting:
    """One sitting of a trial that is over: it was answered, or it is too late for that."""

    number: int
    """Its place in the list, from nought."""
    before: Mapping[Leg, int]
    """Pain before, 0 to 10, in the zone that is compared."""
    after: Mapping[Leg, int] = field(default_factory=dict)
    """Pain afterwards, when it was asked for; a leg without an answer is not in it."""
    massaged: frozenset[Leg] = frozenset(LEGS)
    """Which legs were massaged at all."""


@dataclass(frozen=True, slots=True)
class NotYet:
    """A trial that goes on: how far it is, and nothing else."""

    held: int
    answered: int
    of: int


@dataclass(frozen=True, slots=True)
class EndedEarly:
    """A trial that ended before its end: nothing is claimed."""

    ending: SplitEnding
    held: int
    of: int


@dataclass(frozen=True, slots=True)
class SplitResult:
    """What came out, at the end. Numbers are thousandths; above nought, A is better."""

    state: SplitState
    held: int
    answered: int
    dots: tuple[int, ...]
    """Twenty differences in thousandths of a point, each as likely as the others."""
    mean: int
    deviation: int
    chance: int
    """How likely it is that A is better at all."""
    as_extreme: int
    """How many lists would show as large a difference, either way, if it did not matter which leg got A."""
    lists: int
    """How many lists there are."""
    at_least: int = 0
    """By so many thousandths of a point one is better, at least, in nineteen of twenty answers; else nought."""
    unclear: Unclear | None = None
    """Why nothing can be told; only where that is so."""

    @property
    def by_chance(self) -> int:
        """In how many of a thousand lists such a difference comes by the list alone, rounded up."""
        return -(-self.as_extreme * THOUSAND // self.lists)


SplitAnswer = NotYet | EndedEarly | SplitResult


def split_answer(
    protocol: SplitProtocol, sittings: Iterable[SplitSitting], ending: SplitEnding | None = None
) -> SplitAnswer:
    """Return what may be said of a trial now; the same for the same sittings in any order, on every machine.

    Raises:
        ValueError: a sitting is not one of the trial's, or is told twice.
    """
    told = sorted(sittings, key=lambda one: one.number)
    numbers = [one.number for one in told]
    if len(set(numbers)) < len(told) or not set(numbers) <= set(range(protocol.sittings)):
        raise ValueError("Each sitting of a trial is told once.")
    if ending is None and has_left_a_leg(told):
        ending = SplitEnding.ONE_LEG
    if ending is not None:
        return EndedEarly(ending, len(told), protocol.sittings)
    if len(told) < protocol.sittings:
        return NotYet(len(told), sum(map(_is_answered, told)), protocol.sittings)
    return result_of(protocol.legs_of_a, told)


def has_left_a_leg(sittings: Sequence[SplitSitting]) -> bool:
    """Tell whether somebody has stopped massaging one leg: twice in a row, given in order, only the other one was."""
    alone = [next(iter(one.massaged)) if len(one.massaged) == 1 else None for one in sittings]
    return any(
        one is not None and set(alone[at : at + _ONE_LEG_LEFT]) == {one}
        for at, one in enumerate(alone[: len(alone) - _ONE_LEG_LEFT + 1])
    )


def _is_answered(sitting: SplitSitting) -> bool:
    return all(leg in sitting.before and leg in sitting.after for leg in LEGS)


def _left_over_right(sitting: SplitSitting) -> int:
    """Return by how much the left leg fared better than the right one, beyond what eases by itself."""
    few, of = settled.EASES_BY_ITSELF
    before = sitting.before[Leg.LEFT] - sitting.before[Leg.RIGHT]
    return few * before - of * (sitting.after[Leg.LEFT] - sitting.after[Leg.RIGHT])


def result_of(legs_of_a: Sequence[Leg], sittings: Iterable[SplitSitting]) -> SplitResult:
    """Return what came out of all the sittings of a list that says which leg got A in each."""
    with localcontext(ARITHMETIC):
        return _result(legs_of_a, [one for one in sittings if _is_answered(one)])


def _result(legs: Sequence[Leg], answered: Sequence[SplitSitting]) -> SplitResult:
    told = [(_left_over_right(one), legs[one.number] is Leg.LEFT) for one in answered]
    belief = _belief(told)
    as_extreme, lists = lists_as_extreme(told, len(legs))
    dots = tuple(_thousandths(dot) for dot in _even_dots(belief))
    mean, chance = _thousandths(belief.mean), _thousandths(belief.chance_above(ZERO))
    gone = sum(not any(one.after[leg] for leg in LEGS) for one in answered)
    state, unclear = SplitState.CANNOT_TELL, Unclear.UNSURE
    if len(answered) * THOUSAND < settled.LEAST_ANSWERED * len(legs):
        unclear = Unclear.FEW
    elif as_extreme * THOUSAND <= settled.MOST_BY_CHANCE * lists and abs(mean) >= settled.NOTICED:
        # Both must say so, and of the same side.
        if chance >= settled.SURE and side_shown(told) > 0:
            state = SplitState.A_BETTER
        elif chance <= THOUSAND - settled.SURE and side_shown(told) < 0:
            state = SplitState.B_BETTER
    elif sum(abs(dot) <= settled.ALIKE for dot in dots) >= settled.DOTS_ALIKE:
        if gone * THOUSAND > settled.MOST_GONE * len(answered):
            unclear = Unclear.GONE
        else:
            state = SplitState.NO_DIFFERENCE
    weakest = {SplitState.A_BETTER: dots[1], SplitState.B_BETTER: -dots[-2]}.get(state, 0)
    return SplitResult(
        state=state,
        held=len(legs),
        answered=len(answered),
        dots=dots,
        mean=mean,
        deviation=_thousandths(belief.variance.sqrt()),
        chance=chance,
        as_extreme=as_extreme,
        lists=lists,
        at_least=max(0, weakest) // _STEP * _STEP,
        unclear=unclear if state is SplitState.CANNOT_TELL else None,
    )


def _belief(told: Sequence[LeftOverRight]) -> Belief:
    """Return what is known of A over B, in points; one leg may always fare better than the other."""
    leg_precision = ONE / (_points(settled.LEG_SPREAD) ** 2)
    prior = Prior(
        mean=[ZERO, ZERO],
        precision=[[leg_precision, ZERO], [ZERO, ONE]],
        effects=frozenset({1}),
        spreads=(_points(settled.PRIOR_SPREAD),),
        noises=tuple(_points(noise) for noise in settled.NOISES),
    )
    fared = [Decimal(left) / settled.EASES_BY_ITSELF[1] for left, _ in told]
    sides = [ONE if a_is_left else -ONE for _, a_is_left in told]
    many, net = Decimal(len(told)), sum(sides, ZERO)
    sums = Sums(
        square_of_done=[[many, net], [net, many]],
        done_and_came=[
            sum(fared, ZERO),
            sum((side * left for side, left in zip(sides, fared, strict=True)), ZERO),
        ],
        square=sum((left * left for left in fared), ZERO),
        weight=many,
    )
    return beliefs(prior, sums, sums)[1]


def _even_dots(belief: Belief) -> Iterator[Decimal]:
    """Give dots that lean to neither side: halfway between those counted from below and those counted from above."""
    mirrored = Belief(tuple((weight, -mean, sd) for weight, mean, sd in belief.parts))
    for low, high in zip(belief.quantiles(DOTS), reversed(mirrored.quantiles(DOTS)), strict=True):
        yield (low - high) / 2


def _points(thousandths: int) -> Decimal:
    return Decimal(thousandths) / THOUSAND


def _thousandths(value: Decimal) -> int:
    return int((value * THOUSAND).to_integral_value())
