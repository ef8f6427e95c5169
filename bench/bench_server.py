"""How fast and how large the server is: two workers, against an empty Django view in the same run."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from rich.table import Table

from running import Server, free_port, running_server

HERE = Path(__file__).parent
WORKERS = 2
CONNECTIONS = 8
SECONDS = 4
ROUNDS = 3
LEAST_SHARE = 0.40
MOST_MS = 100
MOST_MB = 150
PAGE_LOADS = 40
CHECK_IN = {
    "person": {"age": 44},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 5}],
    "minutes": 20,
    "have": ["oil"],
    "aims": ["relax"],
}


def tables() -> Iterator[Table]:
    """Measure speed, the plan page, start-up and memory."""
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder), workers=WORKERS) as server:
        sitting = _plan(server)
        _spoken(server, sitting)
        addresses = {
            "technique list": "/api/v1/techniques",
            "timeline": f"/api/v1/sittings/{sitting}/timeline",
        }
        with _empty("bare") as bare, _empty("middleware") as dressed:
            yield _speeds(server, addresses, bare, dressed)
        yield _page(server, sitting)
        yield _memory(server)
    yield _starts()


def _speeds(server: Server, addresses: dict[str, str], bare: int, dressed: int) -> Table:
    port = urlsplit(server.address).port or 0
    etags = {name: _etag(server, path) for name, path in addresses.items()}
    asked: dict[str, tuple[int, str, list[str]]] = {
        "empty Django view, no middleware": (bare, "/", []),
        "empty Django view, our middleware": (dressed, "/", []),
    }
    for name, path in addresses.items():
        asked[name] = (port, path, ["Accept-Encoding: gzip"])
        asked[f"{name}, known already (304)"] = (port, path, [f"If-None-Match: {etags[name]}"])
    found: dict[str, list[float]] = {name: [] for name in asked}
    # Round by round, so that whatever else the machine does falls on all of them alike.
    for _ in range(ROUNDS):
        for name, (to, path, headers) in asked.items():
            found[name].append(_load(to, path, headers))
    medians = {name: statistics.median(rates) for name, rates in found.items()}
    empty = medians["empty Django view, no middleware"]
    table = Table(
        title=f"Requests per second, {WORKERS} workers (wanted: at least {LEAST_SHARE:.0%} of the empty view)"
    )
    for heading in ("what", "requests/s", "of the bare empty view"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for name, rate in medians.items():
        table.add_row(name, f"{rate:,.0f}", f"{rate / empty:.0%}")
    return table


def _page(server: Server, sitting: str) -> Table:
    connection = HTTPConnection(urlsplit(server.address).netloc)
    times = []
    for _ in range(PAGE_LOADS):
        began = time.perf_counter()
        connection.request("GET", f"/sittings/{sitting}/")
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200
        times.append(1_000 * (time.perf_counter() - began))
    table = Table(title=f"The plan page (wanted: median under {MOST_MS} ms)")
    for heading in ("median ms", "p95 ms", "most ms"):
        table.add_column(heading, justify="right")
    table.add_row(
        *(f"{ms:.1f}" for ms in (statistics.median(times), statistics.quantiles(times, n=20)[-1], max(times)))
    )
    return table


def _memory(server: Server) -> Table:
    pids = [server.process.pid, *_children(server.process.pid)]
    table = Table(title=f"Memory after all that (wanted: under {MOST_MB} MB)")
    for heading in ("process", "RSS MB", "PSS MB"):
        table.add_column(heading, justify="left" if heading == "process" else "right")
    rows = [(_rollup(pid, "Rss"), _rollup(pid, "Pss")) for pid in pids]
    for place, (rss, pss) in enumerate(rows):
        table.add_row("main" if place == 0 else f"worker {place}", f"{rss:.0f}", f"{pss:.0f}")
    table.add_row("together", f"{sum(rss for rss, _ in rows):.0f}", f"{sum(pss for _, pss in rows):.0f}")
    return table


def _starts() -> Table:
    table = Table(title="Until the first page is answered (wanted: a second start under 2 s)")
    table.add_column("start")
    table.add_column("seconds", justify="right")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("first, with an empty folder", "second"):
            began = time.perf_counter()
            with running_server(Path(folder)):
                table.add_row(name, f"{time.perf_counter() - began:.2f}")
    return table


def _plan(server: Server) -> str:
    """Plan a session through the API, and return the id it is stored under."""
    connection = HTTPConnection(urlsplit(server.address).netloc)
    connection.request("GET", "/")
    answer = connection.getresponse()
    token = answer.read().decode().split('name="csrf-token" content="')[1].split('"')[0]
    cookies = "; ".join(cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie") or [])
    headers = {"Cookie": cookies, "X-CSRFToken": token, "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/plans", json.dumps(CHECK_IN), headers)
    told = json.loads(connection.getresponse().read())
    return str(told["sitting"])


def _spoken(server: Server, sitting: str) -> None:
    """Wait until all clips of a plan have been made: meanwhile two threads take most of the processor."""
    connection = HTTPConnection(urlsplit(server.address).netloc)
    ready = False
    while not ready:
        time.sleep(0.5)
        connection.request("GET", f"/api/v1/sittings/{sitting}/clips")
        ready = json.loads(connection.getresponse().read())["ready"]


def _etag(server: Server, path: str) -> str:
    connection = HTTPConnection(urlsplit(server.address).netloc)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    return connection.getresponse().headers["ETag"]


def _load(port: int, path: str, headers: list[str]) -> float:
    words = [sys.executable, str(HERE / "load.py"), "127.0.0.1", str(port), path, str(SECONDS), str(CONNECTIONS)]
    return float(subprocess.run([*words, *headers], capture_output=True, text=True, check=True).stdout)


@contextmanager
def _empty(kind: str) -> Iterator[int]:
    """Serve the empty view with the same gunicorn settings as the app."""
    port = free_port()
    words = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS)]
    words += ["--threads", "4", "--worker-class", "gthread", "--preload", "--keep-alive", "30", "--log-level", "error"]
    words += ["--no-control-socket", "empty_view:application"]
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LEGATO_EMPTY": kind, "LEGATO_DATA_DIR": folder}
        process = subprocess.Popen(words, env=environment, cwd=HERE)
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()
            process.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(600):
        try:
            HTTPConnection("127.0.0.1", port, timeout=1).connect()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("the empty view did not start")


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _rollup(pid: int, what: str) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no {what} for {pid}")
