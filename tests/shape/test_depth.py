"""What is tried how often: every test belongs to a command, and nothing lands before all of them have run."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MAKEFILE = (ROOT / "Makefile").read_text()
MARKS = ("slow", "prove", "e2e")


def recipe(target: str) -> str:
    """Return the lines of a target of the Makefile."""
    found = re.search(rf"^{target}:.*\n((?:\t.*\n)+)", MAKEFILE, re.MULTILINE)
    assert found is not None, target
    return found[1]


def runs(target: str, marks: dict[str, bool], *, on_postgres: bool = False) -> bool:
    """Tell whether a target runs a test with these marks, on SQLite or on PostgreSQL."""
    taken = False
    for line in recipe(target).splitlines():
        if ("$(ON_POSTGRES)" in line) is not on_postgres:
            continue
        chosen = re.search(r'-m pytest .*-m (?:"([^"]+)"|(\w+))', line)
        if chosen and (marks["e2e"] or not line.endswith("tests/e2e")):
            taken |= bool(eval(chosen[1] or chosen[2], {}, dict(marks)))
    return taken


@pytest.mark.parametrize("carried", list(product((False, True), repeat=len(MARKS))))
def test_a_test_with_any_marks_is_run_by_one_of_two_commands(carried: tuple[bool, ...]) -> None:
    """`make test` or `make prove`, never both and never neither; what `make check` runs `make test` runs too."""
    marks = dict(zip(MARKS, carried, strict=True))

    assert runs("test", marks) is not runs("prove", marks)
    assert runs("test", marks) or not runs("check", marks)


@pytest.mark.parametrize("slow", [False, True])
def test_what_touches_records_is_run_on_postgresql_by_one_of_two_commands(slow: bool) -> None:
    """The quick ones by `make test`, so that it stays short, and the slow ones by `make prove`."""
    marks = {"slow": slow, "prove": False, "e2e": False}

    assert runs("test", marks, on_postgres=True) is not slow
    assert runs("prove", marks, on_postgres=True) is slow


def test_the_walk_is_in_each_engine_by_one_of_two_commands() -> None:
    """Every browser test of `make test` is run once there, the walk in Firefox among them; `make prove` has WebKit."""
    in_webkit = re.search(r"^WALK_IN_WEBKIT = (.*)$", MAKEFILE, re.MULTILINE)

    assert in_webkit is not None
    assert in_webkit[1].startswith("LEGATO_WALK=webkit ")
    assert in_webkit[1].endswith(" tests/e2e/engines")
    assert "\t@$(WALK_IN_WEBKIT)\n" in recipe("prove")
    assert "WEBKIT" not in recipe("test")


def test_nothing_lands_that_was_not_proved() -> None:
    """First what everybody runs, then what is exhaustive."""
    commands = re.findall(r"make (\w+)", (ROOT / ".ci/run").read_text())

    assert commands == ["test", "prove"]
