"""The way to the sound for the rest of the server, which also runs where `legato[sound]` is not installed."""

from __future__ import annotations

import threading
from typing import Any

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
    threading.Thread(target=_make_ahead, args=(compressed,), name="legato-sound-ahead", daemon=True).start()


def clips_of(compressed: bytes, ending: str) -> dict[str, Any]:
    """Return the list of clips of a timeline; without the extra it says what is missing."""
    if not is_installed():
        return {"voice": None, "type": None, "says": MISSING, "ready": True, "clips": {}, "sounds": {}}
    from legato.render.speech import Kind  # noqa: PLC0415 - an extra
    from legato.server.sound.listing import listed  # noqa: PLC0415

    return listed(compressed, Kind(ending))


def _make_ahead(compressed: bytes) -> None:
    if not is_installed():
        return
    from legato.server.sound.listing import make_ahead  # noqa: PLC0415 - an extra

    make_ahead(compressed)
