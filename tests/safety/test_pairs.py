"""The table of condition and sign: every cell has an answer, and a cell without one stops the build."""

from __future__ import annotations

import pytest

from legato.errors import ContentError
from legato.safety import RuleBook, load_pairs, screen
from legato.safety.pairs import NothingMore, PairTable
from safety.people import somebody
from safety.proofs.broken import unchecked


def test_no_cell_is_empty(book, proved) -> None:
    """Each condition against each sign: a rule about both, one that refuses anyhow, or a reason why nothing follows."""
    cells = list(load_pairs(book).cells())
    together = [cell for cell in cells if cell.rules and len(cell.rules[0].when) == 2]
    reasoned = [cell for cell in cells if cell.nothing_more is not None]

    assert [cell for cell in cells if not cell.rules and cell.nothing_more is None] == []
    proved(
        f"Pairs: {len(cells)} cells, {len(together)} by a rule about both, {len(reasoned)} with a reason why nothing "
        f"follows, {len(cells) - len(together) - len(reasoned)} refused by one of the two alone"
    )


def test_each_cell_says_what_screening_says(book, library) -> None:
    """The table is no second opinion: where it names a refusal, somebody with both is refused at least so."""
    for cell in load_pairs(book).cells():
        told = screen(somebody(cell.condition.fact, cell.sign.fact), book, library)
        for rule in cell.rules[:1]:
            assert told.verdict.severity >= rule.verdict.severity, (cell.condition.fact, cell.sign.fact)
            assert told.urgency.degree >= rule.urgency.degree, (cell.condition.fact, cell.sign.fact)


def without(book: RuleBook, *gone: str) -> RuleBook:
    """Return a book that lacks some rules."""
    return unchecked(book.facts, tuple(rule for rule in book.rules if rule.id not in gone), book.always)


def test_a_pair_whose_rule_is_gone_stops_the_build(book) -> None:
    """Diabetes with infected skin has one rule; without it the cell is empty and the table refuses to be made."""
    table = load_pairs(book)

    with pytest.raises(ContentError, match="diabetes and skin_infection: nothing says what follows"):
        PairTable(without(book, "C64"), table.conditions, table.signs, table.nothing_more)


def test_a_reason_where_a_rule_follows_stops_the_build(book) -> None:
    """Who says that nothing follows while a rule says that something does is told which rule."""
    table = load_pairs(book)
    stale = NothingMore(condition="diabetes", sign="open_wound", why="Nothing follows.", sources=("J",))

    with pytest.raises(ContentError, match="diabetes and open_wound: C18 follows"):
        PairTable(book, table.conditions, table.signs, (*table.nothing_more, stale))


def test_sources_are_known(book, library) -> None:
    """Each reason leans on sources that can be looked up."""
    named = {source for reason in load_pairs(book).nothing_more for source in reason.sources}

    assert named - set(library.sources) == set()
