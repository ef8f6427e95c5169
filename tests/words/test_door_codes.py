"""What the pages say by code is in their catalogues, and nothing lies there that no page says."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from legato.words import load_sentences

SOURCES = Path(str(files("legato"))) / "server"
ASKED = re.compile(r"""["']((?:checkin|verdict|plan|after|diary)-[a-z0-9-]+)["']""")
SAID = re.compile(r"""\bsay(?:_ago)?[ (]\s*["']([a-z0-9]+-[a-z0-9-]+)["']""")
AREAS = ("checkin", "verdict", "plan", "after", "diary")


def written(pattern: re.Pattern[str]) -> set[str]:
    """Return every code that a template or a view names like that."""
    sources = [*SOURCES.rglob("*.py"), *(SOURCES / "templates").rglob("*.html")]
    return {code for source in sources for code in pattern.findall(source.read_text("utf-8"))}


@pytest.mark.parametrize("area", AREAS)
def test_every_message_of_a_page_is_said_somewhere(area: str) -> None:
    """A sentence nobody says would be translated for nothing."""
    kept = re.findall(
        r"^([a-z0-9-]+) =", (files("legato.words") / "en" / f"{area}.ftl").read_text("utf-8"), re.MULTILINE
    )

    assert len(kept) > 15
    assert sorted(set(kept) - written(ASKED)) == []


def test_every_code_a_page_names_has_a_message() -> None:
    """A code without one would fail only for whoever comes there."""
    said = written(SAID)

    assert len(said) > 200
    assert sorted(said - load_sentences().codes()) == []
