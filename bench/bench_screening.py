"""How long a screening takes on one core: 50th and 99th percentile, for several kinds of people."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Sequence

from rich.table import Table

from legato.body import LEGS, ZoneId
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Receiver
from legato.safety import FactScope, breaches, load_rule_book, screen

PEOPLE = 2_000
SEED = 7
TARGET_MS = 1.0


def tables() -> list[Table]:
    """Screen people of several kinds, and look for the breaches of all techniques on both legs."""
    book, library = load_rule_book(), load_library()
    dice = random.Random(SEED)
    modifying = [name for name in book.facts if not any(rule.verdict.refuses for rule in book.rules_about(name))]
    kinds: dict[str, list[CheckIn]] = {
        "nothing to tell": [_somebody(dice, ()) for _ in range(PEOPLE)],
        "one to five facts": [
            _somebody(dice, dice.sample(list(book.facts), dice.randint(1, 5))) for _ in range(PEOPLE)
        ],
        "ten conditions that limit": [_somebody(dice, dice.sample(modifying, 10)) for _ in range(PEOPLE)],
        f"all {len(book.facts)} facts at once": [_somebody(dice, tuple(book.facts)) for _ in range(PEOPLE // 10)],
    }
    table = Table(
        title=f"Screening ({len(book.facts)} facts, {len(book.rules)} rules; target: 99 % under {TARGET_MS} ms)"
    )
    for column in ("person", "screenings", "50 %", "99 %"):
        table.add_column(column, justify="left" if column == "person" else "right")
    for kind, people in kinds.items():
        _add(table, kind, people, lambda checkin: screen(checkin, book, library))
    screened = screen(kinds["ten conditions that limit"][0], book, library)
    pairs = [(technique, leg) for technique in library.techniques.values() for leg in LEGS]
    _add(
        table,
        f"breaches of {len(pairs)} grips",
        [None] * PEOPLE,
        lambda _: [breaches(*pair, screened) for pair in pairs],
    )
    return [table]


def _somebody(dice: random.Random, facts: Sequence[str]) -> CheckIn:
    """Make somebody with these facts, on legs and zones by chance."""
    answers = []
    for name in facts:
        scope = load_rule_book().facts[name].scope
        leg = None if scope is FactScope.PERSON else dice.choice((None, *LEGS))
        zones = tuple(dice.sample(list(ZoneId), dice.randint(0, 3))) if scope is FactScope.ZONES and leg else ()
        answers.append(Answer(fact=name, leg=leg, zones=zones))
    return CheckIn(person=Receiver(age=dice.randint(18, 74)), facts=tuple(answers))


def _add(table: Table, kind: str, people: Sequence[object], work: Callable[[object], object]) -> None:
    for person in people[: len(people) // 10]:
        work(person)
    gc.collect()
    took = sorted(_timed(work, person) for person in people)
    table.add_row(kind, str(len(took)), *(f"{took[int(len(took) * share)] / 1e6:.3f} ms" for share in (0.5, 0.99)))


def _timed(work: Callable[[object], object], person: object) -> int:
    # Processor time: another programme on the same core must not look like a slow rule.
    begins = time.thread_time_ns()
    work(person)
    return time.thread_time_ns() - begins
