"""Screening: the answers of a check-in, joined over all rules that fire.

The join only ever goes one way: the most severe verdict, the most urgent
urgency, the union of what is left out, the lowest of the caps.
There is no negation anywhere, so no answer can make the result milder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import CheckIn
from legato.safety.book import RuleBook
from legato.safety.facts import Holding, facts_of
from legato.safety.limits import WHOLE_LEG, join, limits_of
from legato.safety.model import (
    AnyScreening,
    Clear,
    Emergency,
    Fired,
    Limits,
    Modified,
    Rule,
    Scope,
    SeeClinicianFirst,
    Urgency,
    Verdict,
)

if TYPE_CHECKING:
    from legato.library import Library

_ANSWERS: dict[Verdict, type[AnyScreening]] = {
    Verdict.CLEAR: Clear,
    Verdict.MODIFY: Modified,
    Verdict.SEE_CLINICIAN_FIRST: SeeClinicianFirst,
    Verdict.EMERGENCY: Emergency,
}


def screen(checkin: CheckIn, book: RuleBook, library: Library) -> AnyScreening:
    """Return the verdict, its reasons and the limits of each leg.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    holdings = facts_of(checkin, book)
    fired = [_fire(rule, holdings, book) for rule in _firing(holdings, book)]
    fired.sort(key=lambda reason: (-reason.verdict.severity, -reason.urgency.degree, -len(reason.facts)))
    verdict = max((reason.verdict for reason in fired), key=lambda one: one.severity, default=Verdict.CLEAR)
    urgency = max((reason.urgency for reason in fired), key=lambda one: one.degree, default=Urgency.NONE)
    ruled_out = _ruled_out(holdings, library)
    return _ANSWERS[verdict](
        urgency=urgency,
        reasons=tuple(fired),
        limits={
            leg: join([book.care, *(reason.limits[leg] for reason in fired if leg in reason.limits), ruled_out[leg]])
            for leg in LEGS
        },
        held=tuple(holding.to_held() for holding in holdings.values()),
        always=book.always,
    )


def _firing(holdings: Mapping[str, Holding], book: RuleBook) -> list[Rule]:
    """Return the rules that fire, in the order of the book."""
    begun = [entry for fact in holdings for entry in book.beginning_with.get(fact, ())]
    return [rule for _, rule in sorted(begun, key=itemgetter(0)) if _fires(rule, holdings)]


def _fires(rule: Rule, holdings: Mapping[str, Holding]) -> bool:
    if not all(fact in holdings for fact in rule.when):
        return False
    return not rule.on_both_legs or all(len(holdings[fact].places) == len(LEGS) for fact in rule.when)


def _fire(rule: Rule, holdings: Mapping[str, Holding], book: RuleBook) -> Fired:
    behind = [holdings[fact] for fact in rule.when]
    legs = LEGS if rule.legs == "both" else _legs_of(behind)
    return Fired(
        rule=rule.id,
        name=rule.name,
        verdict=rule.verdict,
        urgency=rule.urgency,
        legs=legs,
        facts=rule.when,
        says=rule.says,
        do=rule.do,
        why=rule.why,
        sources=rule.sources,
        status=rule.status,
        limits={leg: book.settled.get(rule.id) or limits_of(rule, _zones_of(behind, leg)) for leg in legs},
    )


def _legs_of(behind: Iterable[Holding]) -> tuple[Leg, ...]:
    """Return the legs that facts name; what is about the whole person names none, and no name means both."""
    named = {leg for holding in behind if holding.fact.scope is not Scope.PERSON for leg in holding.places}
    return tuple(leg for leg in LEGS if leg in named) or LEGS


def _zones_of(behind: Iterable[Holding], leg: Leg) -> frozenset[ZoneId]:
    """Return the zones of a leg that facts name; the whole leg when none of them can name a zone."""
    naming = [holding for holding in behind if holding.fact.scope is Scope.ZONES]
    if not naming:
        return WHOLE_LEG
    return frozenset().union(*(holding.places.get(leg, frozenset()) for holding in naming))


def _ruled_out(holdings: Mapping[str, Holding], library: Library) -> dict[Leg, Limits]:
    """Return, for each leg, the techniques whose own contraindications hold there."""
    out: dict[Leg, set[str]] = {leg: set() for leg in LEGS}
    for name, technique in library.techniques.items():
        for fact in technique.contraindications:
            if fact in holdings:
                for leg in holdings[fact].places:
                    out[leg].add(name)
    return {leg: Limits(excluded_techniques=frozenset(names)) for leg, names in out.items()}
