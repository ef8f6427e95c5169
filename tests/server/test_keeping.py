"""Before the first answer: what is wrong with a database is said in one line, and its tables are made once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest

from folder_records import address_of, ask, with_name
from legato.server.database import VARIABLE
from postgres_cluster import Postgres, cluster
from running import LEGATO, free_port, running_server

pytestmark = [pytest.mark.slow, pytest.mark.records]

SECRET = "s3cr3t"
PREPARE = "import django; django.setup(); from legato.server.keeping import prepare; prepare(); print('prepared')"


def around(folder: Path, address: str | None) -> dict[str, str]:
    """Give the environment of a process with its records in a folder, or at an address."""
    given = {name: value for name, value in os.environ.items() if name not in {VARIABLE, "DJANGO_SETTINGS_MODULE"}}
    return given | {"LEGATO_DATA_DIR": str(folder)} | ({VARIABLE: address} if address else {})


def start(folder: Path, address: str | None = None) -> str:
    """Start the app, which does not come up; give the one line it says."""
    ended = subprocess.run(
        [str(LEGATO), "serve", "--port", str(free_port())],
        env=around(folder, address),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    (line,) = ended.stderr.splitlines()
    return line


def test_tables_are_made_once_by_however_many_begin_at_once(tmp_path: Path) -> None:
    """Three servers on one empty database: one makes the tables, the others wait and find them made."""
    environment = around(tmp_path, address_of(tmp_path)) | {"DJANGO_SETTINGS_MODULE": "legato.server.settings"}
    three = [
        subprocess.Popen(
            [sys.executable, "-c", PREPARE], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    told = [process.communicate(timeout=120) for process in three]

    assert told == [("prepared\n", "")] * 3
    made = ask(tmp_path, "SELECT app, name FROM django_migrations")
    assert len(made) == len(set(made)) > 0


@pytest.mark.sqlite
class TestAFile:
    """SQLite's, in the data folder."""

    def test_that_is_no_database(self, tmp_path: Path) -> None:
        """Somebody put something else there."""
        (tmp_path / "legato.sqlite3").write_text("my legs ache\n" * 100)

        assert start(tmp_path) == (
            f"The database {tmp_path}/legato.sqlite3 cannot be used: file is not a database. "
            "Move it away to begin anew; there is no copy in that folder."
        )

    def test_that_cannot_be_opened(self, tmp_path: Path) -> None:
        """A folder has its name."""
        (tmp_path / "legato.sqlite3").mkdir()

        assert "legato.sqlite3 cannot be used: unable to open database file." in start(tmp_path)


@pytest.fixture(scope="module")
def own() -> Iterator[Postgres]:
    """Give a PostgreSQL for roles and databases of our own."""
    with cluster() as postgres:
        yield postgres


@pytest.mark.postgres
class TestAServer:
    """PostgreSQL's; each line names the database, where it is and what it said, and never the password."""

    @pytest.fixture
    def told(self, own: Postgres, tmp_path: Path) -> Callable[..., str]:
        """Start the app with a role and a database; give what it says, but for the place."""

        def tell(database: str = "postgres", password: str = SECRET, port: int | None = None) -> str:
            where = f"127.0.0.1:{port or urlsplit(own.address).port}"
            address = urlunsplit(("postgresql", f"anna:{password}@{where}", f"/{database}", "", ""))
            line = start(tmp_path, address)
            assert SECRET not in line
            before, _, says = line.partition(" cannot be used: ")
            assert before == f"The database {database!r} on {where} ({VARIABLE})"
            return says

        return tell

    @pytest.fixture(autouse=True)
    def role(self, own: Postgres) -> None:
        """Let Anna come in, and nothing more."""
        run(own.address, "DROP ROLE IF EXISTS anna")
        run(own.address, f"CREATE ROLE anna LOGIN PASSWORD '{SECRET}'")

    def test_where_nobody_listens(self, told: Callable[..., str]) -> None:
        """It is not started."""
        assert "Connection refused" in told(port=free_port())

    def test_with_a_wrong_password(self, told: Callable[..., str]) -> None:
        """In PostgreSQL's words, which everybody can look up."""
        assert told(password="other") == 'password authentication failed for user "anna".'

    def test_without_such_a_database(self, told: Callable[..., str]) -> None:
        """It has to be made first."""
        assert told(database="nowhere") == 'database "nowhere" does not exist.'

    def test_where_the_role_may_make_no_tables(self, own: Postgres, told: Callable[..., str]) -> None:
        """One right is missing, in a database that nobody has used before."""
        run(own.address, "CREATE DATABASE bare")
        run(with_name(own.address, "bare"), "REVOKE CREATE ON SCHEMA public FROM PUBLIC")

        assert "permission denied for schema public" in told(database="bare")

    def test_where_the_role_may_not_change_what_is_there(self, own: Postgres, told: Callable[..., str]) -> None:
        """The tables are somebody else's, who lets Anna read."""
        run(own.address, "CREATE DATABASE lent")
        address = with_name(own.address, "lent")
        environment = around(Path(os.environ["LEGATO_DATA_DIR"]), address)
        environment["DJANGO_SETTINGS_MODULE"] = "legato.server.settings"
        subprocess.run([sys.executable, "-c", PREPARE], env=environment, check=True, capture_output=True)
        run(address, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO anna")
        try:
            says = told(database="lent")
        finally:
            run(own.address, "DROP DATABASE lent")

        assert says == "the role 'anna' may not read, add, change and delete in django_content_type."

    def test_that_cannot_write_every_name(self, own: Postgres, told: Callable[..., str]) -> None:
        """Half of Europe's."""
        run(own.address, "CREATE DATABASE latin TEMPLATE template0 ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'")

        assert told(database="latin") == "it keeps text as LATIN1, and names need UTF8."

    def test_by_its_socket(self, own: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """No host, but a folder; here the app starts."""
        run(own.address, "CREATE DATABASE near")
        found = urlsplit(own.address)
        credentials = found.netloc.rpartition("@")[0]
        monkeypatch.setenv(VARIABLE, f"postgresql://{credentials}@/near?host={own.folder}&port={found.port}")
        monkeypatch.setattr("running.address_of", lambda _: None)
        own.folder.chmod(0o755)
        with running_server(tmp_path) as server:
            assert "Legato is ready" in server.tells()


def run(address: str, statement: str) -> None:
    """Tell a PostgreSQL something."""
    import psycopg  # noqa: PLC0415 - with PostgreSQL only

    with psycopg.connect(address, autocommit=True) as telling:
        telling.execute(statement.encode())
