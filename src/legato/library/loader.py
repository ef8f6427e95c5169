"""Read the content from its TOML files."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from legato.errors import ContentError
from legato.library.library import Library
from legato.notation.reader import examine
from legato.notation.technique import Technique


@cache
def load_library() -> Library:
    """Return the content that ships with Legato.

    Raises:
        ContentError: a file is broken; every problem is named with its file and field.
    """
    return read_library(files("legato.library") / "data")


def read_library(folder: Traversable) -> Library:
    """Read all content of a folder.

    Raises:
        ContentError: a file is broken; every problem is named with its file and field.
    """
    complaints: list[str] = []
    techniques = _techniques(folder / "techniques", complaints)
    if complaints:
        raise ContentError("The content is broken:\n" + "\n".join(f"  {complaint}" for complaint in complaints))
    return Library(techniques=techniques)


def _techniques(folder: Traversable, complaints: list[str]) -> Mapping[str, Technique]:
    found: list[Technique] = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if not entry.name.endswith(".toml"):
            continue
        technique, wrong = examine(entry.read_text(encoding="utf-8"), f"techniques/{entry.name}")
        complaints.extend(str(finding) for finding in wrong)
        if technique is None:
            continue
        if entry.name != f"{technique.id}.toml":
            complaints.append(f"techniques/{entry.name}: id: the file is called after its id, {technique.id!r}.")
        found.append(technique)
    return {technique.id: technique for technique in sorted(found, key=lambda technique: technique.order)}
