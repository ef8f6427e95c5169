"""Playing, events, and what comes after."""

from __future__ import annotations

import itertools
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from legato.server.doors.pages.diary.plots import relief_plot
from legato.server.records.diary import summaries_of
from legato.server.records.sittings.models import Event, Feedback, Sitting, Status, ZonePain
from legato.server.records.sittings.selectors import sittings_held
from legato.units import whole_minutes
from legato.words import load_sentences
from server.builders import event, held, person, scope_for, send_events, sitting, visitor

pytestmark = pytest.mark.django_db


class TestThePlayerPage:
    """What the player finds on its page."""

    def test_names_the_addresses_the_player_needs(self) -> None:
        """Timeline, events, what follows, and the sitting's own id."""
        planned = sitting(person())
        page = visitor(planned.person).get(f"/sittings/{planned.id}/play/").content.decode()
        element = re.search(r"<legato-player [^>]*>", page)

        assert element is not None
        assert f'src="/api/v1/sittings/{planned.id}/timeline"' in element[0]
        assert f'events="/api/v1/sittings/{planned.id}/events"' in element[0]
        assert f'after="/sittings/{planned.id}/after/"' in element[0]
        assert f'leave="/sittings/{planned.id}/"' in element[0]
        assert f'sitting="{planned.id}"' in element[0]
        assert 'name="csrf-token"' in page

    def test_holds_the_questions_for_something_feels_wrong(self) -> None:
        """As data that no script can break out of."""
        planned = sitting(person())
        page = visitor(planned.person).get(f"/sittings/{planned.id}/play/").content.decode()
        block = page.split('id="legato-stop">')[1].split("</script>")[0]

        assert '"questions"' in block
        assert "<" not in block

    def test_can_be_followed_without_a_script(self) -> None:
        """The plan is there as a list, and so is the way on."""
        planned = sitting(person())
        page = visitor(planned.person).get(f"/sittings/{planned.id}/play/").content.decode()

        assert "Your left leg" in page
        assert "I am done" in page

    def test_leads_on_when_the_session_is_over(self) -> None:
        """Reloading a finished session asks how it was."""
        planned = sitting(person())
        client = visitor(planned.person)
        send_events(client, planned, event("started"), event("finished", planned.lasts_ms))
        answer = client.get(f"/sittings/{planned.id}/play/")

        assert answer.headers["Location"] == f"/sittings/{planned.id}/after/"


