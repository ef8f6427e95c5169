"""Plain words for the choices of a check-in, from the library."""

from __future__ import annotations

from enum import StrEnum

from legato.library import load_library


def label(choice: StrEnum) -> str:
    """Return the plain words for a choice."""
    return load_library().label(choice)


def choices_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Return the values of a kind of answer with their labels, in order."""
    return [(value.value, label(value)) for value in kind]
