"""The command that writes what somebody takes along: for a doctor, a spreadsheet, or another program."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated

import typer

from legato.cli.server import server_module
from legato.response import DossierPart


class ExportForm(StrEnum):
    """The forms there are, as the option names them."""

    JSON = "json"
    CSV = "csv"
    FHIR_R4 = "fhir-r4"
    FHIR_R5 = "fhir-r5"
    PDF = "pdf"


_To = Annotated[
    ExportForm, typer.Option("--to", help="As what: `json` is every record of everybody.", show_default=False)
]
_File = Annotated[
    str | None,
    typer.Argument(
        metavar="[FILE]", help="Where to; a name with the date here when none is given.", show_default=False
    ),
]
_Person = Annotated[str | None, typer.Option("--person", metavar="NAME", help="Whose, where there are several.")]
_LeftOut = Annotated[
    list[DossierPart] | None,
    typer.Option("--leave-out", help="What stays here; may be given several times. Not for json."),
]
_Notes = Annotated[bool, typer.Option("--with-notes", help="Take notes along as well, word for word.")]
_Since = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], help="The first day, as 2026-01-31; else from the beginning."),
]


def export(
    to: _To,
    file: _File = None,
    person: _Person = None,
    leave_out: _LeftOut = None,
    with_notes: _Notes = False,  # noqa: FBT002
    since: _Since = None,
) -> None:
    """Write the records of one person for somebody else to read, also while the app runs.

    What was not asked is empty, and never a number. Notes stay here unless you ask for them.
    `pdf` is one page for a doctor; `fhir-r4` and `fhir-r5` are for the programs of practices.

    **Example:** `legato export --to csv --since 2026-06-01 for-my-doctor.csv`
    """
    left_out = {part.value for part in leave_out or ()} | (set() if with_notes else {DossierPart.NOTES.value})
    day = since.date() if since else None
    raise typer.Exit(server_module("legato.server.exporting").export(to.value, file, person, left_out, day))
