"""How long composing takes on one core, and how long CP-SAT takes for the same problems in the same run."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.table import Table

from legato.notation.checkin import CheckIn, Equipment, Performer, Position, Reach
from legato.planner import compose
from legato.planner.costs import VARIETIES
from legato.planner.problem import Problem
from legato.planner.search import solve
from legato.safety import Playable

# The people, and the problem as CP-SAT reads it, are those of the tests.
sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from planner.cpsat import ask
from planner.making import LIBRARY, problem, screened, varied, with_a_short_leg

RANGES = ((5, 30, 50), (31, 60, 150))
"""Minutes asked for, and the target for the 99th percentile in milliseconds."""

DRAWN_TARGET = 100
"""The same for composing with a number of sessions held and a seed, as the app does, up to 30 minutes."""

WHO: dict[str, dict[str, Any]] = {
    "anybody": {},
    "well, everything at hand": {
        "facts": (),
        "avoid": (),
        "hands": 2,
        "reach": Reach.TOES,
        "performer": Performer.SELF,
        "position": Position.CHAIR,
        "have": tuple(Equipment),
    },
}
"""Anybody is somebody else each time; with everything at hand there is most to choose from."""

SHORT = "one leg may get 5 to 8 minutes"

PEOPLE = 400
ASKED_OF_CPSAT = 25
CPSAT_SECONDS = 20.0
TARGET_RATIO = 20


def tables() -> Iterator[Table]:
    """Compose for many people, then let CP-SAT solve some of the same problems."""
    yield _composing()
    yield _against_cpsat()


def _composing() -> Table:
    table = Table(title=f"Composing ({PEOPLE} people each, processor time on one core, pure Python)")
    for column in ("minutes", "who", "what", "50 %", "99 %", "most", "target for 99 %"):
        table.add_column(column, justify="left" if column in ("who", "what") else "right")
    for least, most, target in RANGES:
        for who, changes in WHO.items():
            alone, whole, drawn = [], [], []
            for number in range(PEOPLE):
                answers = varied(10_000 + number, least, most).model_copy(update=changes)
                screening, asked = screened(answers), problem(answers)
                assert asked is not None
                alone.append(_milliseconds(solve, asked))
                whole.append(_milliseconds(lambda one, how: compose(one, how, LIBRARY), answers, screening))
                drawn.append(_milliseconds(_draw, answers, screening, number))
            for what, took in (("solving", alone), ("composing, with reasons", whole)):
                table.add_row(f"{least}-{most}", who, what, *_shares(took), f"{target} ms")
            table.add_row(f"{least}-{most}", who, "with its turn and its draw", *_shares(drawn), f"{DRAWN_TARGET} ms")
    least, most, target = RANGES[-1]
    short = [with_a_short_leg(10_000 + number) for number in range(PEOPLE)]
    took = [_milliseconds(lambda one, how: compose(one, how, LIBRARY), *person) for person in short]
    table.add_row(f"{least}-{most}", SHORT, "composing, with reasons", *_shares(took), f"{target} ms")
    return table


def _draw(answers: CheckIn, screening: Playable, number: int) -> object:
    """Compose for somebody who has held some sessions, and draw."""
    return compose(answers, screening, LIBRARY, variety=number % VARIETIES, seed=number)


def _shares(took: list[float]) -> list[str]:
    took.sort()
    return [f"{one:.1f} ms" for one in (took[len(took) // 2], took[len(took) * 99 // 100], took[-1])]


def _against_cpsat() -> Table:
    table = Table(
        title=f"Against OR-Tools CP-SAT (one core, at most {CPSAT_SECONDS:.0f} s each; "
        f"target: at least {TARGET_RATIO} times faster)"
    )
    for column in (
        "minutes",
        "people",
        "solver, mean",
        "CP-SAT, mean",
        "ratio of means",
        "median ratio",
        "same optimum",
    ):
        table.add_column(column, justify="right")
    for least, most, _ in RANGES:
        ours, theirs, ratios = 0.0, 0.0, []
        proven = same = 0
        for number in range(ASKED_OF_CPSAT):
            asked = problem(varied(20_000 + number, least, most))
            assert asked is not None
            took, found = _solved(asked)
            opinion = ask(asked, seconds=CPSAT_SECONDS)
            ours, theirs = ours + took, theirs + opinion.seconds
            ratios.append(opinion.seconds / took)
            proven += opinion.is_proven
            same += opinion.is_proven and opinion.worth == (None if found is None else found.worth)
        ratios.sort()
        gave_up = "" if proven == ASKED_OF_CPSAT else "at least "
        table.add_row(
            f"{least}-{most}",
            str(ASKED_OF_CPSAT),
            f"{1_000 * ours / ASKED_OF_CPSAT:.1f} ms",
            f"{1_000 * theirs / ASKED_OF_CPSAT:.0f} ms",
            f"{gave_up}{theirs / ours:.0f}",
            f"{ratios[len(ratios) // 2]:.0f}",
            f"{same} of {proven} proven",
        )
    return table


def _solved(asked: Problem) -> tuple[float, Any]:
    begins = time.process_time()
    found = solve(asked)
    return time.process_time() - begins, found


def _milliseconds(work: Any, *given: object) -> float:
    # Processor time: another programme on the same core must not look like a slow plan.
    begins = time.process_time()
    work(*given)
    return 1_000 * (time.process_time() - begins)
