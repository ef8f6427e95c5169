"""What is remembered about somebody's health, to be shown and confirmed on the first page of a check-in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from legato.safety import load_rule_book
from legato.server.records.checkins.draft import StepName, is_done
from legato.server.records.checkins.questions import is_remembered, step_of
from legato.server.records.checkins.there import Place, missing_places
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import remembered_health
from legato.server.records.sittings.models import Draft

TOLD_FOR = timedelta(days=30)
"""How long what was told about health counts as an answer; after that it is asked again [J]."""


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A remembered fact, with every place it was told of."""

    fact: str
    answers: tuple[Mapping[str, Any], ...]
    told_on: date
    until: date | None
    """When a doctor's word runs out."""


@dataclass(frozen=True, slots=True)
class KnownHealth:
    """Everything that is remembered, as it is kept in a check-in and fact by fact."""

    given: Mapping[str, Any]
    told_on: date
    facts: tuple[KnownFact, ...]

    @property
    def names(self) -> frozenset[str]:
        """The facts that hold."""
        return frozenset(answer["fact"] for answer in self.given["facts"])


@cache
def confirmable() -> tuple[str, ...]:
    """Return the questions about health that a look at what is remembered answers: those that do not change daily."""
    asked = load_rule_book().asked_facts
    return tuple(fact.id for fact in asked if step_of(fact.id) is StepName.HEALTH and is_remembered(fact.id))


def known_health(scope: Scope, draft: Draft) -> KnownHealth | None:
    """Return what somebody may confirm at a glance.

    `None` when there is nothing to confirm: nothing told yet, or too long ago, or a doctor's word has run out,
    or the questions about health are answered in this check-in already.
    """
    given, told_on = remembered_health(scope, draft.person)
    health = draft.answers.get(StepName.HEALTH, {})
    is_answered = is_done(draft.answers, StepName.HEALTH) and not health.get("confirmed")
    day = draft.person.told_on
    if day is None or given["age"] is None or given["lapsed"] or is_answered:
        return None
    if not timedelta(0) <= scope.today - day <= TOLD_FOR:
        return None
    # A sitting that is repeated may know more than what is remembered, for example from a programme.
    words = load_rule_book().doctors_words
    held = {words.get(answer["fact"], answer["fact"]) for answer in given["facts"]}
    earlier = [answer for answer in health.get("facts", ()) if is_remembered(answer["fact"])]
    more = [answer for answer in earlier if words.get(answer["fact"], answer["fact"]) not in held]
    facts = [*given["facts"], *more]
    kept = {name: value for name, value in given.items() if name != "lapsed"}
    return KnownHealth({**kept, "facts": facts}, day, tuple(_named(facts, told_on, day)))


def missing_of(scope: Scope, draft: Draft) -> frozenset[Place]:
    """Return what is missing of somebody's legs, by what was told in this check-in, or before."""
    steps = (draft.answers.get(step, {}) for step in (StepName.FIRST, StepName.HEALTH))
    told = [answer for step in steps for answer in step.get("facts", ())]
    if not is_done(draft.answers, StepName.HEALTH):
        told += remembered_health(scope, draft.person)[0]["facts"]
    return missing_places(told)


def _named(facts: list[dict[str, Any]], told_on: Mapping[str, date], day: date) -> list[KnownFact]:
    book = load_rule_book()
    found = []
    for name in dict.fromkeys(answer["fact"] for answer in facts):
        fact, on = book.facts[name], told_on.get(name, day)
        until = None if fact.expires_days is None else on + timedelta(days=fact.expires_days)
        found.append(KnownFact(name, tuple(one for one in facts if one["fact"] == name), on, until))
    return found
