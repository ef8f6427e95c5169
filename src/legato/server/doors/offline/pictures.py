"""The moving hands of a session: files too large for every device to keep for every technique."""

from __future__ import annotations

from collections.abc import Iterable

from legato.notation.checkin import Performer
from legato.server.wire import assets
from legato.server.wire.posters import file_of

FOLDER = "src/stage/"
_MOVING = f"{FOLDER}massage/"


def pictures_of(techniques: Iterable[str], performer: Performer) -> list[str]:
    """Return the addresses of what shows these techniques by somebody's hands.

    Legs and hands, the movements, and still pictures for devices that cannot draw them.
    """
    files = sorted(file for name in {*techniques} if (file := file_of(name, performer)))
    if not files:
        return []
    bodies = [source for source in sorted(assets.manifest()) if source.startswith(f"{_MOVING}base")]
    moving = [f"{_MOVING}{file}.glb" for file in files]
    still = [f"{FOLDER}posters/{file}-{size}.webp" for file in files for size in ("large", "large-dark")]
    return [address for address in map(assets.url_of, [*bodies, *moving, *still]) if address]


def small_pictures_of(techniques: Iterable[str], performer: Performer) -> list[str]:
    """Return the addresses of the small still pictures of techniques, as lists of them show them."""
    files = sorted(file for name in {*techniques} if (file := file_of(name, performer)))
    small = (f"{FOLDER}posters/{file}-{size}.webp" for file in files for size in ("thumb", "thumb-dark"))
    return [address for address in map(assets.url_of, small) if address]


def files_kept_with_sessions() -> frozenset[str]:
    """Return the addresses of pictures that a device keeps with a session that shows them, or not at all."""
    return frozenset(
        assets.static_url(row["file"])
        for source, row in assets.manifest().items()
        if source.startswith(FOLDER) and source.endswith((".glb", ".webp"))
    )
