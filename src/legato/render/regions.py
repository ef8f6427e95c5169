"""Whom to call in which country, and sentences with these numbers in them.

Pure: which country it is says the door, by what somebody chose, or by a guess.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, ValidationError

from legato.errors import ContentError
from legato.notation.emergency import EVERYWHERE
from legato.notation.model import Model, findings
from legato.words import Sentences, load_sentences

Number = Annotated[str, Field(pattern=r"^#?\d[\d ]*\d$", max_length=20)]

_MATERNITY = "maternity unit"


class UrgentLine(Model):
    """A line for what cannot wait until doctors open, and is no emergency."""

    name: Annotated[str, Field(min_length=2, max_length=40)]
    number: Number
    hours: Annotated[str, Field(max_length=60)] = ""
    """When it answers, in words; said beside the number."""
    where: Annotated[str, Field(max_length=60)] = ""
    """Where it answers, when that is not everywhere in the country."""


class Region(Model):
    """A country, and whom to call there."""

    code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    name: Annotated[str, Field(min_length=2, max_length=40)]
    emergency: Number
    urgent: UrgentLine | None = None
    maternity: Annotated[str, Field(min_length=4, max_length=40)] = _MATERNITY
    """What a maternity unit is called there."""
    zones: Annotated[tuple[str, ...], Field(min_length=1)]
    """The time zones by which it is guessed."""
    sources: Annotated[tuple[Annotated[str, Field(pattern=r"^https?://")], ...], Field(min_length=1)]


class Regions(Model):
    """All countries with numbers somebody looked up, and when."""

    checked: date
    regions: Annotated[tuple[Region, ...], Field(alias="region", min_length=1)]


ELSEWHERE = Region(
    code="ZZ",
    name="Another country",
    emergency="112",
    zones=("Etc/UTC",),
    sources=("http://www.thefullwiki.org/Emergency_number",),
)
"""The last resort: a mobile phone connects 112 in most countries."""


@cache
def load_regions() -> Mapping[str, Region]:
    """Return the countries by their codes, in order of their names.

    Raises:
        ContentError: the file is broken; the field is named.
    """
    return read_regions(files("legato.render") / "regions.toml")


def read_regions(file: Traversable) -> Mapping[str, Region]:
    """Read countries from a file.

    Raises:
        ContentError: the file is broken; the field is named.
    """
    try:
        found = Regions.model_validate(tomllib.loads(file.read_text(encoding="utf-8"))).regions
    except ValidationError as error:
        told = "\n".join(f"  {file.name}: {finding}" for finding in findings(error))
        raise ContentError(f"The numbers to call are broken:\n{told}") from error
    return MappingProxyType({region.code: region for region in sorted(found, key=lambda one: one.name)})


def region_called(code: str) -> Region | None:
    """Return a country by its code, `None` for one whose numbers nobody has looked up; the last resort has a code."""
    return ELSEWHERE if code == ELSEWHERE.code else load_regions().get(code)


def region_of_zone(zone: str) -> Region | None:
    """Return the country of a time zone."""
    return next((region for region in load_regions().values() if zone in region.zones), None)


def region_of_languages(tags: Iterable[str]) -> Region | None:
    """Return the country that is named first in language tags (`de-AT`); a language alone names none."""
    parts = (part.upper() for tag in tags for part in tag.split("-")[1:])
    return next((found for part in parts if (found := load_regions().get(part))), None)


def region_in(chosen: str, zone: str, tags: Iterable[str]) -> Region:
    """Return the country somebody chose; else that of a time zone, else of languages, else the last resort.

    The time zone comes first because a browser speaks American English in many houses that are not in America.
    """
    return region_called(chosen) or region_of_zone(zone) or region_of_languages(tags) or ELSEWHERE


def in_region(text: str, region: Region) -> str:
    """Return a sentence with the number of a country in place of those that work nearly everywhere."""
    return text.replace(EVERYWHERE, region.emergency).replace(_MATERNITY, region.maternity)


def closed_words(region: Region, sentences: Sentences | None = None) -> str:
    """Say where to turn at night or on a Sunday with what should be seen today; it is right at any hour."""
    said, line = sentences or load_sentences(), region.urgent
    if line is None:
        return said.say("closed")
    given = {"hours": line.hours, "where": line.where}
    told = {name: text for name, text in given.items() if text}
    return said.say("-".join(("closed-call", *told)), name=line.name, number=line.number, **told)


def numbers_document(sentences: Sentences | None = None) -> dict[str, Any]:
    """Return what a device needs to put the numbers of a country into the sentences it keeps."""
    return {
        "everywhere": EVERYWHERE,
        "maternity": _MATERNITY,
        "elsewhere": _document(ELSEWHERE, sentences),
        "regions": [_document(region, sentences) for region in load_regions().values()],
    }


def _document(region: Region, sentences: Sentences | None) -> dict[str, Any]:
    words = region.model_dump(mode="json", include={"code", "name", "emergency", "maternity", "zones"})
    return words | {"closed": closed_words(region, sentences)}
