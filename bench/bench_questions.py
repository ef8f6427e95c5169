"""How much is asked, and how often somebody taps, over a made-up population; beside asking everything."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.table import Table

# The population and its way through the check-in are shared with the tests.
sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from server.population import Somebody, Walk, make_up, population, walk, walk_through_everything

Walks = list[tuple[Somebody, Walk, Walk]]


def tables() -> list[Table]:
    """Send everybody through the check-in as it is, and through every question there is."""
    walks = [(whom, walk(whom), walk_through_everything(whom)) for whom in population()]
    table = Table(
        title=f"Check-ins of {len(walks)} made-up people (tests/server/population.toml, seed {make_up()['seed']})"
    )
    columns = ("group", "people", "lines", "asked", "of all", "pages", "taps", "most", "of all", "refused", "after")
    for column in columns:
        table.add_column(column, justify="left" if column == "group" else "right")
    for group in dict.fromkeys(one["name"] for one in make_up()["group"]):
        _add(table, group, [each for each in walks if each[0].group == group])
    table.add_section()
    _add(table, "everybody", walks)
    refused = [each for each in walks if each[1].screening.verdict.refuses]
    _add(table, "those refused", refused)
    _add(table, "those massaged", [each for each in walks if not each[1].screening.verdict.refuses])
    return [table]


def _add(table: Table, group: str, walks: Walks) -> None:
    short, long = [each[1] for each in walks], [each[2] for each in walks]
    refused = [one for one in short if one.screening.verdict.refuses]
    table.add_row(
        group,
        str(len(walks)),
        f"{_mean(one.lines for one in short):.1f}",
        f"{_mean(one.asked for one in short):.1f}",
        f"{_mean(one.asked for one in long):.1f}",
        f"{_mean(one.pages for one in short):.1f}",
        f"{_mean(one.taps for one in short):.1f}",
        str(max(one.taps for one in short)),
        f"{_mean(one.taps for one in long):.1f}",
        str(len(refused)),
        f"{_mean(one.told_after for one in refused):.1f} p." if refused else "",
    )


def _mean(numbers: Iterable[int]) -> float:
    found = list(numbers)
    return sum(found) / len(found)
