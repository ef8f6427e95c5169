"""What would be said in worlds in which it is known what helps, and whether plans that it steers would be better."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean

from rich.table import Table

# The worlds are those of the tests.
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from response.steering import gains
from response.worlds import MODEL, WORLDS, Tally, courses, tally

PEOPLE = 100
COURSES = 2
STEERED, STEERED_SITTINGS = 18, 40


def tables() -> Iterator[Table]:
    """Let many people live in each world, then let plans be steered."""
    yield _worlds()
    yield _steering()


def _worlds() -> Table:
    table = Table(title=f"What would be said ({PEOPLE} people each, sessions by the real planner, chance choosing)")
    for column in (
        *("world", "sessions", "true lies within 16 of 20 dots", "said to help more, of 100 people", "of them wrong"),
        *("said to differ by nothing", "of them by 0.6 or more", "bias", "bias of averages"),
    ):
        table.add_column(column, justify="left" if column == "world" else "right")
    for sittings in (30, 60):
        lives = courses(sittings, COURSES)
        table.add_row("as the model assumes", str(sittings), *_row(tally(MODEL, PEOPLE, lives, seed=11)))
        for name, world in WORLDS.items():
            table.add_row(name, str(sittings), *_row(tally(world, PEOPLE, lives, seed=12)))
    return table


def _row(found: Tally) -> tuple[str, ...]:
    return (
        f"{100 * found.coverage:.0f} %",
        f"{found.claims_per_hundred:.0f}",
        f"{found.wrong} of {found.claims}",
        f"{100 * found.alike / found.people:.0f}",
        f"{found.alike_wrong} of {found.alike}",
        f"{fmean(found.bias):+.2f}",
        f"{fmean(found.naive_bias):+.2f}",
    )


def _steering() -> Table:
    table = Table(title=f"More relief than unsteered ({STEERED} people, sessions 21 to {STEERED_SITTINGS}, points)")
    for column in ("steered by", "more relief", "standard error", "behind the truth"):
        table.add_column(column, justify="left" if column == "steered by" else "right")
    found = gains(WORLDS["usual"], STEERED, STEERED_SITTINGS, seed=1)
    for arm, gain in found.items():
        behind = found["truth"].mean - gain.mean
        table.add_row(arm, f"{gain.mean:+.2f}", f"{gain.error:.2f}", f"{behind:.2f}")
    return table
