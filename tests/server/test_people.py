"""People of a household: kept apart, exported whole, deleted for good."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from legato.server.records.holding import sitting_finish
from legato.server.records.pairing.models import FailedTry
from legato.server.records.pairing.tries import try_failed
from legato.server.records.people.deleting import household_delete, person_delete
from legato.server.records.people.models import Household, Person
from legato.server.records.people.services import person_remember
from legato.server.records.sittings.models import Draft, Sitting
from legato.server.wire.scopes import scope_of, scope_with_person
from server.builders import (
    RED_FLAG,
    answer_step,
    begin,
    check_in,
    event,
    export_of,
    held,
    person,
    scope_for,
    send_events,
    sitting,
    ticks,
    visitor,
)

pytestmark = pytest.mark.django_db
OURS = [model for label in ("people", "sittings") for model in apps.get_app_config(label).get_models()]


class TestAHousehold:
    """Several people under one roof."""

    def test_adds_somebody_and_stays_with_who_was_there(self) -> None:
        """Whoever is added is in the list; the one in the header is still who was there."""
        client = visitor(person("Anna"))
        client.post("/people/add/", {"name": "Ben"})
        home = client.get("/").content.decode()

        assert "Anna" in home
        assert "Ben" not in home
        assert "Ben" in client.get("/people/").content.decode()
        assert Person.objects.values_list("household").distinct().count() == 1

    def test_asks_for_whom_it_is_from_now_on(self) -> None:
        """Adding somebody never switches: the page says for whom it is still, and one tap cares for the new one."""
        anna = person("Anna")
        client = visitor(anna)
        page = client.post("/people/add/", {"name": "Rosa"}, follow=True).content.decode()
        rosa = Person.objects.get(name="Rosa")

        assert "<bdi>Rosa</bdi> was added" in page
        assert "What you do here is still for <bdi>Anna</bdi>." in page
        assert "Stay with <bdi>Anna</bdi>" in page
        assert begin(client).person == anna
        assert "was added" not in client.get("/people/").content.decode()
        client.post(f"/people/{rosa.id}/choose/")
        assert begin(client).person == rosa
        assert "was added" not in client.get(f"/people/?added={rosa.id}").content.decode()
        assert client.get("/people/?added=nobody").status_code == 200

    def test_cares_for_whoever_is_first(self) -> None:
        """Where nobody is yet there is nobody to stay with."""
        client = visitor()
        client.post("/people/add/", {"name": "Rosa"})

        assert "Rosa" in client.get("/").content.decode()

    def test_is_named_wherever_answers_and_plans_are_somebody_s(self) -> None:
        """Check-in, plan, care and verdict say whose they are; who lives alone reads no name there."""
        anna = person("Anna")
        veins = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}]
        client, careful = visitor(anna), sitting(anna, facts=veins)
        draft = begin(client)
        pages = (
            f"/check-in/{draft.id}/first-questions/",
            f"/sittings/{careful.id}/",
            f"/sittings/{careful.id}/care/",
        )
        named = 'class="for-whom"'
        assert [named in client.get(page).content.decode() for page in pages] == [False] * 3

        person("Rosa", anna.household)
        assert ["For <bdi>Anna</bdi>" in client.get(page).content.decode() for page in pages] == [True] * 3
        refused = answer_step(client, draft, "first-questions", ticks(RED_FLAG), follow=True)
        assert "For <bdi>Anna</bdi>" in refused.content.decode()

    def test_switches_between_people(self) -> None:
        """Each has their own diary."""
        anna = person("Anna")
        ben = person("Ben", anna.household)
        held(anna)
        client = visitor(ben)

        assert b"Nothing here yet" in client.get("/diary/").content
        client.post(f"/people/{anna.id}/choose/")
        assert b"Left calf" in client.get("/diary/").content

    def test_keeps_names_apart(self) -> None:
        """Two people of one name could not be told apart."""
        client = visitor(person("Anna"))
        answer = client.post("/people/add/", {"name": "anna"})

        assert answer.status_code == 422
        assert b"There is somebody of this name already." in answer.content
        assert Person.objects.count() == 1

    def test_renames_somebody(self) -> None:
        """The new name is kept."""
        anna = person("Anna")
        visitor(anna).post(f"/people/{anna.id}/rename/", {"name": "Hanna"})
        anna.refresh_from_db()

        assert anna.name == "Hanna"

    def test_asks_before_it_deletes_somebody(self) -> None:
        """Opening the page deletes nothing; the button deletes the person and all that is theirs."""
        anna = person("Anna")
        ben = person("Ben", anna.household)
        held(anna)
        kept = held(ben)
        client = visitor(ben)
        client.get(f"/people/{anna.id}/delete/")
        assert Person.objects.count() == 2

        client.post(f"/people/{anna.id}/delete/")
        assert list(Person.objects.all()) == [ben]
        assert list(Sitting.objects.all()) == [kept]


class TestTheExport:
    """Everything, in one file, with one press."""

    def test_holds_every_field_of_every_record(self) -> None:
        """Nothing that is stored is missing, but what was computed from the rest."""
        anna = person("Anna")
        client = visitor(anna)
        check_in(client, health=ticks("varicose_veins"))
        session = held(anna)
        sitting_finish(scope_for(anna), sitting=session, pains=[], felt="same")
        wrong = event(
            "something_wrong", leg="left", technique="arch-rub", detail={"what": "hurts", "where": "left_foot"}
        )
        send_events(client, session, wrong)
        answer_step(client, begin(client), "since-last-time", {f"reply-{wrong['id']}": "gone"})
        document = export_of(scope_for(anna))
        exported = {
            "Household": [document["household"]],
            "Person": document["people"],
            "RememberedFact": document["remembered_facts"],
            "Draft": document["check_ins"],
            "Sitting": document["sittings"],
            "ZonePain": document["pains"],
            "Feedback": document["feedback"],
            "Correction": document["corrections"],
            "Event": document["events"],
            "EventReply": document["replies"],
        }

        for model in OURS:
            rows = exported[model.__name__]
            assert len(rows) == model.objects.count() > 0
            fields = {field.attname for field in model._meta.concrete_fields} - {"timeline"}
            assert all(set(row) == fields for row in rows)

    def test_comes_as_a_file_that_is_not_kept_in_caches(self) -> None:
        """A JSON file with the day in its name."""
        anna = person("Anna")
        answer = visitor(anna).get("/people/export/")

        assert json.loads(answer.getvalue())["people"][0]["name"] == "Anna"
        assert "attachment" in answer.headers["Content-Disposition"]
        assert answer.headers["Cache-Control"] == "no-store"

    def test_holds_nothing_of_another_household(self) -> None:
        """Two households in one database stay strangers."""
        anna, stranger = person("Anna"), person("Eve")
        held(stranger)
        document = export_of(scope_for(anna))

        assert [row["name"] for row in document["people"]] == ["Anna"]
        assert document["sittings"] == []


class TestDeletingEverything:
    """Two steps, and then nothing is left."""

    def test_needs_the_word(self) -> None:
        """A stray press deletes nothing."""
        client = visitor(person())
        answer = client.post("/people/delete-everything/", {"word": "yes"})

        assert answer.status_code == 422
        assert Person.objects.exists()

    @pytest.mark.django_db(transaction=True)
    def test_leaves_no_record_of_anybody(self) -> None:
        """Every table of ours is empty, and the visitor is forgotten."""
        anna = person("Anna")
        client = visitor(anna)
        check_in(client, health=ticks("varicose_veins"))
        send_events(client, held(anna), event("started"))
        answer = client.post("/people/delete-everything/", {"word": "Delete"})

        assert answer.status_code == 200
        assert [model for model in OURS if model.objects.exists()] == []
        assert b"Anna" not in client.get("/").content

    @pytest.mark.django_db(transaction=True)
    @pytest.mark.parametrize("whom", ["a person", "everybody"])
    def test_looks_for_what_belongs_to_them_under_the_lock_it_deletes_with(self, whom: str) -> None:
        """Otherwise what a player writes down in between would belong to nobody."""
        anna = person("Anna")
        planned = held(anna)
        send_events(visitor(anna), planned, event("started"))
        under_lock: set[bool] = set()

        def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            if sql.startswith(("SELECT", "DELETE", "UPDATE")):
                under_lock.add(connection.in_atomic_block)
            return execute(sql, *rest)

        with connection.execute_wrapper(note):
            if whom == "a person":
                person_delete(scope_for(anna), person=anna)
            else:
                household_delete(scope_for(anna))

        assert under_lock == {True}
        assert not Sitting.objects.exists()

    @pytest.mark.sqlite
    def test_overwrites_what_it_deletes(self) -> None:
        """The database is told to leave no readable remains."""
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete")
            assert cursor.fetchone()[0] == 1


class TestAges:
    """An age that was told a while ago."""

    def test_grows_with_the_years(self) -> None:
        """Two and a half years later, 44 is 46."""
        anna = Person(name="Anna", household=Household(), age=44, told_on=date(2024, 1, 1))

        assert anna.age_on(date(2026, 7, 1)) == 46

    def test_weeks_of_pregnancy_go_on_and_then_end(self) -> None:
        """Ten weeks told in spring are twenty in summer and nothing in winter."""
        anna = Person(name="Anna", household=Household(), pregnant_weeks=10, told_on=date(2026, 4, 1))

        assert anna.weeks_on("pregnant_weeks", date(2026, 6, 10)) == 20
        assert anna.weeks_on("pregnant_weeks", date(2026, 12, 31)) is None

    def test_nothing_is_stored_of_a_drafted_check_in_when_it_is_begun_afresh(self) -> None:
        """The check-in left open before is gone, not kept in secret."""
        anna = person("Anna")
        client = visitor(anna)
        client.post("/check-in/")
        client.post("/check-in/")

        assert Draft.objects.count() == 1

    def test_remembering_replaces_what_was_remembered(self) -> None:
        """Facts are what was told last, each leg once."""
        anna = person("Anna")
        person_remember(scope_for(anna), person=anna, health={"age": 44}, facts=[{"fact": "diabetes"}])
        told = [{"fact": "diabetes"}, {"fact": "numb_feet", "leg": "left"}]
        person_remember(scope_for(anna), person=anna, health={"age": 45}, facts=told)

        assert sorted(str(fact) for fact in anna.facts.all()) == ["diabetes", "numb_feet left"]


def test_two_first_requests_at_once_begin_one_household(rf: RequestFactory) -> None:
    """A first answer that was lost is asked again; both tell of the same person, so nothing is out of reach."""
    first, second = (rf.get("/") for _ in range(2))
    for request in (first, second):
        request.session = SessionStore()
        # Both have looked, and found nobody, before either adds anybody.
        assert scope_of(request).person is None

    assert scope_with_person(first)[1] == scope_with_person(second)[1]
    assert Household.objects.count() == 1


def test_no_address_of_a_phone_is_left_when_everything_is_deleted() -> None:
    """Who tried a wrong code is told by the address of their network."""
    client = visitor(person())
    try_failed(address="192.0.2.7", now=timezone.now())
    client.post("/people/delete-everything/", {"word": "delete"})

    assert not FailedTry.objects.exists()
