"""A little room that is set aside while there is plenty: to delete is to write, and a full disk has none for that."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from legato.server.data_folder import RESERVE_NAME, private_writer

SIZE = 4 * 1024**2
"""In bytes; what is deleted at a time is meant to write less than this."""
_PLENTY = 4
"""How many times its size has to be free before it is first set aside: it never fills a disk up."""


def keep_reserve(folder: Path, plenty: int = _PLENTY) -> None:
    """Set the room aside, unless it is already, or there is too little to spare.

    Args:
        folder: that of the records.
        plenty: how many times its size has to be free.
    """
    place = folder / RESERVE_NAME
    with suppress(OSError):
        if place.exists() or shutil.disk_usage(folder).free < plenty * SIZE:
            return
        with private_writer(place) as (unfinished, file):
            # Written, and not only asked for: some disks promise room that they do not have.
            file.write(bytes(SIZE))
            file.flush()
            os.fsync(file.fileno())
            unfinished.replace(place)


def release_reserve(folder: Path) -> None:
    """Give the room away; it is set aside again once there is plenty."""
    with suppress(OSError):
        (folder / RESERVE_NAME).unlink(missing_ok=True)
