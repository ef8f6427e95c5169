"""Before the first answer: is the database there, may we use it as we must, and are its tables those of today?

Several processes may begin at once, on one folder or beside one PostgreSQL. One
of them changes the tables, and the others wait for it and find nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError as DjangoDatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from legato.errors import DatabaseError
from legato.server.database import VARIABLE

_TABLES_CHANGE = 7_365_211_646
"""The number of the lock under which tables are changed; any will do that nobody else in the database uses."""

_RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def prepare(before: Callable[[], None] = lambda: None) -> None:
    """Bring the tables up to date; a look at the list of migrations is all when there is nothing to do.

    Args:
        before: is done while nobody else changes the tables, before those that hold something are changed.

    Raises:
        DatabaseError: the database is not there, or cannot be used; with the place, and without its password.
    """
    postgres = _postgres()
    try:
        if postgres is not None:
            _knock(postgres)
        with _alone():
            _refuse_what_is_damaged()
            _migrate(before)
        if postgres is not None:
            _refuse_without_rights()
    except (DjangoDatabaseError, ImproperlyConfigured, OSError) as wrong:
        raise DatabaseError(f"{_place()} cannot be used: {reason(wrong)}.") from None
    finally:
        # Neither a connection nor the threads of a pool survive the fork of worker processes.
        connection.close()
        if postgres is not None:
            postgres.close_pool()


def look_at_records() -> None:
    """Read one row, as cheaply as can be, of a table that is always there.

    Raises:
        django.db.DatabaseError: the records cannot be read.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
        cursor.fetchone()


def reason(wrong: BaseException) -> str:
    """Return what a database says about what went wrong, in one line and without the password."""
    lines = [line.strip() for line in str(wrong).splitlines() if line.strip()] or [type(wrong).__name__]
    # PostgreSQL tells each address it has tried, and last what came of it.
    line = lines[0].rpartition("FATAL:")[2].strip().rstrip(".")
    password = str(connection.settings_dict.get("PASSWORD") or "")
    return line.replace(password, "...") if password else line


def _place() -> str:
    """Name the database: the file, or who asks whom for what."""
    known = connection.settings_dict
    if connection.vendor != "postgresql":
        return f"The database {known['NAME']}"
    host = f"{known['HOST'] or 'this computer'}{':' if known['PORT'] else ''}{known['PORT']}"
    return f"The database {known['NAME']!r} on {host} ({VARIABLE})"


def _postgres() -> Any:
    """Return Django's own connection to a PostgreSQL, which can do more than others; `None` on SQLite."""
    return connection if connection.vendor == "postgresql" else None


def _knock(postgres: Any) -> None:
    """Connect once without the pool, which tells no more than that nobody answered in time."""
    with postgres.wrap_database_errors:
        opened = postgres.Database.connect(**postgres.get_connection_params())
    with opened:
        encoding = opened.execute("SHOW server_encoding").fetchone()[0]
        standby = opened.execute("SELECT pg_is_in_recovery()").fetchone()[0]
    if encoding != "UTF8":
        raise ImproperlyConfigured(f"it keeps text as {encoding}, and names need UTF8")
    if standby:
        raise ImproperlyConfigured("it is a standby, which only reads")


def _refuse_what_is_damaged() -> None:
    """Look through a file once: what is broken in it would be met by somebody in the middle of a session."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        (found,) = cursor.execute("PRAGMA quick_check(1)").fetchone()
    if found != "ok":
        raise ImproperlyConfigured(f"it is damaged ({' '.join(str(found).split())})")


def _migrate(before: Callable[[], None]) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - looked up when it is needed, which is rare

    executor = MigrationExecutor(connection)
    unknown = sorted(executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys())
    if unknown:
        # It may hold something that newer rules refuse, and this version would plan.
        raise ImproperlyConfigured(
            f"a newer Legato has used it (it knows {'.'.join(unknown[-1])}), so this one must not: "
            "start the newer one, or choose another folder with LEGATO_DATA_DIR"
        )
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        if executor.loader.applied_migrations:
            before()
        call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def _alone() -> Iterator[None]:
    """Let only one process at a time go on."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # Until another server has changed the tables: that may take longer than a change waits otherwise.
            cursor.execute("SET lock_timeout = 0")
            cursor.execute("SELECT pg_advisory_lock(%s)", [_TABLES_CHANGE])
        # The lock belongs to the connection, and goes with it.
        yield
        return
    import fcntl  # noqa: PLC0415 - not on Windows, where gunicorn is not either

    with (Path(settings.DATA_FOLDER) / "tables.lock").open("ab") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _refuse_without_rights() -> None:
    """Ask for the rights that answers need, because the first of them would come too late to find out."""
    tables = [model._meta.db_table for model in apps.get_models() if model._meta.managed]  # noqa: SLF001 - its name
    may = " AND ".join(f"has_table_privilege(name, '{right}')" for right in _RIGHTS)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT name FROM unnest(%s::text[]) AS name WHERE NOT ({may}) ORDER BY name", [tables])  # noqa: S608
        lacking = [name for (name,) in cursor.fetchall()]
    if lacking:
        raise ImproperlyConfigured(
            f"the role {connection.settings_dict['USER']!r} may not read, add, change and delete in {lacking[0]}"
        )
