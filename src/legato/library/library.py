"""The whole content as one record: techniques first, then everything that goes around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from legato.errors import UnknownNameError
from legato.library.model import (
    Advised,
    Benefit,
    Cause,
    ClaimStanding,
    Disclaimer,
    FaqEntry,
    Guideline,
    Label,
    Licence,
    NotToMassage,
    Preparation,
    Source,
    SourceKind,
    Tip,
)
from legato.library.programme import Programme
from legato.notation.checkin import Aim, Complaint, Equipment, Performer, Position, Reach
from legato.notation.kinds import StrokeKind
from legato.notation.score import By, Course, Part
from legato.notation.technique import Family, Grade, Oil, Origin, ReviewStatus, Technique, TechniqueRole

LABELLED: dict[str, type[StrEnum]] = {
    "performer": Performer,
    "position": Position,
    "reach": Reach,
    "equipment": Equipment,
    "complaint": Complaint,
    "aim": Aim,
    "family": Family,
    "origin": Origin,
    "role": TechniqueRole,
    "oil": Oil,
    "grade": Grade,
    "standing": ClaimStanding,
    "advised": Advised,
    "status": ReviewStatus,
    "kind": StrokeKind,
    "part": Part,
    "by": By,
    "course": Course,
    "source_kind": SourceKind,
}
"""Every kind of choice that has plain words in `labels.toml`, by the name it has there."""


@dataclass(frozen=True, eq=False)
class Library:
    """The content that ships with Legato, each kind by id and in its own order."""

    techniques: Mapping[str, Technique]
    causes: Mapping[str, Cause] = field(default_factory=dict)
    benefits: Mapping[str, Benefit] = field(default_factory=dict)
    tips: Mapping[str, Tip] = field(default_factory=dict)
    preparation: Mapping[str, Preparation] = field(default_factory=dict)
    faq: Mapping[str, FaqEntry] = field(default_factory=dict)
    not_to_massage: Mapping[str, NotToMassage] = field(default_factory=dict)
    advice: Mapping[str, Guideline] = field(default_factory=dict)
    programmes: Mapping[str, Programme] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    labels: Mapping[type[StrEnum], Mapping[str, Label]] = field(default_factory=dict)
    fact_names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people type for a fact of the check-in that has no page but its rule, by the fact."""
    spelling: Mapping[str, str] = field(default_factory=dict)
    """Which word is read for which in the search: American and British, and plurals that change inside."""
    disclaimer: Disclaimer | None = None
    licence: Licence | None = None

    def __post_init__(self) -> None:
        """Make the mappings read-only: the library is one for the whole process."""
        for part in fields(self):
            held = getattr(self, part.name)
            if isinstance(held, Mapping):
                object.__setattr__(self, part.name, MappingProxyType(dict(held)))

    @cached_property
    def not_for(self) -> Mapping[str, tuple[str, ...]]:
        """The techniques that each fact rules out where it holds, by the fact."""
        found: dict[str, list[str]] = {}
        for name, technique in self.techniques.items():
            for fact in technique.contraindications:
                found.setdefault(fact, []).append(name)
        return {fact: tuple(names) for fact, names in found.items()}

    def technique(self, name: str) -> Technique:
        """Return a technique by its id.

        Raises:
            UnknownNameError: there is none of that id.
        """
        if name not in self.techniques:
            raise UnknownNameError("technique", name, tuple(self.techniques))
        return self.techniques[name]

    def label(self, choice: StrEnum) -> str:
        """Return the plain words for a choice: `Aim.RELAX` is "Relax"."""
        return self.labels[type(choice)][choice.value].label

    def help(self, choice: StrEnum) -> str:
        """Return the sentence that explains a choice; empty where the label is enough."""
        return self.labels[type(choice)][choice.value].help
