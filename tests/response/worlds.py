"""Worlds in which it is known what helps, to see what would be said of it: for the tests, and for `make bench`.

What is done comes from the real planner, with pain and minutes that vary and chance that chooses among near-ties. What
comes of it is made up here, in the way each world is said to go.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from statistics import fmean

from legato import pipeline
from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.checkin import CheckIn
from legato.notation.session import Session
from legato.pipeline import Planned
from legato.response import LegOutcome, SittingOutcome, dose_of, what_helped
from legato.response.helped import ComparisonState, LegAccount, Side
from legato.response.regression import LEGS_ALIKE, NOISES, SPREADS

FIRST = date(2026, 1, 5)
MOST = 7
"""With more pain than this massage is refused."""

SKIPPED = 0.05
"""So many blocks are skipped."""

PEOPLE: tuple[tuple[int, str | None, tuple[tuple[Leg, str], ...], tuple[str, ...]], ...] = (
    (34, "ache_after_exercise", ((Leg.RIGHT, "calf"),), ("oil",)),
    (52, None, ((Leg.LEFT, "arch"), (Leg.RIGHT, "arch")), ("oil", "tennis_ball")),
    (71, None, ((Leg.LEFT, "heel"), (Leg.RIGHT, "calf")), ("oil",)),
)
"""Age, complaint, where it hurts, and what is at hand."""

Effects = Mapping[tuple[Leg, str], float]
Done = Mapping[Leg, Mapping[str, int]]


@dataclass(frozen=True)
class Held:
    """One session that was held: pain before on each leg, and what was played there."""

    before: Mapping[Leg, int]
    done: Done


def checkin_of(who: int, before: Mapping[Leg, int], minutes: int) -> CheckIn:
    """Return a check-in of one of the people, with pain of today."""
    age, complaint, places, have = PEOPLE[who]
    told = {
        "person": {"age": age},
        "pain": [{"leg": leg, "zone": zone, "score": before[leg]} for leg, zone in places],
        "minutes": minutes,
        "have": list(have),
        "aims": ["relax"],
    }
    return CheckIn.model_validate(told | ({} if complaint is None else {"complaint": complaint}), strict=False)


def pain_today(who: int, usual: float, chance: random.Random) -> dict[Leg, int]:
    """Return pain before: the app is opened on bad days."""
    shared = chance.gauss(0, 1.3)
    while shared < 0 and chance.random() < 0.5:
        shared = chance.gauss(0, 1.3)
    return {leg: min(MOST, max(1, round(usual + shared + chance.gauss(0, 0.8)))) for leg, _ in PEOPLE[who][2]}


def session_for(
    who: int,
    before: Mapping[Leg, int],
    minutes: int,
    nth: int,
    seed: int,
    weights: Mapping[tuple[Leg, str], int] | None,
) -> Session:
    """Return what the real planner makes of it, with chance choosing among near-ties."""
    answer = pipeline.plan(checkin_of(who, before, minutes), history=weights, variety=nth, seed=seed)
    assert isinstance(answer, Planned)
    return answer.cleared.session


def done_in(session: Session, chance: random.Random) -> dict[Leg, dict[str, int]]:
    """Return what was played of a session, in thousandths of usual doses: now and then a block is skipped."""
    techniques = load_library().techniques
    done: dict[Leg, dict[str, int]] = {leg: {} for leg in LEGS}
    for block in session.blocks:
        if chance.random() >= SKIPPED:
            dose = dose_of(block.lasts_ms, techniques[block.technique].dose.usual_s)
            done[block.leg][block.technique] = done[block.leg].get(block.technique, 0) + dose
    return done


@cache
def courses(sittings: int, each: int) -> tuple[tuple[Held, ...], ...]:
    """Return courses of sessions by the real planner, several for each of the people, before anything is learned."""
    found = []
    for nth_course in range(each * len(PEOPLE)):
        chance = random.Random(nth_course)
        who = nth_course % len(PEOPLE)
        usual = chance.uniform(3.5, 6)
        held = []
        for nth in range(sittings):
            before = pain_today(who, usual, chance)
            session = session_for(who, before, chance.choice((15, 20)), nth, chance.randrange(2**53), None)
            held.append(Held(before, done_in(session, chance)))
        found.append(tuple(held))
    return tuple(found)


@dataclass(frozen=True)
class World:
    """How things go in a world."""

    spread: float | None = 0.45
    """How far effects lie from nought; `None`: one of those the model holds for likely."""
    noise: float | None = 1.1
    level: Callable[[float, random.Random], float] = lambda part, chance: 0.0
    """What is added to pain after, by how much of the course is over, from nought to one."""
    curve: Callable[[int], float] = lambda dose: dose / 1_000
    shape: Callable[[float], float] = lambda after: min(10, max(0, round(after)))
    """How what is felt becomes an answer."""
    jolt: Callable[[random.Random], float] = lambda chance: chance.gauss(0, 1)
    """Noise, before it is made larger or smaller."""
    carried: float = 0.0
    """How much of what one session did is still felt in the next."""
    unanswered: Callable[[float], float] = lambda change: 0.15
    """How likely nothing is said afterwards, by how much better it was."""
    left: tuple[float, float] = (2.5, 4)
    """Between what pain after usually lies where pain before was 5."""
    days: int = 3
    """Between two sessions."""


@dataclass
class Tally:
    """What was said over many people, against what was true."""

    people: int = 0
    covered: list[bool] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)
    claims: int = 0
    wrong: int = 0
    alike: int = 0
    alike_wrong: int = 0
    large: int = 0
    large_found: int = 0
    bias: list[float] = field(default_factory=list)
    naive_bias: list[float] = field(default_factory=list)

    @property
    def coverage(self) -> float:
        """How often what was true lies among the middle sixteen of twenty dots: it should be eight times of ten."""
        return fmean(self.covered)

    @property
    def claims_per_hundred(self) -> float:
        """How many claims a hundred people are told."""
        return 100 * self.claims / self.people


def person_in(world: World, chance: random.Random, names: Sequence[str]) -> tuple[dict[tuple[Leg, str], float], float]:
    """Return what each technique does to somebody on each leg, and how noisy their answers are."""
    spread = float(chance.choice(SPREADS)) if world.spread is None else world.spread
    noise = float(chance.choice(NOISES)) if world.noise is None else world.noise
    effects = {}
    alike = float(LEGS_ALIKE)
    for name in names:
        both = chance.gauss(0, 1)
        for leg in LEGS:
            own = chance.gauss(0, 1)
            effects[leg, name] = spread * (alike**0.5 * both + (1 - alike) ** 0.5 * own)
    return effects, noise


def live(
    world: World, course: Sequence[Held], effects: Effects, noise: float, chance: random.Random
) -> Iterator[SittingOutcome]:
    """Give what came of a course, session by session."""
    level = {
        leg: chance.gauss(3, 3) if world.spread is None else _usual_after(world, course, effects, leg, chance)
        for leg in LEGS
    }
    slope = {leg: chance.gauss(0.6, 0.2) if world.spread is None else chance.uniform(0.45, 0.7) for leg in LEGS}
    left_over = dict.fromkeys(LEGS, 0.0)
    for nth, held in enumerate(course):
        part = nth / max(1, len(course) - 1)
        shared = world.jolt(chance) * noise * 0.5**0.5
        legs: dict[Leg, LegOutcome] = {}
        for leg, before in held.before.items():
            if not held.done[leg]:
                continue
            helped = sum(effects[leg, name] * world.curve(dose) for name, dose in held.done[leg].items())
            after = level[leg] + slope[leg] * (before - 5) - helped - left_over[leg] + world.level(part, chance)
            # Where there is little room to get better, answers tell half as much: so the model holds.
            own = noise * 0.5**0.5 * (2**0.5 if world.spread is None and before <= 2 else 1)
            answer = world.shape(after + shared + world.jolt(chance) * own)
            left_over[leg] = world.carried * helped
            said = chance.random() >= world.unanswered(before - answer)
            legs[leg] = LegOutcome(before * 1_000, round(answer * 1_000) if said else None, held.done[leg])
        if legs:
            yield SittingOutcome(f"{nth:04}", FIRST + timedelta(days=world.days * nth), legs)


def _usual_after(world: World, course: Sequence[Held], effects: Effects, leg: Leg, chance: random.Random) -> float:
    """Return the level at which somebody whose pain is 5 has some of it left after a session like their first."""
    helped = sum(effects[leg, name] * world.curve(dose) for name, dose in course[0].done[leg].items())
    return chance.uniform(*world.left) + helped


def tally(world: World, people: int, course_of: Sequence[Sequence[Held]], seed: int) -> Tally:
    """Let many people live in a world, tell each what helped them, and count."""
    total = Tally()
    for nth in range(people):
        chance = random.Random(f"{seed} {nth}")
        course = course_of[nth % len(course_of)]
        names = sorted({name for held in course for done in held.done.values() for name in done})
        effects, noise = person_in(world, chance, names)
        told = tuple(live(world, course, effects, noise, chance))
        total.people += 1
        for account in what_helped(told, told[-1].day):
            _count(total, account, effects, told)
    return total


def _count(total: Tally, account: LegAccount, effects: Effects, told: Sequence[SittingOutcome]) -> None:
    for one in account.comparisons:
        if not one.dots:
            continue
        true = sum(effects[account.leg, name] for name in one.techniques)
        least, most = (one.dots[1] + one.dots[2]) / 2, (one.dots[17] + one.dots[18]) / 2
        total.covered.append(least < true * 1_000 <= most)
        total.ranks.append(sum(dot < true * 1_000 for dot in one.dots))
        total.bias.append(one.mean / 1_000 - true)
        total.naive_bias.append(naive_effect(told, account.leg, one.techniques[0]) - true)
        total.large += true > 0.6
        if one.state is ComparisonState.HELPS_MORE:
            total.claims += 1
            total.wrong += (true > 0) is (one.side is Side.WITHOUT) or true == 0
            total.large_found += true > 0.6 and one.side is Side.WITH
        elif one.state is ComparisonState.NO_DIFFERENCE:
            total.alike += 1
            total.alike_wrong += abs(true) > 0.6


def naive_effect(told: Sequence[SittingOutcome], leg: Leg, name: str) -> float:
    """Return the average relief of sessions with a technique: what most apps show."""
    eased = [
        (one.legs[leg].before - after) / 1_000
        for one in told
        if leg in one.legs and name in one.legs[leg].doses and (after := one.legs[leg].after) is not None
    ]
    return fmean(eased) if eased else 0.0


def _recovering(part: float, chance: random.Random) -> float:
    return -2 * part


def _heavy(chance: random.Random) -> float:
    """Give noise with three degrees of freedom, of variance one."""
    return float(chance.gauss(0, 1) / (chance.gammavariate(1.5, 2) / 3) ** 0.5 / 3**0.5)


def _as_ordinal(after: float) -> float:
    """Answer on a scale that is not even: small pains lie close together, and few say 9 or 10."""
    edges = (0.4, 0.9, 1.7, 2.8, 3.8, 4.9, 6.1, 7.3, 8.8, 10.5)
    return float(sum(after > edge for edge in edges))


MODEL = World(spread=None, noise=None, shape=lambda after: after, unanswered=lambda change: 0.0, days=0)
"""Everything is as the model holds it for likely."""

WORLDS = {
    "usual": World(),
    "nothing differs": World(spread=0),
    "pain is mostly gone afterwards": World(left=(0.0, 1.0)),
    "pain goes by itself": World(level=_recovering, left=(3.5, 5.0)),
    "who is not helped says less": World(unanswered=lambda change: 0.1 if change > 0 else 0.45),
    "another scale, wild answers, carried over": World(
        shape=_as_ordinal, jolt=_heavy, carried=0.3, curve=lambda dose: min(1.3, dose / 900)
    ),
}
