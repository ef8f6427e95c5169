"""The forms in which a person takes records along, each written to a file piece by piece."""

from __future__ import annotations

from enum import StrEnum
from typing import BinaryIO

from legato.render.dossier_table import table_lines
from legato.response import Chosen, DossierPart
from legato.server.records.dossier import dossier_of
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope

AT_FIRST = frozenset(DossierPart) - {DossierPart.NOTES}
"""What is taken along before anything is chosen: what somebody wrote for themselves stays."""


class DossierForm(StrEnum):
    """A form that a dossier can be written in."""

    CSV = "csv"

    @property
    def content_type(self) -> str:
        """What browsers are told that it is."""
        return _TYPES[self]

    def file_name(self, scope: Scope) -> str:
        """Return what the file is called: nothing about whose it is stands there."""
        return f"legato-{scope.today:%Y-%m-%d}{_ENDINGS[self]}"


_TYPES = {DossierForm.CSV: "text/csv; charset=utf-8"}
_ENDINGS = {DossierForm.CSV: ".csv"}


def dossier_write(scope: Scope, person: Person, chosen: Chosen, form: DossierForm, out: BinaryIO) -> None:
    """Write what a person takes along, in one of the forms."""
    with dossier_of(scope, person, chosen) as dossier:
        out.writelines(table_lines(dossier))
