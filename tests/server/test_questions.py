"""The pages of the check-in ask what can still matter, ask it when it begins to matter, and lose nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import ClassVar

import pytest
from django.test import Client
from django.utils import timezone

from legato.library import load_library
from legato.notation.checkin import Answer
from legato.safety import load_rule_book, screen
from legato.server.records.checkins.draft import StepName
from legato.server.records.checkins.questions import checkin_of, step_of
from legato.server.records.people.models import Person, RememberedFact
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from server.builders import (
    TODAY,
    answer_step,
    begin,
    check_in,
    person,
    sitting,
    ticks,
    up_to,
    visitor,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """Return a browser."""
    return visitor()


@pytest.fixture
def draft(client: Client) -> Draft:
    """Begin a check-in and answer it up to the questions about health."""
    return up_to(client, "health")


def asked_on(client: Client, draft: Draft, step: str) -> set[str]:
    """Name the facts a page asks about."""
    page = client.get(f"/check-in/{draft.id}/{step}/").content.decode()
    return set(re.findall(r'name="fact-(\w+)"', page))


class TestAPage:
    """What stands on it depends on what was answered before."""

    def test_asks_day_to_day_questions_every_time(self, client: Client) -> None:
        """Wounds, injuries and journeys are asked at each check-in, and nothing is ticked in advance."""
        check_in(client, first=ticks("bruise"))
        again = begin(client)
        page = client.get(f"/check-in/{again.id}/first-questions/").content.decode()

        assert {"open_wound", "recent_injury", "bruise", "recent_travel"} <= asked_on(client, again, "first-questions")
        assert 'name="fact-bruise" checked' not in page

    def test_leaves_out_what_can_add_nothing_any_more(self, client: Client, draft: Draft) -> None:
        """A pacemaker takes away machines; after wine there are none anyway."""
        assert "implant_device" in asked_on(client, draft, "health")

        answer_step(client, draft, "first-questions", ticks("alcohol_or_sedatives"))
        assert "implant_device" not in asked_on(client, draft, "health")

    def test_asks_again_when_an_earlier_answer_makes_a_question_matter(self, client: Client) -> None:
        """Taking back the wine brings the question about a pacemaker back, before there is a plan."""
        draft = up_to(client, "health", first=ticks("alcohol_or_sedatives"), who="receiver")
        after_health = answer_step(client, draft, "health", {"age": "44"}).headers["Location"]
        answer_step(client, draft, "first-questions", {"none": "yes"})
        onwards = client.get(f"/check-in/{draft.id}/your-legs/").headers["Location"]

        assert after_health == f"/check-in/{draft.id}/your-legs/"
        assert onwards == f"/check-in/{draft.id}/health/"
        assert "implant_device" in asked_on(client, draft, "health")
        assert not Sitting.objects.exists()

    def test_counts_only_what_it_really_asked(self, client: Client) -> None:
        """A page from before another answer was changed has not asked the new question, so it is asked next."""
        draft = up_to(client, "health", first=ticks("alcohol_or_sedatives"))
        old = " ".join(asked_on(client, draft, "health"))
        answer_step(client, draft, "first-questions", {"none": "yes"})
        answer = answer_step(client, draft, "health", {"age": "44", "asked_here": old})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/health/"
        assert not Sitting.objects.exists()

    def test_never_loses_a_tick(self, client: Client) -> None:
        """A tick counts even when its question was no longer on the newest page."""
        draft = up_to(client, "health", first=ticks("alcohol_or_sedatives"))
        answer_step(client, draft, "health", {"age": "44", **ticks("implant_device")})

        assert "implant_device" in {answer["fact"] for answer in Sitting.objects.get().session["checkin"]["facts"]}


class TestALine:
    """It unfolds its questions, and says what is missing in them."""

    def test_without_a_tick_behind_it_is_asked_about(self, client: Client) -> None:
        """Swelling, but none of the three: a sentence, and the choice to take it back, which is an answer."""
        draft = begin(client)
        answer = answer_step(client, draft, "first-questions", {"line-swelling": "on"})
        taken_back = answer_step(client, draft, "first-questions", {"line-swelling": "on", "none-swelling": "on"})

        assert answer.status_code == 422
        assert "None of these after all" in answer.content.decode()
        assert taken_back.headers["Location"] == f"/check-in/{draft.id}/today/"

    def test_that_is_not_ticked_answers_its_questions_with_no(self, client: Client) -> None:
        """What is folded away was not on the screen."""
        draft = begin(client)
        answer_step(client, draft, "first-questions", {"none": "yes", "fact-bruise": "on"})
        draft.refresh_from_db()

        assert draft.answers["first-questions"]["facts"] == []

    @pytest.mark.parametrize(
        ("fact", "asks"),
        [("new_numbness", "Which leg?"), ("fungal_infection", "Which leg?"), ("bruise", "Where is it?")],
    )
    def test_asks_where_it_is_and_never_takes_both_legs(self, client: Client, fact: str, asks: str) -> None:
        """A foot that is numb, athlete's foot, a bruise: without a place it is asked, and the tick is kept."""
        draft = begin(client)
        told = {name: value for name, value in ticks(fact).items() if not name.startswith(("leg-", "places-"))}
        answer = answer_step(client, draft, "first-questions", told)

        assert answer.status_code == 422
        assert asks in answer.content.decode()
        assert f'name="fact-{fact}" checked' in answer.content.decode()

    def test_keeps_what_was_begun_without_a_place(self, client: Client) -> None:
        """Saved by the page itself: ticked and unfolded again, but it holds nowhere yet."""
        draft = begin(client)
        begun = {"line-walking": "on", "fact-bruise": "on"}
        saved = answer_step(client, draft, "first-questions", begun, headers={"X-Autosave": "1"})
        page = client.get(f"/check-in/{draft.id}/first-questions/").content.decode()
        draft.refresh_from_db()

        assert saved.status_code == 204
        assert 'name="fact-bruise" checked' in page
        assert 'name="line-walking" checked' in page
        assert draft.answers["first-questions"]["facts"] == []

    def test_a_bruise_on_one_calf_leaves_the_rest_of_both_legs(self, client: Client) -> None:
        """Only where it is: the other leg is massaged, and so is the foot."""
        check_in(client, first=ticks("bruise"))
        limits = Sitting.objects.get().screening["limits"]

        assert "calf" in limits["left"]["excluded_zones"]
        assert limits["right"]["excluded_zones"] == []
        assert Sitting.objects.get().session["checkin"]["facts"] == [
            {"fact": "bruise", "leg": "left", "zones": ["calf"]}
        ]


