"""The API's description: every operation says what it can answer, and what it says is so."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from django.test import Client

from api_documents import FOLDER, documents, written
from server.addresses import operations_of
from server.builders import held, person, sitting, visitor

JSON = "application/json"
ERROR = {"$ref": "#/components/schemas/Error"}
DOCUMENTS = documents()
OPERATIONS = [
    pytest.param(name, path, method, operation, id=f"{method} {path}")
    for name, document in DOCUMENTS.items()
    for path, methods in document["paths"].items()
    for method, operation in methods.items()
]


def wrong_in(document: Any, schema: dict[str, Any], described: dict[str, Any]) -> list[str]:
    """Return what is wrong with a document by a schema of the description."""
    validator = jsonschema_rs.Draft202012Validator(
        {**schema, "components": described["components"]}, validate_formats=True
    )
    return [f"{error.instance_path}: {error.message[:300]}" for error in validator.iter_errors(document)]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_files_are_what_the_server_says_of_itself(name: str) -> None:
    """Who builds on the API sees in a diff what has changed for them: `make api` writes the files."""
    assert FOLDER.joinpath(name).read_text() == written(DOCUMENTS[name]), "make api"


@pytest.mark.parametrize(("name", "path", "method", "operation"), OPERATIONS)
def test_an_operation_says_all_it_can_answer(name: str, path: str, method: str, operation: dict[str, Any]) -> None:
    """Success with its record, every refusal in the one shape, and no fault of ours among them."""
    answers = {int(status): answer for status, answer in operation["responses"].items()}
    refusals = {status: answer for status, answer in answers.items() if status >= 400}
    writes = method != "get"

    assert operation["summary"]
    assert any(200 <= status < 300 for status in answers)
    assert {400, 413, 503, 507} <= refusals.keys(), "`describe` says these of every operation"
    assert 500 not in refusals
    assert not writes or {403, 415, 422} <= refusals.keys()
    assert writes == ("requestBody" in operation)
    assert "{" not in path or {404, 410} & refusals.keys(), "what an address names may not be there"
    assert (304 in answers) == any(one["name"] == "If-None-Match" for one in operation["parameters"])
    for status, answer in answers.items():
        assert answer["description"].endswith("."), status
        if status in refusals:
            assert answer["content"] == {JSON: {"schema": ERROR}}, status
        elif status not in {204, 304}:
            assert answer["content"][JSON]["schema"]["$ref"].startswith("#/components/schemas/"), status
    assert "Retry-After" in answers[503]["headers"]


@pytest.mark.parametrize(("name", "path", "method", "operation"), OPERATIONS)
def test_an_operation_says_who_may(name: str, path: str, method: str, operation: dict[str, Any]) -> None:
    """Writing asks for the token and its cookie in every way there is to ask; each scheme is described."""
    schemes = DOCUMENTS[name]["components"]["securitySchemes"]
    ways = operation.get("security", [])

    assert ways, "`describe` says it"
    assert {scheme for way in ways for scheme in way} <= schemes.keys()
    if method != "get":
        assert all({"csrfToken", "csrfCookie"} <= way.keys() for way in ways)
    assert all(scheme["description"] for scheme in schemes.values())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_operations_have_names_of_their_own(name: str) -> None:
    """A generated client calls them by these; a link leads to one of them."""
    operations = [one for methods in DOCUMENTS[name]["paths"].values() for one in methods.values()]
    names = [one["operationId"] for one in operations]
    led_to = {
        link["operationId"]
        for one in operations
        for answer in one["responses"].values()
        for link in answer.get("links", {}).values()
    }

    assert len(set(names)) == len(names)
    assert all(name.isidentifier() and name[0].islower() for name in names), "`describe` is given the name"
    assert led_to <= set(names)


def examples_in(document: dict[str, Any]) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Give every example with its schema."""
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            contents = [operation.get("requestBody", {}), *operation["responses"].values()]
            for content in (one.get("content", {}).get(JSON, {}) for one in contents):
                if "example" in content:
                    yield f"{method} {path}", content["example"], content["schema"]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_examples_are_what_their_schemas_say(name: str) -> None:
    """An example that its own schema refuses would be copied all the same."""
    document = DOCUMENTS[name]
    found = list(examples_in(document))

    assert len(found) >= 4
    assert {place: wrong for place, example, schema in found if (wrong := wrong_in(example, schema, document))} == {}


@pytest.mark.django_db
def test_what_can_be_read_is_as_it_is_described() -> None:
    """Every operation that reads, for somebody with a plan and with a session that was held."""
    whose = person()
    held(whose)
    planned = sitting(whose)
    client = visitor(whose)
    described = DOCUMENTS["openapi.json"]
    seen = 0
    for address in operations_of(planned):
        path = pattern_of(address, str(planned.id))
        if path not in described["paths"]:
            assert path.endswith("openapi.json")
            continue
        answer = client.get(address)
        said = described["paths"][path]["get"]["responses"][str(answer.status_code)]
        assert wrong_in(json.loads(answer.getvalue()), said["content"][JSON]["schema"], described) == [], address
        seen += 1

    reading = [path for path, methods in described["paths"].items() if "get" in methods]
    assert seen == len(reading), "addresses.operations_of names every operation that reads"


def pattern_of(address: str, sitting_id: str) -> str:
    """Return the path of the description that an address belongs to."""
    path = address.replace(sitting_id, "{sitting_id}").replace("/arch-rub", "/{name}")
    return path.replace("/ready/five/", "/ready/{name}/")


@pytest.mark.django_db
def test_the_description_is_served() -> None:
    """To everybody, without a token; the files hold the same."""
    served = Client().get("/api/v1/openapi.json").json()

    assert served == json.loads(FOLDER.joinpath("openapi.json").read_text())
