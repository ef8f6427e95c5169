"""Years of sessions are copied and brought back row by row: how much memory that takes does not grow with them."""

from __future__ import annotations

import json
import os
import re
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from depth import sampled
from legato.server.data_folder import DATABASE_NAME
from legato.server.database import VARIABLE
from running import running_server
from server.browsing import Browser
from server.builders import checkin

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]

SITTINGS = (500, 5_000)
"""By `make test`, and by `make prove`."""
EVENTS = 12
"""In each."""
MOST_MEGABYTES = 150
MEASURED = """
import resource, sys
sys.argv[0] = "legato"
from legato.cli import main
try:
    main()
finally:
    # Not getrusage: what the process that started this one had held counts in there.
    told = dict(line.split(":", 1) for line in open("/proc/self/status"))
    print(told["VmHWM"].split()[0], file=sys.stderr)
"""

ASKED = """
import sys
from legato.server.starting import start
start()
from django.test import Client
with open(sys.argv[2], "wb") as out:
    out.writelines(Client(headers={"host": "localhost"}).get(sys.argv[1]).streaming_content)
told = dict(line.split(":", 1) for line in open("/proc/self/status"))
print(told["VmHWM"].split()[0], file=sys.stderr)
"""
"""What a worker does for one address, without what else it does meanwhile: to speak lines takes memory, too."""


def fill(folder: Path, many: int) -> None:
    """Hold the session of somebody again and again, each with its pains and events."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as records:
        columns = [name for _, name, *_ in records.execute("PRAGMA table_info(sittings_sitting)")]
        row = dict(zip(columns, records.execute("SELECT * FROM sittings_sitting").fetchone(), strict=True))
        holes = ", ".join(f":{name}" for name in columns)
        for _ in range(many):
            row |= {"id": uuid.uuid4().hex, "status": "finished"}
            records.execute(f"INSERT INTO sittings_sitting ({', '.join(columns)}) VALUES ({holes})", row)
            records.execute(
                "INSERT INTO sittings_zonepain (leg, zone, before, after, sitting_id) VALUES ('left', 'calf', 5, 2, ?)",
                [row["id"]],
            )
            records.executemany(
                "INSERT INTO sittings_event "
                "(id, sitting_id, kind, at_ms, leg, technique, happened_at, received_at, detail) "
                "VALUES (?, ?, 'cue_reached', ?, 'left', 'calf-kneading', ?, ?, '{\"late\":false}')",
                [
                    (uuid.uuid4().hex, row["id"], at * 1_000, "2026-11-01 19:00:00", "2026-11-01 19:00:00")
                    for at in range(EVENTS)
                ],
            )
        records.commit()


def measure(folder: Path, *words: str, program: str = MEASURED) -> tuple[str, int]:
    """Run a command, or another programme; give what it says, and how many megabytes it took at most."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {VARIABLE, "DJANGO_SETTINGS_MODULE"}
    }
    ended = subprocess.run(
        [sys.executable, "-P", "-c", program, *words],
        env=environment | {"LEGATO_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    per_megabyte = 1024**2 if sys.platform == "darwin" else 1024
    return ended.stdout, int(ended.stderr.split()[-1]) // per_megabyte


@pytest.mark.parametrize("many", sampled(SITTINGS))
def test_years_of_sessions_take_no_more_memory(many: int, tmp_path: Path, proved: Callable[[str], None]) -> None:
    """Kept, brought back into an empty folder, and kept again there: the same rows, within the same bounds."""
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    with running_server(old) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    fill(old, many)
    first, again = tmp_path / "first.jsonl.gz", tmp_path / "again.jsonl.gz"
    _, wrote = measure(old, "backup", str(first))
    says, read = measure(new, "restore", str(first))
    measure(new, "backup", str(again))

    assert f" {many + 1} sessions" in says
    assert bodies(first) == bodies(again)
    assert max(wrote, read) <= MOST_MEGABYTES
    size = first.stat().st_size / 1_000_000
    proved(f"{many} sessions copied in {wrote} MB and brought back in {read} MB of memory; a file of {size:.1f} MB")


@pytest.mark.parametrize("many", sampled(SITTINGS))
@pytest.mark.parametrize("address", ["/people/export/", "/api/v1/export"])
def test_years_of_sessions_are_exported_in_no_more_memory(
    address: str, many: int, tmp_path: Path, proved: Callable[[str], None]
) -> None:
    """Of 5,000 a worker took 1.8 GB. The JSON is whole."""
    folder, exported = tmp_path / "records", tmp_path / "exported.json"
    folder.mkdir()
    with running_server(folder) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    fill(folder, many)
    _, took = measure(folder, address, str(exported), program=ASKED)

    document = json.loads(exported.read_bytes())
    assert len(document["sittings"]) == many + 1
    assert len(document["events"]) == EVENTS * many
    assert took <= MOST_MEGABYTES
    size = exported.stat().st_size / 1_000_000
    proved(f"{address} of {many} sessions in {took} MB of memory; {size:.0f} MB of JSON")


def bodies(copy: Path) -> bytes:
    """Return what is in a copy, but for the moment it was made at and the seal over that."""
    import gzip  # noqa: PLC0415 - for this alone

    with gzip.open(copy) as lines:
        text = lines.read()
    return re.sub(rb'"(made_at|sha256)":"[^"]*"', b"", text.splitlines()[0] + text.splitlines()[-1]) + b"".join(
        line for line in text.splitlines(keepends=True)[1:-1]
    )
