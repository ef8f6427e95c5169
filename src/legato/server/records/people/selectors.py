"""Reading people: the household, who is cared for now, what is remembered."""

from __future__ import annotations

import uuid
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from legato.safety import load_rule_book
from legato.server.records.people.models import Household, Person, RememberedFact

SESSION_KEY = "person"
_ON_REQUEST = "_legato_person"


def first_household() -> QuerySet[Household]:
    """Return the household of every visitor: the only one there is, as long as there are no accounts."""
    return Household.objects.filter(is_home=True)


def household_of_request(request: HttpRequest) -> Household | None:
    """Return the household of a visitor."""
    return first_household().first()


def person_of_request(request: HttpRequest) -> Person | None:
    """Return who is cared for now: the one in the cookie, or the household's first."""
    if not hasattr(request, _ON_REQUEST):
        setattr(request, _ON_REQUEST, _find_person(request))
    found: Person | None = getattr(request, _ON_REQUEST)
    return found


def _find_person(request: HttpRequest) -> Person | None:
    people = list(Person.objects.filter(household__in=first_household().values("id")))
    chosen = request.session.get(SESSION_KEY)
    return next((person for person in people if str(person.id) == chosen), people[0] if people else None)


def people_of(household: Household | None) -> QuerySet[Person]:
    """Return the people of a household, in the order in which they came."""
    return Person.objects.filter(household=household) if household else Person.objects.none()


def person_get(household: Household | None, person_id: uuid.UUID) -> Person | None:
    """Return a person of the household, `None` when there is no such person in it."""
    return people_of(household).filter(id=person_id).first()


def remembered_health(person: Person) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the remembered answers about health, and the day each fact was last confirmed.

    A doctor's word runs out: after its time the fact holds again as if nobody had been asked, and is in `lapsed`.
    """
    today = timezone.localdate()
    facts: list[RememberedFact] = list(person.facts.all())
    words = load_rule_book().doctors_words
    lapsed = {fact.fact for fact in facts if _has_lapsed(fact, today)}
    held = [(words[fact.fact] if fact.fact in lapsed else fact.fact, fact) for fact in facts]
    given = {
        "age": person.age_on(today),
        "pregnant_weeks": person.weeks_on("pregnant_weeks", today),
        "postpartum_weeks": person.weeks_on("postpartum_weeks", today),
        "facts": [{"fact": name} | ({"leg": fact.leg, "zones": fact.zones} if fact.leg else {}) for name, fact in held],
        "agreed_on": {name: fact.confirmed_on.isoformat() for name, fact in held if name in words},
        "lapsed": sorted(words[name] for name in lapsed),
    }
    return given, {name: fact.confirmed_on for name, fact in held}


def _has_lapsed(remembered: RememberedFact, day: date) -> bool:
    fact = load_rule_book().facts.get(remembered.fact)
    good_for = None if fact is None else fact.expires_days
    return good_for is not None and day - remembered.confirmed_on > timedelta(days=good_for)
