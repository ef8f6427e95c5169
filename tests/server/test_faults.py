"""Random faults: whatever fails, no event is lost, none is doubled, and the session goes on at the right moment."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from depth import sampled
from folder_records import ask
from legato.server.database import VARIABLE
from postgres_cluster import Postgres, cluster
from running import Server, free_port, kill_server, start_server, workers_of

ROOT = Path(__file__).parents[2]
SCHEDULES = (50, 500)
"""By `make test`, and by `make prove`."""
LIVES_S = (0.3, 6)
FULL_FOR_S = 0.3
NO_LIMIT = resource.RLIM_INFINITY
LEAST_KILLS = {50: 1, 500: 5}

pytestmark = [pytest.mark.slow, pytest.mark.records]


@pytest.fixture
def postgres(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postgres | None]:
    """Keep the records in a PostgreSQL that may be killed as well, where tests run with one; on SQLite in a file."""
    if not os.environ.get(VARIABLE):
        yield None
        return
    with cluster(quick=False) as own:
        monkeypatch.setenv(VARIABLE, own.address)
        yield own


@pytest.mark.parametrize("schedules", sampled(SCHEDULES))
def test_nothing_is_lost_or_doubled_whatever_fails(schedules: int, tmp_path: Path, postgres: Postgres | None) -> None:
    """Sessions on failing devices and networks, told to a server that is killed again and again."""
    told = tmp_path / "told.json"
    server = start_server(tmp_path, port=free_port(), apart=True)
    around = {"LEGATO_AT": server.address, "LEGATO_TOLD": str(told), "LEGATO_SCHEDULES": str(schedules)}
    with (tmp_path / "player.log").open("wb") as log:
        player = subprocess.Popen(
            [sys.executable, "hatch_build.py", "npm", "run", "--silent", "faults"],
            cwd=ROOT,
            env={**os.environ, **around},
            stdout=log,
            stderr=subprocess.STDOUT,
            process_group=0,
        )
    try:
        kills = torment(server, player, postgres)
    finally:
        kill_server(server)
        with suppress(ProcessLookupError):
            os.killpg(player.pid, signal.SIGKILL)
    assert player.returncode == 0, (tmp_path / "player.log").read_text()
    found = json.loads(told.read_text())

    assert len(found["told"]) == schedules
    assert kills >= LEAST_KILLS[schedules]
    assert found["faults"].keys() >= FAULTS
    happened = [event_of(one["sitting"], event) for one in found["told"] for event in one["events"]]
    assert len(happened) > 5 * schedules
    assert sum(one["resumed"] for one in found["told"]) > schedules
    missing = Counter(happened) - recorded(tmp_path)
    fleeting = {id_ for one in found["told"] for id_ in one["fleeting"]}
    lost = {event[:3] for event in missing if event[0] not in fleeting}
    of_them = {sitting for _, sitting, _ in lost}
    stories = [line for one in found["told"] if one["sitting"] in of_them for line in ["", *one["story"]]]
    assert not lost, "\n".join([*map(str, lost), *stories])
    assert recorded(tmp_path) == Counter(happened) - missing


FAULTS = {
    "question lost",
    "answer lost",
    "sent twice",
    "late",
    "network cut",
    "journal full",
    "database full",
    "both stores full",
    "page closed",
    "page died",
    "two devices",
}


def torment(server: Server, player: subprocess.Popen[bytes], postgres: Postgres | None) -> int:
    """Kill what answers, and take its disk or its database away, at random moments until the sessions are over.

    Give how often it died.
    """
    chance, kills = Random(5), 0
    while player.poll() is None:
        time.sleep(chance.uniform(*LIVES_S))
        workers = workers_of(server)
        if postgres is not None and chance.random() < 0.3:
            postgres.tell("down")
            time.sleep(FULL_FOR_S)
            postgres.tell("up")
        elif postgres is None and chance.random() < 0.3:
            # No file may grow for a moment: to the server that is a full disk.
            limit(workers, 0)
            time.sleep(FULL_FOR_S)
            limit(workers, NO_LIMIT)
        else:
            for pid in workers:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            kills += 1
    return kills


def limit(workers: list[int], most: int) -> None:
    """Set how large a file of theirs may become; Linux alone lets this be done to another process."""
    for pid in workers if hasattr(resource, "prlimit") else ():
        with suppress(ProcessLookupError):
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (most, NO_LIMIT))


def event_of(sitting: str, event: dict[str, Any]) -> tuple[Any, ...]:
    """Say what makes an event, as the player wrote it."""
    detail = json.dumps(event["detail"], sort_keys=True)
    leg, technique = event["leg"] or "", event["technique"] or ""
    return (event["id"], sitting, event["kind"], event["at_ms"], leg, technique, event["happened_at"][:23], detail)


def recorded(folder: Path) -> Counter[tuple[Any, ...]]:
    """Count what is in the server's records, read past the server."""
    rows = ask(folder, "SELECT id, sitting_id, kind, at_ms, leg, technique, happened_at, detail FROM sittings_event")
    return Counter(
        (dashed(id_), dashed(sitting), kind, at_ms, leg, technique, moment(happened_at), ordered(detail))
        for id_, sitting, kind, at_ms, leg, technique, happened_at, detail in rows
    )


def dashed(digits: str) -> str:
    """Write an id as the player does."""
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def moment(kept: str) -> str:
    """Write a moment as the player does, to the millisecond."""
    whole, _, fraction = kept.replace(" ", "T").removesuffix("+00:00").partition(".")
    return f"{whole}.{fraction[:3].ljust(3, '0')}"


def ordered(detail: str) -> str:
    """Write details in one order."""
    return json.dumps(json.loads(detail), sort_keys=True)
