"""Finding the clip behind an address, and making it when it is only noted."""

from __future__ import annotations

from legato.errors import NotReadyError, SpeechError
from legato.render.speech import Clip, Kind, Studio
from legato.server.sound.listing import clips, studio
from legato.server.sound.rendering import speak


def clip_made(name: str, ending: str, within_s: int) -> tuple[bytes, str] | None:
    """Return the content of a clip and its media type; `None` when nobody has heard of it.

    Raises:
        NotReadyError: it is still being made, or cannot be made.
    """
    kind = Kind(ending)
    try:
        found = _there(name, kind)
        if found is None and _make(name, within_s):
            found = _there(name, kind)
        return (found.content(), kind.media_type) if found else None
    except SpeechError as wrong:
        raise NotReadyError(f"This clip cannot be read: {wrong}") from None


def _there(name: str, kind: Kind) -> Clip | None:
    """Return a clip that has been made: a spoken one, or a sound that needs no voice."""
    voiced = studio()
    return voiced.called(name, kind) if isinstance(voiced, Studio) else clips().find(name, kind)


def _make(name: str, within_s: int) -> bool:
    """Have a noted clip made before all others; `False` when it is not noted for the voice of today."""
    found = studio()
    line = found.line_of(name) if isinstance(found, Studio) else None
    if not isinstance(found, Studio) or line is None:
        return False
    if found.find(line) is not None:
        return True
    (spoken,) = speak(found, [line], urgently=True)
    if not spoken.over.wait(within_s):
        raise NotReadyError("This line is still being made.")
    if spoken.trouble:
        raise NotReadyError(spoken.trouble)
    return True
