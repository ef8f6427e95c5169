"""The clock is set back or ahead, by two hours or thirty days, in both directions: nothing dangerous comes of it."""

from __future__ import annotations

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from legato.pipeline.health import NOBODY, HealthProfile
from legato.server.clock import CLOCKS_DIFFER
from legato.server.records.checkins.services import draft_save
from legato.server.records.pairing.entry import code_find, joined_phone, phone_join
from legato.server.records.pairing.models import Ask, AskKind, FailedTry, Moment, Phone, Use
from legato.server.records.pairing.selectors import asks_to_tell, company, moment_document, position_at
from legato.server.records.pairing.services import (
    PairingError,
    ask_take,
    code_show,
    moment_tell,
    phone_seen,
)
from legato.server.records.pairing.tries import MOST_TRIES, may_try, tries_forget, try_failed
from legato.server.records.people.models import Person
from legato.server.records.people.services import person_remember
from legato.server.records.ready.known import health_of
from legato.server.records.sittings.compiled import content_mark
from legato.server.records.sittings.models import Draft, Outcome, Sitting, Status, Withdrawal
from legato.server.records.sittings.selectors import ASKED_FOR, is_fresh, sitting_waiting
from server.builders import (
    RED_FLAG,
    answer_step,
    begin,
    checkin,
    event,
    person,
    scope_for,
    send_events,
    sitting,
    ticks,
    visitor,
)
from server.phones import code_for

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
JSON = "application/json"
HOURS, DAYS = timedelta(hours=2), timedelta(days=30)
each_set = pytest.mark.parametrize("by", [-DAYS, -HOURS, HOURS, DAYS], ids=["-30d", "-2h", "+2h", "+30d"])
"""By how much the clock was ahead of the true time when the earlier thing was written down."""


def dated(whose: Sitting, by: timedelta) -> None:
    """Date a plan as a clock did that was ahead by so much."""
    Sitting.objects.filter(id=whose.id).update(made_at=timezone.now() + by)


def says_no(client: Client, whose: Person) -> None:
    """Tick a red flag in a new check-in."""
    draft = begin(client)
    answer_step(client, draft, "first-questions", ticks(RED_FLAG))
    assert whose.drafts.filter(outcome=Outcome.REFUSED).exists()


def feels_wrong(client: Client, whose: Person) -> None:
    """Stop another session because a leg swells."""
    detail = {"what": "leg_swollen", "where": "left_lower_leg"}
    send_events(client, sitting(whose), event("started"), event("something_wrong", 60_000, detail=detail))


def is_offered(client: Client, whose: Sitting) -> dict[str, Any]:
    """Say on which surfaces a plan may be played."""
    api, page = f"/api/v1/sittings/{whose.id}", f"/sittings/{whose.id}/"
    wish = {"id": str(uuid.uuid4()), "change": "softer", "at_ms": 0, "happened_at": "2026-11-22T19:00:00Z"}
    plan = client.get(page).content.decode()
    with pytest.raises(PairingError):
        code_find(code=code_show(scope_for(whose.person), sitting=whose).code, now=timezone.now())
    offered = {
        "timeline": client.get(f"{api}/timeline").status_code != 409,
        "clips": client.get(f"{api}/clips").status_code != 409,
        "player": client.get(f"{page}play/").status_code != 409,
        "changes": client.patch(f"/api/v1/plans/{whose.id}", "{}", content_type=JSON).status_code != 409,
        "wishes": client.post(f"{api}/adjustments", json.dumps(wish), content_type=JSON).status_code != 409,
        "plan page": f"{page}play/" in plan or f"{page}edit/" in plan,
        "home": str(whose.id) in client.get("/").content.decode(),
        "device": str(whose.id) in json.dumps(client.get("/api/v1/offline").json()["sittings"]),
        "listed": client.get(api).json()["withdrawn"] is None,
    }
    return {surface: yes for surface, yes in offered.items() if yes}