class TestEvents:
    """Events come late, twice and in any order; the record is the same."""

    def test_are_recorded_once_however_often_they_are_sent(self) -> None:
        """The player may send what it is not sure about."""
        planned = sitting(person())
        client = visitor(planned.person)
        started = event("started")
        first = send_events(client, planned, started)
        second = send_events(client, planned, started, event("paused", 30_000))

        assert first.json() == {"accepted": 1}
        assert second.json() == {"accepted": 2}
        assert Event.objects.count() == 2

    def test_twice_in_one_letter_count_once(self) -> None:
        """A queue that repeats itself does no harm."""
        planned = sitting(person())
        started = event("started")
        send_events(visitor(planned.person), planned, started, started)

        assert Event.objects.count() == 1

    def test_lead_to_the_same_state_in_any_order(self) -> None:
        """Every order of arrival ends with a finished sitting and the same times."""
        states = set()
        whose = person()
        client = visitor(whose)
        told = [event("started"), event("paused", 60_000), event("resumed", 60_000), event("finished", 600_000)]
        for order in itertools.permutations(told):
            planned = sitting(whose)
            Sitting.objects.filter(id=planned.id).update(made_at="2026-11-22T18:55:00Z")
            Event.objects.all().delete()
            for one in order:
                send_events(client, planned, one)
            planned.refresh_from_db()
            states.add((planned.status, planned.started_at, planned.ended_at))

        assert len(states) == 1
        assert states.pop()[0] == Status.FINISHED

    def test_of_another_sitting_are_not_taken_over(self) -> None:
        """An id belongs to one sitting for ever."""
        planned = sitting(person())
        other = sitting(planned.person)
        client = visitor(planned.person)
        started = event("started")
        send_events(client, planned, started)
        answer = send_events(client, other, started)

        assert answer.status_code == 422
        assert answer.json()["error"]["findings"][0]["path"] == "events[0].id"
        assert not other.events.exists()

    @pytest.mark.parametrize("kind", ["softer", "shorter", "side_changed", "pain_after"])
    def test_of_every_kind_are_kept(self, kind: str) -> None:
        """What was asked for on the way, the change of leg and the pain afterwards belong to the story."""
        planned = sitting(person())
        client = visitor(planned.person)
        send_events(client, planned, event("started"), event(kind, 9_000))
        kept = client.get(f"/api/v1/sittings/{planned.id}/events").json()["events"]

        assert [one["kind"] for one in kept] == ["started", kind]

    def test_something_wrong_stops_the_sitting_whatever_comes_later(self) -> None:
        """A late "finished" does not make it well."""
        planned = sitting(person())
        client = visitor(planned.person)
        send_events(client, planned, event("something_wrong", 5_000, detail={"what": "chest_or_breath", "where": "x"}))
        send_events(client, planned, event("finished", 600_000))
        planned.refresh_from_db()

        assert planned.status == Status.STOPPED

    def test_that_cannot_be_are_refused_together_and_nothing_is_stored(self) -> None:
        """A wrong kind, leg, moment and day: all told, none kept."""
        planned = sitting(person())
        answer = send_events(
            visitor(planned.person),
            planned,
            event("started"),
            event("danced"),
            event("paused") | {"at_ms": -5},
            event("paused", leg="middle"),
            event("paused", happened_at="yesterday"),
            event("paused", id="one"),
        )
        paths = [finding["path"] for finding in answer.json()["error"]["findings"]]

        assert answer.status_code == 422
        assert paths == ["events[1].kind", "events[2].at_ms", "events[3].leg", "events[4].happened_at", "events[5].id"]
        assert not Event.objects.exists()

    def test_of_a_device_whose_clock_is_wrong_happened_after_the_plan_and_in_their_order(self) -> None:
        """A device without a battery begins in 1970, another is a year ahead; neither ends before it started."""
        whose = person()
        for planned, year in [(sitting(whose), 1970), (sitting(whose), 2027)]:
            moments = [f"{year}-01-01T00:0{minute}:00Z" for minute in (5, 1)]
            told = [event("finished", happened_at=moments[1]), event("started", happened_at=moments[0])]
            send_events(visitor(planned.person), planned, *told)
            planned.refresh_from_db()

            assert planned.started_at is not None
            assert planned.ended_at is not None
            assert planned.made_at <= planned.started_at <= planned.ended_at <= timezone.now()

    def test_keep_coming_when_somebody_else_is_chosen(self) -> None:
        """A running player belongs to its sitting, not to who is chosen in another tab."""
        planned = sitting(person("Anna"))
        ben = person("Ben", planned.person.household)
        client = visitor(ben)
        answer = send_events(client, planned, event("started"))

        assert answer.json() == {"accepted": 1}


