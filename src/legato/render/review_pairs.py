"""The lines of the check-in, and the table of condition and sign, in words to be looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legato.render.verdict_words import opening_words
from legato.safety import PairTable, QuestionLine, RuleBook
from legato.safety.pairs import Cell, PairSide

PAGE_NAMES = {
    "first": "the first page, every time",
    "health": "the page about oneself",
    "cramp": "the way for a cramp",
    "hurting": "the way for legs that hurt now",
    "ready": "the questions before ready-made sessions",
}


def line_lines(line: QuestionLine, book: RuleBook) -> Iterator[tuple[str, str]]:
    """Tell a line: what stands there, where, and which questions a tick unfolds."""
    yield "Says", line.says
    yield "Stands on", "; ".join(PAGE_NAMES[page.value] for page in line.pages)
    yield "Unfolds", "; ".join(book.facts[fact].short for fact in line.facts)


def pair_lines(condition: PairSide, table: PairTable) -> Iterator[tuple[str, str]]:
    """Tell what follows from a condition with each sign."""
    for sign in table.signs:
        yield sign.name, _cell_words(table.cell(condition, sign))


def pair_sources(condition: PairSide, table: PairTable) -> tuple[str, ...]:
    """Name the sources behind a row, each once."""
    cells = [table.cell(condition, sign) for sign in table.signs]
    named = [source for cell in cells for source in _sources(cell)]
    return tuple(dict.fromkeys(named))


def pair_grid(table: PairTable) -> str:
    """Draw the table: the rule that answers each pair, or a dash where nothing more follows."""
    head = [f"| | {' | '.join(sign.name for sign in table.signs)} |", f"|---|{'---|' * len(table.signs)}"]
    rows = [
        f"| **{condition.name}** | {' | '.join(_short(table.cell(condition, sign)) for sign in table.signs)} |"
        for condition in table.conditions
    ]
    return "\n".join([*head, *rows])


def _cell_words(cell: Cell) -> str:
    if cell.nothing_more is not None:
        return f"nothing more. {cell.nothing_more.why}"
    rule = cell.rules[0]
    return f"{rule.id} {rule.name}. {opening_words(rule.verdict, rule.urgency)}"


def _sources(cell: Cell) -> Iterable[str]:
    return cell.nothing_more.sources if cell.nothing_more is not None else cell.rules[0].sources


def _short(cell: Cell) -> str:
    if cell.nothing_more is not None:
        return "–"
    rule = cell.rules[0]
    return f"[{rule.id}](rules/{rule.id}.md)"
