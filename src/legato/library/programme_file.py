"""Reading programmes that somebody wrote: everything that is wrong at once, with its line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated

from pydantic import Field, ValidationError

from legato.errors import Finding
from legato.library.library import Library
from legato.library.programme import Programme
from legato.notation.model import Model, findings
from legato.notation.reader import in_place, tables_of


class ProgrammeFile(Model):
    """A file of programmes, one `[[programme]]` each."""

    programme: Annotated[tuple[Programme, ...], Field(min_length=1, max_length=50)]


def is_of_programmes(text: str) -> bool:
    """Tell whether a TOML text holds programmes; what is not TOML holds none."""
    return "programme" in tables_of(text)[0]


def examine_programmes(text: str, file: str | None, library: Library) -> tuple[Finding, ...]:
    """Return everything that is wrong with a file of programmes, each with its place.

    Args:
        text: the TOML.
        file: what it is called.
        library: what programmes may name: techniques, tips and sources.
    """
    tables, broken = tables_of(text)
    if broken is not None:
        return (replace(broken, file=file),)
    try:
        told = ProgrammeFile.model_validate(tables).programme
    except ValidationError as wrong:
        return in_place(findings(wrong), text, file)
    return in_place(_together(told, library), text, file)


def unknown_names(programme: Programme, library: Library) -> Iterator[Finding]:
    """Give every name in a programme that stands for nothing."""
    shelves = (
        ("techniques", "technique", programme.techniques, library.techniques),
        ("tips", "tip", programme.tips, library.tips),
        ("sources", "source", programme.sources, library.sources),
    )
    for field, kind, names, known in shelves:
        for at, name in enumerate(names):
            if name not in known:
                yield Finding(f"{field}[{at}]", f"There is no {kind} {name!r}.")


def _together(programmes: tuple[Programme, ...], library: Library) -> Iterator[Finding]:
    met: set[str] = set()
    for at, programme in enumerate(programmes):
        place = f"programme[{at}]"
        if programme.id in met:
            yield Finding(f"{place}.id", f"{programme.id!r} is used more than once.")
        met.add(programme.id)
        for found in unknown_names(programme, library):
            yield replace(found, path=f"{place}.{found.path}")
