"""The JSON Schemas: one for each document, and they describe what is really written."""

from __future__ import annotations

import json

import pytest

from legato import pipeline
from legato.errors import UnknownNameError


@pytest.mark.parametrize("name", pipeline.SCHEMAS)
def test_every_schema_is_a_complete_json_schema(name):
    """It names its dialect, and every reference leads somewhere."""
    written = pipeline.schema(name)
    text = json.dumps(written)

    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for part in text.split('"#/$defs/')[1:]:
        assert part.partition('"')[0] in written["$defs"]


def test_an_unknown_schema_is_refused_with_the_names_there_are():
    """So that a typing mistake is mended at once."""
    with pytest.raises(UnknownNameError) as wrong:
        pipeline.schema("chekin")

    assert wrong.value.known == ("checkin", "verdict", "session", "timeline", "narration", "technique", "programme")


def test_the_documents_have_exactly_the_fields_of_their_schemas():
    """What is given out is described, and nothing else is given out."""
    checkin = pipeline.read_checkin('{"person": {"age": 44}, "minutes": 5, "have": ["oil"]}')
    session = pipeline.plan(checkin).cleared.session
    documents = {"checkin": checkin, "session": session, "timeline": pipeline.timeline(session)}

    # Most sessions are neither changed nor drawn nor made longer while they are held, and say nothing about it.
    seldom = {"session": {"minutes_asked", "draw", "kept"}}
    for name, document in documents.items():
        assert set(document.model_dump()) | seldom.get(name, set()) == set(pipeline.schema(name)["properties"])


def test_a_verdict_is_one_of_four():
    """Which one is told by its field `verdict`."""
    assert set(pipeline.schema("verdict")["discriminator"]["mapping"]) == {
        "clear",
        "modify",
        "see_clinician_first",
        "emergency",
    }
