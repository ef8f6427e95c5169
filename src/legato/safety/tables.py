"""Read lists of records from TOML files, naming everything that is broken at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from importlib.resources.abc import Traversable
from typing import TypeVar

from pydantic import ValidationError

from legato.notation.emergency import with_emergency_number
from legato.notation.model import Model, findings

M = TypeVar("M", bound=Model)


def tomls(folder: Traversable) -> list[Traversable]:
    """Return the TOML files of a folder in the order of their names."""
    return sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)


def read_tables(
    entries: Iterable[Traversable], kind: str, model: type[M], complaints: list[str], *, beside: Iterable[str] = ()
) -> list[M]:
    """Read every `[[kind]]` table of some files; what is broken is added to the complaints, with file and field.

    Other kinds of tables that may stand in the same files are named `beside`.
    """
    found: list[M] = []
    for entry in entries:
        try:
            tables = tomllib.loads(with_emergency_number(entry.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            complaints.append(f"{entry.name}: this is not TOML: {error}")
            continue
        complaints.extend(
            f"{entry.name}: {key}: only [[{kind}]] tables belong here." for key in tables if key not in (kind, *beside)
        )
        for at, table in enumerate(tables.get(kind, [])):
            try:
                found.append(model.model_validate(table))
            except ValidationError as error:
                name = table.get("id", at) if isinstance(table, dict) else at
                complaints.extend(f"{entry.name}: {kind} {name}: {finding}" for finding in findings(error))
    return found