@each_set
@pytest.mark.parametrize("happens", [says_no, feels_wrong])
class TestWhatWasWithdrawn:
    """It is written on the plan, and no date changes it."""

    def test_is_played_nowhere(self, happens: Any, by: timedelta) -> None:
        """Planned by a clock that was wrong, then refused; the clock is right again, the plan's date too or not."""
        anna = person()
        client, plan = visitor(anna), sitting(anna)
        dated(plan, by)
        happens(client, anna)

        assert is_offered(client, plan) == {}
        dated(plan, timedelta(0))
        assert is_offered(client, plan) == {}

    def test_says_why(self, happens: Any, by: timedelta) -> None:
        """Which refusal, or what felt wrong, is on the plan itself."""
        anna = person()
        client, plan = visitor(anna), sitting(anna)
        dated(plan, by)
        happens(client, anna)
        plan.refresh_from_db()

        if happens is says_no:
            assert (plan.withdrawn, plan.withdrawn_by_check_in) == (Withdrawal.REFUSED, anna.drafts.get())
        else:
            assert plan.withdrawn == Withdrawal.TROUBLE
            assert plan.withdrawn_by_event.detail["what"] == "leg_swollen"

    def test_is_never_compiled_again(self, happens: Any, by: timedelta) -> None:
        """Other content makes stored plans anew, but not this one."""
        anna = person()
        client, plan = visitor(anna), sitting(anna)
        dated(plan, by)
        happens(client, anna)
        Sitting.objects.filter(id=plan.id).update(made_at=timezone.now(), compiled_by="other", timeline=b"")

        assert is_offered(client, plan) == {}
        assert bytes(Sitting.objects.get(id=plan.id).timeline) == b""

    def test_leaves_what_is_planned_afterwards_alone(self, happens: Any, by: timedelta) -> None:
        """The other direction: the refusal was dated by a wrong clock, and a later plan knows of it."""
        anna = person()
        client = visitor(anna)
        happens(client, anna)
        Draft.objects.update(made_at=timezone.now() + by, saved_at=timezone.now() + by)
        for one in Sitting.objects.all():
            one.events.update(received_at=timezone.now() + by)
        plan = sitting(anna)

        assert client.get(f"/api/v1/sittings/{plan.id}/timeline").status_code == 200
        assert sitting_waiting(scope_for(anna)) == plan


class TestFreshness:
    """Answers hold for four hours, and those of another time do not hold at all."""

    @pytest.mark.parametrize(
        ("age", "holds"),
        [
            (timedelta(0), True),
            (ASKED_FOR - timedelta(minutes=1), True),
            (ASKED_FOR + timedelta(seconds=1), False),
            (-CLOCKS_DIFFER / 2, True),
            (-CLOCKS_DIFFER * 2, False),
            (-HOURS, False),
            (HOURS, True),
            (-DAYS, False),
            (DAYS, False),
        ],
    )
    def test_has_two_ends(self, age: timedelta, holds: bool) -> None:
        """A clock that was put right by a little matters to nobody."""
        now = timezone.now()
        anna = person()
        plan = sitting(anna)
        dated(plan, -age)

        assert is_fresh(now - age, now) is holds
        assert (visitor(anna).get(f"/api/v1/sittings/{plan.id}/timeline").status_code == 200) is holds
        assert (sitting_waiting(scope_for(anna, now)) is not None) is holds
        assert bool(visitor(anna).get("/api/v1/offline").json()["sittings"]) is holds


