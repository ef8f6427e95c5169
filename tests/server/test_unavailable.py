"""A database that is busy, away or full: a sentence and when to come back, and nothing lost that was answered."""

from __future__ import annotations

import itertools
import json
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client

from folder_records import address_of, ask
from legato.server.data_folder import DATABASE_NAME
from legato.server.database import VARIABLE
from legato.server.wire.unavailable import AWAY, BUSY, FULL, trouble_of
from postgres_cluster import Postgres, cluster
from running import running_server
from server.browsing import Browser, at_once
from server.builders import checkin, person, sitting, visitor

ANSWERS_WITHIN_S = 15
BACK_WITHIN_S = 15


def refused(address: str) -> tuple[int, str | None, str]:
    """Ask for something that cannot be given now; give status, when to come back, and the page or document."""
    try:
        with urlopen(Request(address), timeout=ANSWERS_WITHIN_S) as answer:
            return answer.status, None, answer.read().decode()
    except HTTPError as wrong:
        with wrong:
            return wrong.code, wrong.headers["Retry-After"], wrong.read().decode()


@pytest.mark.postgres
@pytest.mark.slow
class TestAServerThatGoesAway:
    """PostgreSQL, killed while the app runs."""

    @pytest.fixture
    def own(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[Postgres]:
        """Give a PostgreSQL that may be killed."""
        with cluster() as postgres:
            monkeypatch.setenv(VARIABLE, postgres.address)
            yield postgres

    def test_is_said_until_it_is_back_and_nothing_is_lost(self, own: Postgres, tmp_path: Path) -> None:
        """Pages and programmes are told when to ask again; then the app goes on by itself."""
        with running_server(tmp_path) as server:
            anna = Browser(server.address)
            assert anna.post_json("/api/v1/plans", checkin()) == 201
            for _ in range(2):
                own.tell("down")
                page, document, planned = at_once(
                    partial(refused, f"{server.address}/"),
                    partial(refused, f"{server.address}/api/v1/sittings"),
                    partial(anna.post_json, "/api/v1/plans", checkin()),
                )
                own.tell("up")
                until = time.monotonic() + BACK_WITHIN_S
                while (status := anna.post_json("/api/v1/plans", checkin())) != 201:
                    assert (status, time.monotonic() < until) == (503, True)

                assert (page[0], document[0], planned) == (503, 503, 503)
                assert page[1] == document[1] == str(AWAY.retry_s)
                assert AWAY.says in page[2]
                assert json.loads(document[2]) == {"error": {"says": AWAY.says, "findings": []}}
            assert len(ask(tmp_path, "SELECT id FROM sittings_sitting")) == 3
            told = server.tells()

        assert "the database does not answer" in told
        assert "Traceback" not in told

    def test_is_not_noticed_where_it_is_back_at_once(self, own: Postgres, tmp_path: Path) -> None:
        """Connections that broke meanwhile are replaced, not tried on somebody."""
        with running_server(tmp_path) as server:
            assert refused(f"{server.address}/")[0] == 200
            own.tell("down")
            own.tell("up")

            assert [refused(f"{server.address}/")[0] for _ in range(8)] == [200] * 8

    def test_a_row_that_somebody_holds_is_not_waited_for_without_end(
        self, own: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Ten seconds as on SQLite, or as long as the address says; then it is said."""
        import psycopg  # noqa: PLC0415 - with PostgreSQL only

        monkeypatch.setenv(VARIABLE, f"{own.address}?options=-c%20lock_timeout%3D500ms")
        with running_server(tmp_path) as server:
            anna = Browser(server.address)
            assert anna.post_json("/api/v1/plans", checkin()) == 201
            with psycopg.connect(str(address_of(tmp_path))) as holding:
                holding.execute("SELECT id FROM people_person FOR UPDATE")

                assert anna.post_json("/api/v1/plans", checkin()) == 503


@pytest.mark.sqlite
@pytest.mark.slow
@pytest.mark.records
def test_a_file_that_another_programme_holds_is_said_to_be_busy(tmp_path: Path) -> None:
    """After ten seconds; then everything goes on."""
    with running_server(tmp_path) as server:
        anna = Browser(server.address)
        with closing(sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)) as holding:
            holding.execute("BEGIN IMMEDIATE")
            while_held = anna.post_json("/api/v1/plans", checkin())
            holding.execute("ROLLBACK")

        assert while_held == 503
        assert anna.post_json("/api/v1/plans", checkin()) == 201
        assert BUSY.retry_s


@pytest.mark.sqlite
@pytest.mark.django_db
class TestADiskThatIsFull:
    """SQLite on it, as SQLite itself says so."""

    @pytest.fixture(autouse=True)
    def full(self) -> Iterator[None]:
        """Let the file grow no more: what SQLite answers then is what it answers on a full disk."""
        self.anna = person("Anna")
        self.planned = sitting(self.anna)
        pragma("max_page_count = 1")  # as many as there are
        yield
        # The request that found no room has given up the test's transaction.
        broken, connection.needs_rollback = connection.needs_rollback, False
        pragma("max_page_count = 1073741823")
        connection.needs_rollback = broken

    def until_full(self, send: Callable[[Client], Any], done: int) -> Any:
        """Do something again and again; give the first answer that is not like the others."""
        client = visitor(self.anna)
        return next(answer for _ in range(300) if (answer := send(client)).status_code != done)

    def test_is_told_on_a_page(self) -> None:
        """And that it was not saved; there is no time to come back, because somebody has to make room."""
        names = map(str, itertools.count())
        answer = self.until_full(lambda client: client.post("/people/add/", {"name": next(names).zfill(60)}), done=302)

        assert answer.status_code == 507
        assert FULL.says in answer.content.decode()
        assert "Retry-After" not in answer.headers

    def test_is_told_to_a_programme(self) -> None:
        """In the one shape of errors."""
        given = json.dumps(checkin())
        answer = self.until_full(
            lambda client: client.post("/api/v1/plans", given, content_type="application/json"), done=201
        )

        assert answer.status_code == 507
        assert json.loads(answer.content) == {"error": {"says": FULL.says, "findings": []}}

    def test_still_lets_everything_be_read(self) -> None:
        """Reading takes no room."""
        assert visitor(self.anna).get(f"/sittings/{self.planned.id}/").status_code == 200


def pragma(words: str) -> None:
    """Tell SQLite something about the file."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {words}")


class _Refusal(Exception):  # noqa: N818 - stands for whatever the driver raises
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("no")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("kind", "state", "means"),
    [
        (OperationalError, None, AWAY),
        (InterfaceError, None, AWAY),
        (OperationalError, "57P01", AWAY),  # the server is stopped by hand
        (OperationalError, "53300", AWAY),  # it has too many guests
        (DatabaseError, "25006", AWAY),  # it has become a standby
        (OperationalError, "40P01", BUSY),  # two in each other's way
        (OperationalError, "55P03", BUSY),  # somebody holds a row
        (OperationalError, "53100", FULL),
        (ProgrammingError, "42P01", None),  # a table is missing: our fault
        (DatabaseError, "22021", None),
        (ValueError, None, None),
    ],
)
def test_what_a_database_says_is_understood(kind: type[Exception], state: str | None, means: object) -> None:
    """By PostgreSQL's own codes, which are the same in every language it speaks."""
    wrong = kind("no")
    wrong.__cause__ = _Refusal(state)

    assert trouble_of(wrong) is means


@pytest.mark.parametrize(
    ("says", "means"),
    [
        ("database is locked", BUSY),
        ("database table is locked: people_person", BUSY),
        ("database or disk is full", FULL),
        ("unable to open database file", AWAY),
        ("disk I/O error", AWAY),
    ],
)
def test_what_a_file_says_is_understood(says: str, means: object) -> None:
    """SQLite's sentences, which Python hands on without a code."""
    assert trouble_of(OperationalError(says)) is means
