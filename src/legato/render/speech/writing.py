"""Writing a recording to a file, piece by piece."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import soundfile

from legato.render.speech.bed import Bed
from legato.render.speech.encoding import Kind
from legato.render.speech.recording import recording
from legato.render.speech.shaping import RATE
from legato.render.speech.voice import Sound
from legato.units import clock
from legato.words import Narration

_FORMATS = {Kind.OGG: ("OGG", "OPUS", 0.8), Kind.MP3: ("MP3", "MPEG_LAYER_III", 0.8)}
"""As for clips, but Opus with less compression: it is written three times as fast, and an hour is long."""


def write_recording(
    narration: Narration, said: Mapping[str, Sound], file: Path, kind: Kind, language: str, bed: Bed | None = None
) -> int:
    """Write a session as a sound file, whole or not at all; return its size in bytes.

    Players show its title, and its comment names the language.

    Raises:
        OSError: the disk does not take it.
    """
    container, codec, compression = _FORMATS[kind]
    beside = file.with_name(f".{file.name}.new")
    try:
        # Opened by us first, because the reason why a file cannot be written is lost behind libsndfile.
        beside.touch()
        with soundfile.SoundFile(
            beside, "w", RATE, 1, codec, format=container, compression_level=compression
        ) as written:
            written.title = f"Leg massage, {clock(narration.lasts_ms)}"
            written.comment = f"Language: {language}"
            for piece in recording(narration, said, bed):
                written.write(piece)
        size = beside.stat().st_size
        beside.replace(file)
    except (soundfile.LibsndfileError, AssertionError):
        # So says soundfile when fewer samples were taken than were given.
        raise OSError("the disk is full or does not answer") from None
    finally:
        beside.unlink(missing_ok=True)
    return size
