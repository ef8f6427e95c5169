"""The file is the truth: at rest and after every stop it holds everything, and it is its owner's alone."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import stat
import time
from contextlib import closing
from pathlib import Path

import pytest

from legato.server.data_folder import DATABASE_NAME
from legato.server.journal import Journal
from running import kill_server, running_server, start_server, stop_server
from server.browsing import Browser
from server.builders import checkin

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
FOLDED_WITHIN_S = 60


def sittings_in_a_copy(folder: Path) -> int:
    """Copy the one file, as people do, and count the plans in it."""
    copied = folder / "copied.sqlite3"
    shutil.copy(folder / DATABASE_NAME, copied)
    with closing(sqlite3.connect(f"file:{copied}?mode=ro&immutable=1", uri=True)) as records:
        (found,) = records.execute("SELECT count(*) FROM sittings_sitting").fetchone()
    copied.unlink()
    return int(found)


def wait_until_it_is_all_there(folder: Path, many: int) -> None:
    """Wait until the file alone holds some plans; the app is at rest meanwhile."""
    until = time.monotonic() + FOLDED_WITHIN_S
    while sittings_in_a_copy(folder) != many:
        assert time.monotonic() < until, "the file never came to hold what was answered"
        time.sleep(0.2)


@pytest.mark.parametrize("share", [False, True], ids=["alone", "shared"])
def test_a_copy_of_the_file_of_an_idle_app_holds_everything(share: bool, tmp_path: Path) -> None:
    """While it runs, with the door for phones and without; and again after more was told."""
    with running_server(tmp_path, share=share) as server:
        anna = Browser(server.address)
        for many in (1, 2):
            assert anna.post_json("/api/v1/plans", checkin()) == 201
            wait_until_it_is_all_there(tmp_path, many)

        # What is written after an answer, as the copy of the day, goes the same way a little later.
        log, until = tmp_path / f"{DATABASE_NAME}-wal", time.monotonic() + 30
        while log.exists() and log.stat().st_size:
            assert time.monotonic() < until, "the log was not folded in"
            time.sleep(0.2)


@pytest.mark.parametrize("share", [False, True], ids=["alone", "shared"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_stop_leaves_everything_in_the_file(how: signal.Signals, share: bool, tmp_path: Path) -> None:
    """Right after an answer, however it is stopped."""
    server = start_server(tmp_path, share=share, workers=2)
    try:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
        server.process.send_signal(how)
        assert server.process.wait(20) == 0
    finally:
        stop_server(server)

    assert sittings_in_a_copy(tmp_path) == 1


def test_the_next_start_takes_in_what_a_killed_one_left(tmp_path: Path) -> None:
    """Nothing could be done when it was killed; the log is still there."""
    server = start_server(tmp_path, apart=True)
    assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    kill_server(server)
    with running_server(tmp_path):
        wait_until_it_is_all_there(tmp_path, 1)


class TestTheLog:
    """When it is folded."""

    @pytest.fixture
    def records(self, tmp_path: Path) -> sqlite3.Connection:
        """Give records that somebody has written something to."""
        records = sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)
        records.execute("PRAGMA journal_mode=WAL")
        records.execute("CREATE TABLE told (what TEXT)")
        yield records
        records.close()

    def test_not_while_somebody_writes_again_and_again(
        self, records: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A session is not held up; but not for ever either."""
        now = [0.0]
        monkeypatch.setattr("legato.server.journal.time.monotonic", lambda: now[0])
        journal, wanted = Journal(tmp_path), []
        for second in range(0, 400, 2):
            now[0] = float(second)
            records.execute("INSERT INTO told VALUES ('calf')")
            wanted.append(journal.wants_folding())

        assert not any(wanted[:149])
        assert wanted[160]

    def test_when_nobody_has_written_for_a_while(
        self, records: sqlite3.Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Once: afterwards there is nothing in it."""
        now = [0.0]
        monkeypatch.setattr("legato.server.journal.time.monotonic", lambda: now[0])
        journal = Journal(tmp_path)
        asked = []
        for second in range(5):
            now[0] = float(second)
            asked.append(journal.wants_folding())
        folded = journal.fold()

        assert (asked[0], asked[4]) == (False, True)
        assert folded
        assert not journal.wants_folding()

    def test_later_where_somebody_reads_just_now(self, records: sqlite3.Connection, tmp_path: Path) -> None:
        """Nobody is kept waiting for it."""
        reader = sqlite3.connect(tmp_path / DATABASE_NAME, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM told").fetchall()
        records.execute("INSERT INTO told VALUES ('calf')")
        journal = Journal(tmp_path)
        while_read = journal.fold()
        reader.execute("ROLLBACK")
        reader.close()

        assert (while_read, journal.fold()) == (False, True)

    def test_nothing_is_made_where_there_are_no_records(self, tmp_path: Path) -> None:
        """A folder that nobody has used."""
        assert Journal(tmp_path).fold()
        assert list(tmp_path.iterdir()) == []


def test_what_others_could_read_is_made_private_at_the_next_start(tmp_path: Path) -> None:
    """By an earlier version, or another command: files of records, and every folder of ours."""
    for name in ("cache", "copies", "share", "voices"):
        (tmp_path / name).mkdir(mode=0o755)
    with running_server(tmp_path):
        pass
    for place in tmp_path.rglob("*"):
        place.chmod(0o755 if place.is_dir() else 0o644)
    with running_server(tmp_path):
        open_to_others = {
            place.name
            for place in tmp_path.iterdir()
            if stat.S_IMODE(place.stat().st_mode) & 0o077 and place.name != "server.log"
        }

    assert open_to_others <= {"tables.lock", "copies.lock"}, "locks hold nothing"
