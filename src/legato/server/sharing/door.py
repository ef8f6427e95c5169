"""The process of the second door, as the app sees it that opened it: opened, looked after, and shut with the app."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

from legato.server.sharing.address import PORT_VARIABLE

SETTINGS = "legato.server.settings_phones"
_STOPS_WITHIN_S = 5
_MOST_ENDS = 3
_COUNTED_S = 60.0


class Door:
    """The second door. What it does is `serve_phones`, in a process that ends with this one.

    `tell` takes a sentence for the person at the console.
    """

    def __init__(self, port: int, tell: Callable[[str], None], clock: Callable[[], float] = time.monotonic) -> None:
        self._port, self._tell, self._clock = port, tell, clock
        self._ends: list[float] = []
        self._is_missed = False
        self._process: subprocess.Popen[bytes] | None = None

    def open(self) -> None:
        """Start the process; it listens on the network until `close`, or until this process is gone."""
        environment = {**os.environ, PORT_VARIABLE: str(self._port), "DJANGO_SETTINGS_MODULE": SETTINGS}
        # Not with the files of the current folder: -m alone would take a html.py there for Python's own.
        command = [sys.executable, "-P", "-m", "legato.server.serve_phones"]
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)  # noqa: S603 - ourselves

    def look(self) -> None:
        """See that it is open; when it ended by itself, say so and open it again. To be called each second or so."""
        if self._process is None or self._process.poll() is None:
            return
        if not self._is_missed:
            # With Ctrl-C it ends as well, and a moment earlier.
            self._is_missed = True
            return
        self._is_missed = False
        now = self._clock()
        self._ends = [end for end in self._ends if now - end < _COUNTED_S] + [now]
        if len(self._ends) >= _MOST_ENDS:
            self._process = None
            self._tell(
                f"The door for phones has ended {_MOST_ENDS} times within a minute, and stays shut: no phone can "
                "join, and no remote is heard. What went wrong stands above; stop Legato, and start it again."
            )
            return
        self._tell("The door for phones has ended by itself, and is opened again. Phones that have joined go on.")
        self.open()

    def close(self) -> None:
        """End the process."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None
