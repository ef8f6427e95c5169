"""Making a pack: each line spoken, made to last no longer than is counted for it, and written small."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from legato.errors import SpeechError
from legato.render.speech.allowance import allowance
from legato.render.speech.encoding import Kind, decode, encode
from legato.render.speech.loudness import loudness
from legato.render.speech.ogg import with_serial
from legato.render.speech.pack import Made, Pack, open_pack
from legato.render.speech.shaping import SPOKEN_LUFS, level, shape_speech
from legato.render.speech.voice import Sound, Voice, sayable
from legato.units import MILLISECONDS_PER_SECOND

RECIPE = 1
"""Counted up when lines are made differently: every line is then spoken anew."""

LARGEST = 12_000_000
"""More than this nobody wants to install for a voice, in bytes."""

COMPRESSIONS = (0.95, 0.96, 0.97, 0.98, 0.985, 0.99)
"""Some 18, 16, 14, 11, 10 and 9 kbit/s; the first that leaves the pack small enough is taken."""

_BYTES_PER_SECOND = (2_500, 2_240, 1_960, 1_560, 1_400, 1_250)
_BYTES_PER_LINE = 330
"""Of each line beside its sound: the container, and its place in the index."""


USUAL_LOSS_LU = 0.7
"""How much softer speech becomes when it is written so small: made up for beforehand."""
_NEAR_LU = 0.4


def compression_for(lines: Iterable[str]) -> float:
    """Return how strongly lines are to be compressed, told from their texts alone."""
    texts = list(lines)
    lasts = sum(allowance(text) for text in texts) / MILLISECONDS_PER_SECOND
    for compression, rate in zip(COMPRESSIONS, _BYTES_PER_SECOND, strict=True):
        if rate * lasts + _BYTES_PER_LINE * len(texts) < LARGEST:
            return compression
    return COMPRESSIONS[-1]


def maker_of(voice: Voice, lines: Iterable[str]) -> Made:
    """Return by whom a pack of these lines is spoken, and how."""
    return Made(voice.engine, voice.name, voice.language, voice.mark, RECIPE, compression_for(lines))


def inputs_hash(made: Made, lines: Iterable[str]) -> str:
    """Return the hash of all that decides what is in a pack."""
    return hashlib.sha256(json.dumps([made, sorted(set(lines))]).encode()).hexdigest()


def known_sounds(file: Path, made: Made) -> dict[str, bytes]:
    """Return what an earlier pack has of the same voice, made in the same way."""
    try:
        pack: Pack = open_pack(file)
        return {text: pack.content(text) for text in pack.places} if pack.made == made else {}
    except (OSError, SpeechError):
        return {}


def line_sound(voice: Voice, text: str, compression: float) -> bytes:
    """Return the sound of one line.

    Raises:
        SpeechError: it cannot be said in the time that is counted for it.
    """
    said = shape_speech(voice.say(sayable(text)))
    may = allowance(text)
    if said.lasts > may:
        raise SpeechError(f"“{text}” lasts {said.lasts} ms, and {may} ms are counted for it.")
    serial = int.from_bytes(hashlib.sha256(text.encode()).digest()[:4])
    loss = USUAL_LOSS_LU
    content = _written(said, loss, compression)
    heard = decode(content)
    missing = SPOKEN_LUFS - loudness(heard.samples, heard.rate)
    if abs(missing) > _NEAR_LU:
        content = _written(said, loss + missing, compression)
    return with_serial(content, serial)


def _written(said: Sound, louder: float, compression: float) -> bytes:
    return encode(Sound(level(said.samples, SPOKEN_LUFS + louder), said.rate), Kind.OGG, compression)


def lengths(contents: Mapping[str, bytes]) -> dict[str, tuple[bytes, int]]:
    """Measure each sound."""
    return {text: (content, decode(content).lasts) for text, content in contents.items()}
