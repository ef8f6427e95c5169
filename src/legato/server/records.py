"""Changing a record: it is read again inside the transaction that writes it, and nobody else changes it meanwhile.

A page reads a record, thinks, and then changes it. Whatever it read may be old by then, so a change never
starts from it: it starts from the row as it stands, under a lock, and merges one step.

On SQLite the lock is the transaction itself, because every one begins as IMMEDIATE (`database`):
from there on nobody else writes. Other databases lock rows. Records that are kept about one person are locked
by way of the person, always in this order, so that two changes never wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import Model

_Record = TypeVar("_Record", bound=Model)


class GoneError(Exception):
    """The record was deleted while somebody was about to change it."""


@contextmanager
def changing(record: _Record) -> Iterator[_Record]:
    """Give the record as it stands now, in a transaction in which nobody else changes it.

    It is the same object, filled anew: what was set on it before is forgotten.

    Raises:
        GoneError: it has been deleted meanwhile.
    """
    with transaction.atomic():
        _hold(record)
        try:
            record.refresh_from_db(from_queryset=type(record)._base_manager.select_for_update())  # noqa: SLF001
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
    kept_under = getattr(type(record), "KEPT_UNDER", None)
    if kept_under is not None:
        try:
            under = getattr(record, kept_under)
        except ObjectDoesNotExist:
            raise GoneError from None
        _hold(under)
    else:
        rows = type(record)._base_manager.select_for_update()  # noqa: SLF001 - as above
        rows.filter(pk=record.pk).values_list("pk").first()
