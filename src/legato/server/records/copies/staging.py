"""Reading a copy into a file of its own: it is brought up to date and looked at whole before anything is changed.

A copy of an earlier version is read into the tables of that version, and the same migrations lead it on that
led the records themselves: what was remembered for safety is carried over as strictly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, BinaryIO

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import Error as DjangoError
from django.db import IntegrityError, connections, transaction
from django.db.models import ForeignKey, Model, QuerySet
from django.utils import timezone

from legato.errors import CopyError
from legato.server.records.copies.checking import refuse_what_cannot_be
from legato.server.records.copies.kinds import RecordKind, kinds_of
from legato.server.records.copies.lines import CopyReader, newer
from legato.server.records.copies.tables import Tables, bring_to, tables_after
from legato.server.records.copies.values import record_of
from legato.server.records.copies.writing import every
from legato.server.scratch import meant, scratch

_AT_A_TIME = 100


@contextmanager
def staged(file: BinaryIO) -> Iterator[str]:
    """Give the alias of a database that holds a copy, whole, checked, and in the tables of today.

    Raises:
        CopyError: it cannot be brought back, and why.
    """
    reader = CopyReader(file)
    with scratch() as alias:
        tables = tables_after(connections[alias], reader.head.schema)
        if tables is None:
            raise newer(reader.head.version)
        with meant():
            bring_to(connections[alias], reader.head.schema)
            _fill(alias, tables, reader)
            bring_to(connections[alias])
        _look_at(alias)
        yield alias


def staged_rows(kind: RecordKind, alias: str) -> Iterator[list[Any]]:
    """Give the rows of a kind, some at a time, in the order of a copy."""
    some: list[Any] = []
    for row in every(kind, alias).order_by(*kind.order()).iterator(chunk_size=_AT_A_TIME):
        some.append(row)
        if len(some) == _AT_A_TIME:
            yield some
            some = []
    if some:
        yield some


def _fill(alias: str, tables: Tables, reader: CopyReader) -> None:
    """Write every row of a copy into the tables of its own version, in one transaction."""
    kinds = {kind.name: kind for kind in kinds_of(tables.models)}
    for kind in kinds.values():
        _keep_moments(kind)
    waiting: list[Model] = []
    try:
        with transaction.atomic(using=alias):
            home = _home(tables, alias)
            for name, told in reader.rows():
                found = kinds.get(name)
                if found is None:
                    raise reader.wrong()
                try:
                    row = record_of(found, told)
                except ValueError:
                    raise reader.wrong() from None
                if len(found.way) == 1:
                    setattr(row, f"{found.above}_id", home)
                if waiting and (type(waiting[0]) is not found.model or len(waiting) == _AT_A_TIME):
                    _insert(waiting, alias)
                    waiting = []
                waiting.append(row)
            _insert(waiting, alias)
    except (IntegrityError, DjangoError, OverflowError, UnicodeError) as wrong:
        if "disk" in str(wrong):
            raise
        raise CopyError("copies-unfit") from None


def _insert(rows: Sequence[Model], alias: str) -> None:
    if rows:
        kept: QuerySet[Any] = QuerySet(type(rows[0]), using=alias)
        kept.bulk_create(rows)


def _home(tables: Tables, alias: str) -> Any:
    """Make the household under which everything of a copy stands for now."""
    household = tables.models.get_model("people", "Household")
    told = {field.name for field in household._meta.concrete_fields}  # noqa: SLF001 - Django's name for its fields
    home = household(**({"is_home": True} if "is_home" in told else {}))
    home.made_at = timezone.now()
    kept: QuerySet[Any] = QuerySet(household, using=alias)
    kept.bulk_create([home])
    return home.pk


def _keep_moments(kind: RecordKind) -> None:
    """Let the moments of a copy stay what they are: these models were made for it alone, and set none to now."""
    for field in kind.fields:
        for sets_now in ("auto_now", "auto_now_add"):
            if hasattr(field, sets_now):
                setattr(field, sets_now, False)


def _look_at(alias: str) -> None:
    """Ask of each record what is asked of one that is told to the app; the file has asked how they fit together."""
    for kind in kinds_of(apps):
        asked = [
            field.name
            for field in kind.fields
            if not isinstance(field, ForeignKey) and field.name != kind.model._meta.pk.name  # noqa: SLF001
        ]
        left = {field.name for field in kind.model._meta.fields} - set(asked)  # noqa: SLF001 - Django's name for its fields
        for rows in staged_rows(kind, alias):
            for row in rows:
                try:
                    row.clean_fields(exclude=left)
                    refuse_what_cannot_be(row)
                except (ValidationError, ValueError):
                    raise CopyError("copies-cannot-be", kind=kind.name) from None
