"""A database for a moment: what comes from elsewhere is read there first, and the records know nothing of it.

It is a SQLite file in the data folder, which goes when it is no longer needed. Migrations run in it as
they do on the records themselves; they name no database, so a router sends them to the one of the moment.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.models import Model

SCRATCH = "scratch"
PREFIX = "scratch-"
"""What the folder of such a file begins with: one that a killed process has left is removed at the next start."""

_is_meant: ContextVar[bool] = ContextVar("legato_scratch", default=False)


class Router:
    """Sends whoever names no database to the scratch file, while rows are brought up to date in it."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str | None:
        """Return the database of the moment, or leave the choice to Django."""
        return SCRATCH if _is_meant.get() else None

    db_for_write = db_for_read


@contextmanager
def scratch() -> Iterator[str]:
    """Give the alias of an empty database, which this thread alone knows and which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=PREFIX, dir=settings.DATA_FOLDER) as folder:
        given = {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(folder) / "rows.sqlite3"),
            # Nobody relies on it after a crash.
            "OPTIONS": {"init_command": "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;"},
        }
        # Known to this thread's connections alone: the settings, which all threads walk through, stay as they are.
        connections[SCRATCH] = DatabaseWrapper(connections.configure_settings({"default": given})["default"], SCRATCH)
        try:
            yield SCRATCH
        finally:
            connections[SCRATCH].close()
            del connections[SCRATCH]


@contextmanager
def meant() -> Iterator[None]:
    """Let whoever names no database mean the scratch file."""
    before = _is_meant.set(True)
    try:
        yield
    finally:
        _is_meant.reset(before)
