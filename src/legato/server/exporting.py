"""What somebody takes along, from the command line: the same files as the app gives, and everything as JSON."""

from __future__ import annotations

import os
from collections.abc import Collection
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from legato.errors import LegatoError
from legato.response import Chosen, DossierPart
from legato.server.copying import answer_at_terminal, scope_here
from legato.words import load_sentences

if TYPE_CHECKING:
    from legato.server.records.people.models import Person
    from legato.server.records.people.scope import Scope

EVERYTHING = "json"
"""Not a dossier: every record of the household as it is kept."""


def export(form: str, name: str | None, person: str | None, left_out: Collection[str], since: date | None) -> int:
    """Write a file; one that is there already is not written over.

    Args:
        form: `json` for everything of the household, else a form of a dossier.
        name: where to; a name with the date here when none is given.
        person: whose, where there are several people.
        left_out: parts that are not taken along.
        since: the first day; from the beginning when none is given.

    Returns:
        The exit code; what happened has been said.
    """
    return answer_at_terminal(lambda: _export(form, name, person, left_out, since))


def _export(form: str, name: str | None, person: str | None, left_out: Collection[str], since: date | None) -> str:
    scope = scope_here()
    from legato.server.data_folder import data_folder  # noqa: PLC0415 - needs the settings
    from legato.server.records.export import household_export  # noqa: PLC0415 - as above
    from legato.server.wire.dossier_files import DossierForm, dossier_write  # noqa: PLC0415 - as above

    if scope.household is None:
        raise LegatoError(f"There are no records in {data_folder()} yet, so there is nothing to take along.")
    if form == EVERYTHING:
        place = Path(name or f"legato-{scope.today:%Y-%m-%d}.json")
        return _written(place, partial(household_export, scope))
    parts = frozenset(DossierPart) - {DossierPart(part) for part in left_out}
    written = DossierForm(form)
    if not written.is_possible:
        raise LegatoError("This form needs more than is installed here: pip install 'legato[review]'.")
    chosen = Chosen(parts, since)
    place = Path(name or written.file_name(scope))
    return _written(place, partial(dossier_write, scope, _whose(scope, person), chosen, written, load_sentences()))


def _whose(scope: Scope, name: str | None) -> Person:
    from legato.server.records.people.names import name_key  # noqa: PLC0415 - needs the settings
    from legato.server.records.people.selectors import people_of  # noqa: PLC0415 - as above

    people = list(people_of(scope)[:2])
    if name is not None:
        found = people_of(scope).filter(name_key=name_key(name)).first()
        if found is None:
            raise LegatoError(f"There is nobody called {name!r} here.")
        return found
    if len(people) != 1:
        raise LegatoError("There are several people here; say whose records with --person NAME.")
    return people[0]


def _written(place: Path, write: partial[None]) -> str:
    from legato.server.data_folder import private_writer  # noqa: PLC0415 - needs the settings

    if place.exists():
        raise LegatoError(f"{place} is there already; choose another name, or move it away.")
    with private_writer(place) as (unfinished, file):
        out: BinaryIO = file
        write(out)
        out.flush()
        os.fsync(out.fileno())
        unfinished.replace(place)
    kilobytes = max(1, round(place.stat().st_size / 1024))
    return f"{place} ({kilobytes} kB). Whoever has the file can read it."
