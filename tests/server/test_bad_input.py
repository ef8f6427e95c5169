"""Answers that cannot be: one clear message, and nothing is stored."""

from __future__ import annotations

import pytest
from django.test import Client

from legato.server.records.checkins.draft import StepName, is_done
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Feedback, Sitting, ZonePain
from server.builders import TODAY, answer_step, begin, person, sitting, ticks, visitor

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def client() -> Client:
    """Give somebody's browser."""
    return visitor(person())


@pytest.fixture
def draft(client: Client) -> Draft:
    """Give a check-in that has come to its last step."""
    begun = begin(client)
    answer_step(client, begun, "first-questions", {"none": "yes"})
    answer_step(client, begun, "today", TODAY)
    return begun


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"age": "400"}, "An age is between 1 and 120 years."),
        ({"age": "0"}, "An age is between 1 and 120 years."),
        ({"age": "-3"}, "An age is between 1 and 120 years."),
        ({"age": "old"}, "Write a whole number, like 12."),
        ({"age": ""}, "How old are you?"),
        ({"age": "1" * 50}, "An age is between 1 and 120 years."),
        ({"age": "30", "pregnant": "on", "pregnant_weeks": "60"}, "A pregnancy has at most 45 weeks."),
        ({"age": "30", "pregnant": "on"}, "About how many weeks?"),
        ({"age": "30", **ticks("sciatica", leg="middle")}, "This answer is not one of the choices."),
        ({"age": "30", **ticks("varicose_veins", zones=["wing"])}, "This answer is not one of the choices."),
    ],
)
def test_health_that_cannot_be(client: Client, draft: Draft, given: dict[str, str], says: str) -> None:
    """The step stays open, and says which field."""
    answer = answer_step(client, draft, "health", given)
    draft.refresh_from_db()

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not is_done(draft.answers, StepName.HEALTH)
    assert not Sitting.objects.exists()
    assert Person.objects.get().age is None


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"minutes": "0"}, "A session takes 5 to 60 minutes."),
        ({"minutes": "10000"}, "A session takes 5 to 60 minutes."),
        ({"minutes": "soon"}, "Write a whole number, like 12."),
        ({"position": "dog"}, "This answer is not one of the choices."),
        ({"hands": "3"}, "This answer is not one of the choices."),
        ({"have": "hammer"}, "This answer is not one of the choices."),
    ],
)
def test_a_session_that_cannot_be(client: Client, given: dict[str, str], says: str) -> None:
    """The step stays open."""
    begun = begin(client)
    answer_step(client, begun, "first-questions", {"none": "yes"})
    answer = answer_step(client, begun, "today", TODAY | given)
    begun.refresh_from_db()

    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not is_done(begun.answers, StepName.TODAY)


@pytest.mark.parametrize("score", ["11", "-1", "lots", "5.5"])
def test_pain_that_cannot_be(client: Client, score: str) -> None:
    """Pain goes from 0 to 10, in whole numbers."""
    begun = begin(client)
    answer_step(client, begun, "first-questions", {"none": "yes"})
    answer = answer_step(client, begun, "today", {**TODAY, "pain-left-calf": score})
    begun.refresh_from_db()

    assert answer.status_code == 422
    assert not is_done(begun.answers, StepName.TODAY)


def test_zones_and_legs_that_do_not_exist_are_not_looked_at(client: Client) -> None:
    """A field nobody knows changes nothing."""
    begun = begin(client)
    answer_step(client, begun, "first-questions", {"none": "yes"})
    answer_step(client, begun, "today", {**TODAY, "pain-middle-calf": "5", "pain-left-wing": "5"})
    begun.refresh_from_db()

    assert begun.answers["today"]["pain"] == []


def test_wrong_answers_are_not_saved_by_the_page_either(client: Client, draft: Draft) -> None:
    """What the page saves by itself is checked as well."""
    answer = answer_step(client, draft, "health", {"age": "400"}, headers={"X-Autosave": "1"})
    draft.refresh_from_db()

    assert answer.status_code == 422
    assert "health" not in draft.answers


@pytest.mark.parametrize(
    "given",
    [{"pain-left-calf": "12"}, {"felt": "divine"}, {"wrong": "bad_luck"}, {"note": "x" * 2_001}],
)
def test_feedback_that_cannot_be(given: dict[str, str]) -> None:
    """The form comes back, and the record stays as it was."""
    planned = sitting(person())
    answer = visitor(planned.person).post(f"/sittings/{planned.id}/after/", given)

    assert answer.status_code == 422
    assert not Feedback.objects.exists()
    assert ZonePain.objects.get().after is None


@pytest.mark.parametrize("name", ["", " " * 5, "x" * 61])
def test_names_that_cannot_be(client: Client, name: str) -> None:
    """A name has one to sixty letters."""
    answer = client.post("/people/add/", {"name": name})

    assert answer.status_code == 422
    assert Person.objects.count() == 1


def test_a_name_is_only_ever_text(client: Client) -> None:
    """Tags in a name are shown, not run."""
    client.post("/people/add/", {"name": "<b onmouseover=x>Bob</b>"})
    page = client.get("/people/").content.decode()

    assert "<b onmouseover" not in page
    assert "&lt;b onmouseover" in page
