"""After something felt wrong: no way leads to a session that knows nothing of it, until the person has answered."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from depth import sampled
from legato.safety import Reply, load_stop_words
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Event, EventReply, Outcome, Sitting, Status
from server.builders import (
    TODAY,
    answer_step,
    begin,
    check_in,
    checkin,
    event,
    exported,
    person,
    send_events,
    sitting,
    visitor,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

JSON = "application/json"
WORDS = load_stop_words()
STOPS = [option.id for option in WORDS.what.options if option.lasts is not None]
REFUSES = [what for what in STOPS if what not in {"hurts", "skin"}]
LEFT_OUT = {"hurts", "skin"}
FIRST = ["hurts", "skin", "leg_swollen"]
"""What leaves a place out, in its two ways, and what refuses; all others are tried by `make prove`."""
each_stop = pytest.mark.parametrize("what", sampled([*FIRST, *sorted({*STOPS} - {*FIRST})], len(FIRST)))


def goes_wrong(whose: Person, what: str, where: str = "left_lower_leg") -> Sitting:
    """Play a session and stop it because of something in the left lower leg."""
    stopped = sitting(whose)
    detail = {"what": what, "where": where}
    send_events(visitor(whose), stopped, event("started"), event("something_wrong", 9_000, detail=detail))
    return stopped


def knows(session: dict[str, Any], what: str) -> bool:
    """Tell whether a session's own check-in holds the fact of what went wrong, and its plan leaves the calf out."""
    option = WORDS.trouble(what)
    assert option is not None
    held = {answer["fact"] for answer in session["checkin"]["facts"]}
    left = {block["technique"] for block in session["steps"] if block["step"] == "block" and block["leg"] == "left"}
    return option.fact in held and not left & {"calf-effleurage", "calf-kneading", "calf-compression"}


def replied(client: Client, draft: Draft, says: Reply) -> Any:
    """Answer every question of the page "how is it now?"."""
    page = client.get(f"/check-in/{draft.id}/since-last-time/").content.decode()
    names = set(re.findall(r'name="(reply-[^"]+)"', page))
    return answer_step(client, draft, "since-last-time", dict.fromkeys(names, says.value))


class TestNoWayAround:
    """Every door, for everything that may be wrong."""

    @each_stop
    def test_the_session_itself_is_over(self, what: str) -> None:
        """It is not played on, timed or changed."""
        whose = person()
        stopped = goes_wrong(whose, what)
        stopped.refresh_from_db()
        client = visitor(whose)

        assert stopped.status == Status.STOPPED
        assert client.get(f"/sittings/{stopped.id}/play/").status_code == 409
        assert client.get(f"/api/v1/sittings/{stopped.id}/timeline").status_code == 409
        changed = client.patch(f"/api/v1/plans/{stopped.id}", '{"leave_out": []}', content_type=JSON)
        assert changed.status_code == 409

    @each_stop
    def test_another_plan_that_was_waiting_is_withdrawn(self, what: str) -> None:
        """A plan made an hour before, in another tab, is not played either; nor offered on the front page."""
        whose = person()
        waiting = sitting(whose)
        goes_wrong(whose, what)
        client = visitor(whose)

        assert client.get(f"/sittings/{waiting.id}/play/").status_code == 409
        assert client.get(f"/api/v1/sittings/{waiting.id}/timeline").status_code == 409
        changed = client.patch(f"/api/v1/plans/{waiting.id}", '{"leave_out": []}', content_type=JSON)
        assert changed.status_code == 409
        assert f"/sittings/{waiting.id}/play/" not in client.get(f"/sittings/{waiting.id}/").content.decode()
        assert str(waiting.id) not in client.get("/").content.decode()

    @each_stop
    def test_the_check_in_asks_first_and_refuses_or_leaves_out(self, what: str) -> None:
        """Still there: refused at once, or planned without that place."""
        whose = person()
        goes_wrong(whose, what)
        client = visitor(whose)
        draft = begin(client)
        onwards = replied(client, draft, Reply.STILL).headers["Location"]

        assert onwards.endswith("/verdict/") is (what in REFUSES)
        if what in LEFT_OUT:
            check_in(client, draft)
            assert knows(Sitting.objects.latest("made_at").session, what)

    @each_stop
    def test_the_question_cannot_be_left_out(self, what: str) -> None:
        """Its page comes before every other; without an answer it stays; later steps lead back to it."""
        whose = person()
        goes_wrong(whose, what)
        client = visitor(whose)
        draft = begin(client)
        silent = answer_step(client, draft, "since-last-time", {})

        assert silent.status_code == 422
        for step in ("first-questions", "today", "health"):
            passed = answer_step(client, draft, step, {"none": "yes", **TODAY, "age": "44"})
            assert passed.headers["Location"].endswith("/since-last-time/")
        assert not EventReply.objects.exists()

    @each_stop
    def test_a_check_in_that_was_begun_before_knows_it_too(self, what: str) -> None:
        """An old draft, finished afterwards, is screened with what happened in between."""
        whose = person()
        client = visitor(whose)
        draft = begin(client)
        goes_wrong(whose, what)
        check_in(client, draft)
        draft.refresh_from_db()
        newest = Sitting.objects.latest("made_at")

        if what in REFUSES:
            assert draft.outcome == Outcome.REFUSED
        else:
            assert knows(newest.session, what)

    @each_stop
    def test_repeating_asks_too(self, what: str) -> None:
        """Holding last week's good session once more begins with the question."""
        whose = person()
        good = sitting(whose)
        goes_wrong(whose, what)
        begun = visitor(whose).post(f"/sittings/{good.id}/repeat/").headers["Location"]

        assert begun.endswith("/since-last-time/")

    @each_stop
    def test_the_api_knows_it(self, what: str) -> None:
        """A plan asked for directly is refused, or leaves the place out; the verdict says the same."""
        whose = person()
        goes_wrong(whose, what)
        client = visitor(whose)
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()
        verdict = client.post("/api/v1/verdicts", json.dumps(checkin()), content_type=JSON).json()

        assert verdict["verdict"] == told["screening"]["verdict"]
        assert told["outcome"] == ("refused" if what in REFUSES else "planned")
        if what in LEFT_OUT:
            assert knows(told["session"], what)

    def test_every_stop_is_tried(self) -> None:
        """And what is tried first are stops, of both kinds."""
        assert {*FIRST} <= {*STOPS}
        assert {*FIRST} - {*REFUSES} == LEFT_OUT

    def test_it_stays_with_the_person(self) -> None:
        """Ben is not asked about Anna's leg."""
        anna = person("Anna")
        goes_wrong(anna, "leg_swollen")
        ben = person("Ben", anna.household)
        client = visitor(ben)
        client.post("/check-in/")

        assert "since-last-time" not in client.get("/check-in/", follow=True).redirect_chain[-1][0]


