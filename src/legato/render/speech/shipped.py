"""The sounds that come with Legato, beds and chimes, each as both kinds of file: one pack beside that of the voice."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from legato.errors import SpeechError
from legato.render.speech.encoding import Kind
from legato.render.speech.keeping import Clip
from legato.render.speech.pack import FOLDER, Pack, open_pack

FILE = FOLDER / "sounds.pack"
_MENDS = "`make sounds` writes it anew, and installing Legato again brings it."


def shipped_clip(name: str, kind: Kind) -> Clip:
    """Return the clip of a name.

    Raises:
        SpeechError: there is none, or the file is gone or broken.
    """
    found = find_shipped(name, kind)
    if found is None:
        raise SpeechError(f"{FILE} does not have the sound {name}: {_MENDS}")
    return found


def find_shipped(name: str, kind: Kind) -> Clip | None:
    """Return the clip of a name, if it comes with Legato.

    Raises:
        SpeechError: the file is gone or broken.
    """
    try:
        pack = _opened(FILE, FILE.stat().st_mtime_ns)
    except OSError as wrong:
        raise SpeechError(f"{FILE} cannot be read ({wrong.strerror}): {_MENDS}") from None
    place = pack.places.get(key(name, kind))
    return None if place is None else Clip(name, pack.file, pack.lasts(key(name, kind)), place.size, place.at)


def key(name: str, kind: Kind) -> str:
    """Return under which a clip stands in the pack."""
    return f"{name}.{kind.value}"


@lru_cache(maxsize=2)
def _opened(file: Path, _changed: int) -> Pack:
    return open_pack(file)
