"""Keeping a copy and bringing it back."""

from __future__ import annotations

from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from legato.server import copies_folder
from legato.server.copies_folder import Why
from legato.server.records.copies.merging import Brought, Merge
from legato.server.records.copies.staging import staged
from legato.server.records.copies.writing import write_copy
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.services import household_home


def copy_write(scope: Scope, *, out: BinaryIO, person: Person | None = None) -> None:
    """Write everything of the household, or of one person in it, as one file."""
    write_copy(out, now=scope.now, person=None if person is None else person.pk)


def copy_keep(scope: Scope, *, why: Why) -> None:
    """Keep a copy in the data folder, whole or not at all, in place of the oldest where there are many."""
    with copies_folder.new(scope.now, why) as out:
        write_copy(out, now=scope.now)


def keep_before_update(now: datetime) -> None:
    """Keep a copy of what the tables hold before they are changed: nobody can be asked for by then.

    Raises:
        OSError: it cannot be kept, so nothing should be changed either.
    """
    with copies_folder.new(now, Why.UPDATE) as out:
        write_copy(out, now=now)


def copy_bring_back(scope: Scope, *, copy: BinaryIO) -> Brought:
    """Bring everything in a copy back into the household; a copy of what was there before is kept first.

    Raises:
        CopyError: it cannot be brought back; nothing was changed.
    """
    with staged(copy) as alias:
        if scope.rows(Person).exists():
            copy_keep(scope, why=Why.BEFORE)
        with transaction.atomic():
            home = scope.household or household_home()
            inside = Scope(home, None, scope.role, scope.now, scope.language)
            inside.lock(home)
            for person in inside.rows(Person).order_by("pk"):
                inside.lock(person)
            return Merge(inside, alias).run()
