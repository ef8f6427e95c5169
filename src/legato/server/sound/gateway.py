"""The way to the sound for the rest of the server, which also runs where `legato[sound]` is not installed."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import suppress
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings

from legato.errors import SpeechError
from legato.server.background import background
from legato.server.data_folder import CLIPS
from legato.server.sound.here import VoiceHere

MISSING = (
    "The recorded voice needs more than is installed here: pip install 'legato[sound]'. Your browser speaks instead."
)


def is_installed() -> bool:
    """Tell whether the extra is here, without reading it: numpy alone takes a tenth of all our memory."""
    return _is_whole()


@cache
def _is_whole() -> bool:
    """Look for the packages, and for the library beneath: `soundfile` brings it for most machines, not for all."""
    packages = find_spec("numpy") and find_spec("soundfile")
    return bool(packages and (find_spec("_soundfile_data") or find_library("sndfile")))


def warm() -> None:
    """Read the indices of what comes with Legato, voice and sounds, so that the first session does not."""
    if not is_installed():
        return
    from legato.render.speech import SOUNDS, Kind, find_pack  # noqa: PLC0415 - an extra
    from legato.render.speech.shipped import find_shipped  # noqa: PLC0415 - as above
    from legato.render.speech.sounds import sound_name  # noqa: PLC0415 - as above

    find_pack()
    with suppress(SpeechError):
        find_shipped(sound_name(SOUNDS[0]), Kind.OGG)


def make_ahead_soon(compressed: bytes) -> None:
    """Begin to make the clips of a plan, after the answer to whoever planned it."""
    background.ask([_SpokenAhead(compressed)])


def clips_of(compressed: bytes, ending: str, *, look: bool = False) -> dict[str, Any]:
    """Return the list of clips of a timeline; without the extra it says what is missing."""
    if not is_installed():
        made = {"lines": 0, "of": 0, "trouble": None}
        nothing: dict[str, Any] = {"clips": {}, "sounds": {}, "beds": {}}
        return {"voice": None, "type": None, "says": MISSING, "ready": True, "made": made} | nothing
    from legato.render.speech import Kind  # noqa: PLC0415 - an extra
    from legato.server.sound.listing import clip_list  # noqa: PLC0415

    return clip_list(compressed, Kind(ending), look=look)


def voices_here() -> tuple[VoiceHere, ...]:
    """Return every voice of this computer; none without the extra."""
    if not is_installed():
        return ()
    from legato.server.sound import choosing  # noqa: PLC0415 - an extra

    return choosing.voices_here()


def use_voice(name: str) -> None:
    """Let a voice speak from now on, on this computer.

    Raises:
        UnknownNameError: there is none of this name.
        SpeechError: it cannot speak here, or the choice cannot be kept.
    """
    if not is_installed():
        raise SpeechError(MISSING)
    from legato.server.sound import choosing  # noqa: PLC0415 - an extra

    choosing.use_voice(name)


def sample_of(name: str, within_s: int) -> tuple[bytes, str] | None:
    """Return a sentence in a voice, and its media type; `None` when there is no such voice.

    Raises:
        NotReadyError: it cannot be made, or not in that time.
    """
    if not is_installed():
        return None
    from legato.server.sound import choosing  # noqa: PLC0415 - an extra

    return choosing.sample_of(name, within_s)


def forget_spoken() -> None:
    """Remove every clip and what is noted for one: they tell which parts of a body were treated."""
    # Nothing may be in the making, or it would be kept again a moment later.
    background.stop()
    try:
        shutil.rmtree(Path(settings.DATA_FOLDER) / CLIPS, ignore_errors=True)
    finally:
        background.start()


def keep_spoken_within(most_bytes: int) -> None:
    """Remove the clips that were used longest ago, where all of them take more than that."""
    if is_installed():
        from legato.server.sound.listing import clips  # noqa: PLC0415 - an extra

        clips().keep_within(most_bytes)


@dataclass(frozen=True, slots=True)
class _SpokenAhead:
    """The lines of a plan, to be asked for one by one: reading them is more than an answer should wait for."""

    compressed: bytes
    needs: None = None

    @property
    def name(self) -> str:
        return f"ahead-{hashlib.sha256(self.compressed).hexdigest()}"

    def run(self) -> None:
        if not is_installed():
            return
        from legato.server.sound.listing import make_ahead  # noqa: PLC0415 - an extra

        make_ahead(self.compressed)
