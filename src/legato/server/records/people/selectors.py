"""Reading people: who belongs to a household, and what is remembered of each."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from legato.safety import load_rule_book
from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.people.names import name_key
from legato.server.records.people.scope import Scope


def people_of(scope: Scope) -> QuerySet[Person]:
    """Return the people of the household, in the order in which they came."""
    return scope.rows(Person)


def has_several(scope: Scope) -> bool:
    """Tell whether more than one person belongs to the household, so that names are needed to tell whose is what."""
    return people_of(scope)[1:2].exists()


def people_called(scope: Scope, words: str) -> QuerySet[Person]:
    """Return the people of the household whose names have some letters in them, in whatever case; without any, all.

    Signs that no name can have are passed over: PostgreSQL does not even compare a zero byte.
    """
    printable = "".join(sign for sign in words if sign.isprintable())
    return people_of(scope).filter(name_key__contains=name_key(printable))


def person_get(scope: Scope, person_id: uuid.UUID) -> Person | None:
    """Return a person of the household, `None` when there is no such person in it."""
    return people_of(scope).filter(id=person_id).first()


def remembered_health(scope: Scope, person: Person) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the remembered answers about health, and the day each fact was last confirmed.

    A doctor's word runs out: after its time the fact holds again as if nobody had been asked, and is in `lapsed`.
    """
    facts: list[RememberedFact] = list(scope.rows(RememberedFact).filter(person=person))
    words = load_rule_book().doctors_words
    lapsed = {fact.fact for fact in facts if _has_lapsed(fact, scope.today)}
    held = [(words[fact.fact] if fact.fact in lapsed else fact.fact, fact) for fact in facts]
    given = {
        "age": person.age_on(scope.today),
        "pregnant_weeks": person.weeks_on("pregnant_weeks", scope.today),
        "postpartum_weeks": person.weeks_on("postpartum_weeks", scope.today),
        "facts": [{"fact": name} | ({"leg": fact.leg, "zones": fact.zones} if fact.leg else {}) for name, fact in held],
        "agreed_on": {name: fact.confirmed_on.isoformat() for name, fact in held if name in words},
        "lapsed": sorted(words[name] for name in lapsed),
    }
    return given, {name: fact.confirmed_on for name, fact in held}


def _has_lapsed(remembered: RememberedFact, day: date) -> bool:
    fact = load_rule_book().facts.get(remembered.fact)
    good_for = None if fact is None else fact.expires_days
    return good_for is not None and day - remembered.confirmed_on > timedelta(days=good_for)
