"""The moving hands of a session: files too large for every device to keep for every technique."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from legato.server import assets
from legato.server.pages.posters import shown

FOLDER = "src/stage/"
_MOVING = f"{FOLDER}massage/"


def pictures_of(techniques: Iterable[str]) -> list[str]:
    """Return the addresses of what shows these techniques: the legs and hands, and the movements."""
    moving = [f"{_MOVING}{technique}.glb" for technique in sorted(shown() & {*techniques})]
    if not moving:
        return []
    bodies = [source for source in sorted(assets.manifest()) if source.startswith(f"{_MOVING}base")]
    return [address for address in map(assets.url_of, [*bodies, *moving]) if address]


def files_kept_with_sessions() -> frozenset[str]:
    """Return the addresses of pictures that a device keeps with a session that shows them, or not at all."""
    return frozenset(
        f"{settings.STATIC_URL}{row['file']}"
        for source, row in assets.manifest().items()
        if source.startswith(FOLDER) and source.endswith((".glb", ".webp"))
    )
