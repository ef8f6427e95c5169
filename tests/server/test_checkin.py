"""The check-in: short for a well person, and nothing is lost on the way."""

from __future__ import annotations

import pytest
from django.test import Client

from legato.body import LEGS, ZONES
from legato.safety import load_rule_book
from legato.server.records.checkins.draft import StepName, is_done
from legato.server.records.checkins.questions import red_flag_ids
from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from server.builders import (
    RED_FLAG,
    TODAY,
    answer_step,
    begin,
    check_in,
    event,
    held,
    person,
    send_events,
    sitting,
    ticks,
    visitor,
)

pytestmark = pytest.mark.django_db


LATER = {"pregnancy", "postpartum", "one_sided_pain", "bleeding_disorder", "sickle_cell", "osteoporosis"}
"""What is told on later pages: signs that only matter with it are asked after it."""


def ticked(page: bytes, fact: str) -> bool:
    """Tell whether a fact's box is ticked on a page."""
    return f'name="fact-{fact}" checked' in page.decode()


class TestAWellPerson:
    """Somebody with sore calves and nothing else."""

    def test_needs_no_account_and_no_name(self) -> None:
        """The first check-in begins with one press, and somebody to care for is there."""
        client = Client()
        answer = client.post("/check-in/")

        assert answer.status_code == 302
        assert [each.name for each in Person.objects.all()] == ["Me"]

    def test_is_promised_no_number_of_pages(self) -> None:
        """Whether one more is asked follows from the answers: "3 of 3" came before a fourth."""
        client = visitor()
        draft = begin(client)
        pages = [client.get(f"/check-in/{draft.id}/first-questions/").content.decode()]
        answer_step(client, draft, "first-questions", {"none": "yes"})
        pages.append(client.get(f"/check-in/{draft.id}/today/").content.decode())

        assert [f"Step {number} of" in page for number, page in enumerate(pages, 1)] == [False, False]
        assert all(f"Step {number}<" in page for number, page in enumerate(pages, 1))

    def test_gets_from_the_first_question_to_a_plan_in_three_pages(self) -> None:
        """Three pages, nothing hurts more on one side, and a plan of the minutes asked for."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", {**TODAY, "pain-left-calf": "4", "pain-right-calf": "4"})
        answer = answer_step(client, draft, "health", {"age": "44"})
        planned = Sitting.objects.get()

        assert answer.headers["Location"] == f"/sittings/{planned.id}/"
        assert planned.lasts_ms <= 20 * 60_000
        assert Draft.objects.get().outcome == Outcome.PLANNED

    def test_is_asked_about_red_flags_before_anything_else(self) -> None:
        """No later step opens before the first is answered."""
        client = visitor()
        draft = begin(client)

        for step in ("today", "health", "your-legs", "no-plan"):
            answer = client.get(f"/check-in/{draft.id}/{step}/")
            assert answer.headers["Location"] == f"/check-in/{draft.id}/first-questions/"

    def test_sees_every_red_flag_on_one_page(self) -> None:
        """All are there but those that depend on something told later; none is left out for being unlikely."""
        client = visitor()
        draft = begin(client)
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()
        later = {fact for fact in red_flag_ids() if f'name="fact-{fact}"' not in page}

        assert later == {fact for fact in red_flag_ids() if load_rule_book().facts[fact].asked_if in LATER}

    def test_has_to_answer_rather_than_to_leave_it_empty(self) -> None:
        """Sending nothing is no answer."""
        client = visitor()
        draft = begin(client)
        answer = answer_step(client, draft, "first-questions", {})
        draft.refresh_from_db()

        assert answer.status_code == 422
        assert not is_done(draft.answers, StepName.FIRST)

    def test_cannot_say_none_and_tick_something(self) -> None:
        """A contradiction is asked about, not decided for them."""
        client = visitor()
        draft = begin(client)
        answer = answer_step(client, draft, "first-questions", {"none": "yes", **ticks(RED_FLAG)})

        assert answer.status_code == 422
        assert "Which one is right?" in answer.content.decode()


class TestAnInterruption:
    """A closed tab, a flat battery, a killed server."""

    def test_leaves_every_finished_step_saved(self) -> None:
        """After two pages a new browser of the same household goes on with the third."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", {**TODAY, "pain-right-arch": "7", "avoid-left-knee": "on"})

        later = visitor()
        answer = later.get("/check-in/")
        draft.refresh_from_db()

        assert answer.headers["Location"] == f"/check-in/{draft.id}/health/"
        assert draft.answers["today"]["pain"] == [{"leg": "right", "zone": "arch", "score": 7}]
        assert draft.answers["today"]["avoid"] == [{"leg": "left", "zone": "knee"}]

    def test_is_offered_to_be_ended_on_the_home_page(self) -> None:
        """The one obvious next step is to go on."""
        client = visitor()
        begin(client)

        assert "Continue" in client.get("/").content.decode()

    def test_keeps_ticks_that_were_not_sent_off_yet(self) -> None:
        """What the page saved by itself is ticked again, and the step is still open."""
        client = visitor()
        draft = begin(client)
        saved = answer_step(client, draft, "first-questions", ticks(RED_FLAG), headers={"X-Autosave": "1"})
        page = client.get(f"/check-in/{draft.id}/first-questions/")
        draft.refresh_from_db()

        assert saved.status_code == 204
        assert ticked(page.content, RED_FLAG)
        assert draft.outcome == Outcome.OPEN
        assert not is_done(draft.answers, StepName.FIRST)

    def test_keeps_a_half_answered_map(self) -> None:
        """A pain that was only tapped is there again."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        half = {**TODAY, "pain-left-heel": "4"}
        answer_step(client, draft, "today", half, headers={"X-Autosave": "1"})
        page = client.get(f"/check-in/{draft.id}/today/").content.decode()
        draft.refresh_from_db()

        assert '<option value="4" selected>' in page
        assert not is_done(draft.answers, StepName.TODAY)

    def test_lets_a_finished_step_stay_finished_while_it_is_corrected(self) -> None:
        """Going back and tapping does not throw the person back."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer_step(client, draft, "today", TODAY)
        answer_step(client, draft, "today", {**TODAY, "pain-left-heel": "4"}, headers={"X-Autosave": "1"})

        assert client.get("/check-in/").headers["Location"] == f"/check-in/{draft.id}/health/"


