"""Which rules fire for the facts that hold, and what each takes away from which leg."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import TYPE_CHECKING

from legato.body import LEGS, Leg, ZoneId
from legato.safety.asking import FactScope
from legato.safety.book import RuleBook
from legato.safety.facts import Holding
from legato.safety.limits import WHOLE_LEG, limits_of
from legato.safety.model import Limits, Rule

if TYPE_CHECKING:
    from legato.library import Library


def firing(holdings: Mapping[str, Holding], book: RuleBook) -> list[Rule]:
    """Return the rules that fire, in the order of the book."""
    begun = [entry for fact in holdings for entry in book.beginning_with.get(fact, ())]
    return [rule for _, rule in sorted(begun, key=itemgetter(0)) if fires(rule, holdings)]


def fires(rule: Rule, holdings: Mapping[str, Holding]) -> bool:
    """Tell whether everything a rule asks for holds."""
    if not all(fact in holdings for fact in rule.when):
        return False
    return not rule.on_both_legs or all(len(holdings[fact].places) == len(LEGS) for fact in rule.when)


def limits_by_leg(rule: Rule, holdings: Mapping[str, Holding], book: RuleBook) -> dict[Leg, Limits]:
    """Return what a rule that fires takes away, on each leg it is about."""
    behind = [holdings[fact] for fact in rule.when]
    legs = LEGS if rule.legs == "both" else _legs_of(behind)
    return {leg: book.settled_limits.get(rule.id) or limits_of(rule, _zones_of(behind, leg)) for leg in legs}


def techniques_out(holdings: Mapping[str, Holding], library: Library) -> dict[Leg, frozenset[str]]:
    """Return, for each leg, the techniques whose own contraindications hold there."""
    out: dict[Leg, set[str]] = {leg: set() for leg in LEGS}
    for fact, holding in holdings.items():
        for leg in holding.places:
            out[leg].update(library.not_for.get(fact, ()))
    return {leg: frozenset(names) for leg, names in out.items()}


def _legs_of(behind: Iterable[Holding]) -> tuple[Leg, ...]:
    """Return the legs that facts name; what is about the whole person names none, and no name means both."""
    named = {leg for holding in behind if holding.fact.scope is not FactScope.PERSON for leg in holding.places}
    return tuple(leg for leg in LEGS if leg in named) or LEGS


def zones_given(rule: Rule, holdings: Mapping[str, Holding], leg: Leg) -> frozenset[ZoneId]:
    """Return the zones of a leg that the facts of a rule name; the whole leg when none of them can name a zone."""
    return _zones_of([holdings[fact] for fact in rule.when], leg)


def _zones_of(behind: Iterable[Holding], leg: Leg) -> frozenset[ZoneId]:
    """Return the zones of a leg that facts name; the whole leg when none of them can name a zone."""
    naming = [holding for holding in behind if holding.fact.scope is FactScope.ZONES]
    if not naming:
        return WHOLE_LEG
    return frozenset().union(*(holding.places.get(leg, frozenset()) for holding in naming))
