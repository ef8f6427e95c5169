"""A voice as a page shows it; it needs no extra."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VoiceHere:
    """A voice as a page shows it."""

    name: str
    engine: str
    language: str
    is_packed: bool
    """Whether it came with Legato, its lines spoken beforehand."""
    can_speak: bool
    speaks: bool
    """Whether it is the one that speaks now."""