class TestWhatIsRemembered:
    """Conditions are asked once and confirmed ever after; red flags are asked every time."""

    def test_shows_conditions_again_with_the_day_they_were_confirmed(self) -> None:
        """Varicose veins stay ticked at the next check-in."""
        client = visitor()
        check_in(client, health=ticks("varicose_veins"))
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes", "health": "changed"})
        answer_step(client, draft, "today", TODAY)
        page = client.get(f"/check-in/{draft.id}/health/").content

        assert ticked(page, "varicose_veins")
        assert b"Told" in page
        assert b'value="44"' in page

    def test_keeps_the_leg_of_a_condition(self) -> None:
        """Left stays left, from the form to the record."""
        client = visitor()
        check_in(client, health=ticks("varicose_veins"))
        fact = RememberedFact.objects.get()
        answers = Sitting.objects.get().session["checkin"]["facts"]

        assert (fact.leg, fact.zones) == ("left", ["calf"])
        assert answers == [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}]

    def test_forgets_a_condition_that_is_not_confirmed_any_more(self) -> None:
        """Unticking takes it back."""
        client = visitor()
        check_in(client, health=ticks("varicose_veins"))
        check_in(client)

        assert not RememberedFact.objects.exists()

    def test_never_ticks_red_flags_in_advance(self) -> None:
        """Yesterday's fever is not today's; nothing is carried over."""
        client = visitor()
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks(RED_FLAG))
        again = begin(client)
        page = client.get(f"/check-in/{again.id}/first-questions/").content

        assert not any(ticked(page, fact) for fact in red_flag_ids())

    def test_asks_about_what_made_the_last_session_stop_before_anything_else(self) -> None:
        """What felt wrong in the player is the first page of the next check-in."""
        whose = person()
        client = visitor(whose)
        stopped = sitting(whose)
        send_events(
            client, stopped, event("something_wrong", 9_000, detail={"what": "leg_swollen", "where": "left_lower_leg"})
        )
        draft = begin(client)
        page = client.get(f"/check-in/{draft.id}/since-last-time/").content.decode()

        assert "One leg is swelling" in page
        assert "Left lower leg" in page

    def test_remembers_the_circumstances_of_the_last_session(self) -> None:
        """Minutes and position come as they were."""
        client = visitor()
        check_in(client, today={"minutes": "10", "position": "bed"})
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        page = client.get(f"/check-in/{draft.id}/today/").content.decode()

        assert 'name="minutes" value="10" checked' in page
        assert 'name="position" value="bed" checked' in page


