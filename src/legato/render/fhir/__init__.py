"""A dossier as a FHIR bundle, in R4 and in R5, for other health programs."""

from legato.render.fhir.bundle import bundle_parts, resources_of
from legato.render.fhir.making import FhirVersion

__all__ = ["FhirVersion", "bundle_parts", "resources_of"]
