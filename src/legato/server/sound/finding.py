"""Finding the clip behind an address, and making it when it is only noted."""

from __future__ import annotations

from legato.errors import NotReadyError, SpeechError
from legato.render.speech import Clip, Kind, Studio
from legato.render.speech.shipped import find_shipped
from legato.server.background import Job, background
from legato.server.sound.listing import clips, stand_in, studio
from legato.server.sound.rendering import SpokenLine


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
    """Return a clip that is there: it came with Legato, or was spoken by the voice of today."""
    if laid := find_shipped(name, kind):
        return laid
    for voiced in (studio(), stand_in()):
        if isinstance(voiced, Studio) and (found := voiced.called(name, kind)):
            return found
    return clips().find(name, kind)


def _make(name: str, within_s: int) -> bool:
    """Have a noted clip made before all others; `False` when it is not noted for the voice of today."""
    job = _job(name)
    if job is None:
        return False
    (made,) = background.ask([job], urgently=True)
    if not made.over.wait(within_s):
        raise NotReadyError("This line is still being made.")
    if made.trouble:
        raise NotReadyError(made.trouble)
    return True


def _job(name: str) -> Job | None:
    """Return what makes a clip of this name, if anything does."""
    found = studio()
    line = found.line_of(name) if isinstance(found, Studio) else None
    return SpokenLine(name, found, line) if isinstance(found, Studio) and line is not None else None
