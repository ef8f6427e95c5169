"""The user's data folder, for commands that keep something there."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs


def data_folder() -> Path:
    """Return the folder, which need not exist yet; `LEGATO_DATA_DIR` chooses another."""
    chosen = os.environ.get("LEGATO_DATA_DIR")
    return Path(chosen).expanduser() if chosen else platformdirs.user_data_path("legato", appauthor=False)


def voices_folder() -> Path:
    """Return where installed voices lie, and which of them was chosen."""
    return data_folder() / "voices"