class TestAfterwards:
    """Pain now, how it felt, anything wrong."""

    def test_asks_again_about_the_same_zones(self) -> None:
        """The left calf was 5; the form says so."""
        planned = sitting(person())
        page = visitor(planned.person).get(f"/sittings/{planned.id}/after/").content.decode()

        assert "Your left calf was 5 of 10. Now?" in page

    def test_says_how_many_minutes_were_really_given(self) -> None:
        """To its end, with a part left out: what was played is told, and not what was planned."""
        planned = sitting(person())
        client = visitor(planned.person)
        end = planned.lasts_ms
        skipped = event("skipped", 60_000, detail={"to_ms": end - 60_000})
        send_events(client, planned, event("started"), skipped, event("finished", end))

        assert "You gave your legs 2 minutes" in client.get(f"/sittings/{planned.id}/after/").content.decode()

    def test_tells_a_session_that_was_ended_early_as_that(self) -> None:
        """After three of twenty minutes nobody is thanked for a whole session."""
        planned = sitting(person())
        client = visitor(planned.person)
        early = event("finished", 184_000, detail={"early": True})
        send_events(client, planned, event("started"), early)
        page = client.get(f"/sittings/{planned.id}/after/").content.decode()

        assert "You stopped after 3 minutes" in page
        assert "You gave" not in page

    @pytest.mark.parametrize(
        ("played", "told"),
        [(29_999, 0), (30_000, 1), (89_999, 1), (90_000, 2), (209_999, 3), (210_000, 4)],
    )
    def test_home_the_end_and_the_diary_tell_the_same_minutes(self, played: int, told: int) -> None:
        """On both sides of an edge; a stranger who reads three numbers believes none of them."""
        planned = sitting(person())
        client = visitor(planned.person)
        send_events(client, planned, event("started"), event("finished", played, detail={"early": True}))
        say = load_sentences().say
        after, home, diary = (
            client.get(page).content.decode() for page in (f"/sittings/{planned.id}/after/", "/", "/diary/")
        )

        assert say("after-stopped", minutes=told) in after
        assert say("home-last", how="stopped", minutes=told, days=0, day="2026-11-30") in home
        assert say("diary-guided", guided=told, minutes=whole_minutes(planned.lasts_ms)) in diary

    def test_claims_no_minutes_where_no_player_ran(self) -> None:
        """Somebody read the plan from paper."""
        planned = sitting(person())
        page = visitor(planned.person).get(f"/sittings/{planned.id}/after/").content.decode()

        assert "You gave" not in page
        assert "You stopped" not in page

    def test_says_what_changed_where_it_hurt(self) -> None:
        """Once saved: the numbers before and after, and an honest word where it is less."""
        planned = sitting(person())
        client = visitor(planned.person)
        eased = client.post(f"/sittings/{planned.id}/after/", {"pain-left-calf": "3"}, follow=True).content.decode()
        same = client.post(f"/sittings/{planned.id}/after/", {"pain-left-calf": "5"}, follow=True).content.decode()

        assert "Your left calf: 5 before, 3 after." in eased
        assert "Pain often eases by itself too." in eased
        assert "Your left calf: 5 before, 5 after." in same
        assert "Pain often eases by itself too." not in same

    def test_saves_pain_words_and_a_note(self) -> None:
        """Everything told is kept, and the sitting is finished."""
        planned = sitting(person())
        given = {"pain-left-calf": "0", "pain-right-heel": "3", "felt": "better", "note": "Warm feet."}
        visitor(planned.person).post(f"/sittings/{planned.id}/after/", given)
        planned.refresh_from_db()
        pains = {(pain.leg, pain.zone): (pain.before, pain.after) for pain in ZonePain.objects.all()}

        assert pains == {("left", "calf"): (5, 0), ("right", "heel"): (0, 3)}
        assert (planned.feedback.felt, planned.feedback.note) == ("better", "Warm feet.")
        assert planned.status == Status.FINISHED

    def test_takes_silence_for_silence(self) -> None:
        """A zone without an answer stays without one."""
        planned = sitting(person())
        visitor(planned.person).post(f"/sittings/{planned.id}/after/", {"felt": "same"})

        assert ZonePain.objects.get().after is None

    def test_can_be_corrected(self) -> None:
        """The second answer replaces the first; nothing is counted twice."""
        planned = sitting(person())
        client = visitor(planned.person)
        client.post(f"/sittings/{planned.id}/after/", {"pain-left-calf": "2", "pain-left-heel": "4"})
        client.post(f"/sittings/{planned.id}/after/", {"pain-left-calf": "1", "pain-left-heel": "2"})

        assert {(pain.zone, pain.after) for pain in ZonePain.objects.all()} == {("calf", 1), ("heel", 2)}
        assert Feedback.objects.count() == 1

    def test_gives_advice_at_once_when_something_serious_was_wrong(self) -> None:
        """Chest pain afterwards is answered with what to do now, not with a diary."""
        planned = sitting(person())
        answer = visitor(planned.person).post(f"/sittings/{planned.id}/after/", {"wrong": ["chest_or_breath"]})

        assert answer.status_code == 200
        assert "emergency number" in answer.content.decode()


