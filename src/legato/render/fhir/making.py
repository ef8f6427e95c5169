"""What every resource of a bundle is made with: ids that stay, references, codes, and a text for people.

Ids follow from the records (UUIDv5), so that whoever gets a second bundle recognises what they have. Code systems are
our own and come in the bundle themselves; the one code of others is LOINC's for pain from 0 to 10. SNOMED CT is not
used: which of its codes may be given to everybody (the Global Patient Set) could not be checked without its list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from html import escape
from typing import Any
from uuid import UUID, uuid5

from legato.body import Leg, ZoneId
from legato.response import Dossier
from legato.words import Sentences, place_words, tag_of

Resource = dict[str, Any]
"""A resource, or a part of one, as JSON has it."""
Says = str | tuple[str, str]
"""A sentence; or a heading with what stands behind it, which may be long and is nobody's sentence."""

_OURS = UUID("5d1c9a52-6d0e-4a53-9c0b-0f6f5a3f7c11")
"""The namespace of everything Legato gives an id to; it never changes."""
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")

_OTHER_SPACES = re.compile(r"[^\S \t\r\n]")


class FhirVersion(StrEnum):
    """The versions of FHIR that a bundle is written in."""

    R4 = "R4"
    R5 = "R5"


class System(StrEnum):
    """The code systems of our own."""

    PLACE = "place"
    TECHNIQUE = "technique"
    MOMENT = "moment"
    """Pain before a session, and after it."""
    ACT = "act"
    """What was done: massage of a leg, a programme."""
    VERDICT = "verdict"
    RULE = "rule"
    TROUBLE = "trouble"
    """What felt wrong."""
    FACT = "fact"
    COMPLAINT = "complaint"


@lru_cache(maxsize=512)
def stable_id(kind: str, *names: str) -> str:
    """Return the id of something, the same every time."""
    return str(uuid5(_OURS, "/".join((kind, *names))))


def address(kind: str, *names: str) -> str:
    """Return the address that stands for something wherever it is referred to."""
    return f"urn:uuid:{stable_id(kind, *names)}"


def system_address(system: System) -> str:
    """Return the address of a code system of our own."""
    return address("CodeSystem", system.value)


def extension_address(name: str) -> str:
    """Return the address of an extension of our own."""
    return address("StructureDefinition", name)


def place_code(leg: Leg, zone: ZoneId | None = None) -> str:
    """Return the code of a leg, or of a zone of it; the side is part of it."""
    return leg.value if zone is None else f"{leg.value}-{zone.value.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Making:
    """For whom, in which version and in which language resources are made."""

    dossier: Dossier
    version: FhirVersion
    sentences: Sentences
    displays: dict[System, dict[str, str]]
    """What each code means; a code that is not here is not known any more."""

    @property
    def is_r5(self) -> bool:
        """Whether it is the later version."""
        return self.version is FhirVersion.R5

    @property
    def patient(self) -> Resource:
        """A reference to whose records these are."""
        return self.reference("Patient", self.dossier.person.id)

    @property
    def subject_key(self) -> str:
        """What a detected issue calls whom it is about."""
        return "subject" if self.is_r5 else "patient"

    def reference(self, kind: str, *names: str) -> Resource:
        """Refer to another resource of the bundle."""
        return {"reference": address(kind, *names)}

    def resource(self, kind: str, names: Iterable[str], says: Iterable[Says], **fields: Any) -> Resource:
        """Return a resource with its id, its language and a text for people; fields without a value are left out."""
        return {
            "resourceType": kind,
            "id": stable_id(kind, *names),
            "language": tag_of(self.sentences.language),
            "text": {"status": "generated", "div": _division(says)},
            **{name: value for name, value in fields.items() if value not in (None, "", [], {})},
        }

    def concept(self, system: System, code: str) -> Resource:
        """Return a code of our own with what it means; one that is not known any more is told as a text."""
        meaning = self.displays[system].get(code)
        if meaning is None:
            return {"text": code}
        return {"coding": [{"system": system_address(system), "code": code, "display": meaning}], "text": meaning}

    def place(self, leg: Leg, zone: ZoneId | None = None) -> Resource:
        """Return a leg or a zone of it as a code."""
        return self.concept(System.PLACE, place_code(leg, zone))

    def extension(self, name: str, value: Resource) -> Resource:
        """Return what has no field of its own, as an extension with a code."""
        return {"url": extension_address(name), "valueCodeableConcept": value}

    def place_name(self, leg: Leg, zone: ZoneId | None = None) -> str:
        """Name a leg or a zone of it inside a sentence."""
        if zone is None:
            return self.sentences.say("dossier-leg", leg=leg.value)
        return place_words(leg, zone, self.sentences)


def moment(at: datetime | None) -> str | None:
    """Write a moment with its zone."""
    return None if at is None else at.isoformat(timespec="seconds")


def day(on: date | None) -> str | None:
    """Write a day."""
    return None if on is None else on.isoformat()


def plain(text: str) -> str:
    """Return a text without the signs that no XML may hold, and with usual spaces alone, as FHIR has them."""
    return _OTHER_SPACES.sub(" ", _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text))


def _division(says: Iterable[Says]) -> str:
    inside = "".join(f"<p>{_paragraph(one)}</p>" for one in says)
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{inside}</div>'


def _paragraph(says: Says) -> str:
    if isinstance(says, tuple):
        heading, text = says
        return f"<b>{_text(heading)}</b> {_text(text)}"
    return _text(says)


def _text(text: str) -> str:
    return escape(plain(text), quote=False)
