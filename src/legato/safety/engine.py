"""Screening: the answers of a check-in, joined over all rules that fire.

The join only ever goes one way: the most severe verdict, the most urgent
urgency, the union of what is left out, the lowest of the caps.
There is no negation anywhere, so no answer can make the result milder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from legato.body import LEGS, Leg
from legato.notation.checkin import CheckIn
from legato.safety.book import RuleBook
from legato.safety.facts import Holding, facts_of
from legato.safety.firing import firing, limits_by_leg, techniques_out
from legato.safety.limits import join
from legato.safety.model import (
    AnyScreening,
    Clear,
    Emergency,
    Fired,
    Limits,
    Modified,
    Rule,
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
    fired = [_fired(rule, holdings, book) for rule in firing(holdings, book)]
    fired.sort(key=lambda reason: (-reason.verdict.severity, -reason.urgency.degree, -len(reason.facts)))
    verdict = max((reason.verdict for reason in fired), key=lambda one: one.severity, default=Verdict.CLEAR)
    urgency = max((reason.urgency for reason in fired), key=lambda one: one.degree, default=Urgency.NONE)
    out = {leg: Limits(excluded_techniques=names) for leg, names in techniques_out(holdings, library).items()}
    return _ANSWERS[verdict](
        urgency=urgency,
        reasons=tuple(fired),
        limits={
            leg: join([book.care, *(reason.limits[leg] for reason in fired if leg in reason.limits), out[leg]])
            for leg in LEGS
        },
        held=tuple(holding.to_held() for holding in holdings.values()),
        always=book.delicate,
    )


def _fired(rule: Rule, holdings: Mapping[str, Holding], book: RuleBook) -> Fired:
    fired = _fired_on(rule, limits_by_leg(rule, holdings, book), book)
    assumed = tuple(fact for fact in rule.when if len(holdings[fact].assumed) == len(holdings[fact].places))
    return fired.model_copy(update={"assumed": assumed}) if assumed else fired


def _fired_on(rule: Rule, limits: dict[Leg, Limits], book: RuleBook) -> Fired:
    if rule.id not in book.settled_limits:
        return _as_told(rule, limits)
    known = rule.id, tuple(limits)
    if known not in book.firings:
        book.firings[known] = _as_told(rule, limits)
    return book.firings[known]


def _as_told(rule: Rule, limits: dict[Leg, Limits]) -> Fired:
    return Fired(
        rule=rule.id,
        verdict=rule.verdict,
        urgency=rule.urgency,
        legs=tuple(limits),
        facts=rule.when,
        limits=limits,
    )
