"""The documents say what is so: words, commands, examples and links."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from enum import StrEnum
from pathlib import Path

import pytest
import typer.main

from legato.body import Leg, ZoneId
from legato.cli import app
from legato.notation.kinds import Shape, StrokeKind
from legato.notation.score import Back, Course, Way
from legato.notation.technique import Family, Grade, TechniqueRole
from legato.pipeline import read_checkin
from legato.safety import Urgency, Verdict
from legato_hands.commands import app as hands

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()
GLOSSARY = (ROOT / "docs/glossary.md").read_text()
MAKEFILE = (ROOT / "Makefile").read_text()
FOLDERS = ("*.md", "docs/**/*.md", "hands/*.md")
DOCUMENTS = [path for folder in FOLDERS for path in ROOT.glob(folder) if path.name != "CHANGELOG.md"]


def blocks(text: str, language: str) -> list[str]:
    """Give the fenced code of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize(
    "words", [Leg, ZoneId, StrokeKind, Shape, Way, Back, Course, Family, Grade, TechniqueRole, Verdict, Urgency]
)
def test_the_glossary_has_every_word_of_the_engine(words: type[StrEnum]) -> None:
    """A word that people meet in files or on screens can be looked up."""
    missing = [word.value for word in words if not re.search(rf"\b{re.sub('_', '[_ ]', word.value)}\b", GLOSSARY)]

    assert missing == []


def test_the_readme_has_every_command() -> None:
    """Whoever reads the README knows what `legato` can do, and nothing it cannot."""
    commands = set(getattr(typer.main.get_command(app), "commands", {}))
    shown = {words.split()[1] for words in re.findall(r"^\$ \.venv/bin/(legato .*)$", README, re.MULTILINE)}

    assert shown == commands


def test_make_has_every_command_of_the_hands() -> None:
    """Nobody has to know how the hands' own programme is started."""
    commands = set(getattr(typer.main.get_command(hands), "commands", {}))

    assert set(re.findall(r"\$\(HANDS\) (\w+)", MAKEFILE)) == commands


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_make_knows_what_documents_ask_of_it(document: Path) -> None:
    """A command that is written down can be given."""
    wanted = set(re.findall(r"(?:`|\$ |^    )make ([a-z][a-z-]*)", document.read_text(), re.MULTILINE))

    assert wanted - set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE)) == set()


def test_the_checkin_of_the_readme_is_understood() -> None:
    """Copied from the README, the example is accepted as it stands."""
    examples = blocks(README, "json")

    assert examples != []
    for example in examples:
        assert read_checkin(example).minutes == json.loads(example)["minutes"]


def test_the_library_example_of_the_readme_runs() -> None:
    """Copied from the README, the example prints a session that fills its minutes."""
    (example,) = blocks(README, "python")

    ran = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=False)

    assert ran.stderr == ""
    # All of the ten minutes but for what both legs cannot share evenly.
    assert 570_000 <= int(ran.stdout.splitlines()[-1]) <= 600_000


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    """A link inside the repository points to a file that is there."""
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", document.read_text())
    # Pictures are made by `make docs-images` from the running app.
    missing = [target for target in targets if not (document.parent / target).exists()]

    assert missing == []


def test_the_glossary_is_in_the_words_of_people() -> None:
    """Every row of the glossary has a word and a meaning."""
    rows = [line for line in GLOSSARY.splitlines() if line.startswith("| ") and not line.startswith("| word")]

    assert len(rows) > 60
    assert [row for row in rows if not all(cell.strip() for cell in row.strip("|").split("|"))] == []


def test_contributing_names_tests_that_are_there() -> None:
    """A recipe that sends somebody to a test that was renamed is worse than none."""
    text = (ROOT / "CONTRIBUTING.md").read_text()
    files = set(re.findall(r"`((?:web/)?tests/[\w./-]+\.(?:py|ts|toml))`", text))
    names = set(re.findall(r"`(test_\w+)`", text))
    known = "".join(path.read_text() for path in (ROOT / "tests").rglob("test_*.py"))

    assert files
    assert [file for file in files if not (ROOT / file).is_file()] == []
    assert [name for name in names if f"def {name}(" not in known] == []
