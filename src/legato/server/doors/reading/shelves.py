"""The techniques as they stand in the library: first those for the foot, then the leg, then tools and machines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legato.notation.technique import Family, Origin, Technique
from legato.server.wire.language import say


@dataclass(frozen=True, slots=True)
class Shelf:
    """Some techniques that belong together."""

    title: str
    techniques: tuple[Technique, ...]
    has_tour: bool = False
    """Whether all of them can be done one after the other."""


def shelves_of(techniques: Iterable[Technique]) -> tuple[Shelf, ...]:
    """Put techniques on their shelves, in the order they came."""
    every = tuple(techniques)
    hands = tuple(one for one in every if one.family is Family.HANDS)
    return (
        Shelf(say("library-for-foot"), tuple(one for one in hands if one.origin is Origin.ARTICLE), has_tour=True),
        Shelf(say("library-for-leg"), tuple(one for one in hands if one.origin is not Origin.ARTICLE)),
        Shelf(say("library-with-tool"), tuple(one for one in every if one.family is Family.TOOL)),
        Shelf(say("library-with-machine"), tuple(one for one in every if one.family is Family.MACHINE)),
    )
