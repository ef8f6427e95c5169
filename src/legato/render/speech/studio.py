"""Making clips: a line and a voice in, a kept clip out."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache

from legato.errors import LineError
from legato.render.speech.encoding import Kind, decode, encode
from legato.render.speech.keeping import Clip, Clips
from legato.render.speech.lines import Line
from legato.render.speech.pack import Pack
from legato.render.speech.packed import PackedVoice, speaker_of
from legato.render.speech.voice import CALM, Sound, Voice, sayable
from legato.units import Span

RECIPE = 2
"""Counted up when clips are made differently: the old ones are then left lying, and new ones are made."""

PACES = (CALM, 115, 130, 150)
"""How fast a line may be said, in percent, when there is no room for it at a calm pace; faster is not followed [J]."""


class Studio:
    """A voice, and the folder its clips are kept in."""

    def __init__(self, voice: Voice, clips: Clips) -> None:
        self.voice = voice
        self.clips = clips

    def name(self, line: Line) -> str:
        """Return the name of a line's clip: the hash of all that decides how it sounds."""
        return _name(self.speaker(line) or self.voice, line)

    def speaker(self, line: Line) -> Voice | None:
        """Return who says a line; `None` when nobody here can, and the browser has to."""
        return speaker_of(self.voice, line)

    def find(self, line: Line) -> Clip | None:
        """Return the clip of a line when it has been made; one of a pack lies there, and is kept nowhere else."""
        name = self.name(line)
        if isinstance(self.voice, PackedVoice) and self.voice.has(line):
            return _of_pack(self.voice.pack, line.text, name)
        return self.clips.find(name)

    def called(self, name: str, kind: Kind = Kind.OGG) -> Clip | None:
        """Return the clip of a name when it has been made; MP3 is made of the other when it is first asked for.

        Raises:
            SpeechError: it cannot be read, or the disk takes nothing.
        """
        kept = self.clips.find(name, kind)
        if kept or not isinstance(self.voice, PackedVoice):
            return kept
        text = _texts_of(self.voice.pack).get(name)
        if text is None:
            return None
        clip = _of_pack(self.voice.pack, text, name)
        return clip if kind is Kind.OGG else self.clips.keep(name, encode(decode(clip.content()), kind), kind)

    def make(self, line: Line) -> Clip:
        """Return the clip of a line, speaking it when it has not been made.

        Raises:
            SpeechError: it cannot be spoken or kept, and why.
        """
        return self.find(line) or self.clips.keep(self.name(line), encode(self._said(line), Kind.OGG))

    def note(self, line: Line) -> str:
        """Write down what a clip is to be made of, unless it never has to be made, and return its name.

        Raises:
            SpeechError: it cannot be kept.
        """
        name = self.name(line)
        if isinstance(self.voice, PackedVoice) and self.voice.has(line):
            return name
        self.clips.note(name, json.dumps({"text": line.text, "room": line.room}).encode())
        return name

    def line_of(self, name: str) -> Line | None:
        """Return the line of a clip that has been written down for this very voice."""
        slip = self.clips.recipe_of(name)
        if slip is None:
            return None
        try:
            given = json.loads(slip)
            line = Line(str(given["text"]), None if given["room"] is None else Span(int(given["room"])))
        except (ValueError, KeyError, TypeError):
            return None
        return line if self.name(line) == name else None

    def _said(self, line: Line) -> Sound:
        """Speak as calmly as there is room for."""
        from legato.render.speech.shaping import shape_speech  # noqa: PLC0415 - numpy: only who makes sound reads it

        text = sayable(line.text)
        voice = self.speaker(line) or self.voice
        for pace in PACES:
            sound = shape_speech(voice.say(text, pace))
            if line.room is None or sound.lasts <= line.room:
                return sound
        raise LineError(f"There is no room to say: {text}")


def _of_pack(pack: Pack, text: str, name: str) -> Clip:
    place = pack.places[text]
    return Clip(name, pack.file, pack.lasts(text), place.size, place.at)


@lru_cache(maxsize=4)
def _texts_of(pack: Pack) -> Mapping[str, str]:
    """Return the text behind each name of a pack; counted once, because a pack has hundreds."""
    voice = PackedVoice(pack, lambda: None)
    return {_name(voice, Line(text)): text for text in pack.places}


def _name(voice: Voice, line: Line) -> str:
    recipe = {
        "recipe": RECIPE,
        "voice": [voice.engine, voice.name, voice.language, voice.mark],
        "text": line.text,
        # A line of a pack is the same sound in every session.
        "room": None if isinstance(voice, PackedVoice) else line.room,
        "paces": PACES,
    }
    return hashlib.sha256(json.dumps(recipe, sort_keys=True).encode()).hexdigest()
