"""Nobody sees or changes what is not theirs."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping

import pytest
from django.test import Client
from django.utils import timezone

from legato.server.records.pairing.entry import phone_join
from legato.server.records.pairing.models import Phone, Use
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from legato.server.wire.openapi import examples
from server.addresses import filled, massaged_on_left, routes, takes
from server.builders import export_of, held, person, scope_for, sitting, visitor
from server.phones import code_for

pytestmark = pytest.mark.django_db
JSON = "application/json"


METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
NOBODYS = {"name": "five", "ending": "ogg", "token": "made-up"}
"""What routes take that is nobody's: names of techniques, sessions and clips; and the address of a calendar, which
opens one person's reminders for whoever has it (tests/server/test_calendars.py)."""
CHOSEN = {
    ("put", "api/v1/sittings/<sitting_id>"): 409,
    ("put", "api/v1/refusals/<refusal_id>"): 200,
}
"""Operations whose id the device chooses, so that it can say a thing twice; one that is taken stays whose it is."""
BODIES = {
    "events": examples.EVENTS,
    "adjustments": examples.ADJUSTMENT,
    "company": examples.MOMENT,
    "heard": examples.HEARD,
    "plans": examples.WISHES,
    "refusals": examples.TICKED,
    "sittings": examples.BEGUN,
}
"""Bodies that would be fine, so that nothing but the id is in the way."""


def ids_of(planned: Sitting, draft: Draft, phone: Phone) -> dict[str, object]:
    """Return all that a route can take of somebody's; a new kind has to be added here."""
    return {
        "sitting_id": planned.id,
        "person_id": planned.person_id,
        "draft_id": draft.id,
        "refusal_id": draft.id,
        "phone_id": phone.id,
        "look_id": "soles",
        "leg": "left",
        "technique": massaged_on_left(planned),
    }


def calls(ids: Mapping[str, object]) -> dict[tuple[str, str], str]:
    """Return every way to a record by its id, as Django's own list of routes has them: method and route, address."""
    own = {route for route in routes() if takes(route) - set(NOBODYS)}
    return {(method, route): filled(route, {**NOBODYS, **ids}) for route in sorted(own) for method in METHODS}


def call(client: Client, method: str, address: str) -> int:
    """Call an address with a body that would be fine."""
    if method in ("get", "head", "options"):
        answer = getattr(client, method)(address)
        if answer.streaming:
            # A file is read to its end, so that nobody has to close it.
            b"".join(answer.streaming_content)
        return answer.status_code
    if address.startswith("/api/"):
        parts = address.split("/")
        body = next(BODIES[part] for part in reversed(parts) if part in BODIES or part == parts[3])
        return getattr(client, method)(address, json.dumps(body), content_type=JSON).status_code
    if method == "post":
        return client.post(address, {"name": "Eve", "none": "yes"}).status_code
    return getattr(client, method)(address).status_code


def records_of(whose: Person) -> str:
    """Return everything that is kept about somebody's household."""
    return json.dumps(export_of(scope_for(whose)) | {"made_at": None})


@pytest.fixture
def stranger() -> tuple[Sitting, Draft, Phone]:
    """Give the records of somebody in another household."""
    household_first = person("Anna")
    eve = person("Eve")
    assert household_first.household != eve.household
    return with_phone(sitting(eve))


def with_phone(planned: Sitting) -> tuple[Sitting, Draft, Phone]:
    """Give a plan, an open check-in of the same person, and a phone that joined."""
    now = timezone.now()
    phone, _ = phone_join(code=code_for(planned), use=Use.SCREEN, now=now)
    return planned, Draft.objects.create(person=planned.person), phone


def test_another_household_is_not_found_anywhere(stranger: tuple[Sitting, Draft, Phone]) -> None:
    """Every address with a stranger's id answers as if there were none, by every method, and nothing changes."""
    planned, _, _ = stranger
    before, client = records_of(planned.person), visitor(Person.objects.get(name="Anna"))
    answers = {key: call(client, key[0], address) for key, address in calls(ids_of(*stranger)).items()}

    assert {key: status for key, status in answers.items() if status not in (404, 405)} == CHOSEN
    reached = {route for (_, route), status in answers.items() if status != 405}
    assert reached == {route for _, route in answers}
    assert records_of(planned.person) == before
    assert Person.objects.get(name="Anna").drafts.get().outcome == Outcome.REFUSED


def test_the_same_addresses_are_there_for_whoever_owns_them() -> None:
    """All the not-finding above is not because nothing works."""
    anna = person("Anna")
    own = with_phone(sitting(anna))
    client = visitor(anna)
    reads = {key: address for key, address in calls(ids_of(*own)).items() if key[0] == "get"}
    answers = {route: call(client, method, address) for (method, route), address in reads.items()}

    assert set(answers.values()) <= {200, 302, 405}
    assert sum(status == 200 for status in answers.values()) > 15


def test_another_person_of_the_house_is_not_shown_unless_chosen() -> None:
    """Anna's plan is not on Ben's pages; one press on "Care for Anna" and it is."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    planned = sitting(anna)
    client = visitor(ben)
    pages = {
        (method, route): address
        for (method, route), address in calls(ids_of(*with_phone(planned))).items()
        # The household is one's own: anybody in it may rename Anna, and a player goes on when somebody else is chosen.
        if not route.startswith(("api/", "people/"))
    }

    assert {call(client, key[0], address) for key, address in pages.items()} == {404, 405}
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
