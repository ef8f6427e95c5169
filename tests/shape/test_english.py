"""Every text of the product is plain British English: nothing carried over from another language stands in it.

Read are TOML, templates, sentences in Python and TypeScript, and what is not for people is left out:
comments, docstrings, the lists of this kind themselves, and titles of sources, which are quoted as printed.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from legato.notation.wording import CARRIED_OVER, unidiomatic

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "src" / "legato"
_NOT_READ = {"sources.toml", "search.toml"}
"""Titles as others printed them, and what people type."""
_CODE = re.compile(r"[\w-]+: [^;{}]+;\s|<defs>|\bvoid main\b")
"""Style sheets, drawings and shaders."""
_BETWEEN_TAGS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
_SENTENCES = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`([^`]*)`' + r"|'((?:[^'\\\n]|\\.)*)'")
_COMMENTS = re.compile(r"/\*.*?\*/|^\s*//.*?$|\s//\s.*?$", re.DOTALL | re.MULTILINE)


def strings_in(value: Any) -> Iterator[str]:
    """Give every string inside what a TOML file says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for one in value.values() for text in strings_in(one))
    elif isinstance(value, list):
        yield from (text for one in value for text in strings_in(one))


def of_toml(file: Path) -> Iterator[str]:
    """Give the texts of a TOML file."""
    yield from strings_in(tomllib.loads(file.read_text(encoding="utf-8")))


def of_template(file: Path) -> Iterator[str]:
    """Give a template without its comments."""
    yield _BETWEEN_TAGS.sub("", file.read_text(encoding="utf-8"))


def of_python(file: Path) -> Iterator[str]:
    """Give the strings of a module that are no docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value


def of_typescript(file: Path) -> Iterator[str]:
    """Give the strings of a script."""
    code = _COMMENTS.sub("", file.read_text(encoding="utf-8"))
    yield from ("".join(match) for match in _SENTENCES.findall(code))


def texts() -> Iterator[tuple[Path, str]]:
    """Give every text that may reach a person, with the file it stands in."""
    shelves = [
        (of_toml, [one for one in SOURCES.rglob("*.toml") if one.name not in _NOT_READ]),
        (of_template, list(SOURCES.rglob("*.html"))),
        (
            of_python,
            [one for one in SOURCES.rglob("*.py") if "migrations" not in one.parts and one.name != "wording.py"],
        ),
        (of_typescript, [one for one in (ROOT / "web" / "src").rglob("*.ts") if "generated" not in one.parts]),
    ]
    for read, files in shelves:
        assert files
        for file in files:
            yield from ((file.relative_to(ROOT), text) for text in read(file) if is_said(text))


def is_said(text: str) -> bool:
    """Tell whether a string may be words for people: a name in code is one word, styles and drawings are code."""
    return len(text.split()) > 1 and not _CODE.search(text)


def test_no_text_has_a_phrase_from_another_language() -> None:
    """Whatever stands on a page, is spoken or is printed, a native speaker would say so."""
    found = [f"{file}: {says}" for file, text in texts() for says in unidiomatic(text)]

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Be seen today.",
        "Massage can set a clot loose.",
        "Ask if it lies well.",
        "Stroke ever slower.",
        "Nothing speaks against it.",
        "It serves what you would like: sleep.",
        "Keep beside the veins.",
        "Help with edema.",
        "The color of the skin.",
    ],
)
def test_such_a_phrase_is_found(text: str) -> None:
    """The list finds what it is for, wherever it stands and however it is written."""
    assert list(unidiomatic(text))
    assert list(unidiomatic(f"x {text.upper()}"))


def test_every_phrase_comes_with_a_better_one() -> None:
    """Whoever meets the list is told what to write."""
    assert all(better and not list(unidiomatic(better)) for better in CARRIED_OVER.values())
