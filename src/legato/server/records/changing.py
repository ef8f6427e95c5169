"""Changing a record: it is read again inside the transaction that writes it, and nobody else changes it meanwhile.

A page reads a record, thinks, and then changes it. Whatever it read may be old by then, so a change never
starts from it: it starts from the row as it stands, under a lock, and merges one step.

On SQLite the lock is the transaction itself, because every one begins as IMMEDIATE (`database`):
from there on nobody else writes. Other databases lock rows. Records that are kept about one person are locked
by way of the person, always in this order, so that two changes never wait for each other.

Doors and services come here by way of their `Scope`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import Model, QuerySet

_Record = TypeVar("_Record", bound=Model)


class GoneError(Exception):
    """The record was deleted while somebody was about to change it."""


@contextmanager
def changing(record: _Record, reached: QuerySet[_Record]) -> Iterator[_Record]:
    """Give the record as it stands now, in a transaction in which nobody else changes it.

    It is the same object, filled anew: what was set on it before is forgotten.

    Args:
        record: what is about to be changed.
        reached: the records that may be changed; one that is not among them is as good as deleted.

    Raises:
        GoneError: it has been deleted meanwhile, or is not to be reached.
    """
    with transaction.atomic():
        _hold(record)
        try:
            # Only its own row: those it hangs on are locked by now, and others need not wait.
            record.refresh_from_db(from_queryset=reached.select_for_update(of=("self",)))
        except ObjectDoesNotExist:
            raise GoneError from None
        yield record


def lock(record: Model) -> None:
    """Let nobody else change what is kept about the record's person until the transaction ends.

    For what is made and not changed: what is looked for afterwards is not made by somebody else meanwhile.

    Raises:
        GoneError: it has been deleted meanwhile.
    """
    _hold(record)
    if not type(record)._base_manager.filter(pk=record.pk).exists():  # noqa: SLF001 - Django's name for all rows
        raise GoneError


def _hold(record: Model) -> None:
    if not connection.features.has_select_for_update:
        return
    above = _above(record)
    if above is not None and hasattr(above, "KEPT_UNDER"):
        _hold(above)
        return
    # A person, of whom the household knows more than one: others are not in the way.
    rows = type(record)._base_manager.select_for_update()  # noqa: SLF001 - as above
    rows.filter(pk=record.pk).values_list("pk").first()


def _above(record: Model) -> Model | None:
    """Return the record that another is kept under."""
    try:
        return getattr(record, getattr(record, "KEPT_UNDER", ""), None)
    except ObjectDoesNotExist:
        raise GoneError from None
