"""Monotone: no fact ever makes verdict, urgency or any limit milder, whatever is told beside it.

Every screening here is a real one; nothing is derived from the shape of the rules.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest

from depth import sampled
from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Pain, Receiver, Spot
from legato.safety import FactScope, Limits, Screening, facts_of, load_rule_book, screen

pytestmark = pytest.mark.slow

PARTS = 32
"""The triples are cut into as many tests: two cores share them, and `make test` takes one."""
CHAINS, LENGTH = 2_500, 10
SEEDS = (11, 12, 13, 14)
WELL = Receiver(age=44)


class Told(NamedTuple):
    """What counts of a screening."""

    severity: int
    degree: int
    legs: tuple[Limits, ...]


def told(checkin: CheckIn) -> Told:
    """Screen somebody with the shipped rules."""
    screening: Screening = screen(checkin, load_rule_book(), load_library())
    return Told(screening.verdict.severity, screening.urgency.degree, tuple(screening.limits[leg] for leg in LEGS))


def milder(after: Told, before: Told) -> bool:
    """Tell whether anything became milder."""
    if after.severity < before.severity or after.degree < before.degree:
        return True
    return any(is_milder(one, other) for one, other in zip(after.legs, before.legs, strict=True))


def is_milder(after: Limits, before: Limits) -> bool:
    """Tell whether one leg is allowed anything more."""
    return not (
        after.excluded_zones >= before.excluded_zones
        and after.flat_zones >= before.flat_zones
        and after.stroke_zones >= before.stroke_zones
        and after.excluded_techniques >= before.excluded_techniques
        and after.excluded_equipment >= before.excluded_equipment
        and after.excluded_parts >= before.excluded_parts
        and after.pressure_cap <= before.pressure_cap
        and (
            after.zone_caps == before.zone_caps
            or all(after.zone_caps.get(zone, 99) <= cap for zone, cap in before.zone_caps.items())
        )
        and (after.minutes_cap or 99) <= (before.minutes_cap or 99)
        and (after.session_minutes_cap or 99) <= (before.session_minutes_cap or 99)
        and (after.block_seconds_cap or 9_999) <= (before.block_seconds_cap or 9_999)
        and after.toward_heart >= before.toward_heart
    )


@cache
def placed() -> tuple[Answer, ...]:
    """Give every fact everywhere: of the person, or on the left, on the right and on both legs."""
    answers: list[Answer] = []
    for fact in load_rule_book().facts.values():
        legs = (None,) if fact.scope is FactScope.PERSON else (Leg.LEFT, Leg.RIGHT, None)
        answers.extend(Answer(fact=fact.id, leg=leg) for leg in legs)
    return tuple(answers)


@cache
def of(*at: int) -> Told:
    """Screen a well person with one or two of the placed answers, remembered."""
    return fresh(*at)


def fresh(*at: int) -> Told:
    """Screen a well person with some of the placed answers."""
    return told(CheckIn(person=WELL, facts=tuple(placed()[one] for one in at)))


def test_every_limit_is_compared() -> None:
    """A limit that is added one day is compared too."""
    compared = is_milder.__code__.co_names

    assert set(Limits.model_fields) <= set(compared)


def test_the_comparison_sees_what_is_milder() -> None:
    """Each kind of limit alone, and verdict and urgency, make the difference."""
    strict = Limits(
        excluded_zones=frozenset({ZoneId.CALF}),
        flat_zones=frozenset({ZoneId.CALF}),
        stroke_zones=frozenset({ZoneId.CALF}),
        excluded_techniques=frozenset({"knuckle"}),
        excluded_equipment=frozenset({"oil"}),
        excluded_parts=frozenset({"fist"}),
        pressure_cap=3,
        zone_caps={ZoneId.CALF: 2},
        minutes_cap=10,
        session_minutes_cap=15,
        block_seconds_cap=60,
        toward_heart=True,
    )
    for name in Limits.model_fields:
        milder_limits = strict.model_copy(update={name: getattr(Limits(), name)})
        assert is_milder(milder_limits, strict), name
        assert not is_milder(strict, milder_limits), name
    assert milder(Told(2, 1, ()), Told(3, 1, ()))
    assert milder(Told(3, 1, ()), Told(3, 2, ()))


def test_one_or_two_facts_never_make_it_milder(proved) -> None:
    """Every fact beside nothing, and every fact beside every other, wherever they are."""
    nothing, everything = fresh(), range(len(placed()))
    pairs = list(combinations(everything, 2))

    assert [placed()[one] for one in everything if milder(of(one), nothing)] == []
    assert [pair for pair in pairs if milder(of(*pair), of(pair[0])) or milder(of(*pair), of(pair[1]))] == []
    proved(f"Monotone: {len(placed()):,} single facts and {len(pairs):,} pairs, on left, right and both")


def test_a_pair_and_its_mirror_image_are_told_the_same(proved) -> None:
    """Left for right, and nothing else changes: so one of two mirrored threes stands for both."""
    turned = {Leg.LEFT: Leg.RIGHT, Leg.RIGHT: Leg.LEFT, None: None}
    at = {(answer.fact, answer.leg): number for number, answer in enumerate(placed())}
    image = [at[answer.fact, turned[answer.leg]] for answer in placed()]
    pairs = list(combinations(range(len(placed())), 2))
    different = [
        pair
        for pair in pairs
        if of(*pair) != (mirror := of(*sorted(image[one] for one in pair)))._replace(legs=mirror.legs[::-1])
    ]

    assert different == []
    proved(f"Mirrored: {len(pairs):,} pairs of facts are told the same with left and right changed")


@pytest.mark.parametrize("part", sampled(range(PARTS)))
def test_a_third_fact_never_makes_it_milder(part: int, proved) -> None:
    """Every three facts, each on the left, the right and both legs, beside each two of them.

    Of two threes that are each other's mirror image one is screened: that the mirror changes nothing but sides is
    shown for anybody in test_laws.py, and for every pair of facts here.
    """
    tried, found = 0, []
    for first, second, third in triples(part):
        tried += 1
        after = fresh(first, second, third)
        if milder(after, of(first, second)) or milder(after, of(first, third)) or milder(after, of(second, third)):
            found.append((first, second, third))

    assert found == []
    assert tried > 50_000
    proved(f"Monotone: part {part + 1} of {PARTS} of all triples: {tried:,} screenings")


def triples(part: int) -> Iterator[tuple[int, int, int]]:
    """Give the triples of different facts of one part, of mirror images the one that names the left leg first."""
    facts = [answer.fact for answer in placed()]
    legs = [answer.leg for answer in placed()]
    for first, second in list(combinations(range(len(facts)), 2))[part::PARTS]:
        if facts[first] != facts[second]:
            for third in range(second + 1, len(facts)):
                sides = [legs[at] for at in (first, second, third) if legs[at] is not None]
                if facts[third] != facts[second] and sides[:1] != [Leg.RIGHT]:
                    yield first, second, third


@pytest.mark.parametrize("seed", sampled(SEEDS))
def test_no_random_person_is_told_less_for_telling_more(seed: int, proved) -> None:
    """People of any age tell ten things one after another; after each one nothing has become milder."""
    dice = random.Random(seed)
    sets = 0
    for _ in range(CHAINS):
        person = Receiver(
            age=dice.randint(1, 100),
            pregnant_weeks=dice.choice([None, None, dice.randint(0, 42)]),
            postpartum_weeks=dice.choice([None, None, dice.randint(0, 30)]),
        )
        checkin = CheckIn(person=person)
        before = told(checkin)
        for _ in range(LENGTH):
            checkin = tells_more(checkin, dice)
            after = told(checkin)
            assert not milder(after, before), checkin
            before, sets = after, sets + 1
    proved(f"Monotone: {sets:,} random sets of facts, pain and places (seed {seed})")


def tells_more(checkin: CheckIn, dice: random.Random) -> CheckIn:
    """Add a fact, a place to leave alone, or pain where none was told yet.

    Pain on the other side can end that it was on one side only, which is other news and not more of the same.
    """
    leg, zone = dice.choice(LEGS), dice.choice(list(ZoneId))
    kind = dice.random()
    if kind < 0.1:
        return checkin.model_copy(update={"avoid": (*checkin.avoid, Spot(leg=leg, zone=zone))})
    if kind < 0.2 and all((pain.leg, pain.zone) != (leg, zone) for pain in checkin.pain):
        more = Pain(leg=leg, zone=zone, score=dice.randint(0, 10))
        hurts = checkin.model_copy(update={"pain": (*checkin.pain, more)})
        book = load_rule_book()
        return hurts if facts_of(hurts, book).keys() >= facts_of(checkin, book).keys() else checkin
    fact = dice.choice(list(load_rule_book().facts.values()))
    where = None if fact.scope is FactScope.PERSON else dice.choice([None, *LEGS])
    zones = tuple(dice.sample(list(ZoneId), dice.randint(0, 4))) if fact.scope is FactScope.ZONES and where else ()
    return checkin.model_copy(update={"facts": (*checkin.facts, Answer(fact=fact.id, leg=where, zones=zones))})