class TestPhones:
    """Codes run out, locks open, and "stop" always gets through."""

    @each_set
    def test_a_code_lets_nobody_join_at_another_time(self, by: timedelta) -> None:
        """One that was shown by a clock set ahead would be good until then."""
        plan = sitting(person())
        code = code_for(plan)
        Phone.objects.update(made_at=timezone.now() + by)

        with pytest.raises(PairingError, match="code_too_old"):
            code_find(code=code, now=timezone.now())

    @each_set
    def test_a_lock_after_wrong_codes_does_not_last_until_a_date_to_come(self, by: timedelta) -> None:
        """What was counted by another clock is forgotten, and what is counted now counts."""
        now = timezone.now()
        for _ in range(MOST_TRIES):
            try_failed(address="192.168.1.9", now=now)
        assert not may_try(address="192.168.1.9", now=now)
        FailedTry.objects.update(at=now + by)

        assert may_try(address="192.168.1.9", now=now)
        tries_forget(now=now)
        assert not FailedTry.objects.exists()

    @each_set
    def test_a_moment_of_another_time_does_not_run(self, by: timedelta) -> None:
        """A session nobody gives signs of stands where it was last seen."""
        now, plan = timezone.now(), sitting(person())
        then = scope_for(plan.person, now + by)
        moment = moment_tell(then, sitting=plan, position_ms=5_000, is_playing=True, is_change=True, screen="here")

        assert moment_document(moment, now)["playing"] is False
        assert position_at(moment, now) == 5_000

    @each_set
    def test_a_phone_seen_at_another_time_is_not_there_until_it_is_seen_again(self, by: timedelta) -> None:
        """Signs of life are counted again from the first after the clock was set."""
        now, plan = timezone.now(), sitting(person())
        phone, key = phone_join(code=code_for(plan), use=Use.SCREEN, now=now)
        Phone.objects.filter(id=phone.id).update(seen_at=now + by)

        assert company(scope_for(plan.person, now), plan)["phones"] == 0
        found = joined_phone(plan.id, key, now=now, language="en-gb")
        assert found is not None
        phone_seen(found.scope, phone=found.phone)
        assert company(scope_for(plan.person, now), plan)["phones"] == 1

    @each_set
    def test_stop_is_told_whatever_the_clock_was(self, by: timedelta) -> None:
        """Softer is for the moment in which it was asked for; stop is told until somebody has heard it."""
        now = timezone.now()
        plan = sitting(person(), performer="partner", position="bed")
        phone, _ = phone_join(code=code_for(plan), use=Use.REMOTE, now=now)
        for kind in (AskKind.SOFTER, AskKind.STOP):
            ask_take(scope_for(plan.person, now), phone=phone, ask_id=uuid.uuid4(), kind=kind, age=timedelta(0))
        Ask.objects.update(asked_at=now + by)

        assert [ask.kind for ask in asks_to_tell(scope_for(plan.person, now), plan)] == [AskKind.STOP]

    @pytest.mark.parametrize("by", [-HOURS, HOURS, timedelta(hours=-5)])
    def test_the_clock_does_not_send_away_the_remote_of_a_session_that_goes_on(self, by: timedelta) -> None:
        """It has to be able to say "stop"; before a session begins, and a day later, it is nobody's any more."""
        now = timezone.now()
        plan = sitting(person(), performer="partner", position="bed")
        _, key = phone_join(code=code_for(plan), use=Use.REMOTE, now=now)
        Sitting.objects.update(made_at=now + by, status=Status.PLAYING)

        assert joined_phone(plan.id, key, now=now, language="en-gb") is not None
        Sitting.objects.update(made_at=now + DAYS)
        assert joined_phone(plan.id, key, now=now, language="en-gb") is None
        Sitting.objects.update(made_at=now + timedelta(hours=5), status=Status.PLANNED)
        assert joined_phone(plan.id, key, now=now, language="en-gb") is None


class TestWhatWasTold:
    """About health, by day."""

    @pytest.mark.parametrize(
        ("days", "counts"), [(0, True), (30, True), (31, False), (-1, True), (-2, False), (-30, False)]
    )
    def test_counts_for_a_month_and_not_from_a_day_to_come(self, days: int, counts: bool) -> None:
        """A device asks again what was told by another clock."""
        anna = person()
        person_remember(scope_for(anna), person=anna, health={"age": 44}, facts=[])
        Person.objects.update(told_on=timezone.localdate() - timedelta(days=days))
        anna.refresh_from_db()
        known = health_of(scope_for(anna), anna)

        assert isinstance(known, HealthProfile)
        assert (known.person == NOBODY.person) is not counts

    @each_set
    def test_weeks_and_years_never_run_backwards(self, by: timedelta) -> None:
        """A clock set back makes nobody less pregnant, nor younger."""
        anna = Person(age=64, pregnant_weeks=12, told_on=timezone.localdate() + by)
        today = timezone.localdate()

        assert anna.age_on(today) == 64
        assert anna.weeks_on("pregnant_weeks", today) == (16 if by == -DAYS else 12)