class TestRepeating:
    """ "Repeat it" is a new check-in with most answers filled in."""

    def test_asks_the_red_flags_again(self) -> None:
        """The first page is the first questions, with nothing ticked."""
        whose = person()
        client = visitor(whose)
        last = held(whose)
        answer = client.post(f"/sittings/{last.id}/repeat/")
        page = client.get(answer.headers["Location"]).content

        assert answer.headers["Location"].endswith("/first-questions/")
        assert not any(ticked(page, fact) for fact in red_flag_ids())

    def test_asks_pain_and_health_again_with_the_last_answers_filled_in(self) -> None:
        """Where it hurt and who massages are there to be confirmed."""
        whose = person()
        client = visitor(whose)
        client.post(f"/sittings/{held(whose).id}/repeat/")
        draft = Draft.objects.get()
        answer_step(client, draft, "first-questions", {"none": "yes"})
        page = client.get(f"/check-in/{draft.id}/today/").content.decode()
        after_map = answer_step(client, draft, "today", {**TODAY, "pain-left-calf": "3"})
        after_health = answer_step(client, draft, "health", {"age": "44"})
        answer = answer_step(client, draft, "your-legs", {})

        assert '<option value="5" selected>' in page
        assert after_map.headers["Location"] == f"/check-in/{draft.id}/health/"
        assert after_health.headers["Location"] == f"/check-in/{draft.id}/your-legs/"
        assert Sitting.objects.count() == 2
        assert answer.headers["Location"].startswith("/sittings/")


class TestLimits:
    """A check-in whose plan has to be changed."""

    def test_says_what_was_changed_before_the_plan(self) -> None:
        """Varicose veins lead to the page with the changes and their reasons."""
        client = visitor()
        answer = check_in(client, health=ticks("varicose_veins"))
        page = client.get(answer.headers["Location"]).content.decode()

        assert answer.headers["Location"].endswith("/care/")
        assert "Varicose veins" in page
        assert "See your plan" in page

    def test_says_why_nothing_fits_and_keeps_the_check_in(self) -> None:
        """Somebody who wants to be touched nowhere gets no plan, but is told why, and led back to the map."""
        client = visitor()
        everything = {f"avoid-{leg.value}-{zone.value}": "on" for leg in LEGS for zone in ZONES}
        answer = check_in(client, today={**everything, "pain-left-calf": ""})
        page = client.get(answer.headers["Location"])

        assert answer.headers["Location"].endswith("/no-plan/")
        assert b"No plan this time" in page.content
        assert b"nobody should touch" in page.content
        assert f"/check-in/{Draft.objects.get().id}/today/".encode() in page.content
        assert Draft.objects.get().outcome == Outcome.OPEN
        assert not Sitting.objects.exists()

    def test_names_the_answer_that_shut_everything(self) -> None:
        """A bruise on both whole legs: that is said, with a way back, and no list of what to buy or whom to ask."""
        client = visitor()
        both = ticks("bruise") | {"places-bruise": ["left-whole", "right-whole"]}
        answer = check_in(client, first=both)
        page = client.get(answer.headers["Location"]).content.decode()

        assert "You ticked: A bruise (whole left leg, whole right leg)." in page
        assert f"/check-in/{Draft.objects.get().id}/first-questions/" in page
        assert "clinician" not in page[page.index("<main") : page.index("</main>")]
        assert "at hand" not in page
