"""A body is JSON and says so: a form would be read to its end in search of a token, and nothing of it be left."""

from __future__ import annotations

import json
import uuid

import pytest
from django.http import HttpResponse
from django.test import Client

from legato.server.doors.api.v1 import api
from legato.server.doors.phones.described import phones_document
from legato.server.records.pairing.models import Ask
from legato.server.wire.openapi import examples
from server.builders import person, sitting, visitor
from server.phones import joined

pytestmark = pytest.mark.django_db
FORM = "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x--\r\n"
OTHERS = {
    "a form with files": ("multipart/form-data; boundary=x", FORM),
    "a form": ("application/x-www-form-urlencoded", "a=b"),
    "plain text": ("text/plain", "{}"),
    "nothing that is said": ("", "{}"),
}


def writing(document: dict[str, dict[str, dict[str, object]]]) -> list[tuple[str, str]]:
    """Return method and path of every operation that takes a body."""
    return [
        (method, path)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if "requestBody" in operation
    ]


def is_refused_as_no_json(answer: HttpResponse) -> bool:
    """Tell whether an answer asks for JSON, in the one shape."""
    return answer.status_code == 415 and answer.json()["error"]["says"].startswith("Send JSON")


@pytest.mark.parametrize(("method", "path"), writing(api.get_openapi_schema(path_prefix="/api/v1/")))
def test_the_api_takes_json_alone(method: str, path: str) -> None:
    """With the token of a page and without: never a fault of ours."""
    planned = sitting(person())
    client = visitor(planned.person, checks_csrf=True)
    page = client.get("/").content.decode()
    token = page.split('name="csrf-token" content="')[1].split('"')[0]
    address = path.replace("{sitting_id}", str(planned.id)).replace("{refusal_id}", str(uuid.uuid4()))
    for kind, (media_type, body) in OTHERS.items():
        for headers in ({"X-CSRFToken": token}, {}):
            answer = client.generic(method.upper(), address, body, content_type=media_type, headers=headers)
            assert is_refused_as_no_json(answer), (kind, headers, answer.status_code)


@pytest.mark.urls("legato.server.doors.phones.urls")
@pytest.mark.parametrize(("method", "path"), writing(phones_document()))
def test_the_phones_door_takes_json_alone(method: str, path: str) -> None:
    """The same, except for a press on the remote's own page where its script does not run."""
    use = "remote" if path.endswith("asks") else "screen"
    planned = sitting(person(), performer="partner", position="bed")
    client: Client = joined(planned, use)
    address = path.replace("{sitting_id}", str(planned.id))
    for kind, (media_type, body) in OTHERS.items():
        answer = client.generic(method.upper(), address, body, content_type=media_type, secure=True)
        is_press = use == "remote" and "form" in kind
        assert answer.status_code == 302 if is_press else is_refused_as_no_json(answer), (kind, answer.status_code)


@pytest.mark.urls("legato.server.doors.phones.urls")
def test_a_press_without_a_script_still_counts() -> None:
    """The remote's page is a form as well."""
    planned = sitting(person(), performer="partner", position="bed")
    answer = joined(planned).post(f"/joined/{planned.id}/asks", {"kind": "stop"}, secure=True)

    assert answer.status_code == 302
    assert Ask.objects.get().kind == "stop"


def test_json_with_a_charset_is_json() -> None:
    """Some programmes say it too."""
    answer = visitor(person()).post(
        "/api/v1/verdicts", json.dumps(examples.CHECK_IN), content_type="application/json; charset=utf-8"
    )

    assert answer.status_code == 200
