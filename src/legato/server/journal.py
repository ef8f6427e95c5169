"""SQLite's write-ahead log, folded into its file: people, file syncs and backup tools copy the file alone.

What was answered stands in the log until then, and a copy of the file without it would hold nothing of that.
"""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from legato.server.data_folder import DATABASE_NAME

AT_REST_S = 3.0
"""So long nothing must have been written before the log is folded, so that a session is not held up."""
AT_MOST_S = 300.0
"""Where somebody writes again and again, it is folded in between all the same."""
_WAITS_S = 0.5


class Journal:
    """The log beside the records of a folder, looked at now and then."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / DATABASE_NAME
        self._log = folder / f"{DATABASE_NAME}-wal"
        self._seen: tuple[int, int] | None = None
        self._since = self._folded = time.monotonic()

    def wants_folding(self) -> bool:
        """Tell whether there is something in it, and nobody has written for a while."""
        now, seen = time.monotonic(), self._looks()
        if seen != self._seen:
            self._seen, self._since = seen, now
        if seen is None or seen[0] == 0:
            self._folded = now
            return False
        return now - self._since >= AT_REST_S or now - self._folded >= AT_MOST_S

    def fold(self) -> bool:
        """Write everything in the log into the file and empty it; `False` when somebody is reading just now."""
        if not self.file.is_file():
            return True
        with closing(sqlite3.connect(f"{self.file.resolve().as_uri()}?mode=rw", timeout=_WAITS_S, uri=True)) as records:
            (is_busy, *_) = records.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not is_busy

    def _looks(self) -> tuple[int, int] | None:
        with suppress(OSError):
            told = self._log.stat()
            return told.st_size, told.st_mtime_ns
        return None