class TestADoctorsWord:
    """ "Ask your doctor once" can be answered."""

    AGREED: ClassVar = {**ticks("past_clot"), "doctor-past_clot": "agreed"}

    def test_takes_the_place_of_the_question(self, client: Client, draft: Draft) -> None:
        """Agreed a week ago: a gentle session, and the day is remembered."""
        day = timezone.localdate() - timedelta(days=7)
        answer_step(client, draft, "health", {"age": "44", **self.AGREED, "agreed-past_clot": day.isoformat()})
        remembered = RememberedFact.objects.get()

        assert (remembered.fact, remembered.confirmed_on) == ("past_clot_agreed", day)
        assert Sitting.objects.get().session["checkin"]["facts"] == [
            {"fact": "past_clot_agreed", "leg": None, "zones": []}
        ]

    def test_that_says_no_refuses(self, client: Client, draft: Draft) -> None:
        """Declined, and remembered as that."""
        told = {**self.AGREED, "doctor-past_clot": "declined"}
        answer = answer_step(client, draft, "health", {"age": "44", **told})

        assert answer.headers["Location"].endswith("/verdict/")
        assert RememberedFact.objects.get().fact == "past_clot_declined"

    @pytest.mark.parametrize("day", ["", "2020-01-01", "2999-01-01", "soon"])
    def test_needs_a_day_that_counts(self, client: Client, draft: Draft, day: str) -> None:
        """Without one, too long ago, still to come, or no day at all."""
        answer = answer_step(client, draft, "health", {"age": "44", **self.AGREED, "agreed-past_clot": day})

        assert answer.status_code == 422
        assert not Sitting.objects.exists()

    def test_runs_out_and_is_asked_for_again(self, client: Client, draft: Draft) -> None:
        """A year and a day later the fact holds as before, also for what needs no check-in."""
        today = timezone.localdate()
        answer_step(client, draft, "health", {"age": "44", **self.AGREED, "agreed-past_clot": today.isoformat()})
        RememberedFact.objects.update(confirmed_on=today - timedelta(days=366))
        again = up_to(client, "health")
        page = client.get(f"/check-in/{again.id}/health/").content.decode()

        assert 'name="fact-past_clot" checked' in page
        assert "Please ask once more" in page
        assert "What we remember" not in client.get(f"/check-in/{again.id}/first-questions/").content.decode()
        assert client.get("/api/v1/offline").json()["ready"] == []


