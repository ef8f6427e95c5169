"""Copies that are kept by themselves, in the data folder: the newest few, each whole, and for its owner alone."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from legato.server.data_folder import PRIVATE_FOLDER, data_folder, private_writer

FOLDER = "copies"
MOST = 7
MOST_BYTES = 512 * 1024**2
"""Of all of them; the newest stays in any case."""
_NAME = re.compile(r"legato-(\d{8}-\d{6})-([a-z]+)\.jsonl\.gz")
_AT = "%Y%m%d-%H%M%S"


class Why(StrEnum):
    """What a copy was kept for."""

    DAY = "day"
    """The one of a day."""
    UPDATE = "update"
    """Before the tables were changed for a new version."""
    BEFORE = "before"
    """Before another copy was brought back."""


@dataclass(frozen=True, slots=True)
class KeptCopy:
    """A copy in the folder."""

    name: str
    at: datetime
    why: Why
    size: int
    """In bytes."""

    @property
    def file(self) -> Path:
        """Where it lies."""
        return folder() / self.name


def folder() -> Path:
    """Return where copies are kept; it need not be there yet."""
    return data_folder() / FOLDER


def file_name(now: datetime, why: str = "copy") -> str:
    """Return what a copy of a moment is called."""
    return f"legato-{now.astimezone(UTC):{_AT}}-{why}.jsonl.gz"


def copies() -> list[KeptCopy]:
    """Return the copies there are, the newest first."""
    found = []
    for place in folder().glob("legato-*.jsonl.gz"):
        one = _NAME.fullmatch(place.name)
        if one is not None and one[2] in set(Why):
            at = datetime.strptime(one[1], _AT).replace(tzinfo=UTC)
            found.append(KeptCopy(place.name, at, Why(one[2]), place.stat().st_size))
    return sorted(found, key=lambda each: each.name, reverse=True)


def find(name: str) -> KeptCopy | None:
    """Return the copy of a name; `None` when there is none."""
    return next((each for each in copies() if each.name == name), None)


def newest() -> KeptCopy | None:
    """Return the newest copy."""
    return next(iter(copies()), None)


@contextmanager
def new(now: datetime, why: Why) -> Iterator[BinaryIO]:
    """Give a file to write a copy to; it is among the others when it is whole, and the oldest make room for it."""
    place = folder() / file_name(now, why)
    place.parent.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    with private_writer(place) as (unfinished, file):
        yield file
        file.flush()
        os.fsync(file.fileno())
        unfinished.replace(place)
    _make_room()


@contextmanager
def alone() -> Iterator[bool]:
    """Tell whether no other process keeps a copy just now; until the end of the block none begins to."""
    import fcntl  # noqa: PLC0415 - not on Windows, where gunicorn is not either

    with (data_folder() / "copies.lock").open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def forget(name: str) -> None:
    """Delete a copy; one that is gone already is as good as deleted."""
    found = find(name)
    if found is not None:
        found.file.unlink(missing_ok=True)


def forget_all() -> None:
    """Delete every copy: whoever is deleted from the records is not to be brought back from here."""
    shutil.rmtree(folder(), ignore_errors=True)


def _make_room() -> None:
    size = 0
    for nth, one in enumerate(copies()):
        size += one.size
        if nth >= MOST or (nth and size > MOST_BYTES):
            forget(one.name)
