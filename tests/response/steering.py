"""Whether plans would get better if what helped steered them, through the real planner: for `make bench`."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.response import SittingOutcome, what_helped
from legato.response.regression import vagueness
from response.worlds import (
    PEOPLE,
    Effects,
    Held,
    World,
    done_in,
    live,
    naive_effect,
    pain_today,
    person_in,
    session_for,
)

PER_POINT = 350
"""So many thousandths of weight for a point of effect [J]."""
MOST = 250
"""No weight is further from neutral than a quarter."""

Weights = Mapping[tuple[Leg, str], int]
Steers = Callable[[Sequence[SittingOutcome], Effects], Weights]


def weight(points: float) -> int:
    """Return the weight of an effect."""
    return 1_000 + max(-MOST, min(MOST, round(PER_POINT * points)))


def by_nothing(told: Sequence[SittingOutcome], true: Effects) -> Weights:
    """Steer by nothing: the best known for everybody."""
    return {}


def by_model(told: Sequence[SittingOutcome], true: Effects) -> Weights:
    """Steer by what the model knows, the less the more it doubts."""
    found = {}
    for account in what_helped(told, told[-1].day) if told else ():
        for one in account.comparisons:
            many = len(one.techniques)
            sure = 1 - min(1.0, (one.deviation / 1_000) ** 2 / (float(vagueness()) * many))
            for name in one.techniques if one.dots else ():
                found[account.leg, name] = weight(one.mean / 1_000 / many * sure)
    return found


def by_averages(told: Sequence[SittingOutcome], true: Effects) -> Weights:
    """Steer by the average relief of the sessions with each technique, as most apps would."""
    if len(told) < 6:
        return {}
    there = {(leg, name) for one in told for leg in one.legs for name in one.legs[leg].doses}
    return {(leg, name): weight(naive_effect(told, leg, name)) for leg, name in there}


def by_truth(told: Sequence[SittingOutcome], true: Effects) -> Weights:
    """Steer by what is true: as well as weights within a quarter can."""
    return {place: weight(effect) for place, effect in true.items()}


ARMS: dict[str, Steers] = {"neutral": by_nothing, "averages": by_averages, "model": by_model, "truth": by_truth}


@dataclass(frozen=True)
class Gain:
    """How much more relief an arm brings than plans that nothing steers, in points for a leg in the later half."""

    mean: float
    error: float


def gains(world: World, people: int, sittings: int, seed: int) -> dict[str, Gain]:
    """Let the same people live once with each arm, and compare what the techniques do to them."""
    each: dict[str, list[float]] = {arm: [] for arm in ARMS}
    for nth in range(people):
        relief = {arm: _life(world, nth, sittings, f"{seed} {nth}", steers) for arm, steers in ARMS.items()}
        for arm in ARMS:
            each[arm].append(relief[arm] - relief["neutral"])
    return {arm: Gain(fmean(found), stdev(found) / len(found) ** 0.5) for arm, found in each.items()}


def _life(world: World, nth: int, sittings: int, seed: str, steers: Steers) -> float:
    who = nth % len(PEOPLE)
    chance = random.Random(seed)
    effects, noise = person_in(world, chance, sorted(load_library().techniques))
    usual, base = chance.uniform(3.5, 6), chance.randrange(2**40)
    course: list[Held] = []
    told: tuple[SittingOutcome, ...] = ()
    brought = []
    for at in range(sittings):
        # The same days for each arm: only what is done differs.
        today = random.Random(f"{seed} {at}")
        before = pain_today(who, usual, today)
        session = session_for(who, before, today.choice((15, 20)), at, base + at, steers(told, effects))
        course.append(Held(before, done_in(session, today)))
        told = tuple(live(world, course, effects, noise, random.Random(seed)))
        if at >= sittings // 2:
            done = course[-1].done
            brought += [
                sum(effects[leg, name] * dose / 1_000 for name, dose in done[leg].items())
                for leg in LEGS
                if leg in before
            ]
    return fmean(brought)
