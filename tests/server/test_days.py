"""The day of a session is the day of the person who held it, wherever the house stands and whoever asks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone

from legato.server.local_time import HouseZone, zone_named
from legato.server.records.diary import session_day
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Sitting
from legato.server.wire.zones import COOKIE
from server.builders import begin, check_in, event, exported, held, person, send_events, sitting, visitor

pytestmark = pytest.mark.django_db
AHEAD, BEHIND = "Pacific/Kiritimati", "Pacific/Pago_Pago"
"""Fourteen hours before UTC, and eleven behind: it is never the same day in both."""


def zone(name: str) -> HouseZone:
    """Return a house in a zone."""
    found = zone_named(name)
    assert found is not None
    return HouseZone(found)


@pytest.fixture(autouse=True)
def _house(settings: LazySettings) -> None:
    """Let the house stand where the day comes last."""
    settings.HOUSE_ZONE = zone(BEHIND)


def from_there(whose: Person | None = None, where: str = AHEAD) -> Client:
    """Return a browser that tells where it is."""
    client = visitor(whose)
    client.cookies[COOKIE] = where
    return client


def day_in(name: str) -> date:
    """Return the day it is somewhere."""
    return zone(name).zone.at(timezone.now()).date()


def held_at(whose: Person, at: datetime, where: str) -> Sitting:
    """Hold a session at a moment, somewhere."""
    found = held(whose)
    Sitting.objects.filter(id=found.id).update(made_at=at, started_at=None, zone=where)
    found.refresh_from_db()
    return found


class TestTheDayOfASession:
    """Kept with it, and the same for whoever asks."""

    def test_is_that_of_the_browser_it_was_planned_in(self) -> None:
        """The house may be a server on the other side of the world."""
        anna = person()
        client = from_there(anna)
        check_in(client)

        found = Sitting.objects.get()
        assert found.zone == AHEAD
        assert session_day(found) == day_in(AHEAD) != day_in(BEHIND)

    def test_is_that_of_the_browser_it_was_begun_in(self) -> None:
        """Planned at home, held on a journey."""
        anna = person()
        plan = sitting(anna)
        send_events(from_there(anna), plan, event("started", happened_at=timezone.now().isoformat()))

        plan.refresh_from_db()
        assert plan.zone == AHEAD

    def test_stays_when_it_is_ended_elsewhere(self) -> None:
        """The evening on which it began."""
        anna = person()
        plan = sitting(anna)
        send_events(from_there(anna), plan, event("started", happened_at=timezone.now().isoformat()))
        send_events(from_there(anna, BEHIND), plan, event("finished", at_ms=plan.lasts_ms))

        plan.refresh_from_db()
        assert plan.zone == AHEAD

    def test_is_that_of_the_house_where_nobody_tells_another(self) -> None:
        """A browser without scripts, and every session of before."""
        anna = person()
        found = held_at(anna, datetime(2026, 11, 30, 2, tzinfo=UTC), "")

        assert session_day(found) == date(2026, 11, 29)

    def test_is_the_day_on_which_it_began(self) -> None:
        """Planned before midnight, begun after it."""
        anna = person()
        found = held(anna)
        found.made_at, found.zone = datetime(2026, 11, 30, 23, 50, tzinfo=UTC), "UTC"
        found.started_at = found.made_at + timedelta(minutes=20)

        assert session_day(found) == date(2026, 12, 1)

    @pytest.mark.parametrize("told", [datetime(1970, 1, 1, tzinfo=UTC), datetime(2027, 11, 30, tzinfo=UTC)])
    def test_is_not_what_a_wrong_clock_says(self, told: datetime) -> None:
        """The server knows when it planned."""
        found = held(person())
        found.made_at, found.zone, found.started_at = datetime(2026, 11, 30, 12, tzinfo=UTC), "UTC", told

        assert session_day(found) == date(2026, 11, 30)


class TestEveryPage:
    """Tells the same day."""

    AT = datetime(2026, 11, 9, 22, 30, tzinfo=UTC)
    """The 10th already in Kiritimati, at half past twelve; the 9th in the house."""

    @pytest.mark.parametrize("where", [AHEAD, BEHIND])
    def test_of_home_and_of_the_diary(self, where: str) -> None:
        """Whoever looks, from wherever."""
        anna = person()
        held_at(anna, self.AT, AHEAD)
        client = from_there(anna, where)

        for page in ("/", "/diary/"):
            text = client.get(page).content.decode()
            assert "10 Nov" in text
            assert "9 Nov" not in text

    def test_and_the_time_of_day(self) -> None:
        """As clocks there told it."""
        anna = person()
        held_at(anna, self.AT, AHEAD)

        assert "12:30" in visitor(anna).get("/diary/").content.decode()

    def test_and_the_plot(self) -> None:
        """It is read aloud day by day."""
        anna = person()
        for _ in range(3):
            held_at(anna, self.AT, AHEAD)

        page = visitor(anna).get("/diary/").content.decode()
        assert "10 November: 5, then 2." in page

    def test_and_what_is_not_over(self) -> None:
        """Of something that felt wrong, the day on which it did."""
        anna = person()
        plan = sitting(anna)
        started = event("started", happened_at=timezone.now().isoformat())
        wrong = event("something_wrong", 1_000, detail={"what": "leg_swollen"}, happened_at=timezone.now().isoformat())
        send_events(from_there(anna), plan, started, wrong)

        day = day_in(AHEAD)
        page = from_there(anna, BEHIND).get("/diary/").content.decode()
        assert f"{day.day} {day:%B %Y}" in page

    def test_and_programmes(self) -> None:
        """The API gives the day beside the moments, and the export the zone."""
        anna = person()
        held_at(anna, self.AT, AHEAD)
        client = visitor(anna)

        assert client.get("/api/v1/diary").json()["sittings"][0]["day"] == "2026-11-10"
        assert exported(client)["sittings"][0]["zone"] == AHEAD


class TestWhatIsTold:
    """Is told on the day of whoever tells it."""

    def test_of_health(self) -> None:
        """Age and weeks count from there."""
        anna = person()
        check_in(from_there(anna))

        anna.refresh_from_db()
        assert anna.told_on == day_in(AHEAD)

    def test_is_as_long_ago_as_it_is_there(self) -> None:
        """Yesterday for them is yesterday, whatever day it is in the house."""
        anna = person()
        client = from_there(anna)
        check_in(client)
        Person.objects.update(told_on=day_in(AHEAD) - timedelta(days=1))
        begin(client)

        assert "(told yesterday)" in client.get("/check-in/", follow=True).content.decode()


def test_the_name_of_the_export_is_of_the_day_of_whoever_takes_it() -> None:
    """It is among their files."""
    client = from_there(person())

    answer = client.get("/people/export/")
    answer.getvalue()

    assert f"legato-{day_in(AHEAD):%Y-%m-%d}.json" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("told", ["Nowhere/Land", "../../etc/passwd", "8d7f0b3e-2c5a-4f19-9f60-6f1d1f0a9c11", ""])
def test_a_zone_that_is_none_is_that_of_the_house(told: str) -> None:
    """A cookie can hold anything."""
    anna = person()
    client = from_there(anna, told)
    check_in(client)

    assert session_day(Sitting.objects.get()) == day_in(BEHIND)


class TestTheWaysOfABrowser:
    """Days and times are written as they are where it is from."""

    @pytest.mark.parametrize(
        ("speaks", "day", "at"),
        [
            ("en-US,en;q=0.9", "Mon, November 9", "10:30 pm"),
            ("en-GB", "Mon, 9 November", "22:30"),
            ("de-DE,de;q=0.9,en-US;q=0.8", "Mon, 9 November", "22:30"),
            ("ja", "Mon, November 9", "22:30"),
        ],
    )
    def test_are_those_of_the_diary(self, speaks: str, day: str, at: str) -> None:
        """Whatever language the page is in."""
        anna = person()
        held_at(anna, datetime(2026, 11, 9, 22, 30, tzinfo=UTC), "UTC")
        page = visitor(anna).get("/diary/", headers={"Accept-Language": speaks}).content.decode()

        assert day in page
        assert at in page

    def test_are_those_of_the_first_page(self) -> None:
        """The last session, and the days before."""
        anna = person()
        held_at(anna, datetime(2026, 11, 9, 12, tzinfo=UTC), "UTC")
        page = visitor(anna).get("/", headers={"Accept-Language": "en-US"}).content.decode()

        assert "November 9" in page
        assert "9 November" not in page
