"""The clips of a timeline as the API tells them: each with the address it is fetched from."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from legato.server.sound.gateway import clips_of


def clips_document(compressed: bytes, ending: str) -> dict[str, Any]:
    """Return the clips of a compressed timeline, beginning to make those that are missing."""
    found = clips_of(compressed, ending)
    return found | {part: _addressed(found[part], ending) for part in ("clips", "sounds")}


def clip_address(name: str, ending: str) -> str:
    """Return the address of a clip."""
    return reverse("clips:clip", kwargs={"name": name, "ending": ending})


def _addressed(rows: dict[str, dict[str, Any]], ending: str) -> dict[str, dict[str, Any]]:
    return {
        key: {"url": clip_address(row["clip"], ending)} | {name: each for name, each in row.items() if name != "clip"}
        for key, row in rows.items()
    }
