"""How long it takes to compile a timeline, and how large it is as JSON."""

from __future__ import annotations

import gzip
import statistics
import time
from collections.abc import Iterable

from rich.table import Table

from legato import pipeline
from legato.library import load_library
from legato.pipeline import Planned
from legato.safety import Cleared, load_rule_book
from legato.timeline import compile_timeline
from legato.words import load_sentences

MINUTES = (5, 20, 60)
RUNS = 30


def cleared(minutes: int) -> Cleared:
    """Compose and clear a session of this length."""
    text = f'{{"person": {{"age": 44}}, "minutes": {minutes}, "have": ["oil", "foot_roller", "tennis_ball"]}}'
    answer = pipeline.plan(pipeline.read_checkin(text))
    assert isinstance(answer, Planned)
    return answer.cleared


def tables() -> Iterable[Table]:
    """Give one row for each length of session."""
    table = Table(title=f"Timeline: cleared session to cues, {RUNS} runs")
    for head in ("minutes", "cues", "median ms", "worst ms", "JSON ms", "JSON kB", "gzipped kB"):
        table.add_column(head, justify="right")
    parts = load_library(), load_rule_book(), load_sentences().lasts
    for minutes in MINUTES:
        session = cleared(minutes)
        taken = []
        for _ in range(RUNS):
            began = time.perf_counter()
            timeline = compile_timeline(session, *parts)
            taken.append((time.perf_counter() - began) * 1_000)
        began = time.perf_counter()
        written = timeline.model_dump_json(exclude_none=True).encode()
        dumped = (time.perf_counter() - began) * 1_000
        table.add_row(
            str(minutes),
            str(len(timeline.cues)),
            f"{statistics.median(taken):.1f}",
            f"{max(taken):.1f}",
            f"{dumped:.1f}",
            f"{len(written) / 1_000:.0f}",
            f"{len(gzip.compress(written)) / 1_000:.1f}",
        )
    yield table
