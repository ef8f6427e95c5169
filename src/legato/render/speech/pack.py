"""The pack: what a session can say, spoken beforehand, in one file with an index.

A file of a pack is a line that says what it is, the length of the index in four
bytes, the index as JSON, and the sound files one after the other. An index names
each sound by its exact text.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from legato.errors import SpeechError
from legato.render.speech.stretch import read_stretch
from legato.units import Span

FOLDER = Path(__file__).parent / "data"
ENDING = "voices"
HEADER = b"legato voices 1\n"
LANGUAGE = "en"
_LENGTH_BYTES = 4


class Made(NamedTuple):
    """By whom a pack is spoken, and how."""

    engine: str
    voice: str
    language: str
    mark: str
    recipe: int
    compression: float


class Extent(NamedTuple):
    """Where a sound is in the file, its size in bytes, and how many milliseconds it lasts."""

    at: int
    size: int
    lasts: int


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """A pack that has been opened: its index is in memory, its sounds are on the disk."""

    file: Path
    made: Made
    inputs: str
    """The hash of all that decides what is in it: the lines, the voice, and how it is made."""
    places: Mapping[str, Extent]

    def __contains__(self, text: object) -> bool:
        return text in self.places

    def lasts(self, text: str) -> Span:
        """Return how long a line of the pack is."""
        return Span(self.places[text].lasts)

    def content(self, text: str) -> bytes:
        """Return the sound of a line, Opus in Ogg.

        Raises:
            SpeechError: the file is gone or shorter than it was.
        """
        place = self.places[text]
        return read_stretch(self.file, place.at, place.size, short="its index says: `make voice-pack` writes it anew.")


def find_pack(language: str = LANGUAGE) -> Pack | None:
    """Return the pack of a language, when there is one that can be read."""
    file = FOLDER / f"{language}.{ENDING}"
    try:
        return _opened(file, file.stat().st_mtime_ns)
    except (OSError, SpeechError):
        return None


@lru_cache(maxsize=4)
def _opened(file: Path, _changed: int) -> Pack:
    return open_pack(file)


def open_pack(file: Path) -> Pack:
    """Read the index of a pack.

    Raises:
        OSError: there is no such file.
        SpeechError: it is no pack.
    """
    begins = len(HEADER) + _LENGTH_BYTES
    with file.open("rb") as opened:
        head = opened.read(begins)
        index = opened.read(int.from_bytes(head[len(HEADER) :]))
    try:
        if not head.startswith(HEADER):
            raise ValueError(head)
        given = json.loads(index)
        first = begins + len(index)
        places = {text: Extent(first + at, size, lasts) for text, (at, size, lasts) in given["lines"].items()}
        return Pack(file, Made(**given["made"]), given["inputs"], places)
    except (ValueError, KeyError, TypeError):
        raise SpeechError(f"{file} is no pack of a voice: `make voice-pack` writes it anew.") from None


def pack_file(made: Made, inputs: str, sounds: Mapping[str, tuple[bytes, int]]) -> bytes:
    """Return the file of a pack; `sounds` has the sound file of each text, and how many milliseconds it lasts."""
    lines: dict[str, tuple[int, int, int]] = {}
    at = 0
    for text in sorted(sounds):
        content, lasts = sounds[text]
        lines[text] = (at, len(content), lasts)
        at += len(content)
    given = {"made": made._asdict(), "inputs": inputs, "lines": lines}
    index = json.dumps(given, ensure_ascii=False, separators=(",", ":")).encode()
    length = len(index).to_bytes(_LENGTH_BYTES)
    return HEADER + length + index + b"".join(sounds[text][0] for text in sorted(sounds))
