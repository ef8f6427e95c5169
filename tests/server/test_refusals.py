"""A refused check-in never becomes a plan: by no address, no form, no API, no old sitting."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from unittest.mock import patch

import pytest
from django.utils import timezone

from legato.safety import load_rule_book
from legato.safety.asking import FactGroup
from legato.server.records.sittings.models import Draft, Outcome, Sitting, Status
from server.builders import (
    RED_FLAG,
    TODAY,
    answer_step,
    begin,
    check_in,
    checkin,
    event,
    person,
    send_events,
    sitting,
    tell,
    ticks,
    visitor,
)

pytestmark = pytest.mark.django_db
JSON = "application/json"

LONE_RED_FLAGS = sorted(
    {
        rule.when[0]
        for rule in load_rule_book().rules
        if rule.verdict.refuses
        and len(rule.when) == 1
        and load_rule_book().facts[rule.when[0]].group is FactGroup.RED_FLAG
    }
)


@pytest.mark.parametrize("fact", LONE_RED_FLAGS)
def test_a_red_flag_ends_the_check_in_at_once(fact: str) -> None:
    """One tick, and the next page says what to do now."""
    client = visitor()
    draft = begin(client)
    answer = tell(client, draft, fact)
    page = client.get(answer.headers["Location"]).content.decode()

    assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"
    assert "What to do now" in page
    assert "Begin</a>" not in page


def test_a_verdict_has_sources_and_no_way_on() -> None:
    """The page leads home, to the library or to a telephone, and nowhere else; a form asks more or changes numbers."""
    client = visitor()
    draft = begin(client)
    answer_step(client, draft, "first-questions", ticks(RED_FLAG))
    page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
    main = page[page.index("<main") : page.index("</main>")]

    assert "/library/evidence/#source-" in main
    assert re.findall(r'<form action="([^"]*)"', main) == ["/region/"]
    assert 'href="tel:' in main
    assert "/sittings/" not in main


def test_below_a_verdict_a_sign_of_one_leg_asks_which() -> None:
    """Nobody's foot is both feet by default: without a leg it is asked once more, with one it counts there."""
    client = visitor()
    draft = begin(client)
    answer_step(client, draft, "first-questions", ticks("lump_or_mark", "open_wound"))
    where = f"/check-in/{draft.id}/verdict/"

    without = client.post(where, {"fact-numb_feet": "on"})
    assert "Which leg?" in without.content.decode()
    client.post(where, {"fact-numb_feet": "on", "leg-numb_feet": "right"})

    draft.refresh_from_db()
    assert {"fact": "numb_feet", "leg": "right"} in draft.answers["more"]["facts"]


def test_no_later_step_opens_after_a_refusal() -> None:
    """Typing the address of another step leads back to the verdict."""
    client = visitor()
    draft = begin(client)
    answer_step(client, draft, "first-questions", ticks(RED_FLAG))

    for step in ("first-questions", "today", "health", "your-legs", "no-plan"):
        opened = client.get(f"/check-in/{draft.id}/{step}/")
        assert opened.headers["Location"] == f"/check-in/{draft.id}/verdict/"
    for step in ("first-questions", "today", "health", "your-legs"):
        sent = answer_step(client, draft, step, {"none": "yes", "age": "44"})
        assert sent.headers["Location"] == f"/check-in/{draft.id}/verdict/"
    assert not Sitting.objects.exists()


def test_a_condition_told_last_refuses_as_well() -> None:
    """A clot under treatment is told in the last step: a verdict, no plan."""
    client = visitor()
    answer = check_in(client, health=ticks("clot_now"))
    draft = Draft.objects.get()

    assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"
    assert draft.outcome == Outcome.REFUSED
    assert not Sitting.objects.exists()


def test_a_sign_in_pregnancy_is_asked_of_those_who_are_pregnant_and_counts_at_once() -> None:
    """It comes after the weeks, on a page of its own."""
    client = visitor()
    pregnant = {"pregnant": "on", "pregnant_weeks": "30"}
    answer = check_in(client, health=pregnant, legs=ticks("preeclampsia_signs"))
    draft = Draft.objects.get()

    assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"