class TestARefusal:
    """Nobody answers page after page to hear no at the end."""

    def test_is_told_as_soon_as_it_is_certain(self, client: Client, draft: Draft) -> None:
        """A clot in the past: the verdict comes before the page about today, and the condition is remembered."""
        answer = answer_step(client, draft, "health", {"age": "44", **ticks("past_clot")})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"
        assert RememberedFact.objects.get().fact == "past_clot"

    def test_for_strong_pain_comes_right_after_the_map(self, client: Client) -> None:
        """Pain of 9 refuses whatever else is told."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", {"none": "yes"})
        answer = answer_step(client, begun, "today", {**TODAY, "pain-left-calf": "9"})

        assert answer.headers["Location"] == f"/check-in/{begun.id}/verdict/"

    def test_asks_below_the_verdict_what_would_be_more_urgent(self, client: Client) -> None:
        """A lump can wait some days; weak bones and a new pain since a fall are for today."""
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks("lump_or_mark"))
        page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
        assert "Ask a clinician first" in page
        assert "small_fall" in page

        answer_step(client, draft, "verdict", ticks("small_fall"))
        page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
        assert "See a doctor today" in page
        assert Draft.objects.get().outcome == Outcome.REFUSED

    def test_with_a_fever_asks_what_makes_a_fever_dangerous(self, client: Client) -> None:
        """A fever with a sore can wait; with diabetes it cannot."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", ticks("fever", "open_wound"))
        assert "diabetes" in asked_on(client, begun, "verdict")

        answer_step(client, begun, "verdict", ticks("diabetes"))
        assert "See a doctor today" in client.get(f"/check-in/{begun.id}/verdict/").content.decode()

    def test_asks_nothing_more_when_nothing_is_more_urgent(self, client: Client) -> None:
        """Trouble breathing: help now, and no form."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", ticks("chest_or_breath"))

        assert asked_on(client, begun, "verdict") == set()

    def test_cannot_be_taken_back_below_the_verdict(self, client: Client) -> None:
        """Sending nothing, twice, leaves it as it was."""
        draft = begin(client)
        answer_step(client, draft, "first-questions", ticks("lump_or_mark"))
        answer_step(client, draft, "verdict", ticks("small_fall"))
        answer_step(client, draft, "verdict", {})
        draft.refresh_from_db()

        assert draft.outcome == Outcome.REFUSED
        assert draft.screening is not None
        assert draft.screening["urgency"] == "same_day"
        assert asked_on(client, draft, "verdict") == set()


class TestWhatIsKnown:
    """It is shown to be confirmed, with its age."""

    def test_says_how_long_ago_it_was_told(self, client: Client) -> None:
        """Three months on, the page says so, for each condition and above all of them."""
        check_in(client, health=ticks("osteoporosis"))
        day = timezone.localdate() - timedelta(days=92)
        RememberedFact.objects.update(confirmed_on=day)
        Person.objects.update(told_on=day)
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "today", TODAY)
        page = client.get(f"/check-in/{again.id}/health/").content.decode()

        assert page.count("3 months ago") == 2
        assert 'name="fact-osteoporosis" checked' in page

    def test_stays_on_the_page_when_it_could_be_left_out(self, client: Client) -> None:
        """Steroids add nothing to weak bones, but what was told is confirmed, never dropped."""
        check_in(client, health=ticks("osteoporosis", "long_steroids"))
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "today", TODAY)
        both = {"age": "44", **ticks("osteoporosis", "long_steroids")}
        answer_step(client, again, "health", both)

        assert set(RememberedFact.objects.values_list("fact", flat=True)) == {"osteoporosis", "long_steroids"}

    @pytest.mark.parametrize(
        ("days", "says"),
        [
            (0, "today"),
            (1, "yesterday"),
            (2, "2 days ago"),
            (20, "2 weeks ago"),
            (92, "3 months ago"),
            (800, "2 years ago"),
        ],
    )
    def test_is_dated_the_way_people_say_it(self, client: Client, days: int, says: str) -> None:
        """Days, weeks, months, years."""
        check_in(client)
        Person.objects.update(told_on=timezone.localdate() - timedelta(days=days))
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "today", TODAY)

        assert f"You said this {says}." in client.get(f"/check-in/{again.id}/health/").content.decode()

    def test_from_a_programme_stays_when_the_session_is_repeated(self) -> None:
        """That somebody of 60 is frail was told through the API; no page asks for it, and repeating keeps it."""
        whose = person()
        client = visitor(whose)
        frail = sitting(whose, facts=[{"fact": "older_adult"}], person={"age": 60})
        client.post(f"/sittings/{frail.id}/repeat/")
        begun = Draft.objects.latest("made_at")
        answer_step(client, begun, "first-questions", {"none": "yes"})
        answer_step(client, begun, "health", {"age": "60"})
        answer_step(client, begun, "your-legs", {})

        assert Sitting.objects.latest("made_at").screening["verdict"] == "modify"


def test_the_first_page_asks_every_red_flag_of_everybody(client: Client) -> None:
    """Whoever it is, and however well known: all of them."""
    check_in(client, health=ticks("osteoporosis"))

    signs = {fact.id for fact in load_rule_book().asked_facts if step_of(fact.id) is StepName.FIRST}

    assert signs <= asked_on(client, begin(client), "first-questions")
    assert signs <= asked_on(visitor(), begin(visitor()), "first-questions")


def test_a_finished_check_in_has_nothing_left_to_ask(client: Client) -> None:
    """The plan is for the very answers that were given, and each fact not asked changes nothing."""
    check_in(client, first=ticks("alcohol_or_sedatives"), health=ticks("blood_thinner"))
    draft = Draft.objects.get()
    book, library = load_rule_book(), load_library()
    told = checkin_of(draft.answers)
    asked = {name for step in draft.answers.values() for name in step.get("asked", ())}
    left_out = [fact for fact in book.asked_facts if fact.id not in asked and fact.asked_if is None]

    assert left_out
    for fact in left_out:
        more = told.model_copy(update={"facts": (*told.facts, Answer(fact=fact.id))})
        assert screen(more, book, library).limits == screen(told, book, library).limits, fact.id
