"""Whoever asks to stop, and whatever says that something is wrong, is taken: always, and on both doors."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from legato.safety.lasting import UNKNOWN
from legato.server.records.sittings.models import Event, Sitting, Status
from server.builders import event, person, sitting, visitor
from server.phones import ask, joined

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
NETWORK = pytest.mark.urls("legato.server.doors.phones.urls")
JSON = "application/json"


@pytest.fixture
def planned() -> Sitting:
    """Plan a massage by somebody else."""
    return sitting(person(), performer="partner", position="bed")


def asks_told(whose: Sitting, screen: Client) -> list[str]:
    """Return what a screen is told to tell the giver."""
    told = screen.get(f"/joined/{whose.id}/company", secure=True).json()["asks"]
    return [one["kind"] for one in told]


@NETWORK
class TestStop:
    """The remote's one button that matters."""

    def test_is_taken_after_however_many_presses(self, planned: Sitting) -> None:
        """Forty of another kind in a minute, then a hundred of its own."""
        remote, screen = joined(planned), joined(planned, "screen")
        while ask(remote, planned, "more").status_code == 201:
            pass
        answers = {ask(remote, planned, "stop").status_code for _ in range(100)}

        assert answers == {201}
        assert Event.objects.filter(kind="asked_stop").count() == 100
        assert asks_told(planned, screen).count("stop") == 100

    @pytest.mark.parametrize(
        "changes",
        [
            {"age_ms": -5},
            {"age_ms": 10**12},
            {"age_ms": "long ago"},
            {"age_ms": None},
            {"id": "not an id"},
            {"id": 17},
            {"pressed_with": "the elbow"},
        ],
        ids=str,
    )
    def test_is_taken_whatever_else_cannot_be_used(self, planned: Sitting, changes: dict[str, Any]) -> None:
        """And sent again it counts once."""
        remote, screen = joined(planned), joined(planned, "screen")
        same = {"id": str(uuid.uuid4()), **changes}

        assert [ask(remote, planned, "stop", **same).status_code for _ in range(2)] == [201, 201]
        assert asks_told(planned, screen) == ["stop"]

    def test_is_taken_under_an_id_that_something_else_has(self, planned: Sitting) -> None:
        """An event of a player, even of another session."""
        other = sitting(planned.person)
        Event.objects.create(
            id=(same := uuid.uuid4()), sitting=other, kind="paused", at_ms=0, happened_at=other.made_at
        )
        remote = joined(planned)

        assert ask(remote, planned, "stop", id=str(same)).status_code == 201
        assert planned.events.get().kind == "asked_stop"

    def test_is_taken_where_the_cues_cannot_be_read(self, planned: Sitting) -> None:
        """Where the hands are is then not known, and does not matter."""
        remote, screen = joined(planned), joined(planned, "screen")
        Sitting.objects.filter(id=planned.id).update(timeline=b"")

        assert ask(remote, planned, "stop").status_code == 201
        assert asks_told(planned, screen) == ["stop"]


@pytest.fixture
def send(planned: Sitting, request: pytest.FixtureRequest) -> Callable[..., HttpResponse]:
    """Send events as the player of the computer does, or that of a joined phone."""
    if request.param == "computer":
        client, address = visitor(planned.person), f"/api/v1/sittings/{planned.id}/events"
    else:
        client, address = joined(planned, "screen"), f"/joined/{planned.id}/events"
    return lambda *events: client.post(address, json.dumps({"events": events}), content_type=JSON, secure=True)


@pytest.mark.parametrize("send", ["computer", pytest.param("phone", marks=NETWORK)], indirect=True)
class TestSomethingWrong:
    """From an older device, a newer one, or one whose clock is broken."""

    @pytest.mark.parametrize(
        "changes",
        [
            {"happened_at": "0001-01-01T00:00:00+14:00"},
            {"happened_at": "9999-12-31T23:59:59-14:00"},
            {"happened_at": None},
            {"at_ms": -1},
            {"at_ms": 10**12},
            {"at_ms": 1.5},
            {"leg": "third"},
            {"leg": ["left"]},
            {"technique": "No such name!"},
            {"id": "not an id"},
            {"severity": "high"},
            {"detail": {"what": "leg_swollen", "note": "x" * 5_000, "list": [1, 2], "table": {}}},
            {"detail": {**{f"field_{number}": number for number in range(40)}, "what": "leg_swollen"}},
        ],
        ids=lambda changes: str(changes)[:50],
    )
    def test_is_kept_whatever_else_cannot_be_used(self, planned: Sitting, send: Any, changes: dict[str, Any]) -> None:
        """Twice the same counts once; the session stops, and what was wrong is known."""
        wrong = event("something_wrong", detail={"what": "leg_swollen"}) | changes
        answers = [send(wrong) for _ in range(2)]

        assert [answer.status_code for answer in answers] == [200, 200], answers[0].content
        assert planned.events.get().detail["what"] == "leg_swollen"
        planned.refresh_from_db()
        assert planned.status == Status.STOPPED

    @pytest.mark.parametrize("what", [17, "", "Leg swollen!", "x" * 100, None, ["a"], {}, True])
    def test_counts_as_something_else_where_it_has_no_name(self, planned: Sitting, send: Any, what: Any) -> None:
        """It stops the session, and is asked about."""
        answer = send(event("something_wrong", detail={"what": what}))

        assert answer.status_code == 200
        assert planned.events.get().detail["what"] == UNKNOWN

    def test_keeps_the_word_of_a_newer_version(self, planned: Sitting, send: Any) -> None:
        """A later version of this server will know what it means."""
        assert send(event("something_wrong", detail={"what": "heel_tingles"})).status_code == 200
        assert planned.events.get().detail == {"what": "heel_tingles"}

    def test_is_kept_under_an_id_that_something_else_has(self, planned: Sitting, send: Any) -> None:
        """Damaged storage gave it the id of what happened in another session."""
        other = sitting(planned.person)
        wrong = event("something_wrong", detail={"what": "leg_swollen"})
        Event.objects.create(id=wrong["id"], sitting=other, kind="paused", at_ms=0, happened_at=other.made_at)

        assert [send(wrong).status_code for _ in range(2)] == [200, 200]
        assert planned.events.get().kind == "something_wrong"

    def test_alone_is_so_lenient(self, planned: Sitting, send: Any) -> None:
        """Whatever else happened has to be right."""
        answer = send(event("paused", happened_at="0001-01-01T00:00:00+14:00", detail={"what": "No word"}))

        assert answer.status_code == 422
        assert [finding["path"] for finding in answer.json()["error"]["findings"]] == [
            "events[0].happened_at",
            "events[0].detail",
        ]
