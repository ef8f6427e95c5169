"""What a device keeps, and what it tells of sessions it began by itself."""

from __future__ import annotations

import contextlib
import json
import uuid
from http import HTTPStatus
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from legato.notation.checkin import Performer
from legato.pipeline.ready import ReadyName
from legato.safety import load_rule_book
from legato.server.doors.offline.views import WORKER
from legato.server.records.checkins.services import draft_begin
from legato.server.records.people.deleting import household_delete
from legato.server.records.people.services import person_remember
from legato.server.records.sittings.models import Draft, Event, Outcome, Sitting
from legato.server.wire import assets
from server.builders import event, held, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db


def kept(client: Client) -> dict[str, Any]:
    """What the device of a visitor keeps."""
    found: dict[str, Any] = client.get("/api/v1/offline").json()
    return found


def begin(client: Client, sitting_id: uuid.UUID, **changes: Any) -> HttpResponse:
    """Tell the server of a session the device began."""
    body = {"ready": "five", "person": None, "begun_at": "2026-11-22T19:00:00Z"} | changes
    return client.put(f"/api/v1/sittings/{sitting_id}", json.dumps(body), content_type="application/json")


def refuse(client: Client, refusal_id: uuid.UUID, **changes: Any) -> HttpResponse:
    """Tell the server of a session the device refused."""
    body = {"facts": ["one_leg_swollen"], "person": None} | changes
    return client.put(f"/api/v1/refusals/{refusal_id}", json.dumps(body), content_type="application/json")


MOST_KEPT = 3_000_000
"""Bytes of files that a device keeps for the app itself."""


def test_a_new_device_keeps_the_rules_and_every_ready_made_session() -> None:
    """Enough to ask, to refuse and to begin; nothing about anybody."""
    found = kept(visitor())

    assert (len(found["ready"]), found["person"], found["known"], found["sittings"]) == (len(ReadyName), None, [], [])
    assert {rule["id"] for rule in found["rules"]} > {"E01", "C01", "M01"}


def test_what_nobody_was_asked_about_is_not_kept_as_known() -> None:
    """Whose hands it takes is how ready-made sessions are held; the device judges by it, under its own name."""
    found = kept(visitor())
    book = load_rule_book()
    alone = [fact.id for fact in book.derived_facts if fact.derived and Performer.SELF.value in fact.derived.among]

    assert ([one["fact"] for one in found["known"]], [one["fact"] for one in found["assumed"]]) == ([], alone)


