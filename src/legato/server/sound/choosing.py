"""Which voices are here, how each sounds, and which one speaks."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from legato.errors import NotReadyError, SpeechError
from legato.render.speech import (
    Kind,
    Line,
    NoVoice,
    Studio,
    choose_voice,
    find_pack,
    find_voice,
    known_voices,
)
from legato.render.speech.packed import PackedVoice
from legato.server.background import background
from legato.server.sound.here import VoiceHere
from legato.server.sound.listing import clips
from legato.server.sound.rendering import SpokenLine

SAMPLES = (
    "Breathe in slowly through the nose. Let go with a long breath out.",
    "Rub your hands together until they are warm.",
)
"""Heard before a choice, where the pack has one of them: a whole sentence of a session."""

_LEAST_WORDS, _MOST_WORDS = 9, 14


def voices_here() -> tuple[VoiceHere, ...]:
    """Return every voice of this computer, the one that comes with Legato first."""
    folder = _folder()
    speaks = find_voice(folder)
    name = None if isinstance(speaks, NoVoice) else speaks.name
    return tuple(
        VoiceHere(
            name=known.name,
            engine=known.engine,
            language=known.language,
            is_packed=isinstance(known.voice, PackedVoice),
            can_speak=known.voice is not None,
            speaks=known.name == name,
        )
        for known in known_voices(folder)
    )


def use_voice(name: str) -> None:
    """Let a voice speak from now on, on this computer.

    Raises:
        UnknownNameError: there is none of this name.
        SpeechError: it cannot speak here, or the choice cannot be kept.
    """
    choose_voice(_folder(), name)


def sample_of(name: str, within_s: int) -> tuple[bytes, str] | None:
    """Return a sentence in this voice, and its media type; `None` when there is no such voice.

    Raises:
        NotReadyError: it cannot be made, or not in that time.
    """
    voice = next((known.voice for known in known_voices(_folder()) if known.name == name), None)
    if voice is None:
        return None
    studio, line = Studio(voice, clips()), Line(_sample_text())
    try:
        if studio.find(line) is None:
            (made,) = background.ask([SpokenLine(studio.name(line), studio, line)], urgently=True)
            if not made.over.wait(within_s):
                raise NotReadyError(f"{name} is still at work: try again in a moment.")
            if made.trouble:
                raise NotReadyError(made.trouble)
        found = studio.called(studio.name(line), Kind.MP3)
        return (found.content(), Kind.MP3.media_type) if found else None
    except SpeechError as wrong:
        raise NotReadyError(str(wrong)) from None


def _sample_text() -> str:
    pack = find_pack()
    said = () if pack is None else tuple(pack.places)
    usual = next((text for text in SAMPLES if text in said), None)
    fair = (text for text in said if _LEAST_WORDS <= len(text.split()) <= _MOST_WORDS)
    return usual or next(fair, SAMPLES[0])


def _folder() -> Path:
    return Path(settings.DATA_FOLDER) / "voices"
