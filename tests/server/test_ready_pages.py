"""The pages before ready-made sessions: the twelve, trials, a cramp; and what a device is told of them."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from legato.library import load_library
from legato.pipeline.ready import ReadyName
from legato.planner import the_twelve
from legato.safety import load_rule_book
from legato.server.records.people.services import person_remember
from legato.server.records.sittings.models import Sitting
from server.builders import event, person, scope_for, send_events, visitor

pytestmark = pytest.mark.django_db


def ready_of(client: Client) -> dict[str, dict[str, Any]]:
    """Return the ready-made sessions a device is told of, by name."""
    return {one["name"]: one for one in client.get("/api/v1/offline").json()["ready"]}


def with_a_blood_thinner() -> Client:
    """Somebody whose blood is thinned, and who has said so."""
    anna = person()
    person_remember(scope_for(anna), person=anna, health={"age": 60}, facts=[{"fact": "blood_thinner"}])
    return visitor(anna)


class TestThePageOfTheTwelve:
    """Pictures in order, and the ways to do them."""

    def test_shows_all_of_them_and_leads_to_each_way(self) -> None:
        """Both feet, one of them, or the short form: each asks its questions on a page of its own."""
        text = visitor().get("/twelve/").content.decode()

        for technique in the_twelve(load_library()):
            assert f"/library/techniques/{technique.id}/" in text
        for way in ("twelve", "twelve-left", "twelve-right", "twelve-short"):
            assert f'href="/quick/{way}/"' in text
            assert visitor().get(f"/quick/{way}/").status_code == 200

    def test_is_reached_from_home_library_and_without_a_connection(self) -> None:
        """Beside the check-in, above the techniques, and on the page that stands in for all others."""
        for page in ("/", "/library/", "/offline/"):
            assert 'href="/twelve/"' in visitor().get(page).content.decode()

    def test_tells_a_device_what_a_limit_leaves_out(self) -> None:
        """Named, on both legs at once where both are meant, with the reason; before anything plays."""
        assert ready_of(visitor())["twelve"]["left_out"] == []
        left_out = {one["name"]: one for one in ready_of(with_a_blood_thinner())["twelve"]["left_out"]}

        assert left_out["Knuckle knead"]["legs"] == ["left", "right"]
        assert left_out["Knuckle knead"]["where"] == "On both legs"
        assert left_out["Knuckle knead"]["says"]

    def test_is_kept_with_the_small_pictures_it_shows(self) -> None:
        """Each technique's, light and dark, so that it looks the same without a connection."""
        pictures = ready_of(visitor())["twelve"]["pictures"]

        assert len([one for one in pictures if "-thumb" in one]) == 24


class TestATrial:
    """One technique for a minute or so."""

    def test_is_offered_on_every_page_of_a_technique(self) -> None:
        """With hands, a tool or a machine."""
        for name in load_library().techniques:
            assert f'href="/quick/try-{name}/"' in visitor().get(f"/library/techniques/{name}/").content.decode()
            assert visitor().get(f"/quick/try-{name}/").status_code == 200

    def test_of_nothing_there_is_has_no_page(self) -> None:
        """Nor has one leg of it: the leg is chosen there."""
        for page in ("try-tickling", "try-knuckle-left", "cramp-left", "try-"):
            assert visitor().get(f"/quick/{page}/").status_code == 404
        assert visitor().get("/api/v1/trying/tickling").status_code == 404

    def test_asks_what_any_session_asks_on_either_leg(self) -> None:
        """Whatever refuses massage is among the questions, behind the lines of the check-in."""
        found = visitor().get("/api/v1/trying/knuckle").json()
        refusing = {
            fact.id
            for fact in load_rule_book().asked_facts
            if fact.asked_if is None and any(rule.verdict.refuses for rule in load_rule_book().rules_about(fact.id))
        }

        assert [one["name"] for one in found["ready"]] == ["try-knuckle-left", "try-knuckle-right"]
        assert [one["begin"] for one in found["ready"]] == ["Left leg: begin", "Right leg: begin"]
        for one in found["ready"]:
            assert refusing - set(one["asks"]) == set()

    def test_says_what_it_takes(self) -> None:
        """A ball for the ball, nothing for the knuckles."""
        assert visitor().get("/api/v1/trying/knuckle").json()["before"] == []
        (said,) = visitor().get("/api/v1/trying/tennis-ball").json()["before"]
        assert said.startswith("You need within reach:")

    def test_that_a_limit_leaves_out_names_the_reason_and_what_would_help(self) -> None:
        """Knuckles on thinned blood; an arch may be rubbed."""
        client = with_a_blood_thinner()
        knuckle = client.get("/api/v1/trying/knuckle").json()

        assert knuckle["ready"] == []
        assert [one["legs"] for one in knuckle["left_out"]] == [["left"], ["right"]]
        assert all(one["says"] for one in knuckle["left_out"])
        assert knuckle["would_help"]
        assert len(client.get("/api/v1/trying/arch-rub").json()["ready"]) == 2
        assert client.get("/api/v1/ready/try-knuckle-left/timeline").status_code == 409

    def test_is_a_sitting_like_any_other(self) -> None:
        """It is begun, held, asked about and in the diary; once more it is asked for on its own page."""
        anna = person()
        client, made = visitor(anna), uuid.uuid4()
        body = {"ready": "try-knuckle-right", "person": str(anna.id), "begun_at": "2026-11-22T19:00:00Z"}
        begun = client.put(f"/api/v1/sittings/{made}", json.dumps(body), content_type="application/json")
        send_events(client, Sitting(id=made), event("started"), event("finished", 90_000))
        found = Sitting.objects.get(id=made)

        assert (begun.status_code, found.ready, found.status) == (200, "try-knuckle-right", "finished")
        assert client.get(f"/sittings/{made}/after/").status_code == 200
        assert client.post(f"/sittings/{made}/repeat/").headers["Location"] == "/quick/try-knuckle/"

    def test_by_a_name_that_nobody_gave_is_not_begun(self) -> None:
        """Said with its place."""
        body = {"ready": "try-tickling-left", "person": None, "begun_at": "2026-11-22T19:00:00Z"}
        answer = visitor().put(f"/api/v1/sittings/{uuid.uuid4()}", json.dumps(body), content_type="application/json")

        assert answer.status_code == 422
        assert answer.json()["error"]["findings"][0]["path"] == "ready"


class TestACramp:
    """Two taps, and the advice for one that stays."""

    def test_is_chosen_by_its_leg(self) -> None:
        """The second tap says both that nothing else is so, and where it is."""
        ready = ready_of(visitor())

        assert ready[ReadyName.CRAMP_LEFT]["begin"] == "Left calf: begin"
        assert ready[ReadyName.CRAMP_RIGHT]["begin"] == "Right calf: begin"

    def test_that_stays_has_advice_before_and_after(self) -> None:
        """The words of the rule that would refuse it, on its page and where one is asked how it was."""
        anna = person()
        client, made = visitor(anna), uuid.uuid4()
        body = {"ready": "cramp-left", "person": str(anna.id), "begun_at": "2026-11-22T19:00:00Z"}
        client.put(f"/api/v1/sittings/{made}", json.dumps(body), content_type="application/json")
        send_events(client, Sitting(id=made), event("started"), event("finished", 170_000))

        for page in ("/quick/cramp/", f"/sittings/{made}/after/"):
            assert "If it still does not ease, call a doctor today" in client.get(page).content.decode()
