"""Read the book of rules from its TOML files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from legato.notation.model import Model, findings
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.model import Care, Fact, Line, Rule

M = TypeVar("M", bound=Model)


@cache
def load_rule_book() -> RuleBook:
    """Return the rules that ship with Legato.

    Raises:
        ContentError: a file is broken; file and field are named.
    """
    return read_rule_book(files("legato.safety") / "data")


def read_rule_book(folder: Traversable) -> RuleBook:
    """Read `facts/*.toml`, `rules/*.toml`, `always.toml` and `lines.toml` of a folder, files in order of their names.

    Raises:
        ContentError: a file is broken; file and field are named.
    """
    complaints: list[str] = []
    facts = _read_all(_tomls(folder / "facts"), "fact", Fact, complaints)
    rules = _read_all(_tomls(folder / "rules"), "rule", Rule, complaints)
    always = _read_all([folder / "always.toml"], "care", Care, complaints)
    lines = _read_all([folder / "lines.toml"], "line", Line, complaints)
    known: dict[str, Fact] = {}
    for fact in facts:
        if fact.id in known:
            complaints.append(f"{fact.id}: the id is used more than once.")
        known[fact.id] = fact
    refuse_if_broken(complaints)
    return RuleBook(facts=known, rules=tuple(rules), always=tuple(always), lines=tuple(lines))


def _tomls(folder: Traversable) -> list[Traversable]:
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)


def _read_all(entries: Iterable[Traversable], kind: str, model: type[M], complaints: list[str]) -> list[M]:
    found: list[M] = []
    for entry in entries:
        try:
            tables = tomllib.loads(entry.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            complaints.append(f"{entry.name}: this is not TOML: {error}")
            continue
        complaints.extend(f"{entry.name}: {key}: only [[{kind}]] tables belong here." for key in tables if key != kind)
        for at, table in enumerate(tables.get(kind, [])):
            try:
                found.append(model.model_validate(table))
            except ValidationError as error:
                name = table.get("id", at) if isinstance(table, dict) else at
                complaints.extend(f"{entry.name}: {kind} {name}: {finding}" for finding in findings(error))
    return found
