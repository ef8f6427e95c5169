"""The safety rules as data, for the device that has to apply them when nobody can be asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from legato.body import LEGS
from legato.safety import load_rule_book
from legato.safety.asking import Fact, FactScope, Page
from legato.safety.facts import Holding

_RULE_FIELDS = {"id", "name", "when", "verdict", "urgency", "on_both_legs", "legs", "says", "do", "why", "status"}
_FACT_FIELDS = {"id", "group", "short", "asks", "help"}


@cache
def rules_document() -> list[dict[str, Any]]:
    """Return all rules, in the book's order, with what a person is told; what they take away stays here."""
    return [rule.model_dump(mode="json", include=_RULE_FIELDS) for rule in load_rule_book().rules]


def fact_document(fact: Fact) -> dict[str, Any]:
    """Return a question as a device asks it."""
    return fact.model_dump(mode="json", include=_FACT_FIELDS) | {"person": fact.scope is FactScope.PERSON}


def lines_document(asks: Sequence[Fact], pages: Iterable[Page]) -> list[dict[str, Any]]:
    """Return the lines behind which a session's questions stand; what stands behind none is asked by itself."""
    book = load_rule_book()
    lines = [line for page in pages for line in book.lines_of(page)]
    behind: dict[str, list[str]] = {line.id: [] for line in lines}
    for fact in asks:
        line = next((line for name in _upwards(fact.id) for line in lines if name in line.facts), None)
        if line is not None:
            behind[line.id].append(fact.id)
    return [
        {"id": line.id, "title": line.title, "says": line.says, "facts": behind[line.id]}
        for line in lines
        if behind[line.id]
    ]


def _upwards(name: str | None) -> Iterator[str]:
    """Give a fact and what it follows up on: it stands behind the same line."""
    book = load_rule_book()
    while name is not None:
        yield name
        name = book.doctors_words.get(name, book.facts[name].asked_if)


def holding_documents(holdings: Iterable[Holding]) -> list[dict[str, Any]]:
    """Return facts that hold, with the legs they hold on."""
    return [
        {
            "fact": holding.fact.id,
            "legs": [leg.value for leg in LEGS if leg in holding.places],
            "person": holding.fact.scope is FactScope.PERSON,
        }
        for holding in holdings
    ]
