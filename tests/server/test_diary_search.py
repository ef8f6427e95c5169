"""Finding a session again: by a place, a technique, a month, or a word of its note; and a diary of 2,000 of them."""

from __future__ import annotations

import re
import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from legato.server.doors.pages.diary.seeking import sought_in
from legato.server.records.diary.services import note_write
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Event, Feedback, Sitting, ZonePain
from server.builders import event, held, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db
MANY = 2_000
MOST_QUERIES = 8
OLD_WEEK = "/diary/?week=2022-06-01"
FIRST = datetime(2021, 1, 1, 12, tzinfo=UTC)


def found(whose: Person, query: str) -> list[str]:
    """Return which sessions a search finds, newest first."""
    page = visitor(whose).get("/diary/", {"q": query}).content.decode()
    return re.findall(r'class="entry-day"><a href="/diary/([0-9a-f-]{36})/"', page)


def hurting(whose: Person, leg: str, zone: str, month: int) -> str:
    """Hold a session for a place that hurts, in a month; return its id."""
    one = sitting(whose, pain=[{"leg": leg, "zone": zone, "score": 5}])
    at = datetime(2026, month, 10, 12, tzinfo=UTC)
    Sitting.objects.filter(id=one.id).update(made_at=at, status="finished")
    return str(one.id)


class TestASearch:
    """What people remember of a session."""

    def test_finds_a_place_of_one_leg(self) -> None:
        """The words of a place belong together: the other calf is another place."""
        anna = person()
        left, right = hurting(anna, "left", "calf", 3), hurting(anna, "right", "calf", 4)
        hurting(anna, "left", "heel", 5)

        assert found(anna, "left calf") == [left]
        assert found(anna, "calf") == [right, left]
        assert found(anna, "my left calf") == [left]

    def test_finds_a_month_by_its_name_or_the_start_of_it(self) -> None:
        """And a year by its number."""
        anna = person()
        march, april = hurting(anna, "left", "calf", 3), hurting(anna, "left", "heel", 4)

        assert found(anna, "march") == [march]
        assert found(anna, "apr 2026") == [april]
        assert found(anna, "april 2025") == []
        assert found(anna, "2026") == [april, march]

    def test_finds_the_words_of_a_note(self) -> None:
        """In any case, and only with all the words."""
        anna = person()
        one, other = held(anna), held(anna)
        note_write(scope_for(anna), sitting=one, note="After the Night shift, very tired.")
        note_write(scope_for(anna), sitting=other, note="Tired.")

        assert found(anna, "night tired") == [str(one.id)]
        assert set(found(anna, "TIRED")) == {str(one.id), str(other.id)}

    def test_finds_a_technique_that_was_begun(self) -> None:
        """One that was planned and not come to was not done; where no player ran, the plan is all there is."""
        anna = person()
        began, paper = held(anna), held(anna)
        reached = event("cue_reached", leg="left", technique="warmup-twists", detail={"cue": "c"})
        send_events(visitor(anna), began, event("started"), reached)

        assert set(found(anna, "warm-up")) == {str(began.id), str(paper.id)}
        assert found(anna, "thigh strokes") == [str(paper.id)]

    def test_says_how_many_it_found_and_keeps_the_words(self) -> None:
        """On the pages that follow as well."""
        anna = person()
        hurting(anna, "left", "calf", 3)
        page = visitor(anna).get("/diary/", {"q": "<b>calf"}).content.decode()

        assert "No session found for" in page
        assert "&lt;b&gt;calf" in page
        assert "The whole diary" in page

    @pytest.mark.parametrize("query", ["%", "_", "'", '"', "\\", "ſ", "٢٠٢٦", "x" * 500, "a b c d e f g h i j"])
    def test_takes_whatever_is_typed(self, query: str) -> None:
        """It finds nothing, or something, and never breaks."""
        anna = person()
        held(anna)

        assert visitor(anna).get("/diary/", {"q": query}).status_code == 200

    def test_finds_nothing_of_anybody_else(self) -> None:
        """Of the same household either."""
        anna = person()
        hurting(person("Ben", anna.household), "left", "calf", 3)

        assert found(anna, "calf") == []

    def test_reads_words_that_say_nothing_only_where_they_stand_alone(self) -> None:
        """“The calf” means the calf; “on” alone is looked for in notes."""
        assert [sought.word for sought in sought_in("the calf")] == ["calf"]
        assert [sought.word for sought in sought_in("on")] == ["on"]


class TestADiaryOfManyYears:
    """Two thousand sessions: as quick to ask as ten."""

    @pytest.fixture
    def client(self) -> Client:
        """Give the browser of somebody who has held a session on each of 2,000 days, and something felt wrong."""
        anna = person()
        model = held(anna)
        sittings, pains, told, events = [], [], [], []
        for nth in range(MANY):
            one = Sitting.objects.get(pk=model.pk) if nth == 0 else sittings[0]
            copy = Sitting(**{field.attname: getattr(one, field.attname) for field in Sitting._meta.concrete_fields})
            copy.pk, copy.made_at, copy.started_at, copy.zone = uuid.uuid4(), FIRST + timedelta(days=nth), None, "UTC"
            sittings.append(copy)
            pains.append(ZonePain(sitting=copy, leg="left", zone="calf", before=5, after=2))
            told.append(Feedback(sitting=copy, felt="better", note=f"Day {nth}."))
            for kind, at_ms in (("started", 0), ("cue_reached", 9), ("finished", copy.lasts_ms)):
                events.append(Event(id=uuid.uuid4(), sitting=copy, kind=kind, at_ms=at_ms, happened_at=copy.made_at))
        Sitting.objects.bulk_create(sittings)
        ZonePain.objects.bulk_create(pains)
        Feedback.objects.bulk_create(told)
        Event.objects.bulk_create(events)
        client = visitor(anna)
        send_events(client, model, event("something_wrong", 9_000, detail={"what": "hurts", "where": "left_knee"}))
        return client

    @pytest.mark.slow
    def test_is_asked_a_few_times_whatever_it_holds(self, client: Client) -> None:
        """The first page, the last, a search, an old week and one entry."""
        first = client.get("/diary/").content.decode()
        entry = re.findall(r'class="entry-day"><a href="([^"]+)"', first)[0]
        addresses = ("/diary/", "/diary/?page=100", "/diary/?q=calf", entry, f"{entry}card/", OLD_WEEK)
        asked = {}
        for address in addresses:
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            asked[address] = len(queries)

        assert "1 to 20 of 2,001" in first
        assert "Only the newest 100 sessions are counted here." in first
        # A week of years ago is not among the newest sessions, so it is asked for as well.
        most = {OLD_WEEK: MOST_QUERIES + 1}
        assert {address: count for address, count in asked.items() if count > most.get(address, MOST_QUERIES)} == {}

    @pytest.mark.slow
    def test_shows_an_old_week_and_an_old_month(self, client: Client) -> None:
        """Whatever is kept can be found."""
        assert "7 sessions." in client.get(OLD_WEEK).content.decode()
        assert "30 sessions found" in client.get("/diary/?q=june 2022").content.decode()
