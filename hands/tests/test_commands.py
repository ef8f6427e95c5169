"""What the commands say, and what they refuse before anything is written."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from legato_hands.checkout import MASSAGE, SOLVED
from legato_hands.commands import app
from legato_hands.measured import TARGETS


def run(*words):
    """Run a command as if it was typed into a wide terminal."""
    return CliRunner().invoke(app, words, env={"COLUMNS": "200"})


def test_the_report_measures_what_is_stored():
    """As data, with the targets that every clip is held to."""
    answer = run("report", "foot-roller", "--json")
    measured = json.loads(answer.stdout)

    assert answer.exit_code == 0
    assert measured["targets"] == TARGETS
    assert [clip["clip"] for clip in measured["clips"]] == ["foot-roller"]
    assert measured["clips"][0]["misses"] == []


def test_the_report_is_a_table_for_people():
    """A row for each clip, and how many are within all targets."""
    answer = run("report", "foot-roller")

    assert answer.exit_code == 0
    assert "1 clips, 1 within all targets" in answer.stdout
    assert "│ foot-roller │" in answer.stdout


@pytest.mark.parametrize("command", ["bake", "report", "posters"])
def test_a_name_that_is_not_there_is_refused_before_anything_begins(command):
    """It used to do nothing, or to break off half-way."""
    before = {path: path.stat().st_mtime_ns for folder in (MASSAGE, SOLVED) for path in folder.glob("*")}
    answer = run(command, "thumb", "thump")
    after = {path: path.stat().st_mtime_ns for folder in (MASSAGE, SOLVED) for path in folder.glob("*")}

    assert answer.exit_code == 2
    assert "there is no thump" in answer.stderr
    assert "there is no thumb" not in answer.stderr
    assert before == after


def test_what_holds_no_technique_of_its_own_is_not_photographed():
    """Leg and hands at rest are shown nowhere."""
    answer = run("posters", "base")

    assert answer.exit_code == 2
    assert "there is no base" in answer.stderr
