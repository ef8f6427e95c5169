"""The safety rules as data, for the device that has to apply them when nobody can be asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from legato.body import LEGS
from legato.safety import load_rule_book
from legato.safety.facts import Holding
from legato.safety.model import Fact, Scope

_RULE_FIELDS = {"id", "name", "when", "verdict", "urgency", "on_both_legs", "legs", "says", "do", "why", "status"}
_FACT_FIELDS = {"id", "group", "short", "asks", "help"}


@cache
def rules_document() -> list[dict[str, Any]]:
    """Return all rules, in the book's order, with what a person is told; what they take away stays here."""
    return [rule.model_dump(mode="json", include=_RULE_FIELDS) for rule in load_rule_book().rules]


def fact_document(fact: Fact) -> dict[str, Any]:
    """Return a question as a device asks it."""
    return fact.model_dump(mode="json", include=_FACT_FIELDS) | {"person": fact.scope is Scope.PERSON}


def held_of(holdings: Iterable[Holding]) -> list[dict[str, Any]]:
    """Return facts that hold, with the legs they hold on."""
    return [
        {
            "fact": holding.fact.id,
            "legs": [leg.value for leg in LEGS if leg in holding.places],
            "person": holding.fact.scope is Scope.PERSON,
        }
        for holding in holdings
    ]
