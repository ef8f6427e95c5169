"""How long it takes until a new session can be heard, and how large its clips are; the usual voice, nothing cached."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from http.client import HTTPConnection
from json import loads
from pathlib import Path
from urllib.parse import urlsplit

from rich.table import Table

from bench.bench_server import _plan
from bench.bench_timeline import cleared
from legato import pipeline
from legato.render.speech import (
    SOUNDS,
    Clips,
    Kind,
    NoVoice,
    Studio,
    decode,
    find_voice,
    lines_on_the_clock,
    sound_clip,
)
from legato.render.speech.writing import write_recording
from legato.server.background import HANDS
from running import running_server

MINUTES = (5, 20)
MOST_S = 10
MOST_MB = 1.5
FIRST_WORD_S = 0.1


def tables() -> Iterator[Table]:
    """Measure clips, the way over the server, and whole recordings."""
    yield _clips()
    yield _server()


def _clips() -> Table:
    table = Table(
        title=f"Clips of a new session, {HANDS} at a time (wanted for 20 minutes: under {MOST_S} s and {MOST_MB} MB)"
    )
    heads = ("minutes", "lines", "spoken s", "first ms", "all s", "CPU s", "MB", "sounds kB", "one MP3 s", "MP3 MB")
    for head in heads:
        table.add_column(head, justify="right")
    for minutes in MINUTES:
        table.add_row(str(minutes), *_measured(minutes))
    return table


def _measured(minutes: int) -> tuple[str, ...]:
    narration = pipeline.narration(cleared(minutes).session)
    lines = lines_on_the_clock(narration)
    with tempfile.TemporaryDirectory() as folder:
        voice = find_voice(Path(folder))
        assert not isinstance(voice, NoVoice), voice.says
        studio = Studio(voice, Clips(Path(folder)))
        # Whatever else the machine does stretches the time, but hardly the work.
        began, work = time.perf_counter(), _work()
        studio.make(lines[0])
        first = time.perf_counter() - began
        with ThreadPoolExecutor(HANDS) as hands:
            clips = list(hands.map(studio.make, lines))
        taken, work = time.perf_counter() - began, _work() - work
        sounds = sum(sound_clip(name).size for name in SOUNDS)
        said = {line.text: decode(clip.content()) for line, clip in zip(lines, clips, strict=True)}
        began = time.perf_counter()
        size = write_recording(narration, said, Path(folder) / "session.mp3", Kind.MP3, voice.language)
        whole = time.perf_counter() - began
    return (
        str(len(lines)),
        f"{sum(clip.lasts for clip in clips) / 1_000:.0f}",
        f"{first * 1_000:.0f}",
        f"{taken:.1f}",
        f"{work:.1f}",
        f"{sum(clip.size for clip in clips) / 1_000_000:.2f}",
        f"{sounds / 1_000:.0f}",
        f"{whole:.1f}",
        f"{size / 1_000_000:.1f}",
    )


def _work() -> float:
    """Return the processor seconds of this process and of the programmes it ran."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def _server() -> Table:
    table = Table(title=f"A new 20-minute plan in the app (wanted: first line within {FIRST_WORD_S} s)")
    table.add_column("since the plan was made")
    table.add_column("s", justify="right")
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        connection = HTTPConnection(urlsplit(server.address).netloc)
        sitting = _plan(server)
        began = time.perf_counter()
        found = _get(connection, f"/api/v1/sittings/{sitting}/clips")
        table.add_row("clips listed", f"{time.perf_counter() - began:.2f}")
        first = next(iter(loads(found)["clips"].values()))
        _get(connection, first["url"])
        table.add_row("first line here", f"{time.perf_counter() - began:.2f}")
        while not loads(found)["ready"]:
            time.sleep(0.1)
            found = _get(connection, f"/api/v1/sittings/{sitting}/clips")
        table.add_row("all lines ready", f"{time.perf_counter() - began:.2f}")
        again = time.perf_counter()
        _get(connection, f"/api/v1/sittings/{sitting}/clips")
        table.add_row("clips listed again", f"{time.perf_counter() - again:.3f}")
    return table


def _get(connection: HTTPConnection, path: str) -> bytes:
    """Ask until it is there: a busy server says 503 for a clip that is just being made."""
    while True:
        connection.request("GET", path)
        answer = connection.getresponse()
        content = answer.read()
        if answer.status != HTTPStatus.SERVICE_UNAVAILABLE:
            break
    assert answer.status == HTTPStatus.OK, (path, answer.status, content[:200])
    return content
