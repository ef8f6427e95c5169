"""Which database keeps the records: a file in the data folder, or PostgreSQL where `LEGATO_DATABASE_URL` names one.

The address is read by PostgreSQL's own library, so whatever its documentation
says of an address holds here: a password in percent signs, options behind the
question mark, a folder with a socket in place of a host. What is said about a
wrong one never repeats it, because it holds a password.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from legato.errors import DatabaseError
from legato.server.data_folder import DATABASE_NAME

VARIABLE = "LEGATO_DATABASE_URL"
SHAPE = "postgresql://user:password@host:5432/name"
WAITS_S = 10
"""How long a change waits for another one that is in its way, on either database."""

_SCHEMES = ("postgresql", "postgres")
_MOST_CONNECTIONS = 10
"""Of one process: its four threads (eight behind the phones' door), and two for what goes on in the background."""
_ANSWERS_WITHIN_S = 3
_LAST_PORT = 65_535


def databases(folder: Path) -> dict[str, dict[str, Any]]:
    """Return what Django is to know about the database.

    Raises:
        DatabaseError: the address in `LEGATO_DATABASE_URL` cannot be used.
    """
    address = os.environ.get(VARIABLE, "").strip()
    return {"default": postgresql(address) if address else sqlite(folder)}


def sqlite(folder: Path) -> dict[str, Any]:
    """Return the settings of a file in a folder."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / DATABASE_NAME,
        # One connection for each thread stays open, because opening one costs more than most queries.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": WAITS_S,
            # Nobody else writes from its first moment on, so a change may rely on what it reads (`records`).
            "transaction_mode": "IMMEDIATE",
            # A finished answer survives a killed server and a pulled plug: hence FULL.
            # What is deleted is overwritten, because these are records of health.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
        },
    }


def postgresql(address: str) -> dict[str, Any]:
    """Return the settings of a PostgreSQL at an address.

    Raises:
        DatabaseError: the address cannot be read, lacks something, or there is nothing to read it with.
    """
    given = _parts(address)
    own = {name: given.pop(name, "") for name in ("dbname", "user", "password", "host", "port")}
    if not own["dbname"]:
        raise DatabaseError(f"{VARIABLE} names no database after its last slash. It looks like {SHAPE}.")
    if any(not _is_port(port) for port in own["port"].split(",") if port):
        raise DatabaseError(f"The port in {VARIABLE} is no number between 1 and {_LAST_PORT}. It looks like {SHAPE}.")
    given.setdefault("connect_timeout", str(_ANSWERS_WITHIN_S))
    given.setdefault("options", f"-c lock_timeout={WAITS_S}s")
    given.setdefault("application_name", "legato")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": own["dbname"],
        "USER": own["user"],
        "PASSWORD": own["password"],
        "HOST": own["host"],
        "PORT": own["port"],
        # The pool keeps connections, and tries each before it gives it away: one that broke is replaced.
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **given,
            "pool": {
                "min_size": 0,
                "max_size": _MOST_CONNECTIONS,
                "timeout": _ANSWERS_WITHIN_S,
                # Given up soon, because whoever comes next begins afresh: the longer it is tried, the longer
                # it pauses in between, and a server that is back would be found late.
                "reconnect_timeout": _ANSWERS_WITHIN_S,
            },
        },
    }


def _parts(address: str) -> dict[str, str]:
    if _scheme(address) not in _SCHEMES:
        raise DatabaseError(f"{VARIABLE} is no address of a PostgreSQL. It looks like {SHAPE}.")
    try:
        from psycopg import ProgrammingError  # noqa: PLC0415 - only who keeps records there has it
        from psycopg.conninfo import conninfo_to_dict  # noqa: PLC0415
        from psycopg_pool import ConnectionPool as _  # noqa: F401, PLC0415
    except ImportError:
        raise DatabaseError(
            f"{VARIABLE} asks for PostgreSQL, and what speaks to it is not installed: pip install 'legato[postgres]'."
        ) from None
    try:
        found = conninfo_to_dict(address)
    except (ProgrammingError, UnicodeError):
        # What the library says repeats a part of the address, and that may be the password.
        raise DatabaseError(
            f"{VARIABLE} cannot be read. It looks like {SHAPE}; in a password, signs such as @ / : # % are written "
            "in percent form, as %40 for @."
        ) from None
    return {name: str(value) for name, value in found.items()}


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme
    except ValueError:
        return address.partition(":")[0].lower()


def _is_port(port: str) -> bool:
    return port.isascii() and port.isdigit() and 1 <= int(port) <= _LAST_PORT
