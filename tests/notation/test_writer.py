"""Writing techniques: one canonical text, and reading it gives the same technique."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given

from legato.notation import examine, read_technique, write_technique
from legato.notation.technique import Technique
from strategies import any_text, techniques

SHIPPED = sorted(
    entry.name for entry in (files("legato.library") / "data/techniques").iterdir() if entry.name.endswith(".toml")
)


@given(techniques())
def test_reading_what_was_written_gives_the_same_technique(technique: Technique) -> None:
    """Any technique survives the way to text and back, and its text stays the same."""
    text = write_technique(technique)

    assert read_technique(text) == technique
    assert write_technique(read_technique(text)) == text


@given(techniques(any_text))
def test_whatever_people_write_survives(technique: Technique) -> None:
    """Quotes, backslashes, line breaks and every alphabet come back as they were."""
    assert examine(write_technique(technique))[0] == technique


@pytest.mark.parametrize("name", SHIPPED)
def test_what_ships_is_written_canonically(name: str) -> None:
    """Two shipped files differ only where their content does."""
    text = (files("legato.library") / "data/techniques" / name).read_text(encoding="utf-8")

    assert write_technique(read_technique(text, name)) == text


def test_what_is_left_at_its_default_is_left_out(arch_rub: str) -> None:
    """A steady pressure or an empty list of equipment is not written down."""
    text = write_technique(read_technique(arch_rub))
    tables = tomllib.loads(text)

    assert tables["format"] == 1
    assert "equipment" not in tables
    assert tables["score"]["strokes"][0]["pressure"] == {"least": 3, "most": 5, "course": "growing"}
    assert tables["score"]["strokes"][0]["touches"][0].keys() == {"by", "part", "on"}
    assert tables["score"]["strokes"][0].keys() == {"kind", "touches", "pressure", "tempo", "repetitions"}


def test_the_text_of_a_score_reads_like_a_score(arch_rub: str) -> None:
    """Each stroke and each touch stands by itself, with its small tables on one line."""
    score = write_technique(read_technique(arch_rub)).partition("\n[[score.strokes]]\n")[2]

    assert score == (
        'kind = "effleurage"\n'
        'pressure = { least = 3, most = 5, course = "growing" }\n'
        "tempo = { per_minute = 10 }\n"
        "repetitions = 8\n"
        "\n"
        "[[score.strokes.touches]]\n"
        'by = "outer_hand"\n'
        'part = "whole_hand"\n'
        'on = ["foot_top"]\n'
        "\n"
        "[[score.strokes.touches]]\n"
        'by = "inner_hand"\n'
        'part = "flat_fingers"\n'
        'on = ["sole_line"]\n'
        'shape = "line"\n'
        'back = "lifted"\n'
    )
