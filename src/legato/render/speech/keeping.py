"""Clips kept in a folder under names that say what is in them, so that none is ever out of date."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from legato.errors import SpeechError
from legato.render.speech.encoding import Kind, decode, encode, length_ms
from legato.render.speech.stretch import read_stretch
from legato.units import Span

_WHY = "why"


@dataclass(frozen=True, slots=True)
class Clip:
    """A sound file that is there: in a file of its own, or in one with others."""

    name: str
    """64 hexadecimal digits: the hash of its recipe."""
    file: Path
    lasts: Span
    size: int
    """In bytes."""
    at: int = 0
    """Where in its file it begins."""

    def content(self) -> bytes:
        """Return the sound file.

        Raises:
            SpeechError: it is gone, or shorter than it was.
        """
        return read_stretch(self.file, self.at, self.size, short="it was.")


class Clips:
    """A folder of clips; several processes may use it at once, because files appear whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def find(self, name: str, kind: Kind = Kind.OGG) -> Clip | None:
        """Return a clip that is there and can be played; MP3 is made of the other when it is first asked for."""
        file = self._file(name, kind.value)
        if not file.is_file():
            if kind is Kind.OGG or (original := self.find(name)) is None:
                return None
            return self.keep(name, encode(decode(original.file), kind), kind)
        try:
            # Used last now, for `keep_within`.
            os.utime(file)
            return Clip(name, file, length_ms(file), file.stat().st_size)
        except (SpeechError, OSError):
            # Damaged on the disk: as good as missing, and made again.
            file.unlink(missing_ok=True)
            return None

    def keep(self, name: str, content: bytes, kind: Kind = Kind.OGG) -> Clip:
        """Keep a sound file.

        Raises:
            SpeechError: the disk does not take it.
        """
        file = self._write(self._file(name, kind.value), content)
        self._file(name, _WHY).unlink(missing_ok=True)
        return Clip(name, file, length_ms(file), len(content))

    def note(self, name: str, recipe: bytes) -> None:
        """Keep what a clip is to be made of, so that it can still be made after a restart.

        Raises:
            SpeechError: the disk does not take it.
        """
        file = self._file(name, "json")
        if not file.is_file():
            self._write(file, recipe)

    def recipe_of(self, name: str) -> bytes | None:
        """Return what a clip is to be made of."""
        try:
            return self._file(name, "json").read_bytes()
        except OSError:
            return None

    def keep_within(self, most_bytes: int) -> int:
        """Remove what nobody has asked for longest, until the rest takes no more than that; return how many went.

        What a clip is made of goes with it: whoever wants it once more notes it anew.
        """
        files = [(told.st_mtime, told.st_size, file) for file in self.folder.rglob("*") if (told := _told(file))]
        size, gone = sum(each[1] for each in files), 0
        for _, bytes_, file in sorted(files):
            if size <= most_bytes:
                break
            file.unlink(missing_ok=True)
            size, gone = size - bytes_, gone + 1
        return gone

    def fail(self, name: str, why: str) -> None:
        """Keep why a clip could not be made, for whoever asks how far the making is; a full disk forgets it."""
        with suppress(SpeechError):
            self._write(self._file(name, _WHY), why.encode())

    def failure_of(self, name: str) -> str | None:
        """Return why a clip could not be made when it was last tried; it goes with the next one that is kept."""
        try:
            return self._file(name, _WHY).read_text("utf-8")
        except (OSError, ValueError):
            return None

    def _file(self, name: str, ending: str) -> Path:
        return self.folder / name[:2] / f"{name}.{ending}"

    def _write(self, file: Path, content: bytes) -> Path:
        try:
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(dir=file.parent, prefix=".new-")
            try:
                with os.fdopen(handle, "wb") as opened:
                    opened.write(content)
                Path(beside).replace(file)
            except BaseException:
                Path(beside).unlink(missing_ok=True)
                raise
        except OSError as wrong:
            raise SpeechError(f"A clip cannot be kept: {wrong.strerror or wrong}.") from None
        return file


def _told(file: Path) -> os.stat_result | None:
    """Return what the system tells of a file; another process may remove it meanwhile."""
    try:
        told = file.stat()
    except OSError:
        return None
    return told if stat.S_ISREG(told.st_mode) else None
