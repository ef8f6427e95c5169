"""Read the content from its TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Protocol, TypeVar

from pydantic import ValidationError

from legato.errors import ContentError
from legato.library.agreement import disagreements
from legato.library.library import LABELLED, Library
from legato.library.model import (
    Benefit,
    Cause,
    Disclaimer,
    FaqEntry,
    Guideline,
    Label,
    Licence,
    NotToMassage,
    Preparation,
    SearchWords,
    Source,
    Tip,
)
from legato.library.programme import Programme
from legato.notation.emergency import with_emergency_number
from legato.notation.model import Model, findings
from legato.notation.reader import examine
from legato.notation.technique import Technique


class _Named(Protocol):
    @property
    def id(self) -> str: ...


_M = TypeVar("_M", bound=Model)
_N = TypeVar("_N", bound=_Named)


@cache
def load_library() -> Library:
    """Return the content that ships with Legato.

    Raises:
        ContentError: a file is broken; every problem is named with its file and field.
    """
    return read_library(files("legato.library") / "data")


def read_library(folder: Traversable) -> Library:
    """Read all content of a folder.

    Raises:
        ContentError: a file is broken; every problem is named with its file and field.
    """
    reading = _Reading(folder)
    tables = reading.tables("disclaimer.toml")
    disclaimer = reading.one("disclaimer.toml", "disclaimer", Disclaimer, tables.get("disclaimer"))
    licence = reading.one("disclaimer.toml", "licence", Licence, tables.get("licence"))
    typed = reading.search_words("search.toml")
    library = Library(
        techniques=reading.techniques(),
        causes=reading.all_of("causes.toml", "cause", Cause),
        benefits=reading.all_of("benefits.toml", "benefit", Benefit),
        tips=reading.all_of("tips.toml", "tip", Tip),
        preparation=reading.all_of("preparation.toml", "preparation", Preparation),
        faq=reading.all_of("faq.toml", "question", FaqEntry),
        not_to_massage=reading.all_of("not_to_massage.toml", "not_to_massage", NotToMassage),
        advice=reading.all_of("advice.toml", "advice", Guideline),
        programmes=reading.all_of("programmes.toml", "programme", Programme),
        sources=reading.all_of("sources.toml", "source", Source),
        labels=reading.labels("labels.toml"),
        fact_names=typed.facts,
        spelling=typed.spelling,
        disclaimer=disclaimer,
        licence=licence,
    )
    problems = reading.problems or list(disagreements(library))
    if problems:
        raise ContentError("The content is broken:\n" + "\n".join(f"  {problem}" for problem in problems))
    return library


class _Reading:
    """One reading of a folder, gathering every problem on the way."""

    def __init__(self, folder: Traversable) -> None:
        self.folder, self.problems = folder, list[str]()

    def tables(self, file: str) -> dict[str, Any]:
        """Return the tables of a file."""
        try:
            return tomllib.loads(with_emergency_number((self.folder / file).read_text(encoding="utf-8")))
        except FileNotFoundError:
            self.problems.append(f"{file}: the file is missing.")
        except UnicodeDecodeError as wrong:
            self.problems.append(f"{file}: this is not UTF-8 text: byte {wrong.start} cannot be read.")
        except tomllib.TOMLDecodeError as wrong:
            self.problems.append(f"{file}: this is not valid TOML: {wrong}.")
        return {}

    def one(self, file: str, name: str, model: type[_M], table: object) -> _M | None:
        """Return one record, `None` when it is broken."""
        try:
            return model.model_validate(table)
        except ValidationError as wrong:
            self.problems.extend(f"{file}: {name}: {finding}" for finding in findings(wrong))
            return None

    def all_of(self, file: str, kind: str, model: type[_N]) -> Mapping[str, _N]:
        """Return the records of a file by id, in the order in which they stand."""
        tables = self.tables(file)
        self.problems.extend(f"{file}: {key}: only [[{kind}]] belongs here." for key in tables if key != kind)
        found: dict[str, _N] = {}
        for at, table in enumerate(tables.get(kind, ())):
            name = str(table.get("id", at)) if isinstance(table, dict) else str(at)
            record = self.one(file, f"{kind} {name}", model, table)  # type: ignore[type-var]
            if record is not None and record.id in found:
                self.problems.append(f"{file}: {kind} {name}: id: it is used more than once.")
            elif record is not None:
                found[record.id] = record
        return found

    def labels(self, file: str) -> Mapping[type[StrEnum], Mapping[str, Label]]:
        """Return the labels of every kind of choice."""
        found: dict[type[StrEnum], Mapping[str, Label]] = {}
        tables = self.tables(file)
        self.problems.extend(f"{file}: {name}: nothing has labels of this name." for name in tables.keys() - LABELLED)
        for name, choices in LABELLED.items():
            table = tables.get(name, {})
            records = {value: self.one(file, f"{name}.{value}", Label, label) for value, label in table.items()}
            found[choices] = {value: label for value, label in records.items() if label is not None}
        return found

    def search_words(self, file: str) -> SearchWords:
        """Return what is read for what in the search, and what people type for facts."""
        return self.one(file, "search", SearchWords, self.tables(file)) or SearchWords()

    def techniques(self) -> Mapping[str, Technique]:
        """Return the techniques of the folder's own folder, in the order they ask for."""
        found: list[Technique] = []
        folder = self.folder / "techniques"
        for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
            if not entry.name.endswith(".toml"):
                continue
            name = f"techniques/{entry.name}"
            technique, wrong = examine(entry.read_text(encoding="utf-8"), name)
            self.problems.extend(str(finding) for finding in wrong)
            if technique is not None and entry.name != f"{technique.id}.toml":
                self.problems.append(f"{name}: id: the file is called after its id, {technique.id!r}.")
            if technique is not None:
                found.append(technique)
        if not found:
            self.problems.append("techniques: there are none.")
        return {technique.id: technique for technique in sorted(found, key=lambda technique: technique.rank)}
