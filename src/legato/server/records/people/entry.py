"""Who comes in at home: the Scope of whoever opens the app, and the first person where there is none yet."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime

from django.db.models import Case, When

from legato.server.local_time import Zone
from legato.server.records.changing import changing
from legato.server.records.people.models import Household, Person
from legato.server.records.people.scope import Role, Scope, house
from legato.server.records.people.services import household_home, person_create

_NOBODY = uuid.UUID(int=0)
FIRST_NAME = "Me"
"""What the first person is called until somebody says otherwise: nobody has to register to begin."""


def home_scope(*, now: datetime, language: str, chosen: str | None, zone: Zone | None = None) -> Scope:
    """Return the scope of everybody who comes without an account: the one household there is.

    Args:
        now: the moment of the request.
        language: the tag of the language to speak.
        chosen: the id of the person chosen in this browser; the household's first when it is nobody's.
        zone: where whoever asks is; where the house stands, when nobody says.
    """
    people = Person.objects.filter(household__is_home=True).select_related("household")
    # One question, however many people there are.
    person = people.order_by(Case(When(id=_id_in(chosen), then=0), default=1), "made_at").first()
    household = person.household if person else Household.objects.filter(is_home=True).first()
    return Scope(household, person, Role.MEMBER, now, language, zone=zone or house())


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


def _id_in(chosen: str | None) -> uuid.UUID:
    """Return whom a browser names, and an id of nobody where it names none: what it keeps may be of another version."""
    try:
        return uuid.UUID(chosen or "")
    except ValueError:
        return _NOBODY
