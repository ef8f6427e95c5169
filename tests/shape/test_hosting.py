"""What is written for whoever looks after Legato fits what there is: settings, the unit, the container, the release."""

from __future__ import annotations

import fnmatch
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer.main

from container_root import instructions
from hosting_root import SECTIONS, blocks, unit_settings
from legato import __version__
from legato.cli import app

ROOT = Path(__file__).parents[2]
HOSTING = (ROOT / "docs/hosting.md").read_text()
UNIT = (ROOT / "docs/legato.service").read_text()
COMPOSE = (ROOT / "compose.yaml").read_text()
DOCKERFILE = instructions(ROOT / "Dockerfile")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FOR_OURSELVES = {"LEGATO_HOST", "LEGATO_SHARE_PORT"}
"""What one of our processes tells another."""


def settings_read() -> set[str]:
    """Give every setting the app reads from its environment."""
    return {
        name for file in (ROOT / "src").rglob("*.py") for name in re.findall(r"\"(LEGATO_[A-Z_]+)\"", file.read_text())
    } - FOR_OURSELVES


def test_every_setting_is_written_down() -> None:
    """A way out that stands only in the code is none."""
    told = (ROOT / "README.md").read_text() + "".join(file.read_text() for file in (ROOT / "docs").glob("*.md"))

    assert len(settings_read()) >= 6
    assert {name for name in settings_read() if name not in told} == set()


@pytest.mark.parametrize("text", [HOSTING, UNIT, COMPOSE], ids=["docs/hosting.md", "legato.service", "compose.yaml"])
def test_no_setting_is_made_up(text: str) -> None:
    """What is told to be set is read."""
    assert set(re.findall(r"LEGATO_[A-Z_]+", text)) - settings_read() == set()


def test_commands_of_the_documents_are_there() -> None:
    """Whatever is started, is a command of ours."""
    known = set(getattr(typer.main.get_command(app), "commands", {}))
    started = re.findall(r"(?:bin/|^|\")legato\"?,? ?\"?([a-z]+)", f"{HOSTING}\n{UNIT}", re.MULTILINE)
    of_docker = [rest.partition("[")[2].split('"')[3] for word, rest in DOCKERFILE if word in {"CMD", "HEALTHCHECK"}]

    assert of_docker == ["healthcheck", "serve"]
    assert set(started) - {"exec"} <= known


def test_the_release_is_named_as_it_is() -> None:
    """The wheel in the documents is the one that is built, and the news of a release are about it."""
    named = set(re.findall(r"legato-([0-9.]+)-py3-none-any\.whl", HOSTING))

    assert named == {__version__}


def test_the_container_is_nobody_and_keeps_records_in_its_volume() -> None:
    """Not root, its folder is its own, and the app knows where it is."""
    told = [rest for word, rest in DOCKERFILE if word == "ENV"]
    users = [rest for word, rest in DOCKERFILE if word == "USER"]

    assert users == ["8765:8765"]
    assert [word for word, _ in DOCKERFILE].count("FROM") == 2
    assert "LEGATO_DATA_DIR=/data" in told[-1]
    assert ("VOLUME", '["/data"]') in DOCKERFILE
    assert "records:/data" in COMPOSE
    assert "read_only: true" in COMPOSE


def test_an_image_takes_no_records_and_no_secrets_along() -> None:
    """Whatever git leaves out as somebody's own, `.dockerignore` leaves out too."""
    patterns = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and line[0] != "#"]
    secret = ["legato.sqlite3", "legato.sqlite3-wal", ".env", ".git", ".venv"]

    assert [name for name in secret if not any(fnmatch.fnmatch(name, pattern) for pattern in patterns)] == []


def test_the_unit_takes_away_what_the_app_does_not_need() -> None:
    """Of a wrong setting it is not started again and again, and what it writes is for its own user."""
    assert unit_settings(UNIT, "RestartPreventExitStatus") == ["2"]
    assert unit_settings(UNIT, "StateDirectoryMode") == ["0700"]
    assert unit_settings(UNIT, "ProtectSystem") == ["strict"]
    assert unit_settings(UNIT, "CapabilityBoundingSet") == [""]
    assert unit_settings(UNIT, "User") not in ([], ["root"])


def test_sections_that_are_followed_have_something_to_follow() -> None:
    """`scripts/hosting_root.py` runs these lines in a clean root; each is one that a shell understands."""
    for section in SECTIONS:
        lines = "".join(blocks(HOSTING, section))
        assert lines
        assert subprocess.run(["sh", "-n"], input=lines, text=True, check=False).returncode == 0


def test_nobody_is_promised_windows() -> None:
    """The classifiers name the systems it runs on, and the README what to do elsewhere."""
    systems = {line for line in PROJECT["classifiers"] if line.startswith("Operating System")}

    assert systems == {"Operating System :: MacOS", "Operating System :: POSIX"}
    assert "WSL" in (ROOT / "README.md").read_text()


def test_the_workflow_tries_every_python_that_is_promised() -> None:
    """From the oldest to the newest, by the classifiers."""
    workflow = (ROOT / ".github/workflows/release.yml").read_text()
    promised = [line.rpartition(" ")[2] for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)]

    assert promised[0] == PROJECT["requires-python"].removeprefix(">=")
    assert re.findall(r'"(3\.\d+)"', workflow) == promised
