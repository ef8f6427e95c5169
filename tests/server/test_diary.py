"""The diary's first view: the latest session in words, the week, and what is told of every session."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from legato.pipeline.ready import ReadyName
from legato.server.doors.pages.diary.week import monday_of, week_view
from legato.server.records.diary.services import note_write
from legato.server.records.people.models import Person
from legato.server.records.ready.services import ready_begin
from legato.server.records.sittings.models import Sitting
from server.builders import event, held, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db
MINUTE_MS = 60_000


def diary_of(whose: Person, query: str = "") -> str:
    """Read somebody's diary."""
    return visitor(whose).get(f"/diary/{query}").content.decode()


def at(whose: Sitting, moment: datetime) -> None:
    """Let a session have been held at a moment."""
    Sitting.objects.filter(id=whose.id).update(made_at=moment, started_at=moment, zone="UTC", status="finished")


class TestTheLatest:
    """Six before and three after was a small triumph, and a dot in a grid."""

    def test_says_what_a_session_brought_and_claims_nothing(self) -> None:
        """In words, first of all; and that one evening says little."""
        anna = person()
        held(anna, 6, 3)
        page = diary_of(anna)

        assert "Your left calf: 6 before, 3 after." in page
        assert "One evening says little" in page
        assert page.index("Your left calf: 6 before, 3 after.") < page.index("This week")

    def test_asks_how_it_was_where_nobody_said(self) -> None:
        """Nothing is concluded from silence."""
        planned = sitting(person())
        send_events(visitor(planned.person), planned, event("started"), event("finished", 20 * MINUTE_MS))
        page = diary_of(planned.person)

        assert "After it, nothing was said." in page
        assert f'class="button button-main" href="/sittings/{planned.id}/after/"' in page
        assert "One evening says little" not in page

    def test_names_a_ready_made_session_by_what_it_was(self) -> None:
        """Not only by what was not asked before it."""
        anna = person()
        begun = ready_begin(
            scope_for(anna),
            sitting_id=uuid.uuid4(),
            person=anna,
            name=ReadyName.FIVE,
            begun_at=timezone.now(),
            withdrawals=anna.withdrawals,
        )
        send_events(visitor(anna), begun, event("started"), event("finished", begun.lasts_ms))

        assert "Five gentle minutes: pain before was not asked." in diary_of(anna)
        assert 'href="/library/techniques/' in visitor(anna).get(f"/diary/{begun.id}/").content.decode()

    def test_tells_how_much_there_was_of_one_that_was_stopped(self) -> None:
        """In whole minutes that were really played."""
        planned = sitting(person())
        hurts = event("something_wrong", 3 * MINUTE_MS, detail={"what": "hurts_stays", "where": "left_knee"})
        send_events(visitor(planned.person), planned, event("started"), hurts)

        assert "Stopped after 3 of 20 minutes" in diary_of(planned.person)


class TestTheWeek:
    """Orientation: once or twice a week is the article's advice. Nobody is praised, and nobody blamed."""

    MONDAY = datetime(2026, 11, 23, 20, tzinfo=UTC)

    def test_marks_the_days_on_which_sessions_were(self) -> None:
        """With words for whoever cannot see the marks."""
        anna = person()
        for days in (0, 2, 2):
            at(held(anna), self.MONDAY + timedelta(days=days))
        page = diary_of(anna, "?week=2026-11-25")

        assert page.count('class="is-held') == 2
        assert "23 November: one session" in page
        assert "25 November: 2 sessions" in page
        assert "24 November: no session" in page
        assert "3 sessions." in page

    def test_leads_to_the_weeks_before_and_back(self) -> None:
        """A week that is over has one after it; this one has not."""
        anna = person()
        at(held(anna), self.MONDAY)
        page = diary_of(anna, "?week=2026-11-25")

        assert "?week=2026-11-16#week" in page
        assert "The week before" in page

    def test_calls_a_week_without_a_session_quiet(self) -> None:
        """And neither a streak nor a lapse."""
        anna = person()
        at(held(anna), timezone.now() - timedelta(days=40))
        page = diary_of(anna)

        assert "A quiet week." in page
        assert "Once or twice a week is a good rhythm." in page
        assert "streak" not in page.lower()

    @pytest.mark.parametrize("asked", ["", "x", "2026-99-99", "9999-12-31", None])
    def test_is_this_week_where_an_address_names_none(self, asked: str | None) -> None:
        """Or one that is still to come."""
        today = self.MONDAY.date() + timedelta(days=3)

        assert monday_of(asked, today) == self.MONDAY.date()

    def test_begins_no_earlier_than_anybody_held_a_session(self) -> None:
        """Calendars end somewhere, and an address can name any day."""
        first = monday_of("0001-01-01", self.MONDAY.date())

        assert first.year == 2000
        assert week_view(first, {}, self.MONDAY.date()).before < first


class TestAnEntry:
    """One session in full."""

    def test_tells_what_was_begun_and_not_what_was_planned(self) -> None:
        """A session that was stopped early did not do the rest."""
        planned = sitting(person())
        (first, *_), client = (
            [step for step in planned.session["steps"] if step["step"] == "block"],
            visitor(planned.person),
        )
        reached = event("cue_reached", leg=first["leg"], technique=first["technique"], detail={"cue": "c1"})
        send_events(client, planned, event("started"), reached, event("paused", MINUTE_MS))
        page = client.get(f"/diary/{planned.id}/").content.decode()

        assert page.count('href="/library/techniques/') == 1
        assert f'href="/library/techniques/{first["technique"]}/"' in page

    def test_keeps_a_note_and_says_when_it_was_changed(self) -> None:
        """The words that were taken back are gone; that they were changed is not."""
        one = held(person())
        client = visitor(one.person)
        client.post(f"/diary/{one.id}/", {"note": "After the night shift."})
        client.post(f"/diary/{one.id}/", {"note": "After the late shift."})
        page = client.get(f"/diary/{one.id}/").content.decode()

        assert "After the late shift." in page
        assert "The note was changed." in page
        assert "night shift" not in page
        assert "After the late shift." in client.get("/diary/").content.decode()

    def test_refuses_a_note_that_is_too_long_and_keeps_what_was_typed(self) -> None:
        """In one sentence, at the field."""
        one = held(person())
        answer = visitor(one.person).post(f"/diary/{one.id}/", {"note": "x" * 2_001})

        assert answer.status_code == 422
        assert "x" * 2_001 in answer.content.decode()
        one.refresh_from_db()
        assert one.feedback.note == ""


def test_a_note_alone_does_not_count_as_an_answer() -> None:
    """Whoever wrote a note is still asked how it was."""
    planned = sitting(person())
    send_events(visitor(planned.person), planned, event("started"), event("finished", 20 * MINUTE_MS))
    note_write(scope_for(planned.person), sitting=planned, note="It rained.")
    page = diary_of(planned.person)

    assert "It rained." in page
    assert "Say how it was" in page
