"""Making the rest of a session softer or shorter while it is held."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from legato.server.records.sittings.models import Sitting
from legato.server.wire.language import say
from server.builders import event, person, send_events, sitting, visitor

pytestmark = pytest.mark.django_db

BOTH_CALVES = [{"leg": leg, "zone": "calf", "score": 4} for leg in ("left", "right")]


@pytest.fixture
def held() -> Sitting:
    """A session for both calves."""
    return sitting(person(), pain=BOTH_CALVES)


@pytest.fixture
def easy() -> Sitting:
    """A session so short that hands need no rest, longer or not."""
    return sitting(person(), pain=BOTH_CALVES, minutes=10)


def adjust(client: Client, which: Sitting, change: str = "softer", at_ms: int = 60_000, **changes: Any) -> Any:
    """Send a wish as the player does."""
    usual = {"id": str(uuid.uuid4()), "change": change, "at_ms": at_ms, "happened_at": "2026-11-22T19:31:00Z"}
    address = f"/api/v1/sittings/{which.id}/adjustments"
    return client.post(address, usual | changes, content_type="application/json")


def timeline_of(client: Client, which: Sitting) -> dict[str, Any]:
    """Fetch what is played now."""
    found: dict[str, Any] = client.get(f"/api/v1/sittings/{which.id}/timeline").json()
    return found


def played(timeline: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return what has happened in the first minute; what is announced as next may be another thing now."""
    parts = ("id", "at_ms", "kind", "step", "leg", "technique", "text")
    return [tuple(cue.get(part) for part in parts) for cue in timeline["cues"] if cue["at_ms"] <= 60_000]


def shows(timeline: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return what is shown on which leg, and from when on."""
    return [(cue.get("leg"), cue.get("technique"), cue["at_ms"]) for cue in timeline["cues"] if "shown" in cue]


def test_shorter_gives_a_timeline_that_goes_on_from_the_same_moment(held: Sitting) -> None:
    """What has been played is the same cue for cue; the end comes sooner, and a reload plays the same."""
    client = visitor(held.person)
    before = timeline_of(client, held)
    told = adjust(client, held, "shorter").json()
    after = told["timeline"]

    assert after["lasts_ms"] < before["lasts_ms"]
    assert played(after) == played(before)
    assert timeline_of(client, held) == after
    assert "Shorter from here on" in told["says"]


def test_softer_asks_for_less_pressure_and_is_written_down(held: Sitting) -> None:
    """The pressures that are shown go down, and the record says when it was asked for and that it was done."""
    client = visitor(held.person)
    before = [cue["shown"].get("pressure", 0) for cue in timeline_of(client, held)["cues"] if "shown" in cue]
    told = adjust(client, held, "softer").json()
    after = [cue["shown"].get("pressure", 0) for cue in told["timeline"]["cues"] if "shown" in cue]
    kept = client.get(f"/api/v1/sittings/{held.id}/events").json()["events"]

    assert sum(after) < sum(before)
    assert all(new <= old for new, old in zip(after, before, strict=True))
    assert [(one["kind"], one["at_ms"], one["detail"]["done"]) for one in kept] == [("softer", 60_000, "planned")]


def test_the_same_wish_twice_changes_the_session_once(held: Sitting) -> None:
    """An answer that got lost is asked for again; the second answer gives what the first one did."""
    client = visitor(held.person)
    wish = str(uuid.uuid4())
    first = adjust(client, held, "softer", id=wish).json()
    second = adjust(client, held, "softer", id=wish).json()

    assert second["timeline"] == first["timeline"]
    assert held.events.count() == 1


def test_the_player_s_own_record_of_a_wish_is_not_doubled(held: Sitting) -> None:
    """The player keeps the wish as an event under the same id."""
    client = visitor(held.person)
    wish = str(uuid.uuid4())
    adjust(client, held, "shorter", id=wish)
    send_events(client, held, event("started"), event("shorter", 60_000) | {"id": wish})

    assert sorted(held.events.values_list("kind", flat=True)) == ["shorter", "started"]


def test_what_cannot_be_changed_stays_and_says_so(held: Sitting) -> None:
    """On the second leg it stays fair: nothing is changed, and the sentence says what can be done."""
    client = visitor(held.person)
    before = timeline_of(client, held)
    told = adjust(client, held, "shorter", at_ms=held.lasts_ms * 3 // 4).json()

    assert "timeline" not in told
    assert "skip a part" in told["says"]
    assert timeline_of(client, held) == before


def test_a_session_that_was_stopped_is_not_changed(held: Sitting) -> None:
    """Something felt wrong: nothing is planned any more."""
    client = visitor(held.person)
    send_events(client, held, event("something_wrong", 5_000, detail={"what": "chest_or_breath"}))

    assert adjust(client, held, "softer").status_code == 409


def test_answers_that_are_too_old_are_not_built_on(held: Sitting) -> None:
    """A plan of this morning is neither played nor changed this evening."""
    Sitting.objects.update(made_at=timezone.now() - timedelta(hours=9))

    assert adjust(visitor(held.person), held, "softer").status_code == 409


@pytest.mark.parametrize("wrong", [{"change": "harder"}, {"at_ms": -1}, {"id": "no"}, {"pressure": 9}])
def test_a_wish_that_cannot_be_right_is_refused(held: Sitting, wrong: dict[str, Any]) -> None:
    """There is no wish for harder, and nothing else is taken either."""
    answer = adjust(visitor(held.person), held, **wrong)

    assert answer.status_code == 422
    assert held.events.count() == 0


def test_longer_here_goes_on_with_what_is_done_and_is_written_down(easy: Sitting) -> None:
    """The part at that moment lasts longer, all else comes later, and the sentence says by how much."""
    client = visitor(easy.person)
    before = timeline_of(client, easy)
    told = adjust(client, easy, "longer").json()
    after = told["timeline"]
    kept = client.get(f"/api/v1/sittings/{easy.id}/events").json()["events"]

    assert [one[:2] for one in shows(after)] == [one[:2] for one in shows(before)]
    later = [new[2] - old[2] for new, old in zip(shows(after), shows(before), strict=True)]
    assert sorted(set(later)) == [0, 30_000]
    assert later == sorted(later)
    assert timeline_of(client, easy) == after
    assert told["says"] == say("adjusted-longer", seconds=30)
    assert [(one["kind"], one["detail"]) for one in kept] == [
        ("longer", {"done": "planned", "lasts_ms": after["lasts_ms"], "more_ms": 30_000})
    ]


def test_more_pressure_is_had_where_there_is_room_and_refused_with_the_reason(held: Sitting) -> None:
    """A plan goes as far as it may, so firmer has room only after softer; the refusal changes nothing."""
    client = visitor(held.person)
    refused = adjust(client, held, "firmer").json()
    adjust(client, held, "softer")
    granted = adjust(client, held, "firmer").json()
    kept = client.get(f"/api/v1/sittings/{held.id}/events").json()["events"]

    assert "timeline" not in refused
    assert refused["says"] in {say("no-session-technique-at-most"), say("no-session-place-at-most")}
    assert granted["says"] == say("adjusted-firmer")
    assert sorted((one["kind"], one["detail"]["done"]) for one in kept) == [
        ("firmer", "not"),
        ("firmer", "planned"),
        ("softer", "planned"),
    ]
