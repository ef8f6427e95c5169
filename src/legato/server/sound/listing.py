"""Which clips a sitting has, and the making of those that are not there yet."""

from __future__ import annotations

import gzip
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

from legato.errors import SpeechError
from legato.render.speech import (
    SOUNDS,
    Bed,
    Clip,
    Clips,
    Kind,
    Line,
    Studio,
    find_pack,
    find_voice,
    lines_of,
    sound_clip,
)
from legato.render.speech.bed import LOOP_FROM, LOOP_LASTS, bed_clip
from legato.render.speech.encoding import BYTES_PER_SECOND
from legato.render.speech.packed import PackedVoice
from legato.render.speech.voices import NoVoice
from legato.server.data_folder import CLIPS
from legato.server.sound.rendering import speak
from legato.timeline import Timeline, speech
from legato.units import MILLISECONDS_PER_SECOND
from legato.words import load_sentences, narrate

FIRST_WITHIN_S = 2
"""How long the list waits for the first line; usually it has been made long since."""

BROWSER = "Your browser speaks instead."
PACK = "The voice that comes with Legato speaks instead."


def clips() -> Clips:
    """Return the folder of clips, beside the records but no part of them."""
    return Clips(Path(settings.DATA_FOLDER) / CLIPS)


def studio() -> Studio | NoVoice:
    """Return the voice that speaks here, ready to make clips."""
    voice = find_voice(Path(settings.DATA_FOLDER) / "voices")
    return voice if isinstance(voice, NoVoice) else Studio(voice, clips())


def stand_in() -> Studio | None:
    """Return the voice that comes with Legato, for lines that the chosen one has not made; never anybody else's."""
    pack = find_pack()
    return None if pack is None else Studio(PackedVoice(pack, lambda: None), clips())


def make_ahead(compressed: bytes) -> None:
    """Begin to make the clips of a timeline, so that they are there when it is played."""
    found = studio()
    if isinstance(found, Studio):
        lines = [line for line in _lines(compressed) if found.speaker(line) is not None]
        speak(found, [line for line in lines if found.find(line) is None])


def clip_list(compressed: bytes, kind: Kind, *, look: bool = False) -> dict[str, Any]:
    """Return the clips of a timeline by their texts, and the sounds, each by its name: a door makes addresses of them.

    What has not been made yet is listed too, with its likely length and size: whoever asks for it
    gets it as soon as it is made. Who only wants to look how far the making is begins none.
    """
    found = studio()
    says: str | None = None
    told = _LinesTold()
    voice: dict[str, str] | None = None
    if isinstance(found, NoVoice):
        says = found.says
    else:
        try:
            told, voice = _told(found, _lines(compressed), kind, look=look), _voice(found)
        except SpeechError as wrong:
            told, voice, says = _instead(_lines(compressed), kind, wrong)
    return {
        "voice": voice,
        "type": kind.media_type,
        "says": says,
        "ready": told.made == told.of,
        "made": {"lines": told.made, "of": told.of, "trouble": told.trouble},
        "clips": told.rows,
        "sounds": _sounds(kind),
        "beds": _beds(kind),
    }


@dataclass
class _LinesTold:
    """What is told of the lines of a session."""

    rows: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: int = 0
    of: int = 0
    trouble: dict[str, str] | None = None


def _told(found: Studio, lines: tuple[Line, ...], kind: Kind, *, look: bool = False) -> _LinesTold:
    """Give a row for each line.

    Raises:
        SpeechError: the voice fails at the first line, or nothing can be kept.
    """
    # What nobody here can say is not listed, so the browser says it.
    lines = tuple(line for line in lines if found.speaker(line) is not None)
    names = {line: found.note(line) for line in lines}
    made = {line: found.find(line) for line in lines}
    if not look:
        jobs = speak(found, [line for line, clip in made.items() if clip is None])
        if jobs and jobs[0].job.name == names[lines[0]]:
            speak(found, lines[:1], urgently=True)
            jobs[0].over.wait(FIRST_WITHIN_S)
            if jobs[0].trouble:
                raise SpeechError(jobs[0].trouble)
            made[lines[0]] = found.find(lines[0])
    told = _LinesTold(made=sum(clip is not None for clip in made.values()), of=len(lines))
    pack = stand_in()
    for line, clip in made.items():
        row = _row(names[line], line, clip, kind)
        if clip is None:
            why = found.clips.failure_of(names[line])
            told.trouble = told.trouble or (None if why is None else {"text": line.text, "says": why})
            if pack is not None and (instead := pack.find(line)) is not None:
                row["instead"] = _row(instead.name, line, instead, kind)
        told.rows[line.text] = row
    return told


def _instead(lines: tuple[Line, ...], kind: Kind, wrong: SpeechError) -> tuple[_LinesTold, dict[str, str] | None, str]:
    """Tell of a session whose voice fails: the one that comes with Legato speaks, or the browser."""
    pack = stand_in()
    known = () if pack is None else tuple(line for line in lines if pack.find(line) is not None)
    if pack is None or not known:
        return _LinesTold(), None, f"{wrong} {BROWSER}"
    return _told(pack, known, kind), _voice(pack), f"{wrong} {PACK}"


def _voice(found: Studio) -> dict[str, str]:
    return {key: getattr(found.voice, key) for key in ("engine", "name", "language")}


def _row(name: str, line: Line, clip: Clip | None, kind: Kind) -> dict[str, Any]:
    lasts = clip.lasts if clip else line.room or speech(line.text)
    size = clip.size if clip and kind is Kind.OGG else lasts * BYTES_PER_SECOND[kind] // MILLISECONDS_PER_SECOND
    return {"clip": name, "ms": lasts, "bytes": size}


def _sounds(kind: Kind) -> dict[str, Any]:
    """Tell of the tick and the chimes; without their file the player has a tick of its own, and goes on."""
    try:
        made = {name: sound_clip(name, kind) for name in SOUNDS}
    except SpeechError:
        return {}
    return {name: {"clip": clip.name, "ms": clip.lasts, "bytes": clip.size} for name, clip in made.items()}


def _beds(kind: Kind) -> dict[str, Any]:
    """Tell of the beds of sound."""
    try:
        laid = {bed.value: bed_clip(bed, kind) for bed in Bed}
    except SpeechError:
        return {}
    loops = {"from_ms": LOOP_FROM, "loop_ms": LOOP_LASTS}
    return {name: {"clip": clip.name, "ms": clip.lasts, "bytes": clip.size} | loops for name, clip in laid.items()}


@lru_cache(maxsize=64)
def _lines(compressed: bytes) -> tuple[Line, ...]:
    timeline = Timeline.model_validate_json(gzip.decompress(compressed))
    return lines_of(narrate(timeline, load_sentences()))
