"""Which facts hold for a check-in, and on which zones of which leg."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.errors import CheckInError, Finding
from legato.notation.checkin import Answer, CheckIn
from legato.safety.asking import CLEARLY_LESS, Derived, Fact, FactScope
from legato.safety.book import RuleBook
from legato.safety.circumstances import CIRCUMSTANCES
from legato.safety.limits import WHOLE_LEG
from legato.safety.model import Held

_EVERYWHERE: Mapping[Leg, frozenset[ZoneId]] = dict.fromkeys(LEGS, WHOLE_LEG)


@dataclass(frozen=True, slots=True)
class Holding:
    """A fact that holds, with the zones of each leg it holds on: all of them when none was named."""

    fact: Fact
    places: Mapping[Leg, frozenset[ZoneId]]
    assumed: tuple[Leg, ...] = ()
    """Those of its legs on which nobody told it."""

    def to_held(self) -> Held:
        """Return it as it is kept: the fact by its id."""
        legs = tuple(leg for leg in LEGS if leg in self.places)
        return Held(fact=self.fact.id, legs=legs, assumed=self.assumed)


def facts_of(checkin: CheckIn, book: RuleBook) -> dict[str, Holding]:
    """Return the facts that hold, answered, derived and assumed ones, in asking order.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    mistakes = [
        mistake
        for field, answers in (("facts", checkin.facts), ("assumed", checkin.assumed))
        for at, answer in enumerate(answers)
        for mistake in _mistakes(f"{field}[{at}]", answer, book)
    ]
    if mistakes:
        raise CheckInError(mistakes)
    places: dict[str, dict[Leg, frozenset[ZoneId]]] = {}
    for answer in checkin.facts:
        _add(places.setdefault(answer.fact, {}), _answered(answer))
    assumed = {answer.fact for answer in checkin.assumed}
    for fact in book.derived_facts:
        if fact.id in assumed and fact.derived and fact.derived.from_ in CIRCUMSTANCES:
            # A session that nobody was asked for has circumstances, and these are nobody's answers either.
            continue
        told = _derived(fact.derived, checkin) if fact.derived else {}
        if told:
            _add(places.setdefault(fact.id, {}), told)
    told_on = {name: frozenset(where) for name, where in places.items()}
    for answer in checkin.assumed:
        _add(places.setdefault(answer.fact, {}), _answered(answer))
    return {
        name: Holding(fact, places[name], _left(places[name], told_on.get(name, frozenset())))
        for name, fact in book.facts.items()
        if name in places
    }


def _left(places: Mapping[Leg, frozenset[ZoneId]], told_on: frozenset[Leg]) -> tuple[Leg, ...]:
    """Return the legs on which a fact holds although nobody told it there."""
    return tuple(leg for leg in LEGS if leg in places and leg not in told_on)


def _add(to: dict[Leg, frozenset[ZoneId]], more: Mapping[Leg, frozenset[ZoneId]]) -> None:
    for leg, zones in more.items():
        to[leg] = to[leg] | zones if leg in to else zones


def _answered(answer: Answer) -> Mapping[Leg, frozenset[ZoneId]]:
    if answer.leg is None:
        return _EVERYWHERE
    return {answer.leg: frozenset(answer.zones) or WHOLE_LEG}


def _derived(derived: Derived, checkin: CheckIn) -> Mapping[Leg, frozenset[ZoneId]]:
    spots: dict[Leg, frozenset[ZoneId]] = {}
    if derived.performers and checkin.performer not in derived.performers:
        return spots
    match derived.from_:
        case "pain":
            legs = _clearly_worse(derived, checkin) if derived.one_sided else LEGS
            for pain in checkin.pain:
                if pain.leg in legs and derived.holds_for(pain.score) and _counts(derived, pain.zone):
                    _add(spots, {pain.leg: frozenset({pain.zone})})
        case "avoid":
            for spot in checkin.avoid:
                if _counts(derived, spot.zone):
                    _add(spots, {spot.leg: frozenset({spot.zone})})
        case "complaint" | "performer" as name:
            if getattr(checkin, name) in derived.among:
                return _EVERYWHERE
        case number:
            if derived.holds_for(getattr(checkin.person, number)):
                return _EVERYWHERE
    return spots


def _clearly_worse(derived: Derived, checkin: CheckIn) -> tuple[Leg, ...]:
    """Return the leg that hurts in these zones while the other does not, or clearly less; none when both do."""
    worst = {
        leg: max((pain.score for pain in checkin.pain if pain.leg is leg and _counts(derived, pain.zone)), default=0)
        for leg in LEGS
    }
    return tuple(
        leg
        for leg in LEGS
        if worst[leg] > 0 and (worst[other_leg(leg)] == 0 or worst[leg] - worst[other_leg(leg)] >= CLEARLY_LESS)
    )


def _counts(derived: Derived, zone: ZoneId) -> bool:
    return not derived.zones or zone in derived.zones


def _mistakes(at: str, answer: Answer, book: RuleBook) -> Iterator[Finding]:
    fact = book.facts.get(answer.fact)
    if fact is None:
        near = difflib.get_close_matches(answer.fact, book.facts, n=1)
        meant = f" Did you mean {near[0]!r}?" if near else ""
        yield Finding(f"{at}.fact", f"There is no fact called {answer.fact!r}.{meant}")
        return
    if answer.leg is not None and fact.scope is FactScope.PERSON:
        yield Finding(f"{at}.leg", f"{fact.id!r} is about the whole person, so it has no leg.")
    if answer.zones and fact.scope is FactScope.LEG:
        yield Finding(f"{at}.zones", f"{fact.id!r} is about a whole leg, so it has no zones.")
