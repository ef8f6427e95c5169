"""Changing people: adding, renaming, remembering, forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction
from django.db.models import Count

from legato.server import copies_folder
from legato.server.records.changing import GoneError
from legato.server.records.people.models import Household, Person, Picture, RememberedFact
from legato.server.records.people.names import NameRefused, name_key, name_written
from legato.server.records.people.pictures import picture_free
from legato.server.records.people.scope import Scope
from legato.server.sound.gateway import forget_spoken


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
def person_describe(scope: Scope, *, person: Person, name: str, picture: Picture) -> Person:
    """Give a person another name, or another picture beside it."""
    scope.lock(person.household)
    with scope.changing(person):
        _call(person, name)
        person.picture = picture
        person.full_clean()
        person.save(update_fields=["name", "picture"])
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


def person_delete(scope: Scope, *, person: Person) -> None:
    """Delete a person with everything recorded about them, in the copies that are kept by themselves too."""
    # Those are of everybody, so all of them go; the next one is made of who is left.
    copies_folder.forget_all()
    # What belongs to them is looked for under the lock: a player may be writing down an event this very moment.
    with scope.changing(person):
        person.delete()
    _overwrite_what_was_deleted()


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


def household_delete(scope: Scope) -> None:
    """Delete every record of the household, and what was spoken for it, so that nothing is left on the disk either."""
    # First, because it also makes room where the disk is full.
    forget_spoken()
    copies_folder.forget_all()
    _fold_the_log()
    if scope.household is not None:
        # Whoever presses twice finds that it is done already.
        with suppress(GoneError), transaction.atomic():
            scope.lock(scope.household)
            for person in scope.rows(Person).order_by("pk"):
                scope.lock(person)
            scope.household.delete()
    _overwrite_what_was_deleted()


def _fold_the_log() -> None:
    """Give back the room that the log takes: deleting writes, too."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor, suppress(OperationalError):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _overwrite_what_was_deleted() -> None:
    """Shrink a file of ours and its journal; `secure_delete` has overwritten the rows already.

    PostgreSQL cleans up in its own time, and does not overwrite; docs/postgresql.md says what that means.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        # To be made smaller a file needs room for a second; where there is none, the rows are overwritten all the same.
        with suppress(OperationalError):
            cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
