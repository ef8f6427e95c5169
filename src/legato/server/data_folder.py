"""Where the records live: one folder that belongs to the user, and the secret kept beside them."""

from __future__ import annotations

import os
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

import platformdirs

from legato.errors import SettingError

DATABASE_NAME = "legato.sqlite3"
CLIPS = Path("cache") / "clips"
"""Where spoken clips lie in the data folder."""
SECRET_NAME = "secret.key"  # noqa: S105 - the name of the file, not the secret
RECIPE_KEY_NAME = "recipe.key"
"""What shared sessions are signed with (`sharing.recipe_key`)."""
RESERVE_NAME = "reserve"
"""Room that is set aside for deleting (`reserve`)."""
UNFINISHED = ".new"
"""How the name of a file ends that is not whole yet."""
_PRIVATE_FILE = 0o600
_LEFT_S = 86_400
PRIVATE_FOLDER = 0o700


def data_folder() -> Path:
    """Return the folder of the records, making it when it is missing; `LEGATO_DATA_DIR` chooses another.

    What is in it is for its owner alone: these are records of health.
    """
    chosen = os.environ.get("LEGATO_DATA_DIR")
    folder = Path(chosen).expanduser() if chosen else platformdirs.user_data_path("legato", appauthor=False)
    if not folder.is_dir():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    elif not chosen:
        # Another command may have made it for everybody to read; one that somebody chose may be anybody's.
        _make_private(folder, PRIVATE_FOLDER)
    for name in ("cache", "copies", "share", "voices"):
        _make_private(folder / name, PRIVATE_FOLDER)
    records = (DATABASE_NAME, f"{DATABASE_NAME}-wal", f"{DATABASE_NAME}-shm")
    for name in (SECRET_NAME, RECIPE_KEY_NAME, *records, RESERVE_NAME):
        _make_private(folder / name, _PRIVATE_FILE)
    return folder


def _make_private(place: Path, mode: int) -> None:
    """Take away what others may do with a place of ours; a disk without rights, or somebody else's file, stays."""
    with suppress(OSError):
        if stat.S_IMODE(place.stat().st_mode) & ~mode:
            place.chmod(mode)


def sweep(folder: Path) -> None:
    """Remove what a killed process has left unfinished: nobody else knows these names, and they may be large.

    Another process may be writing just now, so only what is older than a day goes.
    """
    before = time.time() - _LEFT_S
    for pattern in (f"*{UNFINISHED}", f"copies/*{UNFINISHED}", "*.upload", "scratch-*", "scratch-*/*"):
        for place in sorted(folder.glob(pattern), reverse=True):
            with suppress(OSError):
                if place.stat().st_mtime < before:
                    place.rmdir() if place.is_dir() else place.unlink()


def secret_key(folder: Path) -> str:
    """Return the key that signs cookies: made once, whole from its first moment, readable by its owner only.

    Two processes may begin at once, and a disk may be full: the file gets its
    name when the key stands in it, and an empty one, which a full disk has
    left, is made anew. Whoever comes second takes the first one's key.
    """
    place = folder / SECRET_NAME
    key = _key_in(place)
    if key:
        return key
    with private_file(place, secrets.token_urlsafe(64).encode("ascii")) as unfinished:
        _name(unfinished, place)
    return _key_in(place)


@contextmanager
def private_file(place: Path, content: bytes) -> Iterator[Path]:
    """Give a file that only its owner can read, whole and on the disk, to be named `place`; unnamed it goes again."""
    with private_writer(place) as (unfinished, file):
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
        yield unfinished


@contextmanager
def private_writer(place: Path) -> Iterator[tuple[Path, BinaryIO]]:
    """Give a file that only its owner can read, open for writing, to be named `place`; unnamed it goes again."""
    unfinished = place.with_name(f"{place.name}.{secrets.token_hex(8)}{UNFINISHED}")
    try:
        with os.fdopen(os.open(unfinished, os.O_RDWR | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE), "w+b") as file:
            yield unfinished, file
    finally:
        unfinished.unlink(missing_ok=True)


def _key_in(place: Path) -> str:
    """Return the key that stands in a file, or nothing where there is none.

    Raises:
        SettingError: something else than a key stands there.
    """
    try:
        return place.read_text("ascii").strip()
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError:
        raise SettingError(
            f"{place} holds no key of Legato. Move it away and start again: a new one is made, no record is lost, "
            "and each browser asks again whom it is for."
        ) from None


def _name(unfinished: Path, place: Path) -> None:
    """Give a whole file its name, unless another process was first; in place of an empty one in any case.

    A link never replaces what is there. Where a disk knows no links (a USB
    stick, some shared folders), the last of two names wins instead.
    """
    try:
        os.link(unfinished, place)
    except FileExistsError:
        if not _key_in(place):
            unfinished.replace(place)
    except OSError:
        unfinished.replace(place)
