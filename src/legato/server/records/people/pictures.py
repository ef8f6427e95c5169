"""Which picture somebody begins with: one that few others have."""

from __future__ import annotations

from collections.abc import Mapping

from legato.server.records.people.models import Picture


def picture_free(had: Mapping[str, int]) -> Picture:
    """Return the first of the pictures that fewest have.

    Args:
        had: how many have each picture.
    """
    return min(Picture, key=lambda each: had.get(each.value, 0))
