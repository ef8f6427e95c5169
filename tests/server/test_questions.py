"""The pages of the check-in ask what can still matter, ask it when it begins to matter, and lose nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from legato.library import load_library
from legato.notation.checkin import Answer
from legato.safety import load_rule_book, screen
from legato.server.people.models import Person, RememberedFact
from legato.server.sittings.models import Draft, Outcome, Sitting
from legato.server.sittings.questions import checkin_of, red_flag_ids
from server.builders import TODAY, answer_step, begin, check_in, find_nothing, person, sitting, visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    """Return a browser."""
    return visitor()


@pytest.fixture
def draft(client: Client) -> Draft:
    """Begin a check-in and answer it up to the questions about health."""
    begun = begin(client)
    answer_step(client, begun, "first-questions", {"none": "yes"})
    answer_step(client, begun, "where", {})
    answer_step(client, begun, "today", TODAY)
    return begun


def asked_on(client: Client, draft: Draft, step: str) -> set[str]:
    """Name the facts a page asks about."""
    page = client.get(f"/check-in/{draft.id}/{step}/").content.decode()
    return set(re.findall(r'name="fact-(\w+)"', page))


class TestAPage:
    """What stands on it depends on what was answered before."""

    def test_asks_day_to_day_questions_every_time(self, client: Client) -> None:
        """Wounds, injuries and journeys are asked at each check-in, and nothing is ticked in advance."""
        check_in(client, legs={"fact-bruise": "on", "leg-bruise": "left"})
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "where", {})
        answer_step(client, again, "today", TODAY)
        answer_step(client, again, "health", {"age": "44"})
        page = client.get(f"/check-in/{again.id}/your-legs/").content.decode()

        assert {"open_wound", "recent_injury", "bruise", "recent_travel"} <= asked_on(client, again, "your-legs")
        assert 'name="fact-bruise" checked' not in page

    def test_leaves_out_what_can_add_nothing_any_more(self, client: Client, draft: Draft) -> None:
        """Wine takes away machines and the frozen bottle; here a blood thinner and diabetes have taken both already."""
        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on"})
        assert "alcohol_or_sedatives" in asked_on(client, draft, "your-legs")

        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on", "fact-diabetes": "on"})
        find_nothing(client, draft)
        assert "alcohol_or_sedatives" not in asked_on(client, draft, "your-legs")

    def test_asks_again_when_an_earlier_answer_makes_a_question_matter(self, client: Client, draft: Draft) -> None:
        """Taking back diabetes brings the question about alcohol back, before there is a plan."""
        both = {"age": "44", "fact-blood_thinner": "on", "fact-diabetes": "on"}
        answer_step(client, draft, "health", both)
        find_nothing(client, draft)
        answer_step(client, draft, "your-legs", {"fact-skin_infection": "on"}, headers={"X-Autosave": "1"})
        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on"})

        assert {"alcohol_or_sedatives", "skin_infection"} <= asked_on(client, draft, "your-legs")
        assert not Sitting.objects.exists()

    def test_counts_only_what_it_really_asked(self, client: Client, draft: Draft) -> None:
        """A page from before another answer was changed has not asked the new question, so it is asked next."""
        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on", "fact-diabetes": "on"})
        find_nothing(client, draft)
        old = " ".join(asked_on(client, draft, "your-legs"))
        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on"})
        answer = answer_step(client, draft, "your-legs", {"asked_here": old})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/your-legs/"
        assert not Sitting.objects.exists()

    def test_never_loses_a_tick(self, client: Client, draft: Draft) -> None:
        """A tick counts even when its question was no longer on the newest page."""
        answer_step(client, draft, "health", {"age": "44", "fact-blood_thinner": "on", "fact-diabetes": "on"})
        find_nothing(client, draft)
        answer_step(client, draft, "your-legs", {"fact-alcohol_or_sedatives": "on"})

        assert "alcohol_or_sedatives" in {
            answer["fact"] for answer in Sitting.objects.get().session["checkin"]["facts"]
        }


class TestARefusal:
    """Nobody answers page after page to hear no at the end."""

    def test_is_told_as_soon_as_it_is_certain(self, client: Client, draft: Draft) -> None:
        """A clot in the past: the verdict comes before the page about today, and the condition is remembered."""
        answer = answer_step(client, draft, "health", {"age": "44", "fact-past_clot": "on"})

        assert answer.headers["Location"] == f"/check-in/{draft.id}/verdict/"
        assert RememberedFact.objects.get().fact == "past_clot"

    def test_for_strong_pain_comes_right_after_the_map(self, client: Client) -> None:
        """Pain of 9 refuses whatever else is told."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", {"none": "yes"})
        answer = answer_step(client, begun, "where", {"pain-left-calf": "9"})

        assert answer.headers["Location"] == f"/check-in/{begun.id}/verdict/"

    def test_asks_below_the_verdict_what_would_be_more_urgent(self, client: Client, draft: Draft) -> None:
        """A bone that is sore since a fall is for today, not for some time."""
        answer_step(client, draft, "health", {"age": "44", "fact-past_clot": "on"})
        page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
        assert "Ask a clinician first" in page
        assert "bone_sore_after_injury" in page

        answer_step(client, draft, "verdict", {"fact-recent_injury": "on", "fact-bone_sore_after_injury": "on"})
        page = client.get(f"/check-in/{draft.id}/verdict/").content.decode()
        assert "Be seen by a doctor today" in page
        assert Draft.objects.get().outcome == Outcome.REFUSED

    def test_with_a_fever_asks_what_makes_a_fever_dangerous(self, client: Client) -> None:
        """A fever alone can wait; with a hot joint, or with diabetes and a sore, it cannot."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", {"fact-fever": "on"})
        assert {"hot_joint", "diabetes", "open_wound"} <= asked_on(client, begun, "verdict")

        answer_step(client, begun, "verdict", {"fact-diabetes": "on", "fact-open_wound": "on"})
        assert "Be seen by a doctor today" in client.get(f"/check-in/{begun.id}/verdict/").content.decode()

    def test_asks_nothing_more_when_nothing_is_more_urgent(self, client: Client) -> None:
        """Trouble breathing: help now, and no form."""
        begun = begin(client)
        answer_step(client, begun, "first-questions", {"fact-chest_or_breath": "on"})

        assert asked_on(client, begun, "verdict") == set()

    def test_cannot_be_taken_back_below_the_verdict(self, client: Client, draft: Draft) -> None:
        """Sending nothing, twice, leaves it as it was."""
        answer_step(client, draft, "health", {"age": "44", "fact-past_clot": "on"})
        answer_step(client, draft, "verdict", {"fact-new_burn": "on"})
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
        check_in(client, health={"fact-osteoporosis": "on"})
        day = timezone.localdate() - timedelta(days=92)
        RememberedFact.objects.update(confirmed_on=day)
        Person.objects.update(told_on=day)
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "where", {})
        answer_step(client, again, "today", TODAY)
        page = client.get(f"/check-in/{again.id}/health/").content.decode()

        assert page.count("3 months ago") == 2
        assert 'name="fact-osteoporosis" checked' in page

    def test_stays_on_the_page_when_it_could_be_left_out(self, client: Client) -> None:
        """Steroids add nothing to weak bones, but what was told is confirmed, never dropped."""
        check_in(client, health={"fact-osteoporosis": "on", "fact-long_steroids": "on"})
        again = begin(client)
        answer_step(client, again, "first-questions", {"none": "yes"})
        answer_step(client, again, "where", {})
        answer_step(client, again, "today", TODAY)
        both = {"age": "44", "fact-osteoporosis": "on", "fact-long_steroids": "on"}
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
        answer_step(client, again, "where", {})
        answer_step(client, again, "today", TODAY)

        assert f"You told this {says}." in client.get(f"/check-in/{again.id}/health/").content.decode()

    def test_from_a_programme_stays_when_the_session_is_repeated(self) -> None:
        """That somebody of 60 is frail was told through the API; no page asks for it, and repeating keeps it."""
        whose = person()
        client = visitor(whose)
        frail = sitting(whose, facts=[{"fact": "older_adult"}], person={"age": 60})
        client.post(f"/sittings/{frail.id}/repeat/")
        begun = Draft.objects.latest("made_at")
        answer_step(client, begun, "first-questions", {"none": "yes"})
        answer_step(client, begun, "where", {})
        answer_step(client, begun, "health", {"age": "60"})
        answer_step(client, begun, "your-legs", {})

        assert Sitting.objects.latest("made_at").screening["verdict"] == "modify"


def test_the_first_page_asks_every_red_flag_of_everybody(client: Client) -> None:
    """Whoever it is, and however well known: all of them."""
    check_in(client, health={"fact-osteoporosis": "on"})

    assert asked_on(client, begin(client), "first-questions") == red_flag_ids()


def test_a_finished_check_in_has_nothing_left_to_ask(client: Client) -> None:
    """The plan is for the very answers that were given, and each fact not asked changes nothing."""
    check_in(client, health={"fact-blood_thinner": "on", "fact-diabetes": "on"})
    draft = Draft.objects.get()
    book, library = load_rule_book(), load_library()
    told = checkin_of(draft.answers)
    asked = {name for step in draft.answers.values() for name in step.get("asked", ())}
    left_out = [fact for fact in book.asked if fact.id not in asked and fact.asked_if is None]

    assert left_out
    for fact in left_out:
        more = told.model_copy(update={"facts": (*told.facts, Answer(fact=fact.id))})
        assert screen(more, book, library).limits == screen(told, book, library).limits, fact.id