class TestHowIsItNow:
    """The answers, and what they end."""

    def test_a_clearance_of_the_last_time_does_not_count_this_time(self) -> None:
        """Seen and well in spring; swollen again in summer: refused again, whatever was answered before."""
        whose = person()
        goes_wrong(whose, "leg_swollen")
        client = visitor(whose)
        replied(client, begin(client), Reply.SEEN)
        check_in(client, Draft.objects.latest("made_at"))
        assert Sitting.objects.latest("made_at").status == Status.PLANNED

        goes_wrong(whose, "leg_swollen")
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()
        assert told["outcome"] == "refused"

    def test_gone_and_not_seen_is_refused_with_its_own_words(self) -> None:
        """The page says what to do, and the next check-in asks again."""
        whose = person()
        goes_wrong(whose, "leg_swollen")
        client = visitor(whose)
        refused = replied(client, begin(client), Reply.GONE)
        page = client.get(refused.headers["Location"]).content.decode()

        assert "nobody has looked at it" in page
        assert begin(client).answers["since-last-time"] == {"done": False}

    def test_a_place_rests_for_some_days(self) -> None:
        """It has eased; the calf is left out all the same, and four days later it is not."""
        whose = person()
        stopped = goes_wrong(whose, "hurts")
        client = visitor(whose)
        draft = begin(client)
        replied(client, draft, Reply.GONE)
        check_in(client, draft)
        resting = Sitting.objects.latest("made_at").session["checkin"]["facts"]
        Event.objects.filter(sitting=stopped).update(received_at=timezone.now() - timedelta(days=4))
        check_in(client)
        rested = Sitting.objects.latest("made_at").session["checkin"]["facts"]

        assert [fact["fact"] for fact in resting] == ["tender_place"]
        assert rested == []

    def test_an_answer_that_was_not_offered_is_refused(self) -> None:
        """A bruise that hurts knows no doctor's word; a made-up answer is none."""
        whose = person()
        goes_wrong(whose, "hurts")
        client = visitor(whose)
        draft = begin(client)
        (about,) = Event.objects.filter(kind="something_wrong")

        for says in ("seen", "fine", ""):
            assert answer_step(client, draft, "since-last-time", {f"reply-{about.id}": says}).status_code == 422

    def test_is_in_the_diary_and_in_the_export(self) -> None:
        """Nothing that is kept is hidden."""
        whose = person()
        goes_wrong(whose, "hurts")
        client = visitor(whose)
        diary = client.get("/diary/").content.decode()
        replied(client, begin(client), Reply.GONE)

        assert "Not over yet" in diary
        assert "Left lower leg" in diary
        assert exported(client)["replies"][0]["says"] == "gone"


