"""One error shape everywhere in the API.

`{"error": {"says": "<one sentence>", "findings": [{"path", "says", "line"?}]}}`
"""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from server.builders import checkin, person, sitting, visitor

pytestmark = pytest.mark.django_db
JSON = "application/json"


def error_of(answer: HttpResponse) -> dict[str, Any]:
    """Return the error of an answer, checking its shape."""
    assert answer.headers["Content-Type"].startswith(JSON)
    document = json.loads(answer.content)
    assert set(document) == {"error"}
    error = document["error"]
    assert set(error) == {"says", "findings"}
    assert isinstance(error["says"], str)
    assert error["says"].endswith(".")
    for finding in error["findings"]:
        assert {"path", "says"} <= set(finding) <= {"path", "says", "line"}
    return error


def paths(answer: HttpResponse) -> list[str]:
    """Return the places an error is about."""
    return [finding["path"] for finding in error_of(answer)["findings"]]


def post(document: Any, address: str = "/api/v1/plans") -> HttpResponse:
    """Send a document, or a text as it is."""
    text = document if isinstance(document, str | bytes) else json.dumps(document)
    return visitor(person()).post(address, text, content_type=JSON)


class TestBadInput:
    """422, with every place."""

    def test_tells_every_mistake_at_once_with_its_path(self) -> None:
        """An age of 400, 10,000 minutes, a middle leg and an unknown field."""
        wrong = checkin(
            person={"age": 400},
            minutes=10_000,
            pain=[{"leg": "middle", "zone": "calf", "score": 5}],
            favourite_colour="green",
        )
        answer = post(wrong)

        assert answer.status_code == 422
        assert set(paths(answer)) == {"person.age", "minutes", "pain[0].leg", "favourite_colour"}

    def test_names_the_fact_nobody_knows(self) -> None:
        """With its place in the list."""
        answer = post(checkin(facts=[{"fact": "diabetes"}, {"fact": "bad_luck"}]), "/api/v1/verdicts")

        assert answer.status_code == 422
        assert paths(answer) == ["facts[1].fact"]

    @pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{'a': 1}", "\x00", '{"person": {"age": NaN}}'])
    def test_is_not_json_or_not_a_check_in(self, text: str) -> None:
        """Whatever it is, it is answered in the same shape."""
        answer = post(text)

        assert answer.status_code == 422
        error_of(answer)

    def test_is_bytes_that_are_no_text(self) -> None:
        """Broken UTF-8."""
        assert post(b'{"person": "\xff\xfe"}').status_code == 422

    def test_is_nested_without_end(self) -> None:
        """A hundred thousand brackets are refused, not followed."""
        answer = post("[" * 100_000)

        assert answer.status_code == 422
        error_of(answer)

    def test_is_an_address_with_a_wrong_id(self) -> None:
        """An id that is no id is not found or not understood, in the same shape."""
        answer = visitor(person()).get("/api/v1/sittings/not-an-id/timeline")

        assert answer.status_code in {404, 422}
        error_of(answer)


class TestTooMuch:
    """413."""

    def test_a_megabyte_of_text_is_refused(self) -> None:
        """Before any of it is read."""
        answer = post("x" * 1_100_000)

        assert answer.status_code == 413
        error_of(answer)

    def test_on_a_page_it_is_a_page(self) -> None:
        """People get a sentence in the usual look."""
        answer = Client().post("/people/add/", {"name": "x" * 1_100_000})

        assert answer.status_code == 413
        assert b"Too much at once" in answer.content


class TestWrongAddresses:
    """404 and 405."""

    @pytest.mark.parametrize(
        "address", ["/api", "/api/", "/api/v1/", "/api/v1/nothing", "/api/v2/techniques", "/api/v1/techniques/no-such"]
    )
    def test_unknown_ones_are_not_found(self, address: str) -> None:
        """In JSON, for machines."""
        answer = Client().get(address)

        assert answer.status_code == 404
        error_of(answer)

    @pytest.mark.parametrize(("method", "address"), [("delete", "/api/v1/techniques"), ("get", "/api/v1/plans")])
    def test_wrong_methods_are_named(self, method: str, address: str) -> None:
        """With the ones that are allowed."""
        answer = getattr(Client(), method)(address)

        assert answer.status_code == 405
        assert answer.headers["Allow"]
        error_of(answer)

    def test_a_sitting_that_is_not_there_is_not_found(self) -> None:
        """Read or write, the same."""
        client = visitor(person())
        for answer in (
            client.get(f"/api/v1/sittings/{uuid.uuid4()}"),
            client.patch(f"/api/v1/plans/{uuid.uuid4()}", "{}", content_type=JSON),
            client.post(f"/api/v1/sittings/{uuid.uuid4()}/events", '{"events": []}', content_type=JSON),
        ):
            assert answer.status_code == 404
            error_of(answer)


class TestWithoutAToken:
    """403."""

    def test_writing_needs_the_token_of_a_page(self) -> None:
        """A form of another site gets nowhere."""
        whose = person()
        planned = sitting(whose)
        client = Client(enforce_csrf_checks=True)
        for answer in (
            client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON),
            client.post("/api/v1/verdicts", json.dumps(checkin()), content_type=JSON),
            client.patch(f"/api/v1/plans/{planned.id}", "{}", content_type=JSON),
            client.post(f"/api/v1/sittings/{planned.id}/events", '{"events": []}', content_type=JSON),
        ):
            assert answer.status_code == 403
            error_of(answer)

    def test_a_browser_without_cookies_is_told_so_and_where_to_allow_them(self) -> None:
        """One that keeps cookies and sends no token is asked to send it again."""
        client = Client(enforce_csrf_checks=True)
        page = client.post("/check-in/").content.decode()
        assert "Cookies are blocked" in page
        assert "Allow cookies for testserver" in page
        client.get("/")

        assert "send it again" in client.post("/check-in/").content.decode()

    def test_writing_works_with_it(self) -> None:
        """The token of the page, sent as a header."""
        client = Client(enforce_csrf_checks=True)
        page = client.get("/").content.decode()
        token = page.split('name="csrf-token" content="')[1].split('"')[0]
        answer = client.post(
            "/api/v1/verdicts", json.dumps(checkin()), content_type=JSON, headers={"X-CSRFToken": token}
        )

        assert answer.status_code == 200


def test_something_that_breaks_is_told_in_the_same_shape(monkeypatch: pytest.MonkeyPatch) -> None:
    """500, without a traceback."""

    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("legato.server.doors.api.sittings.summaries_of", broken)
    client = Client(raise_request_exception=False)
    answer = client.get("/api/v1/diary")

    assert answer.status_code == 500
    assert "secret" not in answer.content.decode()
    error_of(answer)
