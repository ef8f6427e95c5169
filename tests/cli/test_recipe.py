"""A session as a link, in a terminal: made from a plan, planned again for somebody else, or refused in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

LEGATO = Path(sys.executable).with_name("legato")
CHECKIN = {"person": {"age": 44}, "pain": [{"leg": "left", "zone": "calf", "score": 5}], "have": ["oil"]}


class CommandEnd(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    said: str


def legato(*words: str, given: object, folder: Path) -> CommandEnd:
    """Run `legato` with these words and a document on standard input, with records in a folder."""
    ended = subprocess.run(
        [str(LEGATO), *words],
        input=given if isinstance(given, str) else json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=os.environ | {"COLUMNS": "100", "LEGATO_DATA_DIR": str(folder)},
    )
    return CommandEnd(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder of its own."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def link(folder: Path) -> str:
    """Plan a session, and make a link to it."""
    session = legato("plan", "-", "--json", given=CHECKIN, folder=folder).out
    made = legato("recipe", "-", given=session, folder=folder)
    assert made.code == 0, made.said
    assert "no name, no age, no pain, no answers and no limits" in made.said
    return made.out.strip()


def test_whoever_planned_it_gets_it_again_as_it_was(link: str, folder: Path) -> None:
    """With the same answers nothing changes."""
    ended = legato("plan", "-", "--recipe", link, given=CHECKIN, folder=folder)

    assert ended.code == 0
    assert "as it was" in ended.said


def test_somebody_else_gets_it_within_their_limits_and_is_told_what_changed(link: str, folder: Path) -> None:
    """In their own minutes, where they say how many they have."""
    other = {"person": {"age": 60}, "reach": "knee", "facts": [{"fact": "blood_thinner"}], "minutes": 10}
    ended = legato("plan", "-", "--recipe", link, "--json", given=other, folder=folder)

    assert ended.code == 0
    assert json.loads(ended.out)["checkin"]["minutes"] == 10
    assert "You would have to reach your toes for it" in ended.said


def test_a_red_flag_refuses_it_with_the_verdict(link: str, folder: Path) -> None:
    """And with the exit code of every refusal."""
    ended = legato(
        "plan", "-", "--recipe", link, given=CHECKIN | {"facts": [{"fact": "chest_or_breath"}]}, folder=folder
    )

    assert ended.code == 3
    assert "shared with you" not in ended.said


def test_an_altered_link_is_refused_in_one_sentence(link: str, folder: Path) -> None:
    """Nothing is planned."""
    ended = legato("plan", "-", "--recipe", f"{link}A", given=CHECKIN, folder=folder)

    assert (ended.code, ended.out) == (2, "")
    assert ended.said.strip() == "This link was altered on its way, so it is not opened. Ask for it once more."
