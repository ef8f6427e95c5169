"""Run every measurement and print its tables: `python -m bench`, or `python -m bench planner web`.

A measurement is a file `bench_<name>.py` with a function `tables()` that gives
`rich` tables. They run one after another, because each wants the machine alone.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).parent


def names(asked: list[str]) -> list[str]:
    """Give the measurements to run: those asked for, else all."""
    there = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = sorted(set(asked) - set(there))
    if unknown:
        sys.exit(f"There is no measurement {', '.join(unknown)}; there are: {', '.join(there)}.")
    return asked or there


def measure(name: str) -> Iterable[Table]:
    """Run one measurement."""
    module = importlib.import_module(f"bench.bench_{name}")
    tables: Iterable[Table] = module.tables()
    return tables


def main() -> None:
    """Run the measurements and print what they found."""
    # What starts the app and finds a browser is shared with the tests.
    sys.path.insert(0, str(HERE.parent / "scripts"))
    console = Console()
    for name in names(sys.argv[1:]):
        began = time.perf_counter()
        for table in measure(name):
            console.print(table)
        console.print(f"[dim]{name}: {time.perf_counter() - began:.0f} s[/dim]\n")


if __name__ == "__main__":
    main()
