"""One name for one idea: who reads a name somewhere knows what it is everywhere."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = ("src/legato", "hands/src")


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
