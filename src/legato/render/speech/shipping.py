"""Making the file of the sounds that come with Legato."""

from __future__ import annotations

import hashlib
import json

from legato.render.speech import bed, sounds
from legato.render.speech.bed import Bed, bed_name
from legato.render.speech.chimes import sound
from legato.render.speech.encoding import Kind, decode, encode
from legato.render.speech.loops import COMPRESSION, with_margins
from legato.render.speech.ogg import with_serial
from legato.render.speech.pack import Made, pack_file
from legato.render.speech.shaping import RATE
from legato.render.speech.shipped import key
from legato.render.speech.sounds import SOUNDS, sound_name
from legato.render.speech.voice import Sound

MADE = Made("legato", "sounds", "", "", bed.RECIPE * 100 + sounds.RECIPE, COMPRESSION)


def sounds_file() -> bytes:
    """Compute every bed and chime, and return the pack of them."""
    made: dict[str, tuple[bytes, int]] = {}
    for one in Bed:
        _add(made, bed_name(one), Sound(with_margins(one), RATE), COMPRESSION)
    for name in SOUNDS:
        _add(made, sound_name(name), sound(name), None)
    return pack_file(MADE, inputs_hash(), made)


def inputs_hash() -> str:
    """Return the hash of all that decides what is in the pack: the recipes are counted up when that changes."""
    names = [*(bed_name(one) for one in Bed), *(sound_name(name) for name in SOUNDS)]
    return hashlib.sha256(json.dumps([MADE, names]).encode()).hexdigest()


def _add(made: dict[str, tuple[bytes, int]], name: str, what: Sound, compression: float | None) -> None:
    serial = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4])
    ogg = with_serial(encode(what, Kind.OGG, compression), serial)
    made[key(name, Kind.OGG)] = ogg, what.lasts
    # Encoded from the sound and not from the other file, so nothing is lost twice.
    mp3 = encode(what, Kind.MP3)
    made[key(name, Kind.MP3)] = mp3, decode(mp3).lasts
