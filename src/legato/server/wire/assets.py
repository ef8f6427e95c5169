"""The scripts, styles and fonts that Vite built, found by the names of their sources.

Because Vite puts a hash of the content into every file name, the manifest is the
only way from a source to its file, and files can be cached for ever.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import get_script_prefix

APP = "src/app.ts"
APP_STYLES = "src/app.css"
PLAYER = "src/player.ts"
PLAYER_STYLES = "src/play.css"
MANIFEST_NAME = "manifest.json"


def is_built() -> bool:
    """Tell whether there is a built player to serve."""
    return (Path(settings.PLAYER_FOLDER) / MANIFEST_NAME).is_file()


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """Return the manifest; empty when nothing was built."""
    if not is_built():
        return {}
    found: dict[str, dict[str, Any]] = json.loads((Path(settings.PLAYER_FOLDER) / MANIFEST_NAME).read_text("utf-8"))
    return found


def static_url(file: str) -> str:
    """Return the address of a file in the built player, below the path the app stands at.

    `settings.STATIC_URL` would keep the path it was first asked at for good.
    """
    return f"{get_script_prefix()}{settings.STATIC_URL.lstrip('/')}{file}"


def url_of(source: str) -> str:
    """Return the address of the file that was built from a source; empty when nothing was built."""
    row = manifest().get(source)
    return static_url(row["file"]) if row else ""


def styles_of(source: str) -> tuple[str, ...]:
    """Return the style sheets a script needs, its imports included."""
    sheets = [sheet for row in _with_imports(source) for sheet in row.get("css", ())]
    return tuple(static_url(sheet) for sheet in dict.fromkeys(sheets))


def imports_of(source: str) -> tuple[str, ...]:
    """Return the scripts a script imports at once, to be fetched at the same time."""
    files = [row["file"] for row in _with_imports(source)][1:]
    return tuple(static_url(file) for file in dict.fromkeys(files))


def font() -> str:
    """Return the address of the upright Latin typeface, which every page needs first."""
    for source, row in manifest().items():
        if source.endswith("latin-wght-normal.woff2") and "latin-ext" not in source:
            return static_url(row["file"])
    return ""


def _with_imports(source: str) -> Iterator[dict[str, Any]]:
    row = manifest().get(source)
    if row is None:
        return
    yield row
    for imported in row.get("imports", ()):
        yield from _with_imports(imported)
