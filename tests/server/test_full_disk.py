"""A full disk: nothing new is taken, in a sentence, and whoever wants room, or to leave nothing behind, gets it."""

from __future__ import annotations

import os
import re
import resource
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from legato.server.copies_folder import FOLDER
from legato.server.data_folder import DATABASE_NAME, RESERVE_NAME
from legato.server.reserve import SIZE, keep_reserve, release_reserve
from running import Server, running_server, workers_of
from server.browsing import Browser
from server.builders import checkin
from server.test_copies_stream import fill

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
MEGABYTES = 24
SITTINGS = [3, 300]
"""A few weeks; and so many that to delete them at once writes more than was set aside."""
NO_LIMIT = resource.RLIM_INFINITY


class SmallDisk:
    """A disk of our own where we may mount one; else files that may not grow, which SQLite takes for a full disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.is_mounted = os.geteuid() == 0

    def fill(self, server: Server) -> None:
        """Leave no byte of room."""
        if not self.is_mounted:
            largest = max(place.stat().st_size for place in self.folder.glob(f"{DATABASE_NAME}*"))
            # A limit gives back no room, so a little is left: it is less than the many sittings need.
            largest = max(largest, 1024**2)
            for process in (server.process.pid, *workers_of(server)):
                resource.prlimit(process, resource.RLIMIT_FSIZE, (largest, NO_LIMIT))
            return
        with (self.folder / "ballast").open("ab", buffering=0) as ballast, suppress(OSError):
            while ballast.write(bytes(4096)):
                pass


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[SmallDisk]:
    """Give a small disk, empty."""
    small = SmallDisk(tmp_path / "disk")
    small.folder.mkdir()
    if not small.is_mounted:
        yield small
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "legato", small.folder], check=True)
    try:
        yield small
    finally:
        subprocess.run(["umount", "-l", small.folder], check=True)


def counted(folder: Path) -> list[int]:
    """Return how many people, sittings and events there are."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as records:
        tables = ("people_person", "sittings_sitting", "sittings_event")
        return [records.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def _people(browser: Browser) -> list[str]:
    return re.findall(r"/people/([0-9a-f-]{36})/rename/", browser.get("/people/"))


def family(server: Server, folder: Path, many: int) -> Browser:
    """Let two people plan, and one of them hold many sessions."""
    browser = Browser(server.address)
    assert browser.post_json("/api/v1/plans", checkin()) == 201
    first = set(_people(browser))
    assert browser.post("/people/add/", {"name": "Ben"})[0] == 302
    (ben,) = set(_people(browser)) - first
    # Adding somebody leaves everything with who was cared for before.
    assert browser.post(f"/people/{ben}/choose/", {})[0] == 302
    assert browser.post_json("/api/v1/plans", checkin()) == 201
    fill(folder, many)
    return browser


@pytest.mark.parametrize("many", SITTINGS)
def test_somebody_and_then_everything_can_be_deleted(many: int, disk: SmallDisk) -> None:
    """It was 507 for each of them, so nobody could make room; what was set aside for it is set aside again."""
    with running_server(disk.folder) as server:
        browser = family(server, disk.folder, many)
        disk.fill(server)
        first = _people(browser)[0]
        deleted, _ = browser.post(f"/people/{first}/delete/", {})

        assert deleted == 302
        people, sittings, events = counted(disk.folder)
        assert (people, sittings, events) == (1, 1, 0)
        assert (disk.folder / RESERVE_NAME).stat().st_size == SIZE

        disk.fill(server)
        everything, _ = browser.post("/people/delete-everything/", {"word": "delete"})
        assert everything == 200
        assert counted(disk.folder) == [0, 0, 0]


def test_a_copy_can_be_deleted(disk: SmallDisk) -> None:
    """It needs no room at all."""
    copies = disk.folder / FOLDER
    copies.mkdir()
    kept = copies / "legato-20261129-080000-day.jsonl.gz"
    kept.write_bytes(bytes(100_000))
    with running_server(disk.folder) as server:
        browser = family(server, disk.folder, 1)
        disk.fill(server)
        deleted, _ = browser.post(f"/people/copies/{kept.name}/delete/", {})

    assert deleted == 302
    assert not kept.exists()


def test_nothing_new_is_taken_until_there_is_room(disk: SmallDisk) -> None:
    """Reading goes on, and once somebody has made room everything does."""
    with running_server(disk.folder) as server:
        browser = family(server, disk.folder, 1)
        disk.fill(server)
        answers = [browser.post("/people/add/", {"name": f"{nth}".zfill(60)})[0] for nth in range(4_000 // 60)]
        people = browser.get("/people/")

        assert set(answers) <= {302, 507}
        assert answers[-1] == 507
        assert "Ben" in people
        browser.post("/people/delete-everything/", {"word": "delete"})
        assert Browser(server.address).post("/people/add/", {"name": "Anna"})[0] == 302


class TestTheRoomSetAside:
    """Never what fills a disk up."""

    def test_is_whole_or_not_there(self, tmp_path: Path) -> None:
        """And once only."""
        keep_reserve(tmp_path)
        keep_reserve(tmp_path)

        assert [(place.name, place.stat().st_size) for place in tmp_path.iterdir()] == [(RESERVE_NAME, SIZE)]

    def test_is_left_where_there_is_little(self, tmp_path: Path) -> None:
        """A small card keeps its room for records."""
        keep_reserve(tmp_path, plenty=2**40)

        assert list(tmp_path.iterdir()) == []

    def test_is_given_away_twice_without_harm(self, tmp_path: Path) -> None:
        """Two may delete at once."""
        keep_reserve(tmp_path)
        release_reserve(tmp_path)
        release_reserve(tmp_path)

        assert list(tmp_path.iterdir()) == []
