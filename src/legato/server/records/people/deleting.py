"""Deleting people, also where the disk is full: somebody who wants room, or to leave nothing behind, gets it.

To delete is to write: into the log of the records, before it is folded into their file. So what can be made
again goes first, and where that is not enough, rows are deleted a few at a time, with the log folded in between.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, ManyToOneRel, Model, QuerySet

from legato.server import copies_folder
from legato.server.records.changing import GoneError
from legato.server.records.people.models import Household, Person, RememberedFact
from legato.server.records.people.scope import Scope
from legato.server.reserve import keep_reserve, release_reserve
from legato.server.sharing.recipe_key import forget_recipe_key
from legato.server.sound.gateway import forget_spoken

_AT_A_TIME = 4
"""Rows with all that hangs on them, in one transaction where there is hardly any room."""


def person_delete(scope: Scope, *, person: Person) -> None:
    """Delete a person with everything recorded about them, in the copies that are kept by themselves too."""
    # Those are of everybody, so all of them go; the next one is made of who is left.
    copies_folder.forget_all()

    # What belongs to them is looked for under the lock: a player may be writing down an event this very moment.
    _with_room(lambda: _delete_whole(scope, person), lambda: _delete_in_pieces(scope, person))
    _overwrite_what_was_deleted()


def household_delete(scope: Scope) -> None:
    """Delete every record of the household, and what was spoken for it, so that nothing is left on the disk either."""
    # First, because it also makes room where the disk is full.
    forget_spoken()
    copies_folder.forget_all()
    forget_recipe_key()
    _fold_the_log()

    def delete() -> None:
        assert scope.household is not None
        with transaction.atomic():
            scope.lock(scope.household)
            for person in scope.rows(Person).order_by("pk"):
                scope.lock(person)
            scope.rows(Household).filter(pk=scope.household.pk).delete()

    def delete_in_pieces() -> None:
        for person in scope.rows(Person).order_by("pk"):
            _delete_in_pieces(scope, person)
        delete()

    if scope.household is not None:
        # Whoever presses twice finds that it is done already.
        with suppress(GoneError):
            _with_room(delete, delete_in_pieces)
    _overwrite_what_was_deleted()


def _with_room(delete: Callable[[], None], in_pieces: Callable[[], None]) -> None:
    """Delete at once; where the disk is full, make what room there is and delete a little at a time."""
    try:
        delete()
    except OperationalError as wrong:
        if not _is_full(wrong) or connection.in_atomic_block:
            raise
        release_reserve(Path(settings.DATA_FOLDER))
        forget_spoken()
        _fold_the_log()
        in_pieces()


def _delete_in_pieces(scope: Scope, person: Person) -> None:
    """Delete what hangs on somebody before they are deleted themselves; if it ends midway, the rest can follow.

    What remembers for safety goes last, and no plan outlives it.
    """
    scope.rows(Person).filter(pk=person.pk).update(withdrawals=F("withdrawals") + 1)
    hangs = [relation for relation in person._meta.related_objects if isinstance(relation, ManyToOneRel)]  # noqa: SLF001 - Django's name for what hangs on a model
    for relation in sorted(hangs, key=lambda one: (one.related_model is RememberedFact, one.name)):
        _delete_few_at_a_time(scope.rows(relation.related_model).filter(**{relation.field.name: person.pk}))
    _delete_whole(scope, person)


def _delete_whole(scope: Scope, person: Person) -> None:
    """Delete somebody as they stand now; the object stays as it is, because a full disk may refuse this at the end."""
    with scope.changing(person):
        scope.rows(Person).filter(pk=person.pk).delete()


def _delete_few_at_a_time(rows: QuerySet[Model]) -> None:
    while some := list(rows.order_by("pk").values_list("pk", flat=True)[:_AT_A_TIME]):
        rows.filter(pk__in=some).delete()
        _fold_the_log()


def _is_full(wrong: OperationalError) -> bool:
    return "disk is full" in str(wrong) or "disk I/O error" in str(wrong)


def _fold_the_log() -> None:
    """Give back the room that the log takes."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor, suppress(OperationalError):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _overwrite_what_was_deleted() -> None:
    """Shrink a file of ours and its journal; `secure_delete` has overwritten the rows already.

    PostgreSQL cleans up in its own time, and does not overwrite; docs/postgresql.md says what that means.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor, suppress(OperationalError):
        # To be made smaller a file needs room for a second; where there is none, the rows are overwritten all the same.
        cursor.execute("VACUUM")
    _fold_the_log()
    # What was given away for this is taken back at once, for the next time.
    keep_reserve(Path(settings.DATA_FOLDER), plenty=1)
