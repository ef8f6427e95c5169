"""For any rule, the plainest person it is about: just what it asks for, and nothing else."""

from __future__ import annotations

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import Answer, CheckIn, Pain, Receiver, Spot
from legato.safety.asking import Derived, Fact, FactScope
from legato.safety.book import RuleBook
from legato.safety.model import Rule

USUAL_AGE = 44
USUAL_ZONE = ZoneId.CALF
USUAL_NUMBERS = {"pregnant_weeks": 20, "postpartum_weeks": 3}


def example_of(rule: Rule, book: RuleBook) -> CheckIn:
    """Return a check-in for which a rule fires: on the left leg, or on both where the rule waits for both."""
    person: dict[str, int] = {"age": USUAL_AGE}
    answers: list[Answer] = []
    pain: list[Pain] = []
    avoid: list[Spot] = []
    legs = LEGS if rule.on_both_legs else (Leg.LEFT,)
    for name in rule.when:
        fact = book.facts[name]
        if fact.derived is None:
            answers.extend(_answers(fact, legs))
            continue
        zone = fact.derived.zones[0] if fact.derived.zones else USUAL_ZONE
        match fact.derived.from_:
            case "pain":
                pain.extend(Pain(leg=leg, zone=zone, score=_number(fact.derived)) for leg in legs)
            case "avoid":
                avoid.extend(Spot(leg=leg, zone=zone) for leg in legs)
            case number:
                person[number] = _number(fact.derived)
    return CheckIn(person=Receiver(**person), facts=tuple(answers), pain=tuple(pain), avoid=tuple(avoid))


def _answers(fact: Fact, legs: tuple[Leg, ...]) -> list[Answer]:
    if fact.scope is FactScope.PERSON:
        return [Answer(fact=fact.id)]
    zones = (USUAL_ZONE,) if fact.scope is FactScope.ZONES else ()
    return [Answer(fact=fact.id, leg=leg, zones=zones) for leg in legs]


def _number(derived: Derived) -> int:
    """Return a number that makes the fact true: a usual one, else the mildest."""
    usual = USUAL_NUMBERS.get(derived.from_)
    if usual is not None and derived.holds_for(usual):
        return usual
    return (derived.at_most or 0) if derived.at_least is None else derived.at_least
