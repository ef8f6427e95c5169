"""The forms in which a person takes records along, each written to a file piece by piece."""

from __future__ import annotations

from enum import StrEnum
from typing import BinaryIO

from legato.render.doctor_page import doctor_page
from legato.render.doctor_paper import doctor_paper, paper_is_possible
from legato.render.dossier_table import table_lines
from legato.render.fhir import FhirVersion, bundle_parts
from legato.response import Chosen, DossierPart
from legato.server.records.dossier import dossier_of
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.wire.pictures import outlines
from legato.words import Sentences

AT_FIRST = frozenset(DossierPart) - {DossierPart.NOTES}
"""What is taken along before anything is chosen: what somebody wrote for themselves stays."""


class DossierForm(StrEnum):
    """A form that a dossier can be written in."""

    CSV = "csv"
    FHIR_R4 = "fhir-r4"
    FHIR_R5 = "fhir-r5"
    PDF = "pdf"

    @property
    def is_possible(self) -> bool:
        """Whether what writes it is installed."""
        return self is not DossierForm.PDF or paper_is_possible()

    @property
    def content_type(self) -> str:
        """What browsers are told that it is."""
        return _TYPES[self]

    def file_name(self, scope: Scope) -> str:
        """Return what the file is called: nothing about whose it is stands there."""
        return f"legato-{scope.today:%Y-%m-%d}{_ENDINGS[self]}"


_FHIR = "application/fhir+json; charset=utf-8"
_TYPES = {
    DossierForm.CSV: "text/csv; charset=utf-8",
    DossierForm.FHIR_R4: _FHIR,
    DossierForm.FHIR_R5: _FHIR,
    DossierForm.PDF: "application/pdf",
}
_ENDINGS = {
    DossierForm.CSV: ".csv",
    DossierForm.FHIR_R4: "-fhir-r4.json",
    DossierForm.FHIR_R5: "-fhir-r5.json",
    DossierForm.PDF: ".pdf",
}


def dossier_write(
    scope: Scope, person: Person, chosen: Chosen, form: DossierForm, sentences: Sentences, out: BinaryIO
) -> None:
    """Write what a person takes along, in one of the forms, and in a language where a form speaks."""
    with dossier_of(scope, person, chosen) as dossier:
        match form:
            case DossierForm.CSV:
                out.writelines(table_lines(dossier))
            case DossierForm.FHIR_R4:
                out.writelines(bundle_parts(dossier, FhirVersion.R4, sentences))
            case DossierForm.FHIR_R5:
                out.writelines(bundle_parts(dossier, FhirVersion.R5, sentences))
            case DossierForm.PDF:
                out.write(doctor_paper(doctor_page(dossier, sentences, outlines())))
