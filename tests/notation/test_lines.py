"""Finding the line of a field in a TOML text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from legato.notation import write_technique
from legato.notation.lines import line_of, lines_of, loc_of
from legato.notation.model import path_of
from legato.notation.technique import Technique
from strategies import any_text, techniques

EVERYTHING = (Path(__file__).parent / "everything.toml").read_text(encoding="utf-8")


def places(value: Any, loc: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Give every place inside a document."""
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    else:
        return {loc}
    return {loc}.union(*(places(inner, (*loc, name)) for name, inner in inside))


def test_each_field_is_found_at_its_line() -> None:
    """Comments, long strings, lists, inline tables and arrays of tables do not lead astray."""
    lines = lines_of(EVERYTHING)

    assert {path_of(loc): line for loc, line in lines.items() if loc[0] not in ("table", "many")} == {
        "plain": 2,
        "quoted key": 3,
        "dotted": 4,
        "dotted.name": 4,
    }
    assert [lines["table", name] for name in ("long", "raw", "list", "when")] == [7, 10, 11, 16]
    assert [lines["table", "list", at] for at in range(3)] == [12, 13, 14]
    assert lines["table", "list", 1, 1] == 13
    assert lines["table", "list", 2, "other", "deep"] == 14
    assert [lines["many", at, "name"] for at in range(2)] == [19, 22]
    assert lines["many", 1, "inner", 0, "value"] == 26
    assert lines["many", 1, "inner", 0, "table", "last"] == 29


def test_every_place_of_a_document_has_a_line() -> None:
    """Nothing that `tomllib` reads is missed."""
    assert places(tomllib.loads(EVERYTHING)) - set(lines_of(EVERYTHING)) == {()}


@given(techniques(any_text))
def test_every_place_of_any_technique_has_a_line(technique: Technique) -> None:
    """Whatever a technique says, each of its fields is found, and on a line that shows it."""
    text = write_technique(technique)
    lines, shown = lines_of(text), text.split("\n")

    for loc in places(tomllib.loads(text)) - {()}:
        line = shown[lines[loc] - 1]
        name = next(part for part in reversed(loc) if isinstance(part, str))
        assert str(name) in line or line.startswith("  "), (loc, line)


def test_what_is_missing_is_told_at_the_table_it_is_missing_from() -> None:
    """A field that is not there has the line of what is around it."""
    lines = lines_of('[words]\nname = "Arch rub"\n')

    assert line_of(lines, ("words", "line")) == 1
    assert line_of(lines, ("score",)) is None


def test_a_path_can_be_read_back() -> None:
    """Paths in messages and places in documents are the same thing."""
    loc = ("score", "strokes", 2, "touches", 0, "on", 1)

    assert path_of(loc) == "score.strokes[2].touches[0].on[1]"
    assert loc_of(path_of(loc)) == loc
    assert loc_of("") == ()


values = st.recursive(
    st.integers(-9, 9) | st.booleans() | any_text,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(any_text, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(any_text, values, max_size=5))
def test_every_place_of_any_document_has_a_line(document: dict[str, Any]) -> None:
    """However it nests, nothing that can be read is missed and nothing is found that is not there."""
    text = tomli_w.dumps(document)

    assert set(lines_of(text)) == places(tomllib.loads(text)) - {()}