def test_it_keeps_the_plan_of_the_person_who_is_cared_for_and_of_nobody_else() -> None:
    """Others in the household have devices, or turns, of their own."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    plan = sitting(anna)
    sitting(ben)

    assert [one["id"] for one in kept(visitor(anna))["sittings"]] == [str(plan.id)]


def test_what_was_planned_before_something_felt_wrong_is_not_kept() -> None:
    """A second plan that knows nothing of it is refused at home, so it does not travel either."""
    anna = person()
    client, other = visitor(anna), sitting(anna)
    detail = {"what": "hurts", "where": "left_lower_leg"}
    send_events(client, sitting(anna), event("started"), event("something_wrong", 60_000, detail=detail))

    assert client.get(f"/api/v1/sittings/{other.id}/timeline").status_code == 409
    assert kept(client)["sittings"] == []


def test_what_is_over_is_not_kept() -> None:
    """A session that was held is in the diary."""
    anna = person()
    held(anna)

    assert kept(visitor(anna))["sittings"] == []


def test_what_a_person_told_about_their_health_counts() -> None:
    """Somebody with a clot has no ready-made session, online or off."""
    anna = person()
    person_remember(scope_for(anna), person=anna, health={"age": 44}, facts=[{"fact": "clot_now"}])
    client = visitor(anna)
    found = kept(client)

    assert [one["fact"] for one in found["known"]] == ["clot_now"]
    assert found["ready"] == []
    assert client.get("/api/v1/ready/five/timeline").status_code == 409


def test_what_felt_wrong_counts_until_a_check_in_has_looked_at_it() -> None:
    """A leg that swelled last time is not massaged by a shortcut."""
    anna = person()
    client = visitor(anna)
    detail = {"what": "leg_swollen", "where": "left_lower_leg"}
    send_events(client, sitting(anna), event("started"), event("something_wrong", 60_000, detail=detail))

    assert kept(client)["ready"] == []


def test_a_session_begun_without_a_network_is_in_the_diary_afterwards_with_its_events() -> None:
    """The beginning comes first, then what happened; both may come twice."""
    anna = person()
    client = visitor(anna)
    made = uuid.uuid4()
    told = [event("started"), event("finished", 295_000)]
    for _ in range(2):
        assert begin(client, made, person=str(anna.id)).status_code == 200
        assert send_events(client, Sitting(id=made), *told).status_code == 200

    found = Sitting.objects.get(id=made)
    assert (found.person, found.status, Event.objects.filter(sitting=found).count()) == (anna, "finished", 2)


def test_what_a_device_began_is_not_played_on_against_what_a_person_told() -> None:
    """It happened, so it is recorded; but a clot that is known is no secret to the player."""
    anna = person()
    person_remember(scope_for(anna), person=anna, health={"age": 44}, facts=[{"fact": "clot_now"}])
    client, made = visitor(anna), uuid.uuid4()
    begin(client, made, person=str(anna.id), begun_at=timezone.now().isoformat())

    assert client.get(f"/api/v1/sittings/{made}/timeline").status_code == 409
    assert client.get(f"/sittings/{made}/play/").status_code == 409


def test_a_refusal_is_recorded_once_and_a_later_check_in_counts() -> None:
    """The same refusal, sent again after a new plan, does not take that one back."""
    anna = person()
    client, refusal = visitor(anna), uuid.uuid4()
    refuse(client, refusal, person=str(anna.id))
    later = sitting(anna)
    refuse(client, refusal, person=str(anna.id))

    assert Draft.objects.filter(outcome=Outcome.REFUSED).count() == 1
    assert client.get(f"/api/v1/sittings/{later.id}/timeline").status_code == 200


def test_a_refusal_leaves_an_open_check_in_open_and_other_people_alone() -> None:
    """It takes back plans, and nothing else."""
    anna = person("Anna")
    ben = person("Ben", anna.household)
    plan, open_one = sitting(ben), draft_begin(scope_for(anna), person=anna)
    refuse(visitor(anna), uuid.uuid4(), person=str(anna.id))

    open_one.refresh_from_db()
    assert open_one.outcome == Outcome.OPEN
    assert visitor(ben).get(f"/api/v1/sittings/{plan.id}/timeline").status_code == 200


def test_a_refusal_by_an_older_copy_of_the_rules_counts_too() -> None:
    """A fact that is not known here any more was reason enough on the device."""
    anna = person()
    plan = sitting(anna)
    client = visitor(anna)

    assert refuse(client, uuid.uuid4(), facts=["something_of_long_ago"]).status_code == 200
    assert client.get(f"/api/v1/sittings/{plan.id}/timeline").status_code == 409
    assert refuse(client, uuid.uuid4(), facts=[]).status_code == 422
    assert refuse(client, uuid.uuid4(), person=str(uuid.uuid4())).status_code == 410


def test_somebody_new_becomes_a_person_with_their_first_session() -> None:
    """Nobody has to register before a cramp is over."""
    client = visitor()
    made = uuid.uuid4()
    begin(client, made)

    assert client.get(f"/api/v1/sittings/{made}").status_code == 200


def test_nothing_comes_back_of_a_person_who_was_deleted() -> None:
    """A device that was off when everything was deleted does not bring it back."""
    anna = person()
    household_delete(scope_for(anna))

    assert begin(visitor(), uuid.uuid4(), person=str(anna.id)).status_code == 410
    assert Sitting.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"ready": "hours"}, {"begun_at": "soon"}, {"person": "me"}, {"extra": 1}])
def test_what_cannot_be_right_is_refused_with_its_path(wrong: dict[str, Any]) -> None:
    """As everywhere."""
    assert begin(visitor(), uuid.uuid4(), **wrong).status_code == 422


def test_a_clock_that_runs_ahead_brings_no_future_into_the_diary() -> None:
    """A device may believe that it is 2099."""
    anna = person()
    client = visitor(anna)
    plan = sitting(anna)
    send_events(client, plan, event("started", happened_at="2099-01-01T00:00:00Z"))
    plan.refresh_from_db()

    assert plan.status == "playing"
    assert plan.started_at is not None
    assert plan.started_at.year < 2099


def test_delete_everything_empties_the_device_too() -> None:
    """The browser is told, and the page does it as well where the browser does not listen."""
    anna = person()
    page = visitor(anna).post("/people/delete-everything/", {"word": "delete"})

    assert page.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "data-forget" in page.content.decode()


def test_the_service_worker_sees_everything_and_changes_with_what_it_keeps() -> None:
    """It is at the root, never out of a shared cache, and names its files."""
    answer = visitor().get("/sw.js")

    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert answer.content.decode().startswith("const LEGATO = {")


def test_the_service_worker_is_one_file() -> None:
    """It is sent from another address than it was built at: what it imported would not be found there."""
    row = assets.manifest()[WORKER]

    assert not {"imports", "dynamicImports"} & set(row)


def test_every_file_the_service_worker_keeps_is_there() -> None:
    """One missing file would keep the whole app from being installed; together they are small enough for any phone."""
    client = visitor()
    script = client.get("/sw.js").content.decode()
    keeps = json.loads(script.partition("=")[2].partition(";\n")[0])["keeps"]

    assert {"/offline/", "/quick/"} <= set(keeps)
    missing, taken = [], 0
    for address in keeps:
        with contextlib.closing(client.get(address)) as found:
            missing += [address] if found.status_code != HTTPStatus.OK else []
            taken += len(found.getvalue())
    assert missing == []
    assert taken <= MOST_KEPT


def test_moving_pictures_are_kept_with_the_sessions_that_show_them() -> None:
    """However many techniques learn to move, the app itself stays small; each session names files that are there."""
    anna = person()
    sitting(anna)
    client = visitor(anna)
    found = kept(client)
    named = {picture for one in (*found["sittings"], *found["ready"]) for picture in one["pictures"]}
    script = client.get("/sw.js").content.decode()

    assert named
    assert all(picture not in script for picture in named)
    for picture in named:
        with contextlib.closing(client.get(picture)) as answer:
            assert answer.status_code == HTTPStatus.OK


def test_the_kept_pages_say_nothing_about_anybody() -> None:
    """They stay on the device when somebody else is cared for in it."""
    anna = person("Annabella")

    assert b"Annabella" not in visitor(anna).get("/offline/").content
    assert b"Annabella" not in visitor(anna).get("/quick/").content


def test_the_app_can_be_installed() -> None:
    """With a name, icons and a start page."""
    found = visitor().get("/manifest.webmanifest").json()

    assert {"name", "start_url", "icons", "display"} <= found.keys()
