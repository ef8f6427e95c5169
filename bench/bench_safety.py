"""How long the last look at a session takes on one core: auditing alone, and clearing with everything in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

from rich.table import Table

from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Equipment, Performer, Receiver
from legato.notation.session import Session
from legato.pipeline import Planned, plan
from legato.safety import clear, load_rule_book
from legato.safety.audit import audit

ROUNDS = 1_000
TARGET_MS = 2.0
PEOPLE: dict[str, tuple[int, tuple[str, ...]]] = {
    "20 minutes, nothing to tell": (20, ()),
    "60 minutes, nothing to tell": (60, ()),
    "30 minutes, three conditions": (30, ("diabetes", "oil_allergy", "cold_intolerance")),
    "20 minutes, pregnant with sciatica": (20, ("pregnancy", "sciatica")),
}


def tables() -> list[Table]:
    """Audit and clear sessions of several kinds."""
    book, library = load_rule_book(), load_library()
    table = Table(title=f"The last look at a session (target: 50 % of audits under {TARGET_MS} ms)")
    for column in ("session", "blocks", "audit 50 %", "audit 99 %", "clear 50 %", "clear 99 %"):
        table.add_column(column, justify="left" if column == "session" else "right")
    for name, (minutes, facts) in PEOPLE.items():
        session = _session(minutes, facts)
        audits = _timed(lambda session=session: audit(session, book, library))
        clears = _timed(lambda session=session: clear(session, book, library))
        table.add_row(name, str(len(session.blocks)), *audits, *clears)
    return [table]


def _session(minutes: int, facts: tuple[str, ...]) -> Session:
    checkin = CheckIn(
        person=Receiver(age=44),
        facts=tuple(Answer(fact=fact) for fact in facts),
        minutes=minutes,
        performer=Performer.PARTNER,
        have=(Equipment.OIL, Equipment.LOTION),
    )
    answer = plan(checkin)
    assert isinstance(answer, Planned)
    return answer.cleared.session


def _timed(work: Callable[[], object]) -> tuple[str, str]:
    work()
    gc.collect()
    took = []
    for _ in range(ROUNDS):
        # Processor time: another programme on the same core must not look like a slow check.
        begins = time.thread_time_ns()
        work()
        took.append(time.thread_time_ns() - begins)
    took.sort()
    return f"{took[ROUNDS // 2] / 1e6:.2f} ms", f"{took[ROUNDS * 99 // 100] / 1e6:.2f} ms"
