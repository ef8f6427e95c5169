"""What the web's ground floor says by itself is what the server says."""

from __future__ import annotations

import re
from datetime import timedelta
from math import prod
from pathlib import Path

from legato.server.records.sittings.selectors import ASKED_FOR

GROUND = Path(__file__).parents[2] / "web/src/ground"


def written(file: str, name: str) -> str:
    """Return what a constant of the ground floor is set to, as it is written there."""
    found = re.search(rf"^export const {name} = (.*?);$", (GROUND / file).read_text(), re.MULTILINE | re.DOTALL)
    assert found is not None, f"{file} does not say {name}"
    return found[1]


def test_answers_hold_equally_long_on_both_sides() -> None:
    """A place, a ready-made session and a plan rest on the same answers."""
    factors = written("answers.ts", "ANSWERS_HOLD_MS").split("*")

    assert timedelta(milliseconds=prod(int(factor) for factor in factors)) == ASKED_FOR
