"""A calendar that asks by an address: it is given one person's reminders, and nobody else is given anything."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import icalendar
import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from legato.library.programme import Weekday
from legato.server.records.pairing.tries import MOST_TRIES, WITHIN
from legato.server.records.people.deleting import person_delete
from legato.server.records.people.models import Person
from legato.server.records.rhythm.entry import COUNTED_FOR, MOST_ASKS
from legato.server.records.rhythm.feeds import KNOWN_FOR, feed_end, feed_renew
from legato.server.records.rhythm.models import CalendarFeed, Reminder
from legato.server.records.rhythm.selectors import TOLD_FOR
from legato.server.records.rhythm.services import rhythm_end
from server.builders import person, reminders, scope_for

pytestmark = pytest.mark.django_db
Clock = Callable[[timedelta], None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Give a way to move the clock of the house ahead."""
    now = timezone.now()

    def moved(by: timedelta) -> None:
        monkeypatch.setattr("django.utils.timezone.now", lambda: now + by)

    moved(timedelta(0))
    return moved


def reminded(whose: Person) -> str:
    """Have somebody reminded, and return the address of their calendar."""
    reminders(whose)
    return feed_renew(scope_for(whose), person=whose).token


def asked(token: str, **headers: str) -> HttpResponse:
    """Ask as a calendar does: with nothing but the address."""
    return Client(enforce_csrf_checks=True).get(f"/calendar/{token}.ics", headers=headers)


def entries(answer: HttpResponse) -> list[tuple[str, str]]:
    """Return the entries of a calendar: which, and whether it is cancelled."""
    read = icalendar.Calendar.from_ical(answer.content)
    return [(str(one["UID"]), str(one["STATUS"])) for one in read.walk("VEVENT")]


def test_a_calendar_is_given_the_reminders_and_no_cookie() -> None:
    """It keeps them to itself, and is given nothing that it could come back with."""
    anna = person("Anna")
    answer = asked(reminded(anna))

    assert answer.status_code == 200
    assert entries(answer) == [(str(Reminder.objects.get().rhythm_id), "CONFIRMED")]
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"].startswith("private")
    assert not answer.cookies
    assert "Anna" not in answer.content.decode()


def test_of_another_household_and_of_the_same_house_nothing_is_shown() -> None:
    """Each address opens one person's reminders."""
    anna, eve = person("Anna"), person("Eve")
    ben = person("Ben", anna.household)
    tokens = {one: reminded(one) for one in (anna, ben, eve)}

    for whose, token in tokens.items():
        own = str(Reminder.objects.get(rhythm__person=whose).rhythm_id)
        assert entries(asked(token)) == [(own, "CONFIRMED")]


def test_a_calendar_that_has_it_already_is_told_so() -> None:
    """Until something is changed."""
    anna = person("Anna")
    token = reminded(anna)
    first = asked(token)
    again = asked(token, if_none_match=first.headers["ETag"])
    rhythm_end(scope_for(anna), rhythm=Reminder.objects.get().rhythm)
    changed = asked(token, if_none_match=first.headers["ETag"])

    assert (again.status_code, again.content) == (304, b"")
    assert changed.status_code == 200
    assert [state for _, state in entries(changed)] == ["CANCELLED"]


def test_an_address_goes_on_with_the_next_programme(clock: Clock) -> None:
    """The last one is told as cancelled for some time, and the one that was changed last always."""
    anna = person("Anna")
    token = reminded(anna)
    first = Reminder.objects.get().rhythm_id
    clock(timedelta(minutes=1))
    second = reminders(anna, "after-sport", [Weekday.MONDAY]).rhythm

    assert entries(asked(token)) == [(str(second.id), "CONFIRMED"), (str(first), "CANCELLED")]
    clock(TOLD_FOR + timedelta(days=60))
    assert entries(asked(token)) == [(str(second.id), "CONFIRMED")]


def test_an_address_that_was_taken_back_says_so_in_one_sentence(clock: Clock) -> None:
    """By a new one, or for good; after a year it is one that nobody knows."""
    anna = person("Anna")
    old = reminded(anna)
    new = feed_renew(scope_for(anna), person=anna).token
    assert (asked(old).status_code, asked(new).status_code) == (410, 200)

    feed_end(scope_for(anna), person=anna)
    for token in (old, new):
        gone = asked(token)
        assert gone.status_code == 410
        assert gone.content.decode() == "This calendar address was taken back, and is not used any more.\n"
        assert gone.headers["Content-Type"].startswith("text/plain")
    clock(KNOWN_FOR + timedelta(days=1))
    feed_renew(scope_for(anna), person=anna)
    assert asked(new).status_code == 404


@pytest.mark.parametrize("token", ["nobodys", "a" * 5_000, "%00", "é", "' OR 1=1 --"])
def test_an_address_that_nobody_gave_out_says_so(token: str) -> None:
    """Whatever it is made of, and with nothing else to see."""
    reminded(person())
    answer = asked(token)

    assert answer.status_code == 404
    assert answer.content.decode() == "There is no calendar at this address.\n"
    assert not answer.cookies


def test_whoever_guesses_is_not_answered_for_a_while(clock: Clock) -> None:
    """A right address is answered all the same; and the guesses are forgotten after ten minutes."""
    token = reminded(person())
    statuses = [asked(f"guess{nth}").status_code for nth in range(MOST_TRIES + 1)]

    assert statuses == [404] * MOST_TRIES + [429]
    assert asked("guess").headers["Retry-After"] == str(WITHIN.seconds)
    assert asked(token).status_code == 200
    clock(WITHIN + timedelta(seconds=1))
    assert asked("guess").status_code == 404


def test_an_address_that_is_asked_for_without_end_has_to_wait(clock: Clock) -> None:
    """Longer than any calendar asks; somebody else's is answered meanwhile, and after ten minutes this one again."""
    anna = person("Anna")
    token, bens = reminded(anna), reminded(person("Ben", anna.household))
    statuses = [asked(token).status_code for _ in range(MOST_ASKS + 1)]
    waits = asked(token)

    assert statuses == [200] * MOST_ASKS + [429]
    assert waits.headers["Retry-After"] == str(COUNTED_FOR.seconds)
    assert waits.content.decode() == "This address was asked for too often. Try again in ten minutes.\n"
    assert asked(bens).status_code == 200
    clock(COUNTED_FOR + timedelta(seconds=1))
    assert asked(token).status_code == 200


def test_the_person_sees_when_a_calendar_last_looked() -> None:
    """So they know whether it reaches this computer."""
    anna = person("Anna")
    token = reminded(anna)
    client = Client()
    client.post(f"/people/{anna.id}/choose/")
    asked(token)

    assert CalendarFeed.objects.get().asked_at is not None
    assert "Your calendar last looked on" in client.get("/programme/reminders/").content.decode()


def test_nothing_is_written_by_way_of_an_address() -> None:
    """It is for reading."""
    token = reminded(person())

    assert Client().post(f"/calendar/{token}.ics").status_code == 405
    assert Client().delete(f"/calendar/{token}.ics").status_code == 405


def test_of_somebody_who_is_deleted_nothing_is_left() -> None:
    """Not even that there was an address."""
    anna = person("Anna")
    token = reminded(anna)
    person_delete(scope_for(anna), person=anna)

    assert asked(token).status_code == 404
    assert not CalendarFeed.objects.exists()
