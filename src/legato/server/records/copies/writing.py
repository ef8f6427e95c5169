"""Writing a copy: row by row from one moment of the database, never holding more than some of them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, BinaryIO

from django.db import connections
from django.db.models import QuerySet

from legato.server.records.copies.kinds import RecordKind, kinds_of
from legato.server.records.copies.lines import Head, Lines
from legato.server.records.copies.tables import tables_of
from legato.server.records.copies.values import fields_of
from legato.server.records.one_moment import one_moment

_AT_A_TIME = 100


def write_copy(out: BinaryIO, *, now: datetime, person: Any = None, alias: str = "default") -> None:
    """Write everything of the household at home, or of one person in it.

    The tables are taken as they stand, so that this also works before they are brought up to date.

    Args:
        out: where it is written; it stays open.
        now: the moment that is said to be that of the copy.
        person: the id of the one person to be copied; everybody when there is none.
        alias: the database.
    """
    with one_moment(alias):
        tables = tables_of(connections[alias])
        head = Head("household" if person is None else "person", now.astimezone(UTC).isoformat(), tables.schema)
        home = home_of(tables.models, alias) if tables.schema else None
        with Lines(out, head) as lines:
            for kind in kinds_of(tables.models) if home is not None else ():
                rows = every(kind, alias).filter(**kind.within(home, person)).order_by(*kind.order())
                for row in rows.iterator(chunk_size=_AT_A_TIME):
                    lines.row(kind.name, fields_of(kind, row))


def home_of(models: Any, alias: str = "default") -> Any:
    """Return the id of the household of everybody who comes without an account, `None` when nobody has come yet."""
    households: QuerySet[Any] = QuerySet(models.get_model("people", "Household"), using=alias).order_by("made_at")
    told = {field.name for field in households.model._meta.concrete_fields}  # noqa: SLF001 - Django's name for its fields
    if "is_home" in told:
        households = households.filter(is_home=True)
    return households.values_list("pk", flat=True).first()


def every(kind: RecordKind, alias: str) -> QuerySet[Any]:
    """Return all rows of a kind; the columns that are made anew stay where they are."""
    left = {field.name for field in kind.model._meta.concrete_fields} - {field.name for field in kind.fields}  # noqa: SLF001
    return QuerySet(kind.model, using=alias).defer(*(left - {kind.model._meta.pk.name, *kind.way}))  # noqa: SLF001
