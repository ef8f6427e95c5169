"""A disk that is full and a database that is busy are told with what helps, and nothing is half stored."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest
from django.db import connection

from legato.server.sittings.models import Event, Sitting
from server.builders import checkin, event, person, send_events, sitting, visitor
from server.test_error_shape import error_of

JSON = "application/json"


@contextmanager
def full_disk() -> Iterator[None]:
    """Let the database be as large as it may become, with no room left inside either."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages}")
        try:
            yield
        finally:
            cursor.execute("PRAGMA max_page_count = 1073741823")


@contextmanager
def somebody_else_writing() -> Iterator[None]:
    """Hold the database's lock in another connection."""
    name = connection.settings_dict["NAME"]
    with closing(sqlite3.connect(name, uri=str(name).startswith("file:"), timeout=0)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20")
        try:
            yield
        finally:
            other.execute("ROLLBACK")


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_told_and_keeps_what_was_there() -> None:
    """507 with a sentence; the same is taken when there is room again."""
    planned = sitting(person())
    client = visitor(planned.person)
    many = [event("paused", number, detail={"note": "x" * 200}) for number in range(200)]
    with full_disk():
        answer = send_events(client, planned, *many)
        page = client.get("/diary/")

    assert answer.status_code == 507
    assert "full" in error_of(answer)["says"]
    assert page.status_code == 200
    assert not Event.objects.exists()
    assert send_events(client, planned, *many).json() == {"accepted": 200}


@pytest.mark.django_db(transaction=True)
def test_a_full_disk_is_told_to_a_person_on_a_page() -> None:
    """In the usual look."""
    whose = person()
    client = visitor(whose)
    with full_disk():
        told = [client.post("/people/add/", {"name": f"{number} {'x' * 50}"}) for number in range(200)]
    refused = [answer for answer in told if answer.status_code == 507]

    assert refused
    assert b"No room left" in refused[0].content


@pytest.mark.django_db(transaction=True)
def test_a_busy_database_asks_for_patience() -> None:
    """503 with the seconds to wait, and then it works."""
    client = visitor(person())
    body = json.dumps(checkin(minutes=5))
    with somebody_else_writing():
        answer = client.post("/api/v1/plans", body, content_type=JSON)

    assert answer.status_code == 503
    assert int(answer.headers["Retry-After"]) > 0
    error_of(answer)
    assert not Sitting.objects.exists()
    assert client.post("/api/v1/plans", body, content_type=JSON).status_code == 201


@pytest.mark.django_db
def test_a_fault_of_ours_is_no_busy_database() -> None:
    """A missing table does not come back by waiting."""
    from django.db import OperationalError  # noqa: PLC0415 - beside what it is compared with

    from legato.server.storage import is_busy, is_full  # noqa: PLC0415

    wrong = OperationalError("no such table: legs")

    assert not is_busy(wrong)
    assert not is_full(wrong)
