"""Start the web app: records brought up to date, address printed, gunicorn until Ctrl-C."""

from __future__ import annotations

import errno
import mmap
import os
import signal
import socket
import sqlite3
import sys
import threading
import webbrowser
from contextlib import suppress
from typing import Any, NoReturn
from wsgiref.util import setup_testing_defaults

from legato.server.public_address import public_address, trusted_proxies
from legato.server.serve_phones import EVERYWHERE
from legato.server.sharing.address import PORT_VARIABLE
from legato.server.sharing.door import Door
from legato.server.starting import StartError, start

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
_THREADS = 4
_BAD_INPUT = 2
"""As for every command: something given cannot be used."""
_BROWSER_WAITS_S = 0.6
_HELPS = {
    errno.EADDRINUSE: "Is it running already? Choose another port with PORT=9000 or --port 9000.",
    errno.EACCES: "Ports below 1024 are for the system: choose another with PORT=9000 or --port 9000.",
}
"""What helps against a port that cannot be had, by the error of the system."""
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def main(
    host: str = DEFAULT_HOST,
    port: int = DEFAULT_PORT,
    open_browser: bool = False,  # noqa: FBT001, FBT002
    share: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Serve the app until it is stopped.

    `share` opens a second door on the next port, for phones on the local network; the app itself stays where it is.
    `LEGATO_WORKERS` is the number of worker processes, one when it is not given.
    """
    # The settings read the host when they are imported, so that foreign Host headers are refused.
    os.environ["LEGATO_HOST"] = host
    _refuse_taken_port(host, port)
    os.environ.pop(PORT_VARIABLE, None)
    if share:
        _prepare_sharing(host, port)
    # Gunicorn listens for Ctrl-C itself; until it does, there is nothing to finish.
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))

    try:
        start()
    except StartError as wrong:
        _refuse(str(wrong))
    door = Door(port + 1, _warn) if share else None
    if door is not None:
        door.open()
    _run(host, port, open_browser=open_browser, door=door)


def _warn(says: str) -> None:
    """Tell the person at the console."""
    print(says, file=sys.stderr, flush=True)  # noqa: T201


def _refuse(says: str) -> NoReturn:
    """Say in one sentence why nothing is served, and end as every command does that cannot use what it was given."""
    print(says, file=sys.stderr, flush=True)  # noqa: T201
    sys.exit(_BAD_INPUT)


def workers() -> int:
    """Return the number of worker processes asked for."""
    asked = os.environ.get("LEGATO_WORKERS", "1")
    return int(asked) if asked.isdigit() and int(asked) > 0 else 1


def _run(host: str, port: int, *, open_browser: bool, door: Door | None) -> None:
    from legato.server.application import Application  # noqa: PLC0415 - not on Windows, and not needed to be imported
    from legato.server.worker import Worker  # noqa: PLC0415 - as above

    # Shared with the processes that answer: what the first of them finds decides how this one ends.
    has_failed = mmap.mmap(-1, 1)

    def ready(worker: Any) -> None:
        """Say where the app is, once it listens there and has answered a page: people click at once."""
        if worker.age > 1:
            return
        wrong = _first_answer(worker.wsgi)
        if wrong:
            print(wrong, file=sys.stderr, flush=True)  # noqa: T201
            has_failed[0] = 1
            os.kill(os.getppid(), signal.SIGTERM)
            return
        _greet(host, port)
        if open_browser and _has_display():
            threading.Timer(_BROWSER_WAITS_S, webbrowser.open, [_address(host, port)]).start()

    def ends(_arbiter: object) -> None:
        """Close the door, and leave everything in the one file of the records: nobody writes any more."""
        if door is not None:
            door.close()
        _fold()

    options: dict[str, Any] = {
        "post_worker_init": ready,
        "on_exit": ends,
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers(),
        "threads": _THREADS,
        "worker_class": Worker,
        "forwarded_allow_ips": ",".join(trusted_proxies()),
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "warning",
        "graceful_timeout": 3,
        "keepalive": 30,
        "sendfile": False,
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - heartbeat only
    }

    try:
        Application(options, door.look if door else lambda: None).run()
    finally:
        if has_failed[0]:
            sys.exit(_BAD_INPUT)


def _first_answer(application: Any) -> str:
    """Ask for the first page, as a browser would; return in a sentence what is wrong, or nothing."""
    from django.conf import settings  # noqa: PLC0415 - needs the settings

    asked: dict[str, Any] = {"PATH_INFO": settings.SESSION_COOKIE_PATH, "HTTP_HOST": "localhost"}
    setup_testing_defaults(asked)
    told: list[str] = []
    answer = application(asked, lambda status, _headers, _wrong=None: told.append(status))
    try:
        for _ in answer:
            pass
    finally:
        getattr(answer, "close", lambda: None)()
    if told and told[0].startswith("200 "):
        return ""
    status = told[0] if told else "no answer"
    return f"Legato does not answer its first page ({status}), so it ends again. What went wrong stands above."


def _fold() -> None:
    from django.conf import settings  # noqa: PLC0415 - needs the settings
    from django.db import connection  # noqa: PLC0415 - as above

    from legato.server.journal import Journal  # noqa: PLC0415 - as above

    if connection.vendor == "sqlite":
        with suppress(sqlite3.Error):
            Journal(settings.DATA_FOLDER).fold()


def _greet(host: str, port: int) -> None:
    from django.conf import settings  # noqa: PLC0415 - needs the settings

    from legato.server.wire.assets import is_built  # noqa: PLC0415 - needs the settings

    print(f"Legato is ready: {_address(host, port)}   (Ctrl-C stops it)", flush=True)  # noqa: T201
    public = public_address()
    if public is not None:
        print(f"Behind its proxy it is {public.origin}{public.path}", flush=True)  # noqa: T201
    if settings.HOUSE_ZONE.unread:
        print(settings.HOUSE_ZONE.unread, file=sys.stderr, flush=True)  # noqa: T201
    if not is_built():
        print("The look of the pages is not built yet: run `make setup`.", file=sys.stderr, flush=True)  # noqa: T201


def _prepare_sharing(host: str, port: int) -> None:
    """Make what the second door needs, or say why it cannot be opened."""
    if host not in _LOOPBACK:
        _refuse(
            "--share opens a door of its own for phones, and the app itself stays on this computer: leave --host out."
        )
    _refuse_taken_port(EVERYWHERE, port + 1)
    from legato.server.sharing.certificate import certificate_of_this_machine  # noqa: PLC0415 - slow, and only then

    os.environ[PORT_VARIABLE] = str(port + 1)
    certificate_of_this_machine()


def _address(host: str, port: int) -> str:
    shown = DEFAULT_HOST if host in {"0.0.0.0", "::", ""} else host  # noqa: S104 - compared with
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def _has_display() -> bool:
    """Tell whether there is a screen on which a browser could open."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            helps = _HELPS.get(problem.errno or 0, "Is the address one of this computer's?")
            _refuse(f"Legato cannot listen on {host}:{port} ({problem.strerror}). {helps}")
