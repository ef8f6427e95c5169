"""Changing people: adding, renaming, remembering, forgetting."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from legato.server.people.models import Household, Person, RememberedFact
from legato.server.people.selectors import SESSION_KEY, person_of_request
from legato.server.records import GoneError, changing, lock
from legato.server.sound.door import forget_spoken

FIRST_NAME = "Me"
"""What the first person is called until somebody says otherwise: nobody has to register to begin."""


@transaction.atomic
def person_create(*, household: Household | None, name: str) -> Person:
    """Add somebody to a household, and the household itself when it is the first."""
    household = household or household_home()
    lock(household)
    person = Person(household=household, name=name.strip())
    _refuse_a_name_that_is_taken(person)
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
def person_rename(*, person: Person, name: str) -> Person:
    """Give a person another name."""
    lock(person.household)
    with changing(person):
        person.name = name.strip()
        _refuse_a_name_that_is_taken(person)
        person.full_clean()
        person.save(update_fields=["name"])
    return person


def _refuse_a_name_that_is_taken(person: Person) -> None:
    """Compare names as people do, Ägidius and ägidius: a database knows that of English letters alone, or of all."""
    others = person.household.people.exclude(pk=person.pk).values_list("name", flat=True)
    if person.name.casefold() in {name.casefold() for name in others}:
        raise ValidationError({"name": "There is somebody of this name already."})


def person_delete(*, person: Person) -> None:
    """Delete a person with everything recorded about them."""
    # What belongs to them is looked for under the lock: a player may be writing down an event this very moment.
    with changing(person):
        person.delete()
    _overwrite_what_was_deleted()


def person_select(request: HttpRequest, *, person: Person) -> None:
    """Care for this person from now on, in this browser."""
    request.session[SESSION_KEY] = str(person.id)


def person_of_request_or_create(request: HttpRequest) -> Person:
    """Return who is cared for now, beginning with a first person where there is none."""
    person = person_of_request(request)
    if person is None:
        # Two requests may be the first at once: the second has to see whom the first one added, because
        # whatever it told of somebody else could never be found again.
        with changing(household_home()) as household:
            person = household.people.first() or person_create(household=household, name=FIRST_NAME)
        person_select(request, person=person)
    return person


@transaction.atomic
def person_remember(*, person: Person, health: Mapping[str, Any], facts: Iterable[Mapping[str, Any]]) -> None:
    """Keep what was told about health, as of today; what is not told any more is forgotten.

    What a doctor agreed to counts from the day on which it was agreed, given in `agreed_on`.
    """
    today = timezone.localdate()
    person.age = health.get("age")
    person.pregnant_weeks = health.get("pregnant_weeks")
    person.postpartum_weeks = health.get("postpartum_weeks")
    person.told_on = today
    person.full_clean(validate_constraints=False)
    person.save(update_fields=["age", "pregnant_weeks", "postpartum_weeks", "told_on"])
    agreed_on = {name: date.fromisoformat(day) for name, day in health.get("agreed_on", {}).items()}
    person.facts.all().delete()
    for answer in facts:
        fact = RememberedFact(
            person=person,
            fact=answer["fact"],
            leg=answer.get("leg") or "",
            zones=list(answer.get("zones", ())),
            confirmed_on=agreed_on.get(answer["fact"], today),
        )
        fact.full_clean()
        fact.save()


def household_delete(*, household: Household | None) -> None:
    """Delete every record of a household, and what was spoken for it, so that nothing is left on the disk either."""
    # First, because it also makes room where the disk is full.
    forget_spoken()
    if household is not None:
        # Whoever presses twice finds that it is done already.
        with suppress(GoneError), transaction.atomic():
            lock(household)
            for person in household.people.order_by("pk"):
                lock(person)
            household.delete()
    _overwrite_what_was_deleted()


def _overwrite_what_was_deleted() -> None:
    """Shrink a file of ours and its journal; `secure_delete` has overwritten the rows already.

    PostgreSQL cleans up in its own time, and does not overwrite; docs/postgresql.md says what that means.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
