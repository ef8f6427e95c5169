"""The first page: the hour, what was left open, what was last, and what helped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from legato.server.doors.pages.welcome import Daytime, daytime_at
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Event, EventKind, Sitting, Status
from server.builders import begin, check_in, held, person, sitting, turn_to, visitor

pytestmark = pytest.mark.django_db


def _event(of: Sitting, kind: EventKind, at_ms: int) -> None:
    happened = of.made_at + timedelta(milliseconds=at_ms)
    name = f"00000000-0000-4000-8000-{Event.objects.count():012d}"
    Event.objects.create(id=name, sitting=of, kind=kind, at_ms=at_ms, happened_at=happened)


def _played(of: Sitting, minutes: int, status: Status) -> None:
    """Let a player guide somebody through some minutes of a session."""
    _event(of, EventKind.STARTED, 0)
    _event(of, EventKind.PAUSED, minutes * 60_000)
    of.status, of.started_at = status, of.made_at
    of.save(update_fields=["status", "started_at"])


@pytest.mark.parametrize(
    ("hour", "daytime"),
    [(3, Daytime.NIGHT), (5, Daytime.MORNING), (11, Daytime.MORNING), (12, Daytime.AFTERNOON), (18, Daytime.EVENING)],
)
def test_the_hour_is_that_of_the_person(hour: int, daytime: Daytime) -> None:
    """Nobody is wished a good evening at breakfast."""
    assert daytime_at(datetime(2026, 11, 30, hour, tzinfo=UTC)) is daytime


def test_somebody_new_is_offered_one_thing() -> None:
    """There is nothing to begin again, and nothing to be asked how it was."""
    page = visitor().get("/").content.decode()

    assert "Start a check-in" in page
    assert "Begin again" not in page


def test_a_session_that_was_stopped_did_not_take_its_whole_length() -> None:
    """Three minutes of twenty are three."""
    anna = person()
    _played(sitting(anna), 3, Status.STOPPED)
    page = visitor(anna).get("/").content.decode()

    assert "Earlier today you stopped after 3 minutes" in page
    assert "took" not in page
    assert "Begin again" in page


def test_a_session_that_was_interrupted_says_how_far_it_came() -> None:
    """It is to be gone on with, before anything else."""
    anna = person()
    _played(sitting(anna), 3, Status.PLAYING)
    page = visitor(anna).get("/").content.decode()

    assert "You stopped after 3 minutes." in page
    assert "Go on with it" in page


def test_what_helped_is_said_with_what_it_cannot_know() -> None:
    """The place that gained most, before and after; pain goes by itself as well, and no session is praised for it."""
    anna = person()
    held(anna, 6, 3)
    page = visitor(anna).get("/").content.decode()

    assert "Left calf" in page
    assert "pain went from 6 to 3, as it often does by itself" in page


def test_nothing_is_said_to_have_helped_where_nothing_did() -> None:
    """A session after which it hurt as before, or more, is in the diary alone."""
    anna = person()
    held(anna, 4, 5)

    assert "as it often does" not in visitor(anna).get("/").content.decode()


def test_somebody_else_s_legs_are_called_theirs() -> None:
    """By their name where it was told."""
    client = visitor()
    draft = begin(client)
    turn_to(client, draft, "giver")
    client.post(f"/check-in/{draft.id}/whose/", {"whose_name": "Rosa"})
    check_in(client, draft)
    _played(Sitting.objects.get(), 3, Status.STOPPED)
    page = client.get("/").content.decode()

    assert "<bdi>Rosa</bdi>’s legs today?" in page
    assert Person.objects.get().name == "Rosa"
