"""Running a speech programme: the only place in the engine where another programme is started."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from legato.errors import SpeechError


def find_programme(name: str, beside: Path | None = None) -> Path | None:
    """Return where a programme is: in this folder, or on PATH."""
    found = shutil.which(name, path=str(beside)) if beside else None
    found = found or shutil.which(name)
    return Path(found) if found else None


def run(programme: Path, arguments: Sequence[str], given: str, limit_s: int) -> bytes:
    """Give a programme words on standard input, and return what it writes to standard output.

    Raises:
        SpeechError: it cannot be started, takes longer than the limit, or ends with an error.
    """
    name = programme.name
    try:
        ended = subprocess.run(  # noqa: S603 - a fixed programme, fixed arguments, and no shell
            [str(programme), *arguments], input=given.encode(), capture_output=True, timeout=limit_s, check=False
        )
    except subprocess.TimeoutExpired:
        raise SpeechError(f"{name} did not answer within {limit_s} seconds.") from None
    except OSError as wrong:
        raise SpeechError(f"{name} cannot be started: {wrong.strerror or wrong}.") from None
    if ended.returncode != 0:
        raise SpeechError(f"{name} ended with error {ended.returncode}.")
    return ended.stdout
