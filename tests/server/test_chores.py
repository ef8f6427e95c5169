"""Beside the answers: a day has its copy, an update is preceded by one, and neither is in anybody's way."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from folder_records import address_of, ask
from legato.server import chores, copies_folder
from legato.server.background import Job
from legato.server.chores import Chores, CopyOfTheDay
from legato.server.copies_folder import Why
from legato.server.database import VARIABLE
from legato.server.records.copies.services import copy_bring_back
from legato.server.records.people.models import Household, Person
from legato.server.records.people.services import household_delete
from running import running_server
from server.browsing import Browser
from server.builders import checkin, held, person, scope_for, scope_in

KEPT_WITHIN_S = 60


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let everything that is written lie where this test alone sees it."""
    settings.DATA_FOLDER = tmp_path
    monkeypatch.setattr("legato.server.copies_folder.data_folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.django_db
class TestTheCopyOfTheDay:
    """One for each day on which the app runs."""

    @pytest.fixture
    def anna(self, folder: Path) -> Person:
        """Give Anna, who is at home."""
        anna = person("Anna")
        Household.objects.filter(pk=anna.household_id).update(is_home=True)
        held(anna)
        anna.refresh_from_db()
        return anna

    def test_is_kept_once(self, anna: Person) -> None:
        """However often it is looked for; and it is a copy like any other."""
        for _ in range(3):
            CopyOfTheDay().run()
        (one,) = copies_folder.copies()
        household_delete_but_the_copies(anna)
        with one.file.open("rb") as file:
            copy_bring_back(scope_in(None), copy=file)

        assert one.why is Why.DAY
        assert Person.objects.get().name == "Anna"

    def test_is_kept_again_the_next_day(self, anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
        """By the calendar, not by hours."""
        for day in (1, 1, 2):
            monkeypatch.setattr(
                "legato.server.chores.timezone.now", lambda day=day: datetime(2026, 12, day, 23, 59, tzinfo=UTC)
            )
            CopyOfTheDay().run()

        assert [one.at.day for one in copies_folder.copies()] == [2, 1]

    def test_is_not_kept_of_nobody(self, folder: Path) -> None:
        """An installation that nobody has used yet."""
        CopyOfTheDay().run()

        assert copies_folder.copies() == []

    def test_is_left_to_whoever_keeps_it_already(self, anna: Person) -> None:
        """Of several processes one does it."""
        with copies_folder.alone():
            CopyOfTheDay().run()

        assert copies_folder.copies() == []

    def test_that_finds_no_room_is_told_and_nothing_else(
        self, anna: Person, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """One line for the person at the console, and nothing half in the folder."""

        def full(*_: object, **__: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("legato.server.records.copies.services.write_copy", full)
        CopyOfTheDay().run()

        assert "the copy of the day could not be kept" in caplog.text
        assert list(copies_folder.folder().iterdir()) == []


def household_delete_but_the_copies(whose: Person) -> None:
    """Lose everything but the copies, as by a broken disk."""
    kept = copies_folder.forget_all
    try:
        copies_folder.forget_all = lambda: None
        household_delete(scope_for(whose))
    finally:
        copies_folder.forget_all = kept


class _Asked:
    """Notes what is to be done."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def ask(self, jobs: list[Job]) -> None:
        self.names += [job.name for job in jobs]


@pytest.mark.django_db
def test_nothing_is_looked_for_in_the_first_seconds_and_then_now_and_then(folder: Path) -> None:
    """The first pages come before it; afterwards it costs a look every other second."""
    now, asked = [0.0], _Asked()
    looked = Chores(asked, lambda: now[0])
    for second in range(1_300):
        now[0] = float(second)
        looked.look()
        if second == 4:
            assert asked.names == []

    assert asked.names == ["copy-of-the-day", "spoken-within", "tries-forgotten"] * 3
    assert chores.CopyOfTheDay().name == "copy-of-the-day"


def copies_in(folder: Path, why: Why) -> list[Path]:
    """Return the copies in the folder of a server."""
    return list((folder / "copies").glob(f"*-{why}.jsonl.gz"))


@pytest.mark.slow
@pytest.mark.records
def test_a_running_app_keeps_the_copy_of_its_day(tmp_path: Path) -> None:
    """Without anybody asking."""
    with running_server(tmp_path) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    with running_server(tmp_path):
        until = time.monotonic() + KEPT_WITHIN_S
        while not copies_in(tmp_path, Why.DAY):
            assert time.monotonic() < until
            time.sleep(0.1)

    assert len(copies_in(tmp_path, Why.DAY)) == 1


BACK = (
    "import django; django.setup(); from django.core.management import call_command; "
    "call_command('migrate', {!r}, {!r}, verbosity=0)"
)


@pytest.mark.slow
@pytest.mark.records
def test_before_the_tables_are_changed_a_copy_is_kept(tmp_path: Path) -> None:
    """In the tables of the version before; brought back, it is led on by the same migrations."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    with running_server(old) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    environment = os.environ | {"LEGATO_DATA_DIR": str(old), "DJANGO_SETTINGS_MODULE": "legato.server.settings"}
    if address := address_of(old):
        environment[VARIABLE] = address
    subprocess.run([sys.executable, "-c", BACK.format("sittings", "0008_the_twelve")], env=environment, check=True)
    with running_server(old):
        pass
    (kept,) = copies_in(old, Why.UPDATE)
    environment["LEGATO_DATA_DIR"] = str(new)
    if address := address_of(new):
        environment[VARIABLE] = address
    restored = subprocess.run(
        [sys.executable, "-m", "legato", "restore", str(kept)], env=environment, capture_output=True, check=False
    )

    assert (restored.returncode, restored.stderr) == (0, b"")
    assert len(ask(new, "SELECT id FROM sittings_sitting")) == 1
