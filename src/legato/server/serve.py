"""Start the web app: records brought up to date, address printed, gunicorn until Ctrl-C."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import webbrowser
from typing import Any

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8765
_THREADS = 4
_BROWSER_WAITS_S = 0.6
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


def main(host: str = DEFAULT_HOST, port: int = DEFAULT_PORT, open_browser: bool = False) -> None:  # noqa: FBT001, FBT002
    """Serve the app until it is stopped.

    `LEGATO_WORKERS` is the number of worker processes, one when it is not given.
    """
    # The settings read the host when they are imported, so that foreign Host headers are refused.
    os.environ["LEGATO_HOST"] = host
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")
    _refuse_taken_port(host, port)
    # Gunicorn listens for Ctrl-C itself; until it does, there is nothing to finish.
    signal.signal(signal.SIGINT, lambda *_: os._exit(0))

    import django  # noqa: PLC0415 - the settings depend on the host above

    django.setup()
    migrate_records()
    _run(host, port, open_browser=open_browser)


def migrate_records() -> None:
    """Bring the database up to date; a look at its list of migrations is all when there is nothing to do."""
    from django.core.management import call_command  # noqa: PLC0415 - needs the settings
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)
    # A connection must not be shared with the worker processes that are forked from here.
    connection.close()


def workers() -> int:
    """Return the number of worker processes asked for."""
    asked = os.environ.get("LEGATO_WORKERS", "1")
    return int(asked) if asked.isdigit() and int(asked) > 0 else 1


def _run(host: str, port: int, *, open_browser: bool) -> None:
    from gunicorn.app.base import BaseApplication  # noqa: PLC0415 - not on Windows, and not needed to be imported

    def ready(_arbiter: object) -> None:
        """Say where the app is, once it listens there: not before, because people click at once."""
        _greet(host, port)
        if open_browser and _has_display():
            threading.Timer(_BROWSER_WAITS_S, webbrowser.open, [_address(host, port)]).start()

    options: dict[str, Any] = {
        "when_ready": ready,
        "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
        "workers": workers(),
        "threads": _THREADS,
        "worker_class": "gthread",
        "preload_app": True,
        "control_socket_disable": True,
        "loglevel": "warning",
        "graceful_timeout": 3,
        "keepalive": 30,
        "worker_tmp_dir": "/dev/shm" if os.access("/dev/shm", os.W_OK) else None,  # noqa: S108 - heartbeat only
    }

    class Server(BaseApplication):
        """Gunicorn with the options above and nothing from files or the command line."""

        def load_config(self) -> None:
            for name, value in options.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from legato.server.warm import warmed_application  # noqa: PLC0415 - once, before the fork

            return warmed_application()

    Server().run()


def _greet(host: str, port: int) -> None:
    from legato.server.assets import is_built  # noqa: PLC0415 - needs the settings

    print(f"Legato is ready: {_address(host, port)}   (Ctrl-C stops it)", flush=True)  # noqa: T201
    if not is_built():
        print("The look of the pages is not built yet: run `make setup`.", file=sys.stderr, flush=True)  # noqa: T201


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
            sys.exit(
                f"Legato cannot listen on {host}:{port} ({problem.strerror}). "
                f"Is it running already? Choose another port with PORT=9000 or --port 9000."
            )
