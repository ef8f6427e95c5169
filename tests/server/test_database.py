"""Which database keeps the records, and what is said when that cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from legato.errors import DatabaseError
from legato.server.database import SHAPE, VARIABLE, databases
from running import LEGATO, free_port

SECRET = "s3cr3t"


def chosen(address: str, monkeypatch: pytest.MonkeyPatch, folder: Path = Path("/somewhere")) -> dict[str, Any]:
    """Give what Django is told about an address."""
    monkeypatch.setenv(VARIABLE, address)
    return databases(folder)["default"]


class TestWithoutAnAddress:
    """SQLite, which needs nothing."""

    @pytest.mark.parametrize("address", ["", "  "])
    def test_records_are_in_a_file_of_the_data_folder(self, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """One writer at a time, nothing lost by a pulled plug, and what is deleted overwritten."""
        found = chosen(address, monkeypatch)

        assert found["ENGINE"] == "django.db.backends.sqlite3"
        assert found["NAME"] == Path("/somewhere/legato.sqlite3")
        assert found["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON"):
            assert f"PRAGMA {pragma};" in found["OPTIONS"]["init_command"]


class TestAnAddress:
    """As PostgreSQL's own documentation writes them."""

    def test_is_taken_apart(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Who, where and which, with a password in percent signs, and options."""
        found = chosen(
            "postgresql://anna:p%40ss%2Fw%3Ard@db.home:5433/legs?sslmode=require&connect_timeout=3", monkeypatch
        )

        assert {name: found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")} == {
            "USER": "anna",
            "PASSWORD": "p@ss/w:rd",
            "HOST": "db.home",
            "PORT": "5433",
            "NAME": "legs",
        }
        assert found["OPTIONS"]["sslmode"] == "require"
        assert found["OPTIONS"]["connect_timeout"] == "3"

    @pytest.mark.parametrize(
        ("address", "host"),
        [
            ("postgresql:///legs?host=/run/postgresql", "/run/postgresql"),
            ("postgres://anna@%2Frun%2Fpostgresql/legs", "/run/postgresql"),
            ("postgresql://[::1]:5432/legs", "::1"),
            ("postgresql:///legs", ""),
            ("postgresql://one:5432,two:5433/legs", "one,two"),
        ],
    )
    def test_may_name_a_socket_or_several_hosts(self, address: str, host: str, monkeypatch: pytest.MonkeyPatch) -> None:
        """Whatever libpq takes."""
        assert chosen(address, monkeypatch)["HOST"] == host

    def test_is_asked_through_a_pool_that_tries_its_connections(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Django refuses a pool beside connections that stay open; nothing waits for ever."""
        found = chosen("postgresql://db/legs", monkeypatch)

        assert found["CONN_MAX_AGE"] == 0
        assert found["CONN_HEALTH_CHECKS"] is True
        assert found["OPTIONS"]["pool"]["max_size"] >= 8
        assert "transaction_mode" not in found["OPTIONS"]
        assert int(found["OPTIONS"]["connect_timeout"]) > 0
        assert "lock_timeout=10s" in found["OPTIONS"]["options"]


WRONG = {
    f"mysql://anna:{SECRET}@db/legs": "no address of a PostgreSQL",
    f"anna:{SECRET}@db/legs": "no address of a PostgreSQL",
    f"host=db password={SECRET}": "no address of a PostgreSQL",
    f"sqlite:///{SECRET}": "no address of a PostgreSQL",
    f"postgresql://anna:{SECRET}@[::1/legs": "cannot be read",
    f"postgresql://anna:{SECRET}@db:5432": "names no database",
    f"postgresql://anna:{SECRET}@db/": "names no database",
    f"postgresql://anna:{SECRET}@db:port/legs": "is no number",
    f"postgresql://anna:{SECRET}@db:70000/legs": "is no number",
    f"postgresql://anna:{SECRET}@db:0/legs": "is no number",
    f"postgresql://anna:{SECRET}%zz@db/legs": "cannot be read",
    f"postgresql://anna:{SECRET}@db/legs?colour={SECRET}": "cannot be read",
    f"postgresql://anna:{SECRET}/word@db/legs": "is no number",
}


@pytest.mark.parametrize("address", WRONG)
def test_an_address_that_cannot_be_is_refused_without_its_password(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence or two, which name the variable and what it looks like."""
    with pytest.raises(DatabaseError) as refused:
        chosen(address, monkeypatch)

    says = str(refused.value)
    assert WRONG[address] in says
    assert VARIABLE in says
    assert SHAPE in says
    assert SECRET not in says
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__ or refused.value.__context__ is None


@pytest.mark.parametrize("missing", ["psycopg", "psycopg_pool"])
def test_what_speaks_to_it_has_to_be_installed(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence says what to install."""
    monkeypatch.setitem(sys.modules, missing, None)

    with pytest.raises(DatabaseError, match=r"pip install 'legato\[postgres\]'"):
        chosen(f"postgresql://anna:{SECRET}@db/legs", monkeypatch)


@pytest.mark.slow
@pytest.mark.parametrize("address", [f"mysql://anna:{SECRET}@db/legs", f"postgresql://anna:{SECRET}@127.0.0.1:1/legs"])
def test_the_app_does_not_start_and_says_why(address: str, tmp_path: Path) -> None:
    """Exit code 2, one line, no traceback, no password."""
    around = {**os.environ, "LEGATO_DATA_DIR": str(tmp_path), VARIABLE: address}
    around.pop("DJANGO_SETTINGS_MODULE", None)
    ended = subprocess.run(
        [str(LEGATO), "serve", "--port", str(free_port())],
        env=around,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert len(ended.stderr.splitlines()) == 1
    assert VARIABLE in ended.stderr
    assert SECRET not in ended.stderr
