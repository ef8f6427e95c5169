"""A stretch of a file: one sound among many, or a file whole."""

from __future__ import annotations

from pathlib import Path

from legato.errors import SpeechError


def read_stretch(file: Path, at: int, size: int, *, short: str) -> bytes:
    """Return so many bytes of a file, from a place on; `short` says what is wrong where it ends before that.

    Raises:
        SpeechError: the file is gone, or shorter.
    """
    try:
        with file.open("rb") as opened:
            opened.seek(at)
            content = opened.read(size)
    except OSError as wrong:
        raise SpeechError(f"{file} cannot be read: {wrong.strerror or wrong}.") from None
    if len(content) != size:
        raise SpeechError(f"{file} is shorter than {short}")
    return content
