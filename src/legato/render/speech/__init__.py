"""What is spoken and sounded, as clips: small sound files, levelled alike and named by their content.

A `Voice` says a text; everything else is the same for every voice: the pause
around it is cut away, its loudness is made that of all others, it is written
small and kept under a name that says what is in it.

Only `programmes` starts anything outside this process.
What is there already is found and sent without numpy; making sound needs the extra
`legato[sound]`, which is read by whoever makes some: `shaping`, `chimes`, `loops`, `recording`, `writing`.
"""

from legato.render.speech.bed import Bed
from legato.render.speech.encoding import Kind, decode, encode, length_ms
from legato.render.speech.keeping import Clip, Clips
from legato.render.speech.lines import Line, lines_of, lines_on_the_clock
from legato.render.speech.pack import find_pack
from legato.render.speech.sounds import SOUNDS, sound_clip
from legato.render.speech.studio import Studio
from legato.render.speech.voice import CALM, Sound, Voice
from legato.render.speech.voices import (
    NoVoice,
    choose_voice,
    find_voice,
    install_voice,
    known_voices,
    remove_voice,
)

__all__ = [
    "CALM",
    "SOUNDS",
    "Bed",
    "Clip",
    "Clips",
    "Kind",
    "Line",
    "NoVoice",
    "Sound",
    "Studio",
    "Voice",
    "choose_voice",
    "decode",
    "encode",
    "find_pack",
    "find_voice",
    "install_voice",
    "known_voices",
    "length_ms",
    "lines_of",
    "lines_on_the_clock",
    "remove_voice",
    "sound_clip",
]
