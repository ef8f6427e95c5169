"""Every operation that takes a body, and every field of it, with what no sender should send."""

from __future__ import annotations

import copy
import json
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse

from legato.server.doors.api.v1 import api
from legato.server.records.sittings.models import Sitting
from server.builders import person, sitting, visitor
from server.phones import joined

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JSON = "application/json"
HERE = "put the value here"

NOWHERE = {
    "NaN": "NaN",
    "Infinity": "Infinity",
    "-Infinity": "-Infinity",
    "1e999": "1e999",
    "4 000 digits": "9" * 4_000,
    "a number no browser counts to": "1" + "0" * 17,
    "900 kB in one value": '"' + "x" * 900_000 + '"',
    "900 kB of digits": "1" * 900_000,
    "a hundred levels": "[" * 100 + "]" * 100,
    "ten thousand levels": '{"a":' * 10_000 + "1" + "}" * 10_000,
    "a name twice": '{"a": 1, "a": 2}',
    "half a sign": '"\\ud800"',
    "a zero byte": '"a\\u0000b"',
}
"""What no field takes, as it is written."""

SOMEWHERE = {
    "the beginning of time": '"0001-01-01T00:00:00+14:00"',
    "the end of time": '"9999-12-31T23:59:59-14:00"',
    "a moment as a number": "1e15",
    "a moment without a zone": '"2026-11-22T19:30:00"',
    "less than nothing": "-1",
    "half": "0.5",
    "true": "true",
    "null": "null",
    "a list": "[]",
    "a table": "{}",
    "no text": '""',
    "another text": '"Robert\'); DROP TABLE legs;--"',
}
"""What some fields may take."""


def operations() -> list[tuple[str, str, dict[str, Any]]]:
    """Return every operation with a body from the API's own description: method, path, example."""
    described = api.get_openapi_schema(path_prefix="/api/v1/")
    return [
        (method, path, operation["requestBody"]["content"][JSON]["example"])
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
        if "requestBody" in operation
    ]


def places(document: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Return every place of a document, itself included."""
    yield place
    inner = (
        document.items() if isinstance(document, dict) else enumerate(document) if isinstance(document, list) else ()
    )
    for name, value in inner:
        yield from places(value, (*place, name))


def spoilt(document: Any, place: tuple[str | int, ...], value: str) -> str:
    """Write a document with something else in one place."""
    if not place:
        return value
    changed = copy.deepcopy(document)
    holder = changed
    for name in place[:-1]:
        holder = holder[name]
    holder[place[-1]] = HERE
    return json.dumps(changed).replace(json.dumps(HERE), value)


Send = Callable[[str], HttpResponse]


def throw(send: Send, example: dict[str, Any]) -> int:
    """Throw everything at every field; return how often."""
    thrown = 0
    for place in places(example):
        for name, value in (NOWHERE | SOMEWHERE).items():
            answer = send(spoilt(example, place, value))
            case = (place, name, answer.status_code, answer.content[:300])
            thrown += 1
            assert answer.status_code < 500, case
            if answer.status_code >= 400:
                assert answer.json()["error"]["says"].endswith("."), case
            if name not in NOWHERE:
                continue
            assert answer.status_code == 422, case
            findings = answer.json()["error"]["findings"]
            top = str(place[0]) if place else ""
            assert findings != [], case
            # What is nested without end is told as soon as it is seen, wherever that is.
            assert name == "ten thousand levels" or all(one["path"].startswith(top) for one in findings), case
    return thrown


@pytest.mark.parametrize(("method", "path", "example"), operations(), ids=lambda value: str(value)[:40])
def test_the_api_refuses_it_with_its_place(method: str, path: str, example: dict[str, Any]) -> None:
    """422 where no field takes it, in the one shape of errors, and never a 500."""
    planned = sitting(person(), minutes=5)
    client = visitor(planned.person)
    address = path.replace("{sitting_id}", str(planned.id)).replace("{refusal_id}", str(uuid.uuid4()))

    def send(body: str) -> HttpResponse:
        return client.generic(method.upper(), address, body, content_type=JSON)

    assert send(json.dumps(example)).status_code < 300
    assert throw(send, example) >= len(NOWHERE | SOMEWHERE) * (1 + len(example))


@pytest.mark.urls("legato.server.doors.phones.urls")
@pytest.mark.parametrize(
    ("last", "use", "example"),
    [
        ("asks", "remote", {"id": str(uuid.UUID(int=1)), "kind": "softer", "age_ms": 0}),
        ("company", "screen", {"screen": str(uuid.UUID(int=2)), "position_ms": 0, "playing": True, "change": True}),
        ("heard", "screen", {"heard": [str(uuid.UUID(int=3))]}),
        (
            "events",
            "screen",
            {
                "events": [
                    {
                        "id": str(uuid.UUID(int=4)),
                        "kind": "pain_after",
                        "at_ms": 5,
                        "leg": "left",
                        "technique": "arch-rub",
                        "happened_at": "2026-11-22T19:30:00Z",
                        "detail": {"zone": "calf", "score": 3, "share": 0.5},
                    }
                ]
            },
        ),
    ],
)
def test_the_door_for_phones_refuses_it_with_its_place(last: str, use: str, example: dict[str, Any]) -> None:
    """The same reader, the same shape."""
    planned: Sitting = sitting(person(), minutes=5, performer="partner", position="bed")
    client = joined(planned, use)

    def send(body: str) -> HttpResponse:
        return client.post(f"/joined/{planned.id}/{last}", body, content_type=JSON, secure=True)

    assert send(json.dumps(example)).status_code < 300
    assert throw(send, example) >= len(NOWHERE | SOMEWHERE) * (1 + len(example))
