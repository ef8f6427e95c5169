"""One table says what each error becomes, for the API and for the phones' door; people get a page."""

from __future__ import annotations

import json
import uuid

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from legato.errors import (
    CheckInError,
    Finding,
    MediaTypeError,
    NotClearedError,
    NotFromHereError,
    NotPlayableError,
    PairingError,
)
from legato.server.records.changing import GoneError
from legato.server.wire.refusals import REFUSALS, refusal
from server.builders import event, person, send_events, sitting, visitor
from server.phones import ask, joined
from server.test_error_shape import error_of

pytestmark = pytest.mark.django_db
JSON = "application/json"
ERRORS = [
    (CheckInError([Finding("person.age", "It should be 1 or more.")]), 422),
    (NotClearedError(["The calf is left out."]), 409),
    (NotPlayableError("too_old"), 409),
    (PairingError("too_often"), 409),
    (NotFromHereError(), 403),
    (MediaTypeError(), 415),
    (GoneError(), 404),
]


def at(path: str, wrong: Exception) -> HttpResponse:
    """Answer an error that came up at an address."""
    return refusal(RequestFactory().get(path), wrong)


@pytest.mark.parametrize(("wrong", "status"), ERRORS, ids=lambda value: type(value).__name__)
def test_an_error_is_the_same_at_both_doors(wrong: Exception, status: int) -> None:
    """Status, sentence and places."""
    of_the_api = at("/api/v1/plans", wrong)
    of_the_door = at(f"/joined/{uuid.uuid4()}/events", wrong)

    assert isinstance(wrong, REFUSALS)
    assert of_the_api.status_code == of_the_door.status_code == status
    assert error_of(of_the_api) == error_of(of_the_door)


def test_a_person_gets_a_page() -> None:
    """Where no programme asks, the sentence stands in the usual look."""
    answer = at("/sittings/", PairingError("too_often"))

    assert answer.headers["Content-Type"].startswith("text/html")
    assert b"Say it aloud." in answer.content


@pytest.mark.urls("legato.server.doors.phones.urls")
class TestThePhonesDoor:
    """Whatever goes wrong where a phone's script asks is JSON, wherever in the framework it came from."""

    @pytest.mark.parametrize("last", ["timeline", "events", "company", "heard", "asks"])
    def test_a_wrong_method(self, last: str) -> None:
        """405, with the ones that are allowed."""
        planned = sitting(person(), performer="partner", position="bed")
        answer = joined(planned, "screen").delete(f"/joined/{planned.id}/{last}", secure=True)

        assert answer.status_code == 405
        assert answer.headers["Allow"]
        error_of(answer)

    def test_too_much(self) -> None:
        """413."""
        planned = sitting(person(), performer="partner", position="bed")
        body = json.dumps("x" * 1_100_000)
        answer = joined(planned).post(f"/joined/{planned.id}/asks", body, content_type=JSON, secure=True)

        assert answer.status_code == 413
        error_of(answer)

    def test_a_missing_token(self) -> None:
        """403."""
        planned = sitting(person(), performer="partner", position="bed")
        client: Client = joined(planned)
        client.handler.enforce_csrf_checks = True
        answer = ask(client, planned, "softer")

        assert answer.status_code == 403
        error_of(answer)

    def test_a_phone_that_is_not_joined(self) -> None:
        """410 for its script, a page for a person."""
        planned = sitting(person(), performer="partner", position="bed")
        asked = Client().get(f"/joined/{planned.id}/company", secure=True)
        opened = Client().get(f"/joined/{planned.id}/", secure=True)
        pressed = Client().post(f"/joined/{planned.id}/asks", {"kind": "stop"}, secure=True)

        assert error_of(asked)["says"].startswith("This phone is not joined")
        for page in (opened, pressed):
            assert page.status_code == 410
            assert page.headers["Content-Type"].startswith("text/html")


class TestAnIdOfAnotherSitting:
    """The place is where the sender wrote it."""

    def test_in_a_wish(self) -> None:
        """`id`, because a wish is no list of events."""
        whose = person()
        client, one, other = visitor(whose), sitting(whose), sitting(whose)
        known = event("paused", 5)
        send_events(client, one, known)
        wish = {"id": known["id"], "change": "softer", "at_ms": 0, "happened_at": known["happened_at"]}
        answer = client.post(f"/api/v1/sittings/{other.id}/adjustments", json.dumps(wish), content_type=JSON)

        assert answer.status_code == 422
        assert [finding["path"] for finding in error_of(answer)["findings"]] == ["id"]

    def test_in_events(self) -> None:
        """The one of them it is."""
        whose = person()
        client, one, other = visitor(whose), sitting(whose), sitting(whose)
        known = event("paused", 5)
        send_events(client, one, known)
        answer = send_events(client, other, event("started"), known)

        assert [finding["path"] for finding in error_of(answer)["findings"]] == ["events[1].id"]
