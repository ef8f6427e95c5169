"""Looking at something changes nothing: every address there is, read by a full household, in every state."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from legato.body import LEGS, ZONES
from legato.server.records.pairing.entry import phone_join
from legato.server.records.pairing.models import Use
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from server.addresses import filled, massaged_on_left, routes, takes
from server.builders import (
    RED_FLAG,
    answer_step,
    begin,
    check_in,
    checkin,
    event,
    held,
    person,
    send_events,
    sitting,
    ticks,
)
from server.builders import visitor as a_visitor
from server.phones import code_for

pytestmark = pytest.mark.django_db
NOWHERE = {f"avoid-{leg.value}-{zone.value}": "on" for leg in LEGS for zone in ZONES}
"""Somebody who wants to be touched nowhere: nothing can be composed."""
NAMES = {
    "library/techniques/<slug:name>/": "arch-rub",
    "library/programmes/<slug:name>/": "evening-legs",
    "programme/begin/<slug:name>/": "evening-legs",
    "api/v1/techniques/<name>": "arch-rub",
    "quick/<slug:name>/": "five",
    "api/v1/trying/<name>": "knuckle",
    "api/v1/ready/<name>/clips": "five",
    "people/copies/<str:name>/": "legato-20260101-000000-day.jsonl.gz",
    "people/copies/<str:name>/bring-back/": "legato-20260101-000000-day.jsonl.gz",
    "people/copies/<str:name>/delete/": "legato-20260101-000000-day.jsonl.gz",
    "api/v1/ready/<name>/timeline": "five",
    "clips/^(?P<name>[0-9a-f]{64})\\.(?P<ending>ogg|mp3)$": "0" * 64,
}
"""What stands for a name, by the route that takes it; a new route has to be added here."""


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables there are."""
    return {
        str(model._meta.label): [
            {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}
            for row in model._base_manager.order_by("pk").values()
        ]
        for model in apps.get_models()
    }


def addresses(ids: Mapping[str, object]) -> Iterator[str]:
    """Return an address of every route there is."""
    for route in sorted(routes()):
        if route.startswith("^"):
            continue
        named = {"name": NAMES[route]} if "name" in takes(route) else {}
        if "token" in takes(route):
            # A calendar that asks is counted, whether or not it has an address (tests/server/test_calendars.py).
            continue
        yield filled(route, {"ending": "ogg", **ids, **named})


def a_check_in(client: Client, state: str) -> Draft:
    """Bring a check-in into a state, as somebody does who clicks through."""
    draft = begin(client)
    if state == "red flag":
        answer_step(client, draft, "first-questions", ticks(RED_FLAG))
    elif state == "nothing composed":
        check_in(client, draft, today=NOWHERE)
    elif state == "planned":
        check_in(client, draft)
    elif state == "answered":
        # All answered, and the server died before it could look at it.
        check_in(client, draft)
        Draft.objects.filter(id=draft.id).update(outcome=Outcome.OPEN, screening=None)
    draft.refresh_from_db()
    return draft


def looked(look: Callable[[str], Any], address: str) -> int:
    """Look at an address to the end of its answer, a file as well; give the status."""
    answer = look(address)
    if answer.streaming:
        b"".join(answer.streaming_content)
        # Not the answer itself: that would let go of the connection in the middle of the test's transaction.
        if (file := getattr(answer, "file_to_stream", None)) is not None:
            file.close()
    return int(answer.status_code)


@pytest.mark.slow
@pytest.mark.parametrize("state", ["begun", "red flag", "nothing composed", "answered", "planned"])
def test_looking_changes_nothing(state: str) -> None:
    """No route writes a row or changes one, whatever state a check-in is in, and none makes a plan."""
    anna = person("Anna")
    held(anna)
    hurt = sitting(anna)
    detail = {"what": "hurts", "where": "left_lower_leg"}
    send_events(a_visitor(anna), hurt, event("started"), event("something_wrong", 60_000, detail=detail))
    Sitting.objects.filter(id=hurt.id).update(status="planned")
    ben = person("Ben", anna.household)
    client, planned = a_visitor(ben), sitting(ben, performer="partner", position="bed")
    phone, _ = phone_join(code=code_for(planned), use=Use.SCREEN, now=timezone.now())
    draft = a_check_in(client, state)
    ids = {
        "sitting_id": planned.id,
        "draft_id": draft.id,
        "person_id": ben.id,
        "phone_id": phone.id,
        "refusal_id": uuid.uuid4(),
        "look_id": "soles",
        "leg": "left",
        "technique": massaged_on_left(planned),
    }
    before = everything()
    for look in (client.get, client.head):
        seen = {address: looked(look, address) for address in [*addresses(ids), "/no/such/page/"]}
        seen |= {address: looked(look, address) for address in addresses(ids | {"sitting_id": hurt.id})}

        assert everything() == before
        assert set(seen.values()) <= {200, 302, 404, 405, 409, 422, 503}
        assert sum(status in (200, 302) for status in seen.values()) > 35


def test_a_check_in_whose_plan_was_not_made_yet_is_finished_by_a_press() -> None:
    """Whoever comes back to it is led to a page that says so, and one press goes on as the last step would have."""
    client = a_visitor(person())
    draft = a_check_in(client, "answered")
    Sitting.objects.all().delete()
    page = client.get(client.get("/check-in/").headers["Location"])

    assert "All answered" in page.content.decode()
    assert not Sitting.objects.exists()
    pressed = client.post(f"/check-in/{draft.id}/no-plan/")
    assert pressed.headers["Location"] == f"/sittings/{Sitting.objects.get().id}/"


def test_what_cannot_be_composed_is_said_again_whoever_looks() -> None:
    """Going on with it shows why, as when it was sent off."""
    client = a_visitor(person())
    draft = a_check_in(client, "nothing composed")
    page = client.get(client.get("/check-in/").headers["Location"])

    assert draft.outcome == Outcome.OPEN
    assert "No plan this time" in page.content.decode()


def test_a_plan_is_asked_for_by_the_api_with_post_only() -> None:
    """GET says so, and stores nothing."""
    client = a_visitor(person())
    assert client.get("/api/v1/plans").status_code == 405
    assert client.post("/api/v1/plans", json.dumps(checkin()), content_type="application/json").status_code == 201
    assert Sitting.objects.count() == 1
