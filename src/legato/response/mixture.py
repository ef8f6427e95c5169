"""Bayesian regression whose noise and spread of effects are not known: a mixture over a fixed grid of both.

All of it is decimal arithmetic of 18 digits, each operation rounded the same way everywhere, in a fixed order and with
a fixed number of steps: the same numbers on every machine. What leaves here is rounded to thousandths.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from operator import mul

ARITHMETIC = Context(prec=18, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])
"""More digits than a float has, and in one machine word: as quick as decimals get."""

ZERO, ONE = Decimal(0), Decimal(1)
_HALF = Decimal("0.5")
THOUSAND = 1_000

Vector = list[Decimal]
Matrix = list[Vector]

_HALF_NORMAL = tuple(
    Decimal(thousandths) / THOUSAND
    for thousandths in (
        *(31, 94, 157, 221, 286, 352, 419, 489, 561, 636),
        *(714, 798, 887, 984, 1_092, 1_213, 1_356, 1_534, 1_780, 2_241),
    )
)
"""The upper half of forty points that share out a normal distribution evenly."""
_NORMAL = (*(-point for point in reversed(_HALF_NORMAL)), *_HALF_NORMAL)


_LEAST_WEIGHT = Decimal("0.001")
"""What is so much less likely than the likeliest point of the grid is left out, to be quicker."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is held for likely before anything was told.

    `precision` belongs to all unknowns where effects have a spread of one; `effects` are the places of those whose
    precision is divided by the square of the spread.
    """

    mean: Vector
    precision: Matrix
    effects: frozenset[int]
    spreads: tuple[Decimal, ...]
    noises: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Sums:
    """What observations add up to: products of what was done with itself and with what came of it.

    Each observation counts by its weight; `weight` is all of them, and `square` what came of it with itself.
    """

    square_of_done: Matrix
    done_and_came: Vector
    square: Decimal
    weight: Decimal


@dataclass(frozen=True, slots=True)
class Belief:
    """What is known of one unknown: a mixture of normal distributions, as (weight, mean, deviation)."""

    parts: tuple[tuple[Decimal, Decimal, Decimal], ...]

    @property
    def mean(self) -> Decimal:
        """Its mean."""
        return sum((weight * mean for weight, mean, _ in self.parts), ZERO)

    @property
    def variance(self) -> Decimal:
        """Its variance."""
        mean = self.mean
        return sum((weight * (sd * sd + (each - mean) * (each - mean)) for weight, each, sd in self.parts), ZERO)

    def chance_above(self, least: Decimal) -> Decimal:
        """Return how likely it is more than `least`."""
        return sum((weight * _normal((mean - least) / sd) for weight, mean, sd in self.parts), ZERO)

    def quantiles(self, count: int) -> tuple[Decimal, ...]:
        """Return values that share it out evenly: each is as likely as the others."""
        points = sorted(
            (mean + sd * point, weight / len(_NORMAL)) for weight, mean, sd in self.parts for point in _NORMAL
        )
        found: list[Decimal] = []
        passed = ZERO
        for value, weight in points:
            passed += weight
            while len(found) < count and passed >= (len(found) + _HALF) / count:
                found.append(value)
        # Rounding may leave the last one a hair short.
        return tuple(found + [points[-1][0]] * (count - len(found)))


def beliefs(prior: Prior, all_alike: Sums, fresh_first: Sums) -> tuple[Belief, ...]:
    """Return what is known of each unknown after everything that was told.

    Args:
        prior: what was held for likely before.
        all_alike: the sums in which old and new observations count alike. How far effects lie from nought and how much
            noise there is follows from these: what counts for half would look more precise than it is.
        fresh_first: those in which the new ones count for more; what each unknown is follows from these.
    """
    grid = [(spread, noise) for spread in prior.spreads for noise in prior.noises]
    likely = [_log_likely(prior, all_alike, spread, noise) for spread, noise in grid]
    weights = [(each - max(likely)).exp() for each in likely]
    kept = [(weight, point) for weight, point in zip(weights, grid, strict=True) if weight >= _LEAST_WEIGHT]
    whole = sum((weight for weight, _ in kept), ZERO)
    parts = [(weight / whole, *_mean_and_variance(prior, fresh_first, *point)) for weight, point in kept]
    return tuple(
        Belief(tuple((weight, mean[at], variance[at].sqrt()) for weight, mean, variance in parts))
        for at in range(len(prior.mean))
    )


def _log_likely(prior: Prior, sums: Sums, spread: Decimal, noise: Decimal) -> Decimal:
    """Return how likely one spread of effects and one noise make what came, as a logarithm."""
    precision, target, pull = _equations(prior, sums, spread, noise)
    lower, diagonal = _factors(precision)
    half: Vector = []
    for row, each in zip(lower, target, strict=True):
        half.append(each - _dot(row, half))
    explained = sum((each * each / by for each, by in zip(half, diagonal, strict=True)), ZERO)
    misfit = sums.square / (noise * noise) + _dot(prior.mean, pull) - explained
    log_determinant = sum((each.ln() for each in diagonal), ZERO)
    return -(sums.weight * noise.ln() + len(prior.effects) * spread.ln() + (log_determinant + misfit) / 2)


def _mean_and_variance(prior: Prior, sums: Sums, spread: Decimal, noise: Decimal) -> tuple[Vector, Vector]:
    """Return the exact answer for each unknown, if these are the spread of effects and the noise."""
    precision, target, _ = _equations(prior, sums, spread, noise)
    lower, diagonal = _factors(precision)
    inverse = _inverse_of_unit_lower(lower)
    mean, variance = [ZERO] * len(target), [ZERO] * len(target)
    for row, by in zip(inverse, diagonal, strict=True):
        scaled = _dot(row, target) / by
        for at, entry in enumerate(row):
            if entry:
                mean[at] += entry * scaled
                variance[at] += entry * entry / by
    return mean, variance


def _equations(prior: Prior, sums: Sums, spread: Decimal, noise: Decimal) -> tuple[Matrix, Vector, Vector]:
    """Return the normal equations, and how much the prior pulls."""
    size = range(len(prior.mean))
    noise_2, narrow = noise * noise, ONE / (spread * spread)
    before = [
        [prior.precision[i][j] * (narrow if i in prior.effects and j in prior.effects else ONE) for j in size]
        for i in size
    ]
    pull = [_dot(row, prior.mean) for row in before]
    precision = [[before[i][j] + sums.square_of_done[i][j] / noise_2 for j in size] for i in size]
    return precision, [sums.done_and_came[i] / noise_2 + pull[i] for i in size], pull


def _factors(matrix: Matrix) -> tuple[Matrix, Vector]:
    """Factor a positive definite matrix into L D L': the rows of L left of its diagonal of ones, and D."""
    lower: Matrix = []
    diagonal: Vector = []
    for i, row in enumerate(matrix):
        unscaled: Vector = []
        for j in range(i):
            unscaled.append(row[j] - _dot(unscaled, lower[j]))
        mine = [each / by for each, by in zip(unscaled, diagonal, strict=True)]
        diagonal.append(row[i] - _dot(unscaled, mine))
        lower.append(mine)
    return lower, diagonal


def _inverse_of_unit_lower(lower: Matrix) -> Matrix:
    """Return the rows of the inverse of L, each up to its diagonal."""
    inverse: Matrix = []
    for i, row in enumerate(lower):
        mine = [ZERO] * i + [ONE]
        for k, entry in enumerate(row):
            if entry:
                for j, other in enumerate(inverse[k]):
                    if other:
                        mine[j] -= entry * other
        inverse.append(mine)
    return inverse


def _dot(one: Sequence[Decimal], other: Sequence[Decimal]) -> Decimal:
    return sum(map(mul, one, other), ZERO)


_P = Decimal("0.2316419")
_B = tuple(map(Decimal, ("1.330274429", "-1.821255978", "1.781477937", "-0.356563782", "0.319381530")))
_ROOT = Decimal("0.398942280401432678")


def _normal(deviations: Decimal) -> Decimal:
    """Return how likely a normal number is below so many deviations, to seven digits (Abramowitz & Stegun 26.2.17)."""
    t = ONE / (ONE + _P * abs(deviations))
    series = ZERO
    for factor in _B:
        series = (series + factor) * t
    tail = _ROOT * (-deviations * deviations / 2).exp() * series
    return ONE - tail if deviations >= 0 else tail
