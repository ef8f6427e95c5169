"""The way to the sound for the rest of the server, which also runs where `legato[sound]` is not installed."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from legato.server.background import background
from legato.server.data_folder import CLIPS

MISSING = (
    "The recorded voice needs more than is installed here: pip install 'legato[sound]'. Your browser speaks instead."
)


def is_installed() -> bool:
    """Tell whether the packages of the extra can be used; `soundfile` raises OSError without its library."""
    try:
        import soundfile  # type: ignore[import-untyped,unused-ignore]  # noqa: F401, PLC0415 - an extra
    except (ModuleNotFoundError, OSError):
        return False
    return True


def make_ahead_soon(compressed: bytes) -> None:
    """Begin to make the clips of a plan, after the answer to whoever planned it."""
    background.ask([_SpokenAhead(compressed)])


def clips_of(compressed: bytes, ending: str) -> dict[str, Any]:
    """Return the list of clips of a timeline; without the extra it says what is missing."""
    if not is_installed():
        return {"voice": None, "type": None, "says": MISSING, "ready": True, "clips": {}, "sounds": {}}
    from legato.render.speech import Kind  # noqa: PLC0415 - an extra
    from legato.server.sound.listing import clip_list  # noqa: PLC0415

    return clip_list(compressed, Kind(ending))


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
