"""Sound as small files: Opus in Ogg, and MP3 for browsers that cannot play that."""

from __future__ import annotations

import io
from enum import StrEnum
from pathlib import Path

from legato.errors import SpeechError
from legato.render.speech.voice import Sound
from legato.units import MILLISECONDS_PER_SECOND, Span


class Kind(StrEnum):
    """A kind of sound file, by the end of its name."""

    OGG = "ogg"
    MP3 = "mp3"

    @property
    def media_type(self) -> str:
        """How browsers call it."""
        return {Kind.OGG: "audio/ogg; codecs=opus", Kind.MP3: "audio/mpeg"}[self]


FORMATS = {Kind.OGG: ("OGG", "OPUS", 0.9), Kind.MP3: ("MP3", "MPEG_LAYER_III", 0.8)}
"""Format and subtype as libsndfile calls them, and its compression from 0 to 1: some 29 and 40 kbit/s,
above which speech gets no clearer."""


BYTES_PER_SECOND = {Kind.OGG: 3_900, Kind.MP3: 5_000}
"""What speech takes at most, for telling a size before there is one."""


def encode(sound: Sound, kind: Kind, compression: float | None = None) -> bytes:
    """Write sound as a file in memory, compressed as is usual, or from 0 to 1."""
    import soundfile  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

    container, codec, usual = FORMATS[kind]
    compression = usual if compression is None else compression
    file = io.BytesIO()
    soundfile.write(file, sound.samples, sound.rate, format=container, subtype=codec, compression_level=compression)
    return file.getvalue()


def decode(file: bytes | Path) -> Sound:
    """Read a sound file, its channels mixed to one.

    Raises:
        SpeechError: it is none.
    """
    import soundfile  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

    try:
        samples, rate = soundfile.read(
            io.BytesIO(file) if isinstance(file, bytes) else file, dtype="float32", always_2d=True
        )
    except (soundfile.LibsndfileError, RuntimeError):
        raise SpeechError("This sound file cannot be read.") from None
    return Sound(samples.mean(axis=1, dtype="float32"), int(rate))


def length_ms(file: Path) -> Span:
    """Return how long a sound file is.

    Raises:
        SpeechError: it is none.
    """
    import soundfile  # noqa: PLC0415 - an extra, and heavy: only who makes sound reads it

    try:
        found = soundfile.info(file)
    except (soundfile.LibsndfileError, RuntimeError):
        raise SpeechError("This sound file cannot be read.") from None
    return Span(int(found.frames) * MILLISECONDS_PER_SECOND // int(found.samplerate))
