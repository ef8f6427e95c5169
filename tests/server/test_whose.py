"""A giver's check-in is that of whoever is massaged: what is told of them is never kept as the giver's own."""

from __future__ import annotations

import pytest

from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Sitting
from server.builders import answer_step, begin, check_in, held, turn_to, visitor

pytestmark = pytest.mark.django_db


def _people() -> list[str]:
    return list(Person.objects.values_list("name", flat=True))


def test_a_giver_is_asked_once_whose_legs_they_are() -> None:
    """Not the person who massages themselves, and not a giver who has said it."""
    client = visitor()
    draft = begin(client)
    page = f"/check-in/{draft.id}/first-questions/"

    assert "Whose legs are they?" not in client.get(page).content.decode()
    turn_to(client, draft, "giver")
    assert "Whose legs are they?" in client.get(page).content.decode()
    client.post(f"/check-in/{draft.id}/whose/", {"whose_name": "Rosa"})
    assert "Whose legs are they?" not in client.get(page).content.decode()
    assert _people() == ["Rosa"]


def test_a_name_is_told_with_the_first_answer() -> None:
    """No tap more: the name goes with "None of these", and the session is hers."""
    client = visitor()
    draft = begin(client)
    turn_to(client, draft, "giver")
    answer_step(client, draft, "first-questions", {"none": "yes", "whose_name": "Rosa"})
    check_in(client, draft)

    assert Sitting.objects.get().person.name == "Rosa"


def test_without_a_name_it_is_nobody_s_own() -> None:
    """The session is not kept as that of "Me"."""
    client = visitor()
    draft = begin(client)
    turn_to(client, draft, "giver")
    check_in(client, draft)

    assert Sitting.objects.get().person.name == "Somebody"
    assert "Me" not in _people()


def test_what_the_giver_told_of_themselves_stays_theirs() -> None:
    """Whoever has held a session for their own legs keeps it, and somebody new begins beside them."""
    client = visitor()
    check_in(client)
    own = Sitting.objects.get()
    draft = begin(client)
    turn_to(client, draft, "giver")
    answer_step(client, draft, "first-questions", {"none": "yes", "whose_name": "Rosa"})
    rosas = Draft.objects.get(person__name="Rosa")
    page = client.get("/").content.decode()

    assert sorted(_people()) == ["Me", "Rosa"]
    assert own.person.name == "Me"
    assert Person.objects.get(name="Rosa").told_on is None
    assert rosas.answers["first-questions"]["done"]
    assert "Rosa" in page


def test_somebody_who_is_known_is_asked_with_what_is_remembered() -> None:
    """Rosa's own health is shown, and what was ticked before that was known counts for nothing."""
    client = visitor()
    check_in(client)
    me = Person.objects.get()
    client.post("/people/add/", {"name": "Rosa"})
    rosa = Person.objects.get(name="Rosa")
    client.post(f"/people/{rosa.id}/choose/")
    check_in(client)
    client.post(f"/people/{me.id}/choose/")
    draft = begin(client)
    turn_to(client, draft, "giver")
    answer = answer_step(client, draft, "first-questions", {"none": "yes", "whose_name": "rosa"})

    begun = Draft.objects.get(person=rosa, outcome="open")
    assert answer.headers["Location"] == f"/check-in/{begun.id}/first-questions/"
    assert "What we remember" in client.get(answer.headers["Location"]).content.decode()


def test_two_without_a_name_are_two() -> None:
    """What is told of one is never shown as remembered of the other."""
    client = visitor()
    draft = begin(client)
    turn_to(client, draft, "giver")
    check_in(client, draft)
    me = Person.objects.create(household=Person.objects.get().household, name="Me")
    held(me)
    client.post(f"/people/{me.id}/choose/")
    draft = begin(client)
    turn_to(client, draft, "giver")
    answer_step(client, draft, "first-questions", {"none": "yes"})

    assert sorted(_people()) == ["Me", "Somebody", "Somebody 2"]


def test_a_name_that_cannot_be_seen_is_asked_for_again() -> None:
    """It says why, and nothing is kept under it."""
    client = visitor()
    draft = begin(client)
    turn_to(client, draft, "giver")
    answer = client.post(f"/check-in/{draft.id}/whose/", {"whose_name": "Ro\u202esa"}, follow=True)

    assert "cannot be seen" in answer.content.decode()
    assert _people() == ["Me"]
