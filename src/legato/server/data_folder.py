"""Where the records live: one folder that belongs to the user, and the secret kept beside them."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

DATABASE_NAME = "legato.sqlite3"
SECRET_NAME = "secret.key"  # noqa: S105 - the name of the file, not the secret
_PRIVATE_FILE = 0o600
_PRIVATE_FOLDER = 0o700


def data_folder() -> Path:
    """Return the folder of the records, making it when it is missing; `LEGATO_DATA_DIR` chooses another."""
    chosen = os.environ.get("LEGATO_DATA_DIR")
    folder = Path(chosen).expanduser() if chosen else platformdirs.user_data_path("legato", appauthor=False)
    folder.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Return the key that signs cookies: made once, readable by its owner only."""
    place = folder / SECRET_NAME
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE_FILE)
    except FileExistsError:
        return place.read_text("ascii").strip()
    key = secrets.token_urlsafe(64)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(key)
    return key
