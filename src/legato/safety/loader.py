"""Read the book of rules from its TOML files."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from legato.safety.asking import Fact, QuestionLine
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.model import Care, Rule
from legato.safety.tables import read_tables, tomls


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
    facts = read_tables(tomls(folder / "facts"), "fact", Fact, complaints)
    rules = read_tables(tomls(folder / "rules"), "rule", Rule, complaints)
    always = read_tables([folder / "always.toml"], "care", Care, complaints)
    lines = read_tables([folder / "lines.toml"], "line", QuestionLine, complaints)
    known: dict[str, Fact] = {}
    for fact in facts:
        if fact.id in known:
            complaints.append(f"{fact.id}: the id is used more than once.")
        known[fact.id] = fact
    refuse_if_broken(complaints)
    return RuleBook(facts=known, rules=tuple(rules), always=tuple(always), lines=tuple(lines))
