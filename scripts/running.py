"""Start the real app the way a person does, for tests, measurements and pictures.

with running_server(folder) as server:
    urlopen(server.address)
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from folder_records import address_of
from legato.server.database import VARIABLE
from legato.server.hosts import outward_address

STARTS_WITHIN_S = 120
STOPS_WITHIN_S = 10
DOOR_OPENS_WITHIN_S = 20
PROCESSES = Path("/proc")
LEGATO = Path(sys.executable).with_name("legato")

_LEFT_OUT = (
    # What Playwright leaves out by itself: of two lists Chromium obeys the last.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
    # Suggestions below the address bar, which nobody sees here: two pages for every window, and dearer than ours.
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
)
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(_LEFT_OUT)}",
)
DRAWING_FLAGS = (
    *(flag for flag in CHROMIUM_FLAGS if flag != "--disable-gpu"),
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
)
"""Three dimensions, drawn by the processor, so that it looks the same on every machine."""

GRAPHICS_CARD = """(() => {
  const given = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, wishes) {
    return given.call(this, kind, { ...wishes, failIfMajorPerformanceCaveat: false });
  };
  const asked = WebGL2RenderingContext.prototype.getParameter;
  WebGL2RenderingContext.prototype.getParameter = function (what) {
    return what === this.RENDERER ? 'A graphics card' : asked.call(this, what);
  };
})()"""
"""Run in a page before its own scripts: the processor passes for a graphics card, which hands beside a session need."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running app: where it answers, where it keeps its records, and its process."""

    address: str
    data_folder: Path
    process: subprocess.Popen[bytes]
    log: Path

    def tells(self) -> str:
        """Give what it printed so far."""
        return self.log.read_text(errors="replace")


def free_port() -> int:
    """Ask the system for a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def two_free_ports() -> int:
    """Ask for a port nobody uses, with a free one after it."""
    while True:
        port = free_port()
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("", port + 1))
            return port


def start_server(
    data_folder: Path,
    *,
    port: int | None = None,
    workers: int | None = None,
    share: bool = False,
    public: str | None = None,
    legato: Path = LEGATO,
    apart: bool = False,
) -> Server:
    """Start `legato serve` and wait until it answers; `share` opens the door for phones on the next port.

    `public` is the address of a proxy that stands in front of it.
    A server that is started `apart` can be killed with all its workers at once.
    """
    port = port or (two_free_ports() if share else free_port())
    log = data_folder / "server.log"
    # Chance chooses the same each time: what is drawn, measured and compared is always one plan.
    environment = {"LEGATO_SEED": "1", **os.environ, "LEGATO_DATA_DIR": str(data_folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    if address := address_of(data_folder):
        environment[VARIABLE] = address
    if public is not None:
        environment["LEGATO_URL"] = public
    if workers is not None:
        environment["LEGATO_WORKERS"] = str(workers)
    with log.open("ab") as out:
        command = [str(legato), "serve", "--port", str(port), *(["--share"] if share else [])]
        group = 0 if apart else None
        process = subprocess.Popen(command, env=environment, stdout=out, stderr=subprocess.STDOUT, process_group=group)
    server = Server(f"http://127.0.0.1:{port}", data_folder, process, log)
    wait_for(server)
    if share:
        wait_for_door(server)
    return server


def wait_for(server: Server) -> None:
    """Wait until the server answers, or say what it printed instead."""
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until:
        if server.process.poll() is not None:
            break
        try:
            with urlopen(server.address, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    stop_server(server)
    raise RuntimeError(f"the server did not answer at {server.address}; it printed:\n{server.tells()}")


def machine() -> str:
    """Give this machine's address as others on the network see it; loopback where there is no network."""
    return (outward_address() or ["127.0.0.1"])[0]


def loopback(number: int) -> str:
    """Give another of this machine's own addresses; the usual one where the system has no others."""
    address = f"127.0.0.{number}"
    with socket.socket() as probe:
        try:
            probe.bind((address, 0))
        except OSError:
            return "127.0.0.1"
    return address


def door_port(server: Server) -> int:
    """Give the port of the door for phones."""
    return (urlsplit(server.address).port or 0) + 1


def wait_for_door(server: Server) -> None:
    """Wait until the door for phones answers, or say what the server printed instead."""
    until = time.monotonic() + DOOR_OPENS_WITHIN_S
    while not listens(machine(), door_port(server)):
        if time.monotonic() > until:
            stop_server(server)
            raise RuntimeError(f"the door for phones stayed shut; the server printed:\n{server.tells()}")
        time.sleep(0.05)


def listens(host: str, port: int) -> bool:
    """Tell whether somebody answers at an address."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((host, port)) == 0


def kill_server(server: Server) -> None:
    """Kill a server that was started apart, with all that works for it, in the middle of whatever it is doing."""
    with suppress(ProcessLookupError):
        os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait(STOPS_WITHIN_S)


def workers_of(server: Server) -> list[int]:
    """Give the processes that answer for a server; it starts new ones for those that are killed."""
    parent = str(server.process.pid)
    if PROCESSES.is_dir():
        # Not every Linux comes with pgrep.
        return [int(stat.parent.name) for stat in PROCESSES.glob("[0-9]*/stat") if _parent(stat) == parent]
    found = subprocess.run(["pgrep", "-P", parent], capture_output=True, text=True, check=False)
    return [int(pid) for pid in found.stdout.split()]


def command_of(pid: int) -> str:
    """Give what a process was started with; nothing when it has ended."""
    if PROCESSES.is_dir():
        with suppress(OSError):
            return (PROCESSES / str(pid) / "cmdline").read_text(errors="replace").replace("\0", " ")
        return ""
    asked = ["ps", "-o", "command=", "-p", str(pid)]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout


def _parent(stat: Path) -> str | None:
    """Read whose child a process is; it may just have ended."""
    try:
        return stat.read_text(errors="replace").rpartition(")")[2].split()[1]
    except OSError:
        return None


def stop_server(server: Server) -> int:
    """Stop the server as Ctrl-C would ask it to, and give its exit code."""
    if server.process.poll() is None:
        server.process.terminate()
    try:
        return server.process.wait(STOPS_WITHIN_S)
    except subprocess.TimeoutExpired:
        server.process.kill()
        return server.process.wait()


@contextmanager
def running_server(
    data_folder: Path,
    *,
    port: int | None = None,
    workers: int | None = None,
    share: bool = False,
    public: str | None = None,
) -> Iterator[Server]:
    """Run the app for the length of a `with` block."""
    server = start_server(data_folder, port=port, workers=workers, share=share, public=public)
    try:
        yield server
    finally:
        stop_server(server)
