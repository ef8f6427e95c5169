"""People who check in: how tests make them, turn them round and compare what they are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Pain, Receiver, Spot
from legato.safety import AnyScreening, FactScope, Limits, RuleBook, Screening, load_rule_book, screen, standing

FACTS = load_rule_book().facts


def somebody(*facts: str | Answer, age: int = 44, **more: Any) -> CheckIn:
    """Make a check-in of a well person, with some facts."""
    person = {key: more.pop(key) for key in ("pregnant_weeks", "postpartum_weeks") if key in more}
    answers = tuple(fact if isinstance(fact, Answer) else Answer(fact=fact) for fact in facts)
    return CheckIn(person=Receiver(age=age, **person), facts=answers, **more)


def on(fact: str, leg: Leg | None = None, *zones: ZoneId) -> Answer:
    """Say that a fact holds, where."""
    return Answer(fact=fact, leg=leg, zones=zones)


def screened(checkin: CheckIn) -> AnyScreening:
    """Screen somebody with the shipped rules; for properties, whose failures would else print the whole library."""
    return screen(checkin, load_rule_book(), load_library())


def to_do(screening: Screening, book: RuleBook) -> tuple[str, ...]:
    """Return the lines that a screening says what to do now with, each once."""
    return tuple(dict.fromkeys(book.rule(reason.rule).do for reason in standing(screening.reasons)))


def with_more(checkin: CheckIn, *answers: Answer) -> CheckIn:
    """Return the same check-in with more facts."""
    return checkin.model_copy(update={"facts": (*checkin.facts, *answers)})


def mirrored(checkin: CheckIn) -> CheckIn:
    """Return the check-in of the person in the mirror."""
    return checkin.model_copy(
        update={
            "facts": tuple(
                answer.model_copy(update={"leg": answer.leg and other_leg(answer.leg)}) for answer in checkin.facts
            ),
            "pain": tuple(pain.model_copy(update={"leg": other_leg(pain.leg)}) for pain in checkin.pain),
            "avoid": tuple(spot.model_copy(update={"leg": other_leg(spot.leg)}) for spot in checkin.avoid),
        }
    )


def milder_than(one: Screening, other: Screening) -> list[str]:
    """Say in what `one` is milder than `other`; nothing when it is at least as strict in everything."""
    found = []
    if one.verdict.severity < other.verdict.severity:
        found.append(f"verdict {one.verdict.value} after {other.verdict.value}")
    if one.urgency.degree < other.urgency.degree:
        found.append(f"urgency {one.urgency.value} after {other.urgency.value}")
    found.extend(f"limits of the {leg.value} leg" for leg in LEGS if not keeps(one.limits[leg], other.limits[leg]))
    return found


def keeps(one: Limits, other: Limits) -> bool:
    """Tell whether limits are at least as strict as others."""
    return one.join(other) == one


@st.composite
def answers(draw: st.DrawFn, among: Sequence[str] = tuple(FACTS)) -> Answer:
    """Draw a fact that holds somewhere."""
    fact = FACTS[draw(st.sampled_from(among))]
    leg = None if fact.scope is FactScope.PERSON else draw(st.sampled_from([None, *LEGS]))
    zones: tuple[ZoneId, ...] = ()
    if fact.scope is FactScope.ZONES and leg is not None:
        zones = tuple(draw(st.lists(st.sampled_from(list(ZoneId)), unique=True, max_size=4)))
    return Answer(fact=fact.id, leg=leg, zones=zones)


MODIFYING = sorted(
    fact.id
    for fact in FACTS.values()
    if not any(rule.verdict.refuses for rule in load_rule_book().rules_about(fact.id))
)
"""Facts that never refuse anything by themselves or together."""

mild_answers = answers(MODIFYING)

_places = st.tuples(st.sampled_from(LEGS), st.sampled_from(list(ZoneId)))
people = st.builds(Receiver, age=st.integers(1, 120), pregnant_weeks=st.none() | st.integers(0, 45))
checkins = st.builds(
    CheckIn,
    person=people,
    facts=st.lists(answers(), max_size=5).map(tuple),
    pain=st.dictionaries(_places, st.integers(0, 10), max_size=3).map(
        lambda scores: tuple(Pain(leg=leg, zone=zone, score=score) for (leg, zone), score in scores.items())
    ),
    avoid=st.lists(st.builds(Spot, leg=st.sampled_from(LEGS), zone=st.sampled_from(list(ZoneId))), max_size=3).map(
        tuple
    ),
)
"""People with any answers at all."""
