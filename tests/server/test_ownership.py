"""Nobody sees or changes what is not theirs."""

from __future__ import annotations

import json
import uuid

import pytest
from django.test import Client

from legato.server.sittings.models import Draft, Event, Sitting
from server.builders import begin, event, held, person, sitting, visitor

pytestmark = pytest.mark.django_db
JSON = "application/json"


def page_calls(planned: Sitting, draft: Draft) -> list[tuple[str, str]]:
    """Return every way to a sitting, a check-in and a person by their ids."""
    return [
        *(
            ("get", f"/sittings/{planned.id}/{page}")
            for page in ("", "care/", "play/", "after/", "phones/", "phones/joined/")
        ),
        *(("post", f"/sittings/{planned.id}/{page}") for page in ("edit/", "repeat/", "after/", "phones/")),
        *(
            (method, f"/check-in/{draft.id}/{page}/")
            for page in ("first-questions", "where", "today", "health", "your-legs")
            for method in ("get", "post")
        ),
        *(("get", f"/check-in/{draft.id}/{page}/") for page in ("verdict", "no-plan")),
    ]


def api_calls(planned: Sitting) -> list[tuple[str, str]]:
    """Return every way to a sitting in the API."""
    base = f"/api/v1/sittings/{planned.id}"
    return [
        ("get", base),
        ("get", f"{base}/timeline"),
        ("get", f"{base}/events"),
        ("post", f"{base}/events"),
        ("post", f"{base}/adjustments"),
        ("get", f"{base}/company"),
        ("post", f"{base}/company"),
        ("post", f"{base}/heard"),
        ("patch", f"/api/v1/plans/{planned.id}"),
    ]


def person_calls(planned: Sitting) -> list[tuple[str, str]]:
    """Return every way to a person."""
    return [
        *(("post", f"/people/{planned.person_id}/{page}/") for page in ("choose", "rename", "delete")),
        *(("get", f"/people/{planned.person_id}/{page}/") for page in ("rename", "delete")),
    ]


def call(client: Client, method: str, address: str) -> int:
    """Call an address with a body that would be fine."""
    if method == "get":
        return client.get(address).status_code
    if address.startswith("/api/"):
        body = json.dumps({"events": [event("started")]} if address.endswith("events") else {})
        return getattr(client, method)(address, body, content_type=JSON).status_code
    return client.post(address, {"name": "Eve", "none": "yes"}).status_code


@pytest.fixture
def stranger() -> tuple[Sitting, Draft]:
    """Give the records of somebody in another household."""
    household_first = person("Anna")
    eve = person("Eve")
    assert household_first.household != eve.household
    return sitting(eve), Draft.objects.create(person=eve)


def test_another_household_is_not_found_anywhere(stranger: tuple[Sitting, Draft]) -> None:
    """Every address with a stranger's id answers 404, and nothing changes."""
    planned, draft = stranger
    client = visitor()
    calls = [*page_calls(planned, draft), *api_calls(planned), *person_calls(planned)]

    assert {call(client, method, address) for method, address in calls} == {404}
    planned.person.refresh_from_db()
    assert planned.person.name == "Eve"
    assert not Event.objects.exists()


def test_another_person_of_the_house_is_not_shown_unless_chosen() -> None:
    """Anna's plan is not on Ben's pages; one press on "Care for Anna" and it is."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    planned = sitting(anna)
    draft = begin(visitor(anna))
    client = visitor(ben)

    assert {call(client, method, address) for method, address in page_calls(planned, draft)} == {404}
    client.post(f"/people/{anna.id}/choose/")
    assert client.get(f"/sittings/{planned.id}/").status_code == 200


def test_lists_hold_only_what_is_the_persons() -> None:
    """Home, diary and the API's lists."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    session = held(anna)
    client = visitor(ben)

    assert client.get("/api/v1/sittings").json() == {"sittings": []}
    assert client.get("/api/v1/diary").json() == {"sittings": [], "zones": []}
    assert str(session.id) not in client.get("/").content.decode()
    assert str(session.id) not in client.get("/diary/").content.decode()


def test_ids_that_do_not_exist_are_not_found() -> None:
    """A made-up id answers like a stranger's."""
    client = visitor(person())
    unknown = uuid.uuid4()

    assert client.get(f"/sittings/{unknown}/").status_code == 404
    assert client.get(f"/api/v1/sittings/{unknown}/timeline").status_code == 404
    assert client.get(f"/check-in/{unknown}/where/").status_code == 404


def test_a_forged_cookie_chooses_nobody() -> None:
    """The cookie is signed: what somebody writes into it themselves counts for nothing."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    client = Client()
    client.cookies["legato_session"] = str(ben.id)

    assert "Anna" in client.get("/people/").content.decode().split("cared for now")[0]
