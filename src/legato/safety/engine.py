"""Screening: the answers of a check-in, joined over all rules that fire.

The join only ever goes one way: the most severe verdict, the most urgent
urgency, the union of what is left out, the lowest of the caps.
There is no negation anywhere, so no answer can make the result milder.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from legato.body import LEGS, ZONES, Leg, ZoneId
from legato.notation.checkin import CheckIn
from legato.safety.book import RuleBook
from legato.safety.facts import WHOLE_LEG, Holding, facts_of
from legato.safety.model import (
    AnyScreening,
    Care,
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
_NOTHING_IS_ALLOWED = Limits(excluded_zones=WHOLE_LEG)


def screen(checkin: CheckIn, book: RuleBook, library: Library) -> AnyScreening:
    """Return the verdict, its reasons and the limits of each leg.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    holdings = facts_of(checkin, book)
    fired = [_fire(rule, holdings) for rule in book.rules if _fires(rule, holdings)]
    fired.sort(key=lambda reason: (-reason.verdict.severity, -reason.urgency.degree))
    verdict = max((reason.verdict for reason in fired), key=lambda one: one.severity, default=Verdict.CLEAR)
    urgency = max((reason.urgency for reason in fired), key=lambda one: one.degree, default=Urgency.NONE)
    care = care_limits(book.always)
    ruled_out = _ruled_out(holdings, library)
    return _ANSWERS[verdict](
        urgency=urgency,
        reasons=tuple(fired),
        limits={
            leg: join([care, *(reason.limits[leg] for reason in fired if leg in reason.limits), ruled_out[leg]])
            for leg in LEGS
        },
        held=tuple(holding.to_held() for holding in holdings.values()),
        always=book.always,
    )


def care_limits(always: Iterable[Care]) -> Limits:
    """Return the limits that hold for everybody."""
    caps: dict[ZoneId, int] = {}
    for care in always:
        for zone in care.zones:
            caps[zone] = min(care.cap, caps.get(zone, care.cap))
    return Limits(zone_caps=caps, flat_zones=frozenset(caps))


def join(parts: Iterable[Limits]) -> Limits:
    """Return the limits that keep all the others."""
    joined = Limits()
    for part in parts:
        joined = joined.joined(part)
    return joined


def _fires(rule: Rule, holdings: Mapping[str, Holding]) -> bool:
    if not all(fact in holdings for fact in rule.when):
        return False
    return not rule.on_both_legs or all(len(holdings[fact].places) == len(LEGS) for fact in rule.when)


def _fire(rule: Rule, holdings: Mapping[str, Holding]) -> Fired:
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
        limits={leg: _limits_of(rule, _zones_of(behind, leg)) for leg in legs},
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


def _limits_of(rule: Rule, given: frozenset[ZoneId]) -> Limits:
    if rule.verdict.refuses:
        return _NOTHING_IS_ALLOWED
    limits = rule.limits
    zones = set(limits.excluded_zones)
    if limits.zones == "all":
        zones |= WHOLE_LEG
    elif limits.zones != "none":
        zones |= given
        if limits.zones == "given_and_next":
            zones = zones.union(*(ZONES[zone].neighbours for zone in given))
    caps = dict(limits.zone_caps)
    if limits.given_zones_cap is not None:
        for zone in given:
            caps[zone] = min(limits.given_zones_cap, caps.get(zone, limits.given_zones_cap))
    return Limits(
        excluded_zones=frozenset(zones),
        flat_zones=frozenset(limits.flat_zones).union(given if limits.given_zones_flat else ()),
        excluded_techniques=frozenset(limits.excluded_techniques),
        excluded_equipment=frozenset(limits.excluded_equipment),
        excluded_parts=frozenset(limits.excluded_parts),
        pressure_cap=6 if limits.pressure_cap is None else limits.pressure_cap,
        zone_caps=caps,
        minutes_cap=limits.minutes_cap,
        session_minutes_cap=limits.session_minutes_cap,
        block_seconds_cap=limits.block_seconds_cap,
        toward_heart=limits.toward_heart,
    )


def _ruled_out(holdings: Mapping[str, Holding], library: Library) -> dict[Leg, Limits]:
    """Return, for each leg, the techniques whose own contraindications hold there."""
    out: dict[Leg, set[str]] = {leg: set() for leg in LEGS}
    for name, technique in library.techniques.items():
        for fact in technique.contraindications:
            if fact in holdings:
                for leg in holdings[fact].places:
                    out[leg].add(name)
    return {leg: Limits(excluded_techniques=frozenset(names)) for leg, names in out.items()}
