"""Somebody who is known: what is remembered is confirmed at a glance, and what is not there is never asked about."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

import pytest
from django.utils import timezone

from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.sittings.models import Sitting
from server.builders import TODAY, answer_step, begin, check_in, find_nothing, ticks, visitor

pytestmark = pytest.mark.django_db


def ticked(page: bytes, fact: str) -> bool:
    """Tell whether a fact's box is ticked on a page."""
    return f'name="fact-{fact}" checked' in page.decode()


class TestOneLeg:
    """Nothing is asked, looked at or planned for what is not there."""

    LEFT: ClassVar = ticks("leg_missing", "diabetes") | {"places-leg_missing": ["left-whole"]}

    def test_is_asked_about_the_other_one_only(self) -> None:
        """Which leg is no question, the foot check has one foot, and the plan one leg."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        answer = answer_step(client, draft, "health", {"age": "44", **self.LEFT})
        foot = client.get(answer.headers["Location"], follow=True).content.decode()
        find_nothing(client, draft)
        planned = Sitting.objects.get()
        legs = {step.get("leg") for step in planned.session["steps"]} - {None}

        assert "Your right foot" in foot
        assert "Your left foot" not in foot
        assert legs == {"right"}
        again = begin(client)
        page = client.get(f"/check-in/{again.id}/first-questions/").content.decode()
        assert 'name="leg-new_numbness"' not in page
        assert 'value="right-calf"' in page
        assert 'value="left-calf"' not in page
        answer_step(client, again, "first-questions", ticks("fungal_infection", leg="right"))
        again.refresh_from_db()
        assert again.answers["first-questions"]["facts"] == [{"fact": "fungal_infection", "leg": "right"}]
        assert 'name="pain-left-calf"' not in client.get(f"/check-in/{again.id}/today/").content.decode()

    def test_without_feet_has_no_foot_check(self) -> None:
        """Diabetes, and both feet gone: nobody is asked to look at them."""
        client = visitor()
        told = self.LEFT | {"places-leg_missing": ["left-foot", "right-foot"]}
        answer = check_in(client, health=told)

        assert "foot-check" not in answer.headers["Location"]


class TestSomebodyWhoIsKnown:
    """One screen that names what is remembered, one press, and one page about today."""

    def test_confirms_what_is_remembered_and_is_done_with_health(self) -> None:
        """Named with its place; "nothing new" leads to today, and today to the plan."""
        client = visitor()
        check_in(client, health=ticks("varicose_veins"))
        draft = begin(client)
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()
        answer_step(client, draft, "first-questions", {"none": "yes", "health": "right"})
        answer = answer_step(client, draft, "today", TODAY)
        planned = Sitting.objects.latest("made_at")

        assert "What we remember" in page
        assert "left calf" in page
        assert answer.headers["Location"] == f"/sittings/{planned.id}/care/"
        assert [fact["fact"] for fact in planned.session["checkin"]["facts"]] == ["varicose_veins"]
        assert RememberedFact.objects.get().zones == ["calf"]

    def test_is_asked_about_what_may_be_new_each_day(self) -> None:
        """A journey, a broken bone, and how what is remembered is today."""
        client = visitor()
        check_in(client, health=ticks("osteoporosis"))
        page = client.get(f"/check-in/{begin(client).id}/first-questions/").content.decode()

        for fact in ("recent_travel", "known_fracture", "small_fall"):
            assert f'name="fact-{fact}"' in page
        assert 'name="fact-osteoporosis"' not in page

    def test_a_daily_sign_of_what_is_remembered_counts(self) -> None:
        """Weak bones, and a small fall yesterday."""
        client = visitor()
        check_in(client, health=ticks("osteoporosis"))
        draft = begin(client)
        answer = answer_step(client, draft, "first-questions", {"fact-small_fall": "on", "health": "right"})

        assert answer.headers["Location"].endswith("/verdict/")

    def test_is_asked_about_health_where_something_has_changed(self) -> None:
        """With what is remembered ticked; and without a word about it the same."""
        client = visitor()
        check_in(client, health=ticks("varicose_veins"))
        for word in ({"health": "changed"}, {}):
            draft = begin(client)
            answer_step(client, draft, "first-questions", {"none": "yes", **word})
            answer = answer_step(client, draft, "today", TODAY)
            page = client.get(answer.headers["Location"]).content

            assert answer.headers["Location"] == f"/check-in/{draft.id}/health/"
            assert ticked(page, "varicose_veins")

    def test_is_asked_anew_after_a_month(self) -> None:
        """What was told long ago is no answer."""
        client = visitor()
        check_in(client)
        Person.objects.update(told_on=timezone.localdate() - timedelta(days=31))
        page = client.get(f"/check-in/{begin(client).id}/first-questions/").content.decode()

        assert "What we remember" not in page


def test_a_check_in_from_before_the_pages_changed_starts_again() -> None:
    """It was left open with other steps: its address leads to the first page, and nothing breaks."""
    client = visitor()
    draft = begin(client)
    draft.answers = {"first-questions": {"facts": [], "done": True}, "where": {"pain": [], "avoid": [], "done": True}}
    draft.save()

    for address in ("/check-in/", f"/check-in/{draft.id}/where/", f"/check-in/{draft.id}/health/"):
        assert client.get(address, follow=True).redirect_chain[-1][0] == f"/check-in/{draft.id}/first-questions/"
