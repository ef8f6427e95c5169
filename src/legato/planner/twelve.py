"""The twelve techniques: what the article does by hand, in its order."""

from __future__ import annotations

from legato.library import Library
from legato.notation.technique import Family, Origin, Technique


def is_one_of_the_twelve(technique: Technique) -> bool:
    """Tell whether the article describes a technique, and it is done by hand."""
    return technique.origin is Origin.ARTICLE and technique.family is Family.HANDS


def the_twelve(library: Library) -> tuple[Technique, ...]:
    """Return the twelve in the article's order."""
    return tuple(sorted(filter(is_one_of_the_twelve, library.techniques.values()), key=lambda one: one.rank))
