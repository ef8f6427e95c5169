"""One name for one idea: who reads a name somewhere knows what it is everywhere."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("src/legato", "hands/src")

IRREGULAR = (
    "begun|bound|bought|brought|built|chosen|done|drawn|driven|felt|forgotten|found|given|gone|grown|heard|held|hidden|"
    "kept|known|laid|left|lost|made|meant|met|paid|said|seen|sent|shown|spent|spoken|taken|thought|told|won|worn|written"
)
BARE_PARTICIPLE = re.compile(
    rf"({IRREGULAR}|(?!(bed|bleed|feed|need|seed|speed)$)[a-z]+ed)(_(after|at|before|by|for|from|in|last|lately|of|on|out))?"
)
"""What somebody did with something, without a word for the something."""


def modules(root: Path) -> Iterator[tuple[Path, ast.Module]]:
    """Give every module that people write, by its place below `root`: migrations are written by Django."""
    for folder in CODE:
        for path in sorted((root / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path.relative_to(root), ast.parse(path.read_text(encoding="utf-8"))


def class_names_used_twice(root: Path) -> list[str]:
    """Return a line for each class name that stands for two things; every model has its own `Meta`, as Django asks."""
    places: dict[str, list[str]] = defaultdict(list)
    for path, module in modules(root):
        for node in ast.walk(module):
            if isinstance(node, ast.ClassDef) and node.name != "Meta":
                places[node.name].append(f"{path}:{node.lineno}")
    return [f"{name}: {' and '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1]


def test_no_class_name_stands_for_two_things() -> None:
    """Give the newer one the name of what it really is, in the glossary's words; both places are named."""
    assert class_names_used_twice(ROOT) == []


def test_a_name_used_twice_is_found_with_both_places(tmp_path: Path) -> None:
    """Wherever the two are, even one within a function; what Django wrote does not count."""
    for place, lines in {
        "src/legato/safety/look.py": "class Look:\n    class Meta: ...\n",
        "src/legato/server/theme.py": "def themes():\n    class Look:\n        class Meta: ...\n",
        "src/legato/server/people/migrations/0001.py": "class Look: ...\n",
        "hands/src/legato_hands/hand.py": "class Hand: ...\n",
    }.items():
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).write_text(lines)

    assert class_names_used_twice(tmp_path) == ["Look: src/legato/safety/look.py:1 and src/legato/server/theme.py:2"]


def bare_participles(root: Path) -> list[str]:
    """Return a line for each public function of a module that is called by a bare participle.

    A decorated one is left alone: a view is called by what its address says has happened, a filter by its template.
    """
    return [
        f"{path}:{node.lineno} {node.name}"
        for path, module in modules(root)
        for node in module.body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list and BARE_PARTICIPLE.fullmatch(node.name)
    ]


def test_public_functions_are_called_by_nouns_or_by_what_they_do() -> None:
    """`told` and `found_by` have to be opened to know what they return; `answer_at` and `merge_reviews` do not."""
    assert bare_participles(ROOT) == []


@pytest.mark.parametrize("name", ["told", "held_at", "joined", "listed", "taken_by"])
def test_a_bare_participle_is_found(tmp_path: Path, name: str) -> None:
    """Only where others see it, and only where no noun stands beside it."""
    module = tmp_path / "src/legato/one.py"
    module.parent.mkdir(parents=True)
    module.write_text(
        f"def {name}(): ...\ndef _{name}(): ...\ndef {name}_fact(): ...\n"
        f"@view\ndef {name}(): ...\ndef feed(): ...\ndef read_book(): ...\n"
    )

    assert bare_participles(tmp_path) == [f"src/legato/one.py:1 {name}"]
