"""Lengths as people speak of them: one rule for minutes, wherever they are said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from legato.units import whole_minutes

ROOT = Path(__file__).parents[1]
OWN_ROUNDING = re.compile(r"/ *(MILLISECONDS_PER_MINUTE|MINUTE_MS|60_?000)\b")
"""A length divided by a minute, which is rounded by a rule of its own as soon as a sentence names it."""
SPEAKS = ("src/legato/words", "src/legato/server", "src/legato/render", "web/src")
"""What makes sentences for people; what computes with time, as the planner, is exact and says nothing."""
THE_RULE = ROOT / "web/src/ground/minutes.ts"


@pytest.mark.parametrize(
    ("length", "played", "planned"),
    [
        (0, 0, 1),
        (29_999, 0, 1),
        (30_000, 1, 1),
        (89_999, 1, 1),
        (90_000, 2, 2),
        (150_000, 3, 3),
        (295_000, 5, 5),
        (1_195_000, 20, 20),
    ],
)
def test_minutes_are_the_nearest_and_a_half_counts_up(length: int, played: int, planned: int):
    """Half a minute played is one, less is none; two and a half are three, not two; a plan is never none at all."""
    assert (whole_minutes(length), whole_minutes(length, least=1)) == (played, planned)


def test_nothing_that_speaks_has_a_rounding_of_its_own():
    """Pages, words and the browser ask the one rule."""
    sources = [
        path
        for folder in SPEAKS
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".ts"} and path != THE_RULE and "generated" not in path.parts
    ]
    own = [
        f"{path.relative_to(ROOT)}: {found[0]}"
        for path in sources
        for found in OWN_ROUNDING.finditer(path.read_text(encoding="utf-8"))
    ]

    assert len(sources) > 300
    assert own == []
