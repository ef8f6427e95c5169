"""JSON Schemas of the notation."""

from __future__ import annotations

from typing import Any

import pytest

from legato.errors import UnknownNameError
from legato.notation import json_schema, schema_of
from legato.notation.schema import SCHEMAS
from legato.notation.technique import Technique


def objects(schema: Any) -> list[dict[str, Any]]:
    """Give every object that a schema describes."""
    inner = list(schema.values()) if isinstance(schema, dict) else schema if isinstance(schema, list) else []
    mine = [schema] if isinstance(schema, dict) and schema.get("type") == "object" else []
    return mine + [found for part in inner for found in objects(part)]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_refuses_what_the_record_refuses(name: str) -> None:
    """Every record of it is closed: an editor marks a field that does not exist."""
    schema = json_schema(name)

    records = [found for found in objects(schema) if "properties" in found]
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert records
    assert [record for record in records if record.get("additionalProperties") is not False] == []


def test_the_technique_schema_says_what_is_needed_and_explains_it() -> None:
    """An author sees limits and meanings while writing."""
    schema = schema_of(Technique)

    assert {"id", "words", "score", "contraindications", "licence", "review"} <= set(schema["required"])
    assert schema["properties"]["strain"]["maximum"] == 5
    assert "tires" in schema["properties"]["strain"]["description"]
    assert schema["properties"]["contraindications"]["minItems"] == 1


def test_an_unknown_schema_is_told_with_the_known_ones() -> None:
    """A slip in the name is answered with the names there are."""
    with pytest.raises(UnknownNameError) as refusal:
        json_schema("massage")

    assert refusal.value.known == ("technique", "checkin", "session")
