"""The foot check in the app: before a session and after it, for those who need it, one look at a time."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from legato.safety import load_foot_check
from legato.server.records.sittings.models import Draft, Event, Outcome, Sitting
from server.builders import TODAY, answer_step, begin, checkin, person, sitting, ticks, visitor

pytestmark = pytest.mark.django_db
LOOKS = [look.id for look in load_foot_check().looks]


def up_to_the_looks(client: Client, **health: Any) -> Draft:
    """Answer a check-in up to the question that comes after health."""
    draft = begin(client)
    answer_step(client, draft, "first-questions", {"none": "yes"})
    answer_step(client, draft, "today", TODAY)
    answer_step(client, draft, "health", {"age": "60", **(health or ticks("diabetes"))})
    return draft


def look(client: Client, draft: Draft, name: str, **found: Any) -> str:
    """Take one look, and return where it leads."""
    return answer_step(client, draft, f"foot-check/{name}", found or {"none": "yes"}).headers.get("Location", "")


class TestBefore:
    """The step of the check-in."""

    @pytest.mark.parametrize("fact", sorted(load_foot_check().whom))
    def test_comes_after_health_for_whom_it_is(self, fact: str) -> None:
        """The next page is the first look."""
        client = visitor()
        draft = up_to_the_looks(client, **ticks(fact))
        page = client.get("/check-in/", follow=True)

        assert page.redirect_chain[-1][0] == f"/check-in/{draft.id}/foot-check/{LOOKS[0]}/"
        assert "Your left foot" in page.content.decode()

    def test_keeps_the_theme_somebody_chose(self) -> None:
        """A page about looks at feet is dark for whoever wants it dark."""
        client = visitor()
        draft = up_to_the_looks(client)
        client.post("/theme/", {"theme": "dark"})

        assert 'data-theme="dark"' in client.get(f"/check-in/{draft.id}/foot-check/{LOOKS[0]}/").content.decode()

    def test_is_not_asked_of_others(self) -> None:
        """A well person goes on without it, and its address leads on too."""
        client = visitor()
        draft = up_to_the_looks(client, **ticks("sciatica"))

        assert "foot-check" not in client.get(f"/check-in/{draft.id}/foot-check/soles/").headers["Location"]

    def test_every_look_has_to_be_taken(self) -> None:
        """No look can be passed over, in whatever order they are opened; silence is no answer."""
        client = visitor()
        draft = up_to_the_looks(client)
        for name in LOOKS[1:]:
            assert look(client, draft, name).endswith("/foot-check/")
        silent = answer_step(client, draft, f"foot-check/{LOOKS[0]}", {})

        assert silent.status_code == 422
        assert client.get(f"/check-in/{draft.id}/your-legs/").headers["Location"].endswith("/foot-check/")
        assert not Sitting.objects.exists()

    def test_nothing_found_goes_on(self) -> None:
        """After the last look come the questions about today."""
        client = visitor()
        draft = up_to_the_looks(client)

        assert "/foot-check/" not in [look(client, draft, name) for name in LOOKS][-1]

    def test_a_find_is_judged_by_the_rules_at_once(self) -> None:
        """A sore on the right sole, with diabetes: a clinician first, without another question."""
        client = visitor()
        draft = up_to_the_looks(client)
        look(client, draft, LOOKS[0])
        verdict = look(client, draft, "soles", right=["found_sore"])
        draft.refresh_from_db()

        assert verdict.endswith("/verdict/")
        assert draft.outcome == Outcome.REFUSED
        assert draft.screening is not None
        assert "C18" in [reason["rule"] for reason in draft.screening["reasons"]]

    def test_contradictions_and_made_up_finds_are_refused(self) -> None:
        """Nothing and something at once, something that cannot be found there, and a look that is none."""
        client = visitor()
        draft = up_to_the_looks(client)

        for given in ({"none": "yes", "left": ["found_sore"]}, {"left": ["found_swollen"]}, {"left": ["gold"]}):
            assert answer_step(client, draft, "foot-check/soles", given).status_code == 422
        assert client.get(f"/check-in/{draft.id}/foot-check/elbows/").status_code == 404


class TestAfter:
    """The same looks once the session is over."""

    def done(self) -> tuple[Client, Sitting]:
        """Give a session that was planned for somebody with diabetes."""
        whose = person()
        return visitor(whose), sitting(whose, facts=[{"fact": "diabetes"}])

    def test_follows_the_page_after_a_session(self) -> None:
        """Saved, and on to the first look; somebody else goes to the diary."""
        client, held = self.done()
        other = sitting(held.person)
        to_looks = client.post(f"/sittings/{held.id}/after/", {"felt": "better"}).headers["Location"]
        to_diary = client.post(f"/sittings/{other.id}/after/", {"felt": "better"}).headers["Location"]

        assert to_looks == f"/sittings/{held.id}/foot-check/{LOOKS[0]}/"
        assert to_diary == "/diary/"

    def test_nothing_found_ends_in_the_diary(self) -> None:
        """Look by look, and nothing is recorded."""
        client, held = self.done()
        led = [
            client.post(f"/sittings/{held.id}/foot-check/{name}/", {"none": "yes"}).headers["Location"]
            for name in LOOKS
        ]

        assert led[-1] == "/diary/"
        assert not Event.objects.exists()

    def test_a_find_is_told_and_lasts(self) -> None:
        """A dark toe on the left: what to do now, and no session before a doctor has looked at it."""
        client, held = self.done()
        client.post(f"/sittings/{held.id}/foot-check/{LOOKS[0]}/", {"left": ["found_dark"]})
        for name in LOOKS[1:]:
            last = client.post(f"/sittings/{held.id}/foot-check/{name}/", {"none": "yes"})
        page = client.get(last.headers["Location"]).content.decode()
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type="application/json").json()
        event = Event.objects.get()

        assert "foot clinic" in page or "doctor" in page
        assert (event.leg, event.detail) == ("left", {"what": "found_dark", "look": LOOKS[0]})
        assert told["outcome"] == "refused"

    def test_a_sore_keeps_its_place_at_the_next_check_in(self) -> None:
        """The heel of the right foot, and nothing of the left."""
        client, held = self.done()
        client.post(f"/sittings/{held.id}/foot-check/heels/", {"right": ["found_sore"]})
        told = client.post("/api/v1/verdicts", json.dumps(checkin()), content_type="application/json").json()

        assert set(told["limits"]["right"]["excluded_zones"]) >= {"heel", "achilles"}
        assert told["limits"]["left"]["excluded_zones"] == []