def test_the_api_refuses_too_and_stores_nothing() -> None:
    """POST /plans answers with the verdict."""
    client = visitor(person())
    refused = checkin(facts=[{"fact": RED_FLAG}])
    answer = client.post("/api/v1/plans", json.dumps(refused), content_type=JSON)

    assert answer.json()["outcome"] == "refused"
    assert "session" not in answer.json()
    assert not Sitting.objects.exists()


def test_an_edit_cannot_turn_a_plan_into_a_refused_one() -> None:
    """Wishes have no room for facts, and limits stay as they were."""
    whose = person()
    planned = sitting(whose)
    client = visitor(whose)
    answer = client.patch(f"/api/v1/plans/{planned.id}", json.dumps({"facts": []}), content_type=JSON)

    assert answer.status_code == 422


def test_a_plan_from_earlier_is_not_played() -> None:
    """Five hours later the first questions come first."""
    whose = person()
    planned = sitting(whose)
    Sitting.objects.update(made_at=timezone.now() - timedelta(hours=5))
    client = visitor(whose)

    assert client.get(f"/sittings/{planned.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{planned.id}/timeline").status_code == 409
    assert "Check in again" in client.get(f"/sittings/{planned.id}/").content.decode()


def test_a_plan_from_before_a_refused_check_in_is_not_played() -> None:
    """The last answers count: no older plan, its page, its timeline or its copy on a device leads past them."""
    whose = person()
    planned = sitting(whose)
    client = visitor(whose)
    before = client.get("/api/v1/offline").json()["sittings"]
    answer_step(client, begin(client), "first-questions", ticks(RED_FLAG))

    assert [one["id"] for one in before] == [str(planned.id)]
    assert client.get(f"/sittings/{planned.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{planned.id}/timeline").status_code == 409
    assert "Begin</a>" not in client.get(f"/sittings/{planned.id}/").content.decode()
    assert client.get("/api/v1/offline").json()["sittings"] == []


def test_an_old_plan_is_cleared_again_when_the_rules_have_changed() -> None:
    """A session that today's rules refuse is not played, though it was cleared once."""
    whose = person()
    planned = sitting(whose)
    damaged = planned.session | {"checkin": checkin(facts=[{"fact": RED_FLAG}])}
    Sitting.objects.update(session=damaged, compiled_by="an earlier version")
    client = visitor(whose)

    assert client.get(f"/sittings/{planned.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{planned.id}/timeline").status_code == 409


def test_an_old_plan_that_still_fits_is_compiled_again() -> None:
    """A new version of the content makes a new timeline, once."""
    whose = person()
    planned = sitting(whose)
    Sitting.objects.update(compiled_by="an earlier version", timeline=b"")
    client = visitor(whose)
    answer = client.get(f"/api/v1/sittings/{planned.id}/timeline")
    with patch("legato.server.records.plans.compile_timeline", side_effect=AssertionError("compiled twice")):
        again = client.get(f"/api/v1/sittings/{planned.id}/timeline")

    assert answer.json() == again.json()
    assert answer.json()["lasts_ms"] == planned.lasts_ms


def test_a_session_that_was_stopped_is_not_played_again() -> None:
    """Something felt seriously wrong: the next thing is a check-in."""
    whose = person()
    planned = sitting(whose)
    client = visitor(whose)
    send_events(client, planned, event("started"), event("something_wrong", 60_000, detail={"what": "chest_or_breath"}))
    planned.refresh_from_db()

    assert planned.status == Status.STOPPED
    assert client.get(f"/sittings/{planned.id}/play/").status_code == 409
    assert client.get(f"/api/v1/sittings/{planned.id}/timeline").status_code == 409


def test_a_finished_check_in_is_not_finished_twice() -> None:
    """Sending the last form again makes no second plan."""
    client = visitor()
    check_in(client)
    draft = Draft.objects.get()
    answer_step(client, draft, "today", TODAY)
    answer_step(client, draft, "health", {"age": "44"})
    answer_step(client, draft, "your-legs", {})

    assert Sitting.objects.count() == 1