class TestToldAfterwards:
    """What is told on the page after the session lasts like what was told during it."""

    def test_more_pain_than_before_leaves_the_place_out(self) -> None:
        """From 5 to 7 in the left calf: advice now, and the calf is left out next time."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        advice = client.post(f"/sittings/{done.id}/after/", {"pain-left-calf": "7"}).content.decode()
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()

        assert "We leave this place out" in advice
        assert knows(told["session"], "pain_rose")

    def test_a_little_more_is_not_a_rise(self) -> None:
        """From 5 to 6 is kept in the diary, and nothing else."""
        done = sitting(person())
        visitor(done.person).post(f"/sittings/{done.id}/after/", {"pain-left-calf": "6"})

        assert not Event.objects.exists()

    def test_strong_pain_refuses_the_next_session(self) -> None:
        """From 5 to 9: to be seen, and no session before it has eased."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        advice = client.post(f"/sittings/{done.id}/after/", {"pain-left-calf": "9"}).content.decode()
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()

        assert "Have it looked at" in advice
        assert told["outcome"] == "refused"

    def test_pain_where_there_was_none_is_a_rise(self) -> None:
        """The right heel did not hurt before; now it is 3."""
        done = sitting(person())
        visitor(done.person).post(f"/sittings/{done.id}/after/", {"pain-right-heel": "3"})
        told = Event.objects.get()

        assert (told.kind, told.leg, told.detail) == ("told_after", "right", {"what": "pain_rose", "zone": "heel"})

    @each_stop
    def test_what_was_wrong_lasts(self, what: str) -> None:
        """Ticked afterwards with its place, it counts as if the session had been stopped for it."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        client.post(f"/sittings/{done.id}/after/", {"wrong": [what], "where": ["left_lower_leg"]})
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()

        assert told["outcome"] == ("refused" if what in REFUSES else "planned")
        if what in LEFT_OUT:
            assert knows(told["session"], what)

    def test_much_worse_is_not_passed_over(self) -> None:
        """Whoever feels much worse and cannot say why is asked how it is before the next session."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        client.post(f"/sittings/{done.id}/after/", {"felt": "much_worse"})

        assert client.post("/check-in/").headers["Location"].endswith("/since-last-time/")

    def test_correcting_the_answers_does_not_undo_it(self) -> None:
        """The diary may be corrected; what was told stays told once, until it is answered."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        for given in ({"wrong": ["dizzy"]}, {"wrong": ["dizzy"]}, {"felt": "better"}):
            client.post(f"/sittings/{done.id}/after/", given)
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()

        assert Event.objects.filter(kind="told_after").count() == 1
        assert told["outcome"] == "refused"

    def test_pain_that_the_player_heard_counts(self) -> None:
        """Told to the player after the session, with its place and its number."""
        whose = person()
        done = sitting(whose)
        client = visitor(whose)
        send_events(
            client,
            done,
            event("pain_after", 600_000, leg="left", detail={"zone": "calf", "score": 8}),
            event("finished"),
        )

        assert Event.objects.filter(kind="told_after", detail__what="pain_severe").count() == 1


class TestNotBetter:
    """Pain that many sessions have not eased."""

    def test_is_told_in_the_diary_after_a_session_and_with_the_next_plan(self) -> None:
        """Six sessions in fifteen days, and always 5: be seen; the calf stays gentle."""
        whose = person()
        client = visitor(whose)
        said = []
        for back in range(15, -1, -3):
            done = sitting(whose)
            said.append(
                client.post(f"/sittings/{done.id}/after/", {"pain-left-calf": "5"}, follow=True).content.decode()
            )
            Sitting.objects.filter(id=done.id).update(made_at=timezone.now() - timedelta(days=back))
        told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON).json()
        limits = told["screening"]["limits"]

        assert ["Have it looked at" in page for page in said] == [False] * 5 + [True]
        assert "Have it looked at" in client.get("/diary/").content.decode()
        assert limits["left"]["zone_caps"]["calf"] == 4
        assert "calf" not in limits["right"]["zone_caps"]
