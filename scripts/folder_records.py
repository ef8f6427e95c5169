"""The records of a server that was started on a data folder, on whichever database it keeps them.

On SQLite they lie in the folder itself. Where `LEGATO_DATABASE_URL` names a
PostgreSQL, each folder has a database of its own there, so that servers beside
each other know nothing of each other either.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import uuid
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from legato.server.data_folder import DATABASE_NAME
from legato.server.database import VARIABLE


def with_name(address: str, name: str) -> str:
    """Give the address of another database of the same server."""
    return urlunsplit(urlsplit(address)._replace(path=f"/{name}"))


def address_of(folder: Path) -> str | None:
    """Give the address of a folder's database, making it when it is missing; `None` on SQLite."""
    server = os.environ.get(VARIABLE)
    if not server:
        return None
    import psycopg  # noqa: PLC0415 - only where there is a PostgreSQL

    name = f"folder_{hashlib.sha256(os.fsencode(folder.resolve())).hexdigest()[:20]}"
    with psycopg.connect(server, autocommit=True) as asking:
        if asking.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is None:
            asking.execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
    return with_name(server, name)


def ask(folder: Path, question: str, *given: Any) -> list[tuple[Any, ...]]:
    """Ask the records of a folder, past its server; ids and documents come as text on either database."""
    address = address_of(folder)
    if address is None:
        with closing(sqlite3.connect(folder / DATABASE_NAME)) as records:
            return records.execute(question, given).fetchall()
    import psycopg  # noqa: PLC0415 - as above

    with psycopg.connect(address) as asking:
        rows = asking.execute(question.replace("?", "%s"), given).fetchall()
    return [tuple(_plain(value) for value in row) for row in rows]


def _plain(value: Any) -> Any:
    """Write a value as SQLite keeps it."""
    if isinstance(value, uuid.UUID):
        return value.hex
    if isinstance(value, dict | list):
        return json.dumps(value)
    return value.isoformat(" ") if isinstance(value, datetime) else value
