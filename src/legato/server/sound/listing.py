"""Which clips a sitting has, and the making of those that are not there yet."""

from __future__ import annotations

import gzip
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from legato.errors import SpeechError
from legato.render.speech import SOUNDS, Clip, Clips, Kind, Line, Studio, find_voice, lines_of, sound_clip
from legato.render.speech.encoding import BYTES_PER_SECOND
from legato.render.speech.voices import NoVoice
from legato.server.data_folder import CLIPS
from legato.server.sound.rendering import speak
from legato.timeline import Timeline, speech
from legato.units import MILLISECONDS_PER_SECOND
from legato.words import load_sentences, narrate

FIRST_WITHIN_S = 2
"""How long the list waits for the first line; usually it has been made long since."""

INSTEAD = "Your browser speaks instead."


def clips() -> Clips:
    """Return the folder of clips, beside the records but no part of them."""
    return Clips(Path(settings.DATA_FOLDER) / CLIPS)


def studio() -> Studio | NoVoice:
    """Return the voice that speaks here, ready to make clips."""
    voice = find_voice(Path(settings.DATA_FOLDER) / "voices")
    return voice if isinstance(voice, NoVoice) else Studio(voice, clips())


def make_ahead(compressed: bytes) -> None:
    """Begin to make the clips of a timeline, so that they are there when it is played."""
    found = studio()
    if isinstance(found, Studio):
        lines = [line for line in _lines(compressed) if found.speaker(line) is not None]
        speak(found, [line for line in lines if found.find(line) is None])
    with suppress(SpeechError):
        for name in SOUNDS:
            sound_clip(name, clips())


def clip_list(compressed: bytes, kind: Kind) -> dict[str, Any]:
    """Return the clips of a timeline by their texts, and the sounds, each by its name: a door makes addresses of them.

    What has not been made yet is listed too, with its likely length and size: whoever asks for it
    gets it as soon as it is made.
    """
    found = studio()
    says: str | None = None
    told: dict[str, Any] = {}
    voice: dict[str, str] | None = None
    if isinstance(found, NoVoice):
        says = found.says
    else:
        try:
            told = _told(found, _lines(compressed), kind)
            voice = {key: getattr(found.voice, key) for key in ("engine", "name", "language")}
        except SpeechError as wrong:
            says = f"{wrong} {INSTEAD}"
    return {
        "voice": voice,
        "type": kind.media_type,
        "says": says,
        "ready": all(row["ready"] for row in told.values()),
        "clips": {text: {name: row[name] for name in ("clip", "ms", "bytes")} for text, row in told.items()},
        "sounds": _sounds(kind),
    }


def _told(found: Studio, lines: tuple[Line, ...], kind: Kind) -> dict[str, Any]:
    """Give a row for each line.

    Raises:
        SpeechError: the voice fails at the first line, or nothing can be kept.
    """
    # What nobody here can say is not listed, so the browser says it.
    lines = tuple(line for line in lines if found.speaker(line) is not None)
    names = {line: found.note(line) for line in lines}
    clips = {line: found.find(line) for line in lines}
    jobs = speak(found, [line for line, clip in clips.items() if clip is None])
    if jobs and jobs[0].job.name == names[lines[0]]:
        speak(found, lines[:1], urgently=True)
        jobs[0].over.wait(FIRST_WITHIN_S)
        if jobs[0].trouble:
            raise SpeechError(jobs[0].trouble)
        clips[lines[0]] = found.find(lines[0])
    return {line.text: _row(names[line], line, clip, kind) for line, clip in clips.items()}


def _row(name: str, line: Line, clip: Clip | None, kind: Kind) -> dict[str, Any]:
    lasts = clip.lasts if clip else line.room or speech(line.text)
    size = clip.size if clip and kind is Kind.OGG else lasts * BYTES_PER_SECOND[kind] // MILLISECONDS_PER_SECOND
    return {"clip": name, "ms": lasts, "bytes": size, "ready": clip is not None}


def _sounds(kind: Kind) -> dict[str, Any]:
    try:
        made = {name: clips().find(sound_clip(name, clips()).name, kind) for name in SOUNDS}
    except SpeechError:
        # The player has a tick of its own, and goes on without chimes.
        return {}
    return {name: {"clip": clip.name, "ms": clip.lasts, "bytes": clip.size} for name, clip in made.items() if clip}


@lru_cache(maxsize=64)
def _lines(compressed: bytes) -> tuple[Line, ...]:
    timeline = Timeline.model_validate_json(gzip.decompress(compressed))
    return lines_of(narrate(timeline, load_sentences()))
