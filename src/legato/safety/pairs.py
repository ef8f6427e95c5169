"""The table of condition and sign: what makes a body fragile, against what is seen today; no pair is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from legato.notation.model import Model
from legato.notation.technique import FactId, SourceId
from legato.safety.book import RuleBook, refuse_if_broken
from legato.safety.model import Rule, Sentence
from legato.safety.tables import read_tables


class PairSide(Model):
    """A row or a column: a fact under a short name."""

    name: Annotated[str, Field(min_length=1, max_length=40)]
    fact: FactId


class NothingMore(Model):
    """Why nothing follows from a pair beyond what follows from each alone."""

    condition: FactId
    sign: FactId
    why: Sentence
    sources: Annotated[tuple[SourceId, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Cell:
    """What follows from a condition and a sign together."""

    condition: PairSide
    sign: PairSide
    rules: tuple[Rule, ...]
    """Those about both, or else those about one of them that refuse; the most severe first."""
    nothing_more: NothingMore | None = None


@dataclass(frozen=True)
class PairTable:
    """Every condition against every sign.

    Raises:
        ContentError: a pair has no answer, or has one too many; each is named.
    """

    book: RuleBook
    conditions: Sequence[PairSide]
    signs: Sequence[PairSide]
    nothing_more: Sequence[NothingMore]

    def __post_init__(self) -> None:
        refuse_if_broken(self._complaints())

    def cells(self) -> Iterator[Cell]:
        """Give every cell, row by row."""
        for condition in self.conditions:
            for sign in self.signs:
                yield self.cell(condition, sign)

    def cell(self, condition: PairSide, sign: PairSide) -> Cell:
        """Return what follows from one pair."""
        both = {condition.fact, sign.fact}
        together = [rule for rule in self.book.rules if set(rule.when) == both]
        alone = [
            rule
            for rule in self.book.rules
            if rule.verdict.refuses and not rule.on_both_legs and set(rule.when) in ({condition.fact}, {sign.fact})
        ]
        reason = next(
            (one for one in self.nothing_more if (one.condition, one.sign) == (condition.fact, sign.fact)), None
        )
        rules = sorted(together or alone, key=lambda rule: (-rule.verdict.severity, -rule.urgency.degree))
        return Cell(condition, sign, tuple(rules), reason)

    def _complaints(self) -> Iterator[str]:
        facts = {heading.fact for heading in (*self.conditions, *self.signs)}
        yield from (f"pairs: there is no fact {fact!r}." for fact in sorted(facts - self.book.facts.keys()))
        pairs = {(condition.fact, sign.fact) for condition in self.conditions for sign in self.signs}
        for reason in self.nothing_more:
            if (reason.condition, reason.sign) not in pairs:
                yield f"pairs: {reason.condition} and {reason.sign} are no pair of the table."
        for cell in self.cells():
            where = f"pairs: {cell.condition.fact} and {cell.sign.fact}"
            if not cell.rules and cell.nothing_more is None:
                yield f"{where}: nothing says what follows."
            if cell.rules and cell.nothing_more is not None:
                yield f"{where}: {cell.rules[0].id} follows, so it is not so that nothing more does."


@cache
def load_pairs(book: RuleBook) -> PairTable:
    """Return the table that ships with Legato, held against a book of rules.

    Raises:
        ContentError: the file is broken, or a pair has no answer.
    """
    complaints: list[str] = []
    file = [files("legato.safety") / "data" / "pairs.toml"]
    kinds = ("condition", "sign", "nothing_more")
    conditions = read_tables(file, "condition", PairSide, complaints, beside=kinds)
    signs = read_tables(file, "sign", PairSide, complaints, beside=kinds)
    reasons = read_tables(file, "nothing_more", NothingMore, complaints, beside=kinds)
    refuse_if_broken(complaints)
    return PairTable(book, conditions, signs, reasons)