class TestTheDiary:
    """What happened, as a plot and as a table."""

    def test_shows_pain_before_and_after_for_the_right_leg(self) -> None:
        """The zone is named with its leg, in the plot's description and in the table."""
        whose = person()
        held(whose, 5, 2)
        page = visitor(whose).get("/diary/").content.decode()

        assert "Left calf: pain before and after each session" in page
        assert "left calf" in page
        assert "right calf" not in page.lower()

    def test_shows_half_an_answer_as_half_an_answer(self) -> None:
        """Who said 5 before and nothing after did not say nothing."""
        whose = person()
        one = held(whose, 5, 2)
        one.pains.update(after=None)
        page = visitor(whose).get("/diary/").content.decode()

        assert "Your left calf: 5 before. After it, nothing was said." in page
        assert "Left calf: 5 before" in page
        assert "no pain" not in page

    def test_puts_the_sessions_in_order_of_time(self) -> None:
        """The oldest is leftmost, however they were entered."""
        whose = person()
        sittings = [held(whose, before, 1) for before in (7, 6, 5)]
        for days, one in zip((1, 5, 3), sittings, strict=True):
            Sitting.objects.filter(id=one.id).update(made_at=timezone.now() - timedelta(days=days))
        plot = relief_plot(summaries_of(sittings_held(scope_for(whose)))[0])

        assert [bar.before for bar in plot.bars] == [6, 5, 7]
        assert [bar.x for bar in plot.bars] == sorted(bar.x for bar in plot.bars)

    def test_draws_less_pain_lower(self) -> None:
        """Up is more pain; the scale ends at 0 and 10."""
        whose = person()
        held(whose, 7, 0)
        plot = relief_plot(summaries_of(sittings_held(scope_for(whose)))[0])
        heights = dict(plot.rules)

        assert heights[10] < plot.bars[0].y_before < heights[5] < plot.bars[0].y_after == heights[0]

    def test_says_how_much_of_a_session_somebody_was_guided_through(self) -> None:
        """Three of twenty minutes, where the device slept after two and a half; a whole one is as long as it is."""
        slept = sitting(person())
        whole, paper = (make(person(name, slept.person.household)) for make, name in [(sitting, "Ben"), (held, "Cem")])
        client = visitor(slept.person)
        minutes = round(slept.lasts_ms / 60_000)
        send_events(
            client,
            slept,
            event("started"),
            event("paused", 150_000),
            event("finished", 150_000, detail={"early": True}),
        )
        send_events(visitor(whole.person), whole, event("started"), event("finished", whole.lasts_ms))

        assert f"3 of {minutes} minutes" in client.get("/diary/").content.decode()
        for other in (whole, paper):
            shown = visitor(other.person).get("/diary/").content.decode()
            assert f"{minutes} min" in shown
            assert f" of {minutes} minutes" not in shown

    def test_keeps_a_session_that_was_stopped(self) -> None:
        """Stopping is nothing to hide: it is marked, in words."""
        planned = sitting(person())
        client = visitor(planned.person)
        send_events(client, planned, event("something_wrong", 5_000, detail={"what": "chest_or_breath"}))

        assert "Stopped, of 20 minutes" in client.get("/diary/").content.decode()

    def test_by_the_api_holds_the_same(self) -> None:
        """The API gives relief per leg and zone."""
        whose = person()
        held(whose, 5, 2)
        diary = visitor(whose).get("/api/v1/diary").json()

        assert diary["sittings"][0]["relief"] == [{"leg": "left", "zone": "calf", "before": 5, "after": 2}]
        assert diary["zones"][0]["leg"] == "left"
