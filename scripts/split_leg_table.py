"""Simulate split-leg trials and write what they find into docs/split-leg-trial.md.

.venv/bin/python scripts/split_leg_table.py [PEOPLE]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
# The worlds are those of the tests.
sys.path.insert(0, str(ROOT / "tests"))

from legato.response import SITTINGS, SplitState  # noqa: E402
from response.split_worlds import FOUND, SAME, SplitWorld, tally  # noqa: E402

PAGE = ROOT / "docs" / "split-leg-trial.md"
MARK = re.compile(r"(<!-- (\w+) begins -->\n).*?(<!-- \2 ends -->)", re.DOTALL)


def power(people: int) -> Iterator[str]:
    """Give the rows of worlds in which A is better."""
    yield "| A is better by | spills over | sittings | “A” | “B” | “no difference” | “cannot tell” | mean, likely |"
    yield "|--|--|--|--|--|--|--|--|"
    for spills, betters in ((0.0, (0.5, 1.0, 1.5)), (0.3, (1.0, 1.5))):
        for better in betters:
            for sittings in SITTINGS:
                found = tally(SplitWorld(better=better, spills=spills), sittings, people, seed=sittings)
                said = " | ".join(percent(found.share(state)) for state in SplitState)
                yield f"| {better} | {spills:.0%} | {sittings} | {said} | {found.means:.2f} |"


def false_alarms(people: int) -> Iterator[str]:
    """Give the rows of worlds in which A and B do the same."""
    columns = " | ".join(f"{one} sittings" for one in SITTINGS)
    yield f"| A and B do the same, and … | {columns} | “no difference” at 20 |"
    yield "|--|--|--|--|--|"
    for name, world in SAME.items():
        found = [tally(world, sittings, people, seed=sittings) for sittings in SITTINGS]
        alarms = " | ".join(percent(one.share(*FOUND)) for one in found)
        yield f"| {name} | {alarms} | {percent(found[-1].share(SplitState.NO_DIFFERENCE))} |"


def percent(share: float) -> str:
    """Return a share in whole and tenths of a hundred."""
    return f"{100 * share:.1f}"


def main() -> None:
    """Write both tables into the page."""
    people = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    tables = {"power": power(people), "alarms": false_alarms(people)}
    written = MARK.sub(
        lambda found: found[1] + "\n".join(tables[found[2]]) + "\n" + found[3], PAGE.read_text(encoding="utf-8")
    )
    PAGE.write_text(written, encoding="utf-8")


if __name__ == "__main__":
    main()
