"""The clips of a timeline as the API tells them: each with the address it is fetched from."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from legato.server.sound.gateway import clips_of


def clips_document(compressed: bytes, ending: str, *, look: bool = False) -> dict[str, Any]:
    """Return the clips of a compressed timeline, beginning to make those that are missing unless one only looks."""
    found = clips_of(compressed, ending, look=look)
    parts = ("clips", "sounds", "beds")
    return found | {part: {key: _addressed(row, ending) for key, row in found[part].items()} for part in parts}


def clip_address(name: str, ending: str) -> str:
    """Return the address of a clip."""
    return reverse("clips:clip", kwargs={"name": name, "ending": ending})


def _addressed(row: dict[str, Any], ending: str) -> dict[str, Any]:
    told = {name: each for name, each in row.items() if name not in {"clip", "instead"}}
    if "instead" in row:
        told["instead"] = _addressed(row["instead"], ending)
    return {"url": clip_address(row["clip"], ending)} | told
