"""Sharp: the rules are broken on purpose, one at a time, and what was written from the evidence notices every time."""

from __future__ import annotations

import pytest

from legato.safety import RuleBook
from safety.proofs.broken import broken_care, broken_facts, broken_rules, unchecked
from safety.proofs.expected import EDGES, EXPECTED, holds, unmet, unmet_care, unmet_edges


@pytest.mark.parametrize("one", EXPECTED, ids=[" + ".join(one["facts"]) for one in EXPECTED])
def test_the_rules_are_as_careful_as_the_evidence(one, book, library) -> None:
    """Verdict, urgency, words and every limit are at least what the row asks for."""
    assert unmet(one, book, library) == []


@pytest.mark.parametrize("edge", EDGES, ids=[edge["fact"] for edge in EDGES])
def test_numbers_count_from_edge_to_edge(edge, book, library) -> None:
    """A fact that follows from a number holds at its edges and not one step outside."""
    assert [number for number in edge["holds"] if not holds(edge, number, book, library)] == []
    assert [number for number in edge["not"] if holds(edge, number, book, library)] == []


def test_every_rule_is_expected(book) -> None:
    """No rule is without a row, and no row without a rule."""
    expected = [frozenset(one["facts"]) for one in EXPECTED]

    assert {frozenset(rule.when) for rule in book.rules} == set(expected), (
        "write what must follow from these facts, from the evidence, in tests/safety/proofs/expected.toml"
    )
    assert len(book.rules) == len(expected)
    assert {fact.id for fact in book.derived_facts} - {edge["fact"] for edge in EDGES} == {"keep_off", "partner_gives"}


def test_every_broken_rule_is_noticed(book, library, proved) -> None:
    """Removed, softened, slower, asking for more, on one leg only, or with any one limit less: each is caught."""
    tried: dict[str, int] = {}
    missed = []
    for what, rule, broken in broken_rules(book):
        kind = what.split()[0]
        tried[kind] = tried.get(kind, 0) + 1
        rows = [one for one in EXPECTED if set(one["facts"]) == set(rule.when)]
        if not any(unmet(one, broken, library) for one in rows):
            missed.append(f"{rule.id} {what}")

    assert missed == [], "expected.toml asks for less than these rules do: write what the evidence wants of them"
    assert tried["removed"] == len(book.rules)
    proved(f"Sharp: {len(book.rules)} rules broken in {sum(tried.values())} ways, all noticed")


def test_every_broken_fact_and_care_is_noticed(book, library, proved) -> None:
    """A fact that follows from fewer numbers, or a delicate place with less care, is caught."""
    facts, cares = list(broken_facts(book)), list(broken_care(book))

    assert [what for what, broken in facts if not list(unmet_edges(broken, library))] == []
    assert [what for what, broken in cares if not list(unmet_care(broken, library))] == []
    proved(f"Sharp: {len(facts)} edges of facts and {len(cares)} cares broken, all noticed")


def test_the_expectations_notice_nothing_where_nothing_is_broken(book: RuleBook, library) -> None:
    """The same book made without its checks still meets everything: what is noticed is the breakage."""
    same = unchecked(book.facts, book.rules, book.always)

    assert [complaint for one in EXPECTED for complaint in unmet(one, same, library)] == []
    assert list(unmet_edges(same, library)) == []
    assert list(unmet_care(same, library)) == []
