"""Who comes in at home: the Scope of whoever opens the app, and the first person where there is none yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from legato.server.records.changing import changing
from legato.server.records.people.models import Household, Person
from legato.server.records.people.scope import Role, Scope
from legato.server.records.people.services import household_home, person_create

FIRST_NAME = "Me"
"""What the first person is called until somebody says otherwise: nobody has to register to begin."""


def home_scope(*, now: datetime, language: str, chosen: str | None) -> Scope:
    """Return the scope of everybody who comes without an account: the one household there is.

    Args:
        now: the moment of the request.
        language: the tag of the language to speak.
        chosen: the id of the person chosen in this browser; the household's first when it is nobody's.
    """
    people = list(Person.objects.filter(household__is_home=True).select_related("household"))
    person = next((one for one in people if str(one.id) == chosen), people[0] if people else None)
    household = person.household if person else Household.objects.filter(is_home=True).first()
    return Scope(household=household, person=person, role=Role.MEMBER, now=now, language=language)


def with_first_person(scope: Scope) -> Scope:
    """Return the scope with somebody in it, beginning with a first person where there is none."""
    if scope.person is not None:
        return scope
    # Two requests may be the first at once: the second has to see whom the first one added, because
    # whatever it told of somebody else could never be found again.
    home = scope.household or household_home()
    with changing(home, Household.objects.all()) as household:
        inside = replace(scope, household=household)
        person = inside.rows(Person).first() or person_create(inside, name=FIRST_NAME)
    return inside.about(person)
