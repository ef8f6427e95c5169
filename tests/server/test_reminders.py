"""Reminders of a programme: chosen, resting with it, going on with it, ended with it; and what each page says."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from django.http import HttpResponse
from django.test import Client

from legato.library import load_library
from legato.library.programme import Weekday
from legato.server.local_time import Zone, zone_named
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Role, Scope
from legato.server.records.rhythm.models import CalendarFeed, Reminder, ReminderState, Rhythm
from legato.server.records.rhythm.reminding import ReminderChoice
from legato.server.records.rhythm.services import (
    reminders_choose,
    reminders_remove,
    rhythm_begin,
    rhythm_end,
    rhythm_go_on,
    rhythm_pause,
)
from legato.server.wire.calendar_files import calendar_answer
from legato.server.wire.zones import COOKIE
from server.builders import person, visitor

pytestmark = pytest.mark.django_db
EVENINGS = load_library().programmes["evening-legs"]
MONDAY_THURSDAY = ReminderChoice((Weekday.MONDAY, Weekday.THURSDAY), time(20, 5))
CHOSEN = {"days": ["MO", "TH"], "at": "20:05", "shows": "plain"}


def at(whose: Person, there: datetime) -> Scope:
    """Return what somebody may reach at a moment, where they are then."""
    assert isinstance(there.tzinfo, ZoneInfo)
    zone = zone_named(there.tzinfo.key)
    assert zone is not None
    return Scope(whose.household, whose, Role.MEMBER, there, "en-gb", zone=zone)


def begun(whose: Person, there: datetime, choice: ReminderChoice = MONDAY_THURSDAY) -> Rhythm:
    """Begin a programme and have a calendar remind of it."""
    scope = at(whose, there)
    rhythm = rhythm_begin(scope, person=whose, programme=EVENINGS)
    assert reminders_choose(scope, rhythm=rhythm, programme=EVENINGS, choice=choice) is not None
    return rhythm


def kept(rhythm: Rhythm) -> Reminder:
    """Return the reminders as they stand in the records."""
    return Reminder.objects.get(rhythm=rhythm)


def rings(rhythm: Rhythm) -> list[datetime]:
    """Return when a calendar rings that reads the file; a cancelled entry is none."""
    read = icalendar.Calendar.from_ical(calendar_answer([kept(rhythm)]).content)
    entries = recurring_ical_events.of(read).between(date(2026, 1, 1), date(2029, 1, 1))
    return sorted(one.start for one in entries if one["STATUS"] == "CONFIRMED")


class TestOverTheYear:
    """With the clock moved to either change of the clocks, on both halves of the earth."""

    @pytest.mark.parametrize(
        ("zone", "begins"),
        [
            ("Europe/Berlin", date(2027, 3, 15)),
            ("Europe/Berlin", date(2026, 10, 12)),
            ("America/New_York", date(2027, 3, 1)),
            ("America/New_York", date(2026, 10, 19)),
            ("Australia/Sydney", date(2027, 3, 22)),
            ("Australia/Sydney", date(2026, 9, 21)),
        ],
    )
    def test_it_rings_at_the_same_time_before_and_after(self, zone: str, begins: date) -> None:
        """A programme of four weeks with a change of the clocks inside: eight evenings at five past eight."""
        rhythm = begun(person(), datetime.combine(begins, time(9), ZoneInfo(zone)))
        rung = rings(rhythm)
        offsets = {moment.utcoffset() for moment in rung}

        assert [moment.time() for moment in rung] == [time(20, 5)] * 8
        assert [moment.weekday() for moment in rung] == [0, 3] * 4
        assert rung[0].date() == begins
        assert len(offsets) == 2, "the clocks were changed meanwhile"

    def test_today_counts_only_while_the_time_is_to_come(self) -> None:
        """At nine in the evening the next reminder is on Thursday."""
        rhythm = begun(person(), datetime(2026, 10, 12, 21, 0, tzinfo=ZoneInfo("Europe/Berlin")))

        assert kept(rhythm).first_on == date(2026, 10, 15)
        assert len(rings(rhythm)) == 7

    def test_the_day_is_the_one_where_somebody_is(self) -> None:
        """It is Sunday evening in New York when it is Monday in Berlin."""
        there = datetime(2026, 10, 12, 1, 0, tzinfo=UTC).astimezone(ZoneInfo("America/New_York"))

        assert kept(begun(person(), there)).first_on == date(2026, 10, 12)


class TestFollowTheProgramme:
    """Whatever becomes of it."""

    BEGUN = datetime(2026, 10, 12, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))

    @pytest.fixture
    def anna(self) -> Person:
        """Give Anna."""
        return person("Anna")

    def test_a_pause_lets_them_rest_and_moves_the_end(self, anna: Person) -> None:
        """Ten days later they come again, up to an end that is ten days later; each time a calendar learns of it."""
        rhythm = begun(anna, self.BEGUN)
        end = kept(rhythm).last_on

        rhythm_pause(at(anna, self.BEGUN + timedelta(days=4)), rhythm=rhythm)
        assert (kept(rhythm).state, kept(rhythm).sequence, rings(rhythm)) == (ReminderState.RESTING, 1, [])
        rhythm_go_on(at(anna, self.BEGUN + timedelta(days=14)), rhythm=rhythm)

        assert (kept(rhythm).state, kept(rhythm).sequence) == (ReminderState.ON, 2)
        assert kept(rhythm).last_on == end + timedelta(days=10) == EVENINGS.last_day(rhythm.begins)
        assert rings(rhythm)[0].date() == date(2026, 10, 26)
        assert rings(rhythm)[-1].date() == date(2026, 11, 16)

    def test_the_end_cancels_them_and_so_does_another_programme(self, anna: Person) -> None:
        """The entry stays the same one, and says that it is cancelled."""
        first = begun(anna, self.BEGUN)
        rhythm_begin(at(anna, self.BEGUN), person=anna, programme=load_library().programmes["after-sport"])
        second = begun(anna, self.BEGUN + timedelta(days=1))
        rhythm_end(at(anna, self.BEGUN + timedelta(days=2)), rhythm=second)

        for rhythm in (first, second):
            file = calendar_answer([kept(rhythm)]).content.decode()
            assert f"UID:{rhythm.id}\r\n" in file
            assert "SEQUENCE:1\r\n" in file
            assert "STATUS:CANCELLED\r\n" in file

    def test_removed_and_chosen_again_is_the_same_entry_and_newer(self, anna: Person) -> None:
        """With a number that rises at each change, and at none where nothing was changed."""
        rhythm = begun(anna, self.BEGUN)
        scope = at(anna, self.BEGUN)
        for _ in range(2):
            reminders_remove(scope, rhythm=rhythm)
            assert (kept(rhythm).sequence, kept(rhythm).state) == (1, ReminderState.REMOVED)
        for _ in range(2):
            reminders_choose(scope, rhythm=rhythm, programme=EVENINGS, choice=MONDAY_THURSDAY)
            assert (kept(rhythm).sequence, kept(rhythm).state) == (2, ReminderState.ON)

        assert Reminder.objects.count() == 1

    def test_what_was_removed_does_not_come_back_after_a_pause(self, anna: Person) -> None:
        """The person has said so."""
        rhythm = begun(anna, self.BEGUN)
        reminders_remove(at(anna, self.BEGUN), rhythm=rhythm)
        rhythm_pause(at(anna, self.BEGUN), rhythm=rhythm)
        rhythm_go_on(at(anna, self.BEGUN), rhythm=rhythm)

        assert kept(rhythm).state == ReminderState.REMOVED

    def test_nothing_is_left_to_come_back_to(self, anna: Person) -> None:
        """Paused on the last day, after the last of the chosen days, it goes on without reminders."""
        rhythm = begun(anna, self.BEGUN)
        sunday = self.BEGUN + timedelta(days=27)
        rhythm_pause(at(anna, sunday), rhythm=rhythm)
        rhythm_go_on(at(anna, sunday), rhythm=rhythm)

        assert kept(rhythm).state == ReminderState.REMOVED

    def test_days_that_do_not_come_any_more_are_not_chosen(self, anna: Person) -> None:
        """On the last evening nothing is kept, and nothing is changed."""
        rhythm = begun(anna, self.BEGUN)
        sunday = at(anna, self.BEGUN + timedelta(days=27))
        tuesdays = ReminderChoice((Weekday.TUESDAY,), time(7, 0))

        assert reminders_choose(sunday, rhythm=rhythm, programme=EVENINGS, choice=tuesdays) is None
        assert (kept(rhythm).sequence, kept(rhythm).weekdays) == (0, "MO,TH")

    def test_a_house_whose_zone_has_no_name_leaves_the_place_to_the_calendar(self, anna: Person) -> None:
        """Five past eight is five past eight there."""
        zone = Zone(ZoneInfo("Europe/Berlin"), "")
        scope = Scope(anna.household, anna, Role.MEMBER, self.BEGUN, "en-gb", zone=zone)
        rhythm = rhythm_begin(scope, person=anna, programme=EVENINGS)
        reminders_choose(scope, rhythm=rhythm, programme=EVENINGS, choice=MONDAY_THURSDAY)

        assert b"DTSTART:20261012T200500\r\n" in calendar_answer([kept(rhythm)]).content


class TestTheirPage:
    """What somebody sees and presses."""

    @pytest.fixture
    def client(self) -> Client:
        """Give Anna's browser, in Berlin, with a programme begun."""
        client = visitor(person("Anna"))
        client.cookies[COOKIE] = "Europe/Berlin"
        client.post("/programme/begin/evening-legs/")
        return client

    def chosen(self, client: Client, **changes: object) -> HttpResponse:
        """Choose days and a time."""
        return client.post("/programme/reminders/", CHOSEN | changes)

    def page(self, client: Client) -> str:
        """Read the page, without the signs that set names apart."""
        text = client.get("/programme/reminders/").content.decode()
        return text.replace("\u2068", "").replace("\u2069", "")

    def test_days_and_a_time_are_chosen_and_said(self, client: Client) -> None:
        """There, and on the programme's own page."""
        assert "Choose days and a time" in client.get("/programme/").content.decode()
        assert self.chosen(client).headers["Location"] == "/programme/reminders/"
        reminder = Reminder.objects.get()

        assert (reminder.weekdays, reminder.at, reminder.zone) == ("MO,TH", time(20, 5), "Europe/Berlin")
        assert "Monday and Thursday at 20:05" in self.page(client)
        assert "Monday and Thursday at 20:05" in client.get("/programme/").content.decode()

    def test_a_calendar_says_nothing_of_legs_unless_that_was_chosen(self, client: Client) -> None:
        """Others may see it: the name of the programme stands in it for whoever wants that, and is gone again after."""
        said = []
        for shows in ("plain", "programme", "plain"):
            self.chosen(client, shows=shows)
            file = client.get("/programme/reminders/file/").content.decode().lower()
            said.append(next(line for line in file.splitlines() if line.startswith("summary:")))
            tells = [word for word in ("leg", "massage", "tired", "pain", "foot") if word in file.replace("legato", "")]
            assert bool(tells) is (shows == "programme")

        assert said == ["summary:time for yourself", "summary:tired legs in the evening", "summary:time for yourself"]

    def test_the_file_is_taken_along(self, client: Client) -> None:
        """As a calendar's own kind, under a name that says nothing either; before there is one, there is no file."""
        assert client.get("/programme/reminders/file/").status_code == 404
        self.chosen(client)
        answer = client.get("/programme/reminders/file/")

        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="reminders.ics"'

    def test_days_that_are_over_are_refused_in_one_sentence(self, client: Client) -> None:
        """And what was typed stays in the form."""
        Rhythm.objects.update(begun_on=Rhythm.objects.get().begun_on - timedelta(days=27))
        today = Weekday(tuple(Weekday)[Rhythm.objects.get().begun_on.weekday()])
        answer = self.chosen(client, days=[today.value], at="00:00")

        assert answer.status_code == 422
        assert "None of these days comes before the programme ends. Choose another." in answer.content.decode()
        assert not Reminder.objects.exists()

    def test_a_programme_that_rests_says_that_its_reminders_do(self, client: Client) -> None:
        """There is nothing to choose meanwhile; whoever sends the form all the same changes nothing."""
        self.chosen(client)
        client.post("/programme/pause/")
        self.chosen(client, days=["SU"])

        assert "Your programme rests, and its reminders rest too." in self.page(client)
        assert "Remind me" not in self.page(client)
        assert Reminder.objects.get().weekdays == "MO,TH"

    def test_removed_they_are_cancelled_in_the_same_file(self, client: Client) -> None:
        """The page says what becomes of entries that came with a file."""
        self.chosen(client)
        client.post("/programme/reminders/remove/")

        assert "STATUS:CANCELLED" in client.get("/programme/reminders/file/").content.decode()
        assert "it says that the entries are cancelled" in self.page(client)

    def test_after_its_weeks_there_is_nothing_to_take_out_of_a_calendar(self, client: Client) -> None:
        """The entries have ended by themselves, so nothing is said of cancelling; the address can be taken back."""
        self.chosen(client)
        client.post("/programme/reminders/address/")
        Rhythm.objects.update(begun_on=Rhythm.objects.get().begun_on - timedelta(weeks=4))
        last = Reminder.objects.get().last_on - timedelta(weeks=4)
        Reminder.objects.update(first_on=last - timedelta(weeks=3), last_on=last)

        assert "There are no reminders just now." in self.page(client)
        assert "cancelled" not in self.page(client)
        assert "Take the address back" in self.page(client)

    def test_whoever_ends_the_programme_is_led_to_what_becomes_of_them(self, client: Client) -> None:
        """Without any, the way leads to the other programmes, as before."""
        self.chosen(client)
        assert client.post("/programme/end/").headers["Location"] == "/programme/reminders/"

        assert "You keep none just now." not in self.page(client)
        assert "See the programmes" in self.page(client)
        assert "STATUS:CANCELLED" in client.get("/programme/reminders/file/").content.decode()

    def test_an_address_is_shown_once_and_kept_nowhere(self, client: Client) -> None:
        """Only what can be compared with it is; a new one takes its place."""
        self.chosen(client)
        shown = client.post("/programme/reminders/address/")
        token = shown.content.decode().split("/calendar/")[1].split(".ics")[0]

        assert shown.headers["Cache-Control"] == "no-store"
        assert len(token) >= 43
        assert token not in self.page(client)
        assert token not in str(CalendarFeed.objects.values())
        assert "No calendar has looked yet." in self.page(client)
        client.post("/programme/reminders/address/")
        assert CalendarFeed.objects.filter(ended_at__isnull=True).count() == 1

    def test_it_says_where_an_address_works(self, client: Client) -> None:
        """At a name of this computer alone it says that; at another, that a calendar must reach it."""
        self.chosen(client)
        here = client.get("/programme/reminders/", headers={"host": "127.0.0.1:8765"}).content.decode()

        assert "So only a calendar on this computer can use the address." in here
        assert "It works only where your calendar can reach this computer" in self.page(client)
        assert "Calendars look only every few hours." in self.page(client)

    def test_without_reminders_there_is_no_address(self, client: Client) -> None:
        """It would lead to nothing."""
        client.post("/programme/reminders/address/")

        assert not CalendarFeed.objects.exists()

    def test_somebody_else_of_the_house_has_their_own(self, client: Client) -> None:
        """Ben sees nothing of Anna's, and removes nothing of hers."""
        self.chosen(client)
        client.post("/programme/reminders/address/")
        ben = visitor(person("Ben", Person.objects.get(name="Anna").household))
        for address in ("remove", "address", "address/end"):
            ben.post(f"/programme/reminders/{address}/")

        assert ben.get("/programme/reminders/file/").status_code == 404
        assert "You keep none just now." in ben.get("/programme/reminders/").content.decode()
        assert Reminder.objects.get().state == ReminderState.ON
        assert CalendarFeed.objects.get().ended_at is None