class TestWhatADeviceBegan:
    """It comes before or after a withdrawal by count; no clock of the device has a say."""

    @staticmethod
    def begun(anna: Person, at: datetime, withdrawals: int | None) -> Sitting:
        """Record a ready-made session as a device tells of it."""
        made = uuid.uuid4()
        told = {"ready": "five", "person": str(anna.id), "begun_at": at.isoformat(), "withdrawals": withdrawals}
        answer = visitor(anna).put(f"/api/v1/sittings/{made}", json.dumps(told), content_type=JSON)
        assert answer.status_code == 200
        return Sitting.objects.get(id=made)

    @each_set
    def test_before_a_refusal_is_not_gone_on_with(self, by: timedelta) -> None:
        """The device was without a network, and knew nothing of it."""
        anna = person()
        knew = visitor(anna).get("/api/v1/offline").json()["withdrawals"]
        says_no(visitor(anna), anna)
        plan = self.begun(anna, timezone.now() + by, knew)
        dated(plan, timedelta(0))

        assert plan.withdrawn == Withdrawal.UNKNOWING
        assert visitor(anna).get(f"/api/v1/sittings/{plan.id}/timeline").status_code == 409

    @pytest.mark.parametrize("by", [-DAYS, -HOURS, timedelta(0)])
    def test_after_a_refusal_is(self, by: timedelta) -> None:
        """It asked everything again, and knew."""
        anna = person()
        says_no(visitor(anna), anna)
        knew = visitor(anna).get("/api/v1/offline").json()["withdrawals"]

        assert knew == 1
        assert self.begun(anna, timezone.now() + by, knew).withdrawn == ""

    @pytest.mark.parametrize("by", [HOURS, DAYS])
    def test_at_a_moment_to_come_is_not_gone_on_with_either(self, by: timedelta) -> None:
        """Nobody can tell how old the answers behind it are."""
        assert self.begun(person(), timezone.now() + by, 0).withdrawn == Withdrawal.UNKNOWING

    def test_without_saying_what_it_knew_counts_as_before_everything(self) -> None:
        """An older device, with something withdrawn since and without."""
        anna = person()
        assert self.begun(anna, timezone.now(), None).withdrawn == ""
        says_no(visitor(anna), anna)
        assert self.begun(anna, timezone.now(), None).withdrawn == Withdrawal.UNKNOWING

    def test_says_which_refusals_and_troubles_the_list_knows(self) -> None:
        """By their ids, so that the device compares no moments."""
        anna = person()
        client, refusal, wrong = visitor(anna), uuid.uuid4(), event("something_wrong", detail={"what": "hurts"})
        told = json.dumps({"facts": [RED_FLAG], "person": str(anna.id)})
        client.put(f"/api/v1/refusals/{refusal}", told, content_type=JSON)
        send_events(client, sitting(anna), wrong)
        given = client.get("/api/v1/offline").json()

        assert (given["refused"], given["wrong"], given["withdrawals"]) == ([str(refusal)], [wrong["id"]], 2)


def test_a_harmless_feeling_withdraws_nothing() -> None:
    """A cramp: the session goes on, and so may every plan."""
    anna = person()
    client, plan, other = visitor(anna), sitting(anna), sitting(anna)
    send_events(client, plan, event("started"), event("something_wrong", 1_000, detail={"what": "cramp"}))

    assert not Sitting.objects.exclude(withdrawn="").exists()
    assert client.get(f"/api/v1/sittings/{other.id}/timeline").status_code == 200
    assert Sitting.objects.get(id=plan.id).compiled_by == content_mark()


def test_an_answer_that_comes_after_the_plan_was_made_withdraws_it() -> None:
    """Two pages at once: the plan knows nothing of what was sent off beside it; sending the same again is nothing."""
    anna = person()
    plan = sitting(anna)
    draft = Draft.objects.create(person=anna, outcome=Outcome.PLANNED, answers={"health": {"age": 44, "done": True}})
    draft_save(scope_for(draft.person), draft=draft, step="health", given={"age": 44}, done=True)
    plan.refresh_from_db()
    assert plan.withdrawn == ""
    draft_save(scope_for(draft.person), draft=draft, step="health", given={"age": 45}, done=True)
    plan.refresh_from_db()

    assert (plan.withdrawn, plan.withdrawn_by_check_in) == (Withdrawal.ANSWERED, draft)


def test_a_plan_by_the_api_is_made_of_what_lasts_now() -> None:
    """What felt wrong is in it, and what was planned before it is not played."""
    anna = person()
    client, before = visitor(anna), sitting(anna)
    feels_wrong(client, anna)
    told = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON)

    assert told.json()["outcome"] == "refused"
    before.refresh_from_db()
    assert before.withdrawn == Withdrawal.TROUBLE
    assert Moment.objects.count() == 0
