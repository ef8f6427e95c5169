"""Writing a recording to a file, piece by piece."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import soundfile

from legato.render.speech.bed import Bed
from legato.render.speech.encoding import Kind
from legato.render.speech.recording import recording
from legato.render.speech.shaping import RATE
from legato.render.speech.tags import id3
from legato.render.speech.voice import Samples, Sound
from legato.units import clock
from legato.words import Narration

_OPUS_COMPRESSION = 0.8
"""Less than for clips: it is written three times as fast, and an hour is long."""

_MP3_KBITS, _MP3_COMPRESSION = 40, 0.8
"""As much as clips have at most, as each encoder calls it; the first is the same everywhere, so that every player knows
how long the file is, and the second writes that into the file."""

_MP3_HASTE = 5
"""From 0, which takes three times as long, to 9; further on the encoder leaves out its model of the ear."""

_FULL_SCALE = 32_767


def write_recording(
    narration: Narration, said: Mapping[str, Sound], file: Path, kind: Kind, language: str, bed: Bed | None = None
) -> int:
    """Write a session as a sound file, whole or not at all; return its size in bytes.

    Players show its title and its language, and its comment names the language too.

    Raises:
        OSError: the disk does not take it.
    """
    title, comment = f"Leg massage, {clock(narration.lasts_ms)}", f"Language: {language}"
    pieces = recording(narration, said, bed)
    beside = file.with_name(f".{file.name}.new")
    try:
        # Opened by us first, because the reason why a file cannot be written is lost behind libsndfile.
        beside.touch()
        if kind is Kind.MP3:
            _write_mp3(beside, pieces, id3(title, language, comment))
        else:
            _write_opus(beside, pieces, title, comment)
        size = beside.stat().st_size
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)
    return size


def _write_mp3(file: Path, pieces: Iterable[Samples], tag: bytes) -> None:
    with file.open("wb") as written:
        written.write(tag)
        for part in _quick_mp3(pieces) if find_spec("lameenc") else _slow_mp3(pieces):
            written.write(part)


def _quick_mp3(pieces: Iterable[Samples]) -> Iterator[bytes]:
    """Encode with LAME itself, three times as fast as libsndfile does."""
    import lameenc  # noqa: PLC0415 - an extra

    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(_MP3_KBITS)
    encoder.set_quality(_MP3_HASTE)
    for piece in pieces:
        yield bytes(encoder.encode((piece * _FULL_SCALE).astype("<i2").tobytes()))
    yield bytes(encoder.flush())


def _slow_mp3(pieces: Iterable[Samples]) -> Iterator[bytes]:
    """Encode with what is there in any case; in memory, because it goes back to its beginning, where our tag stands."""
    body = io.BytesIO()
    with soundfile.SoundFile(
        body, "w", RATE, 1, "MPEG_LAYER_III", format="MP3", compression_level=_MP3_COMPRESSION
    ) as written:
        for piece in pieces:
            written.write(np.ascontiguousarray(piece))
    yield body.getvalue()


def _write_opus(file: Path, pieces: Iterable[Samples], title: str, comment: str) -> None:
    try:
        with soundfile.SoundFile(
            file, "w", RATE, 1, "OPUS", format="OGG", compression_level=_OPUS_COMPRESSION
        ) as written:
            written.title, written.comment = title, comment
            for piece in pieces:
                written.write(np.ascontiguousarray(piece))
    except (soundfile.LibsndfileError, AssertionError):
        # So says soundfile when fewer samples were taken than were given.
        raise OSError("the disk is full or does not answer") from None
