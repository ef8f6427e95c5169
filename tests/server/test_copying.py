"""`legato backup` and `legato restore`: from a running app, onto another computer, and never over what is there."""

from __future__ import annotations

import gzip
import os
import stat
import subprocess
from pathlib import Path

import pytest

from folder_records import address_of, ask
from legato.server.database import VARIABLE
from running import LEGATO, running_server
from server.browsing import Browser
from server.builders import checkin

pytestmark = [pytest.mark.slow, pytest.mark.records]


def legato(folder: Path, *words: str, answer: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command with the records of a folder."""
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment["LEGATO_DATA_DIR"] = str(folder)
    if address := address_of(folder):
        environment[VARIABLE] = address
    return subprocess.run(
        [str(LEGATO), *words], env=environment, input=answer, capture_output=True, text=True, check=False, timeout=300
    )


def sittings(folder: Path) -> int:
    """Count the plans in the records of a folder."""
    return len(ask(folder, "SELECT id FROM sittings_sitting"))


def copies(folder: Path) -> list[str]:
    """Return what the copies are for that were kept in a folder by themselves."""
    return sorted(place.name.split("-")[-1].partition(".")[0] for place in (folder / "copies").glob("*.gz"))


def test_moves_house_from_a_running_app(tmp_path: Path) -> None:
    """Kept while it runs, brought back on another computer, once and once more."""
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "all.jsonl.gz"
    old.mkdir()
    with running_server(old) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
        kept = legato(old, "backup", str(file))
        # Everything is in the file, and nothing half of it beside it.
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    moved, again = legato(new, "restore", str(file)), legato(new, "restore", str(file), "--yes")

    assert (kept.returncode, kept.stderr) == (0, "")
    assert kept.stdout.startswith(f"Everything is in {file} (")
    assert sorted(place.name for place in tmp_path.iterdir()) == ["all.jsonl.gz", "new", "old"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (moved.returncode, moved.stderr) == (0, "")
    assert moved.stdout.startswith(f"Brought back into {new}: 1 people and 1 sessions that were not there")
    assert again.stdout == f"Everything in {file} is in {new} already. Nothing was changed.\n"
    assert (sittings(old), sittings(new)) == (2, 1)
    assert copies(new) == ["before"]


def test_asks_before_it_adds_to_what_is_there(tmp_path: Path) -> None:
    """Whoever says no, or says nothing, has what they had."""
    file = tmp_path / "all.jsonl.gz"
    used = tmp_path / "used"
    used.mkdir()
    with running_server(used) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    legato(used, "backup", str(file))
    for answer in ("n\n", ""):
        asked = legato(used, "restore", str(file), answer=answer)
        assert asked.returncode == 0
        assert "There are records here already." in asked.stderr
        assert asked.stdout.strip() == "Nothing was changed."

    assert copies(used) == []
    assert legato(used, "restore", str(file), answer="y\n").returncode == 0


def test_writes_over_nothing_and_says_what_cannot_be_used(tmp_path: Path) -> None:
    """One sentence each, exit code 2, and no folder where there was none."""
    there = tmp_path / "there.gz"
    there.write_bytes(gzip.compress(b"mine"))
    folder = tmp_path / "folder"

    nothing, missing = legato(folder, "restore", str(tmp_path / "missing.gz")), legato(folder, "backup", str(there))
    foreign = legato(folder, "restore", str(there))

    assert (nothing.returncode, missing.returncode, foreign.returncode) == (2, 2, 2)
    assert nothing.stderr == f"{tmp_path}/missing.gz cannot be used: No such file or directory.\n"
    assert missing.stderr == f"There are no records in {folder} yet, so there is nothing to copy.\n"
    assert foreign.stderr == "This is no copy of Legato.\n"
    assert gzip.decompress(there.read_bytes()) == b"mine"


def test_leaves_a_file_that_is_there_as_it_is(tmp_path: Path) -> None:
    """A copy of yesterday is not lost by one of today."""
    used, file = tmp_path / "used", tmp_path / "all.jsonl.gz"
    used.mkdir()
    with running_server(used) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    file.write_bytes(b"yesterday")
    refused = legato(used, "backup", str(file))

    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == f"{file} is there already; choose another name, or move it away.\n"
    assert file.read_bytes() == b"yesterday"
