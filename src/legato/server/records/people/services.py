"""Changing people: adding, describing, remembering. `deleting` is a room of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count

from legato.server.records.people.models import Emblem, Household, Person, RememberedFact
from legato.server.records.people.names import NameRefused, name_key, name_written
from legato.server.records.people.pictures import picture_free
from legato.server.records.people.scope import Scope


@transaction.atomic
def person_create(scope: Scope, *, name: str) -> Person:
    """Add somebody to the household, and the household itself when it is the first."""
    household = scope.household or household_home()
    scope.lock(household)
    person = Person(household=household, picture=picture_free(_pictures_in(household)))
    _call(person, name)
    person.full_clean()
    person.save()
    return person


def household_home() -> Household:
    """Return the household of everybody who comes without an account, and begin it where there is none.

    Of two who come first at the same time both get the same one: the database refuses a second.
    """
    home, _ = Household.objects.get_or_create(is_home=True)
    return home


@transaction.atomic
def person_describe(scope: Scope, *, person: Person, name: str, picture: Emblem, draws: bool | None = None) -> Person:
    """Give a person another name, or another picture beside it; `draws` is whether chance may choose their plans."""
    scope.lock(person.household)
    with scope.changing(person):
        _call(person, name)
        person.picture = picture
        person.draws = person.draws if draws is None else draws
        person.full_clean()
        person.save(update_fields=["name", "picture", "draws"])
    return person


def _call(person: Person, told: str) -> None:
    """Give somebody a name that can be seen, and that nobody else in the household has.

    Raises:
        ValidationError: it cannot be taken; its code is `missing`, `unseen` or `taken`.
    """
    try:
        person.name = name_written(told)
    except NameRefused as refused:
        raise ValidationError({"name": ValidationError(refused.code, code=refused.code)}) from None
    others = person.household.people.exclude(pk=person.pk)
    if others.filter(name_key=name_key(person.name)).exists():
        raise ValidationError({"name": ValidationError("taken", code="taken")})


def _pictures_in(household: Household) -> dict[str, int]:
    """Return how many have each picture."""
    counted = household.people.order_by().values_list("picture").annotate(Count("pk"))
    return dict(counted)


@transaction.atomic
def person_remember(
    scope: Scope, *, person: Person, health: Mapping[str, Any], facts: Iterable[Mapping[str, Any]]
) -> None:
    """Keep what was told about health, as of today; what is not told any more is forgotten.

    What a doctor agreed to counts from the day on which it was agreed, given in `agreed_on`.
    """
    person.age = health.get("age")
    person.pregnant_weeks = health.get("pregnant_weeks")
    person.postpartum_weeks = health.get("postpartum_weeks")
    person.told_on = scope.today
    person.full_clean(validate_constraints=False)
    person.save(update_fields=["age", "pregnant_weeks", "postpartum_weeks", "told_on"])
    agreed_on = {name: date.fromisoformat(day) for name, day in health.get("agreed_on", {}).items()}
    scope.rows(RememberedFact).filter(person=person).delete()
    for answer in facts:
        fact = RememberedFact(
            person=person,
            fact=answer["fact"],
            leg=answer.get("leg") or "",
            zones=list(answer.get("zones", ())),
            confirmed_on=agreed_on.get(answer["fact"], scope.today),
        )
        fact.full_clean()
        fact.save()
