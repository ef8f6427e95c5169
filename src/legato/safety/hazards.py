"""The hazard log: what could go wrong, who would be harmed, what prevents it, and what remains.

It follows the spirit of ISO 14971, for a product for wellbeing that does not diagnose.
Severity and likelihood are judgements: nobody has counted them for massage at home.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Self

from pydantic import Field, ValidationError, model_validator

from legato.notation.model import Model, findings
from legato.notation.technique import SourceId
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.model import RuleId, Sentence

HazardId = Annotated[str, Field(pattern=r"^H\d{2}$")]
NodeId = Annotated[str, Field(pattern=r"^tests/[\w/]+\.py(::\w+){1,2}$")]
"""The name of a test as pytest writes it, without parameters."""


class HazardKind(StrEnum):
    """Where a hazard comes from."""

    BODY = "body"
    TOUCH = "touch"
    PROGRAMME = "programme"
    MISUSE = "misuse"


class Severity(StrEnum):
    """How bad the harm can be, from least to worst."""

    MINOR = "minor"
    """Passes by itself."""
    SERIOUS = "serious"
    """Needs care."""
    CRITICAL = "critical"
    """Threatens a limb, a pregnancy or a life."""
    FATAL = "fatal"


class Likelihood(StrEnum):
    """How likely the harm is over many sessions, from least to most."""

    IMPROBABLE = "improbable"
    REMOTE = "remote"
    OCCASIONAL = "occasional"
    PROBABLE = "probable"


class Risk(StrEnum):
    """Severity and likelihood together."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class MeasureKind(StrEnum):
    """How a measure works; the first kinds are worth more than the last."""

    DESIGN = "design"
    """It cannot happen, by how the programme is built."""
    GUARD = "guard"
    """The programme notices and stops or changes."""
    WORDS = "words"
    """The person is told."""


class Measure(Model):
    """One thing that prevents a hazard, and the tests that show that it does."""

    kind: MeasureKind
    does: Sentence
    tests: Annotated[tuple[NodeId, ...], Field(min_length=1)]


class Hazard(Model):
    """Something that can harm somebody, with what is done about it."""

    id: HazardId
    name: Annotated[str, Field(min_length=1, max_length=80)]
    kind: HazardKind
    how: Annotated[tuple[Sentence, ...], Field(min_length=1, max_length=4)]
    """How it could come about."""
    who: Sentence
    """Who is harmed."""
    harm: Sentence
    severity: Severity
    likelihood: Likelihood
    """If nothing were done about it."""
    likelihood_left: Likelihood
    """With all measures."""
    rules: tuple[RuleId, ...] = ()
    """The rules that act against it."""
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]
    measures: Annotated[tuple[Measure, ...], Field(alias="measure", min_length=1)]
    remains: Sentence
    """What no measure takes away."""
    to_do: Annotated[str, Field(max_length=400)] = ""
    """What should still be built."""

    @property
    def risk(self) -> Risk:
        """The risk if nothing were done."""
        return risk_of(self.severity, self.likelihood)

    @property
    def risk_left(self) -> Risk:
        """The risk that remains."""
        return risk_of(self.severity, self.likelihood_left)

    @property
    def tests(self) -> tuple[str, ...]:
        """Every test that shows a measure of this hazard, once."""
        return tuple(dict.fromkeys(test for measure in self.measures for test in measure.tests))

    @model_validator(mode="after")
    def _measures_never_make_it_likelier(self) -> Self:
        order = list(Likelihood)
        if order.index(self.likelihood_left) > order.index(self.likelihood):
            raise ValueError("What is left after all measures cannot be likelier than before.")
        return self


def risk_of(severity: Severity, likelihood: Likelihood) -> Risk:
    """Return the risk of a harm of this severity and likelihood [J]."""
    points = list(Severity).index(severity) + list(Likelihood).index(likelihood)
    return Risk.LOW if points <= 2 else Risk.MEDIUM if points <= 3 else Risk.HIGH


@cache
def load_hazards() -> tuple[Hazard, ...]:
    """Return the hazard log that ships with Legato.

    Raises:
        ContentError: the file is broken; hazard and field are named.
    """
    return read_hazards(files("legato.safety") / "data" / "hazards.toml")


def read_hazards(file: Traversable) -> tuple[Hazard, ...]:
    """Read a hazard log.

    Raises:
        ContentError: the file is broken; hazard and field are named.
    """
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as wrong:
        refuse_if_broken([f"{file.name}: this is not TOML: {wrong}"])
        raise
    complaints = [f"{file.name}: {key}: only [[hazard]] tables belong here." for key in tables if key != "hazard"]
    found: list[Hazard] = []
    for at, table in enumerate(tables.get("hazard", [])):
        try:
            found.append(Hazard.model_validate(table))
        except ValidationError as wrong:
            name = table.get("id", at) if isinstance(table, dict) else at
            complaints.extend(f"{file.name}: hazard {name}: {finding}" for finding in findings(wrong))
    times = Counter(hazard.id for hazard in found)
    complaints.extend(
        f"{file.name}: {name}: the id is used {count} times." for name, count in times.items() if count > 1
    )
    refuse_if_broken(complaints)
    return tuple(found)


def unknown_names(hazards: tuple[Hazard, ...], book: RuleBook, sources: frozenset[str]) -> Iterator[str]:
    """Say where a hazard names a rule or a source that does not exist."""
    rules = {rule.id for rule in book.rules} | {care.id for care in book.always}
    for hazard in hazards:
        yield from (f"{hazard.id}.rules: there is no rule {name!r}." for name in hazard.rules if name not in rules)
        yield from (
            f"{hazard.id}.sources: there is no source {name!r}." for name in hazard.sources if name not in sources
        )
