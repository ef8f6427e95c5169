"""Run a command with a PostgreSQL of its own: `on_postgres.py pytest tests/server`; it is gone afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

from legato.server.database import VARIABLE
from postgres_cluster import cluster


def main(command: list[str]) -> int:
    """Run the command with the address in its environment; give its exit code."""
    with cluster() as postgres:
        running = subprocess.Popen(command, env={**os.environ, VARIABLE: postgres.address})
        # Ctrl-C is for the command, which is in the same terminal; we go when it has gone.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, lambda *_: running.terminate())
        return running.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
