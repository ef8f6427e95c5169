"""A Scope is all that a door may reach: what it does not hold is not there, whoever names it."""

from __future__ import annotations

import ast
import inspect
import uuid
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from legato.errors import NotPlayableError
from legato.server import records
from legato.server.records.changing import GoneError
from legato.server.records.diary.services import note_write
from legato.server.records.holding import events_record
from legato.server.records.lasting import withdraw_plans
from legato.server.records.pairing.entry import joined_phone, phone_join
from legato.server.records.pairing.models import Ask, FailedTry, Moment, Phone, Use
from legato.server.records.people.entry import home_scope
from legato.server.records.people.models import Household, Person, RememberedFact
from legato.server.records.people.scope import Role, Scope
from legato.server.records.plans import sitting_make_playable
from legato.server.records.refusals import NotNow
from legato.server.records.rhythm.entry import calendar_enter
from legato.server.records.rhythm.feeds import feed_renew
from legato.server.records.rhythm.models import CalendarFeed, Reminder, Rhythm
from legato.server.records.sittings.models import (
    Draft,
    Event,
    EventKind,
    EventReply,
    Feedback,
    Sitting,
    Withdrawal,
    ZonePain,
)
from server.builders import held, person, reminders, scope_for, scope_in, sitting
from server.phones import code_for

pytestmark = pytest.mark.django_db
ROOMS = Path(records.__file__).parent
NOBODYS = {FailedTry: "counted by network address, of whoever guesses codes"}
OURS = [model for model in apps.get_models() if model.__module__.startswith("legato.") and model not in NOBODYS]

WITHOUT = {
    "clock and numbers alone": {"is_fresh", "position_at", "moment_document", "first_lasting", "is_here"},
    "what a record holds in itself": {
        "session_of",
        "screening_of",
        "recipe_of_sitting",
        "wishes_begun_with",
        "uses_of",
        "is_over",
        "late_event",
        "look_event",
        "rises_in",
        "session_once_more",
    },
    "what came along with a record": {"reliefs_of", "pains_of", "summaries_of", "session_start", "session_day"},
    "the first step of all: there is no scope without a household": {"household_home"},
    "before the tables are those of today, so that nobody can be asked for": {"keep_before_update"},
}
"""What reads and writes no record, by the reason why it needs no scope."""


def asks_or_changes() -> list[ModuleType]:
    """Return every module of the records that reads or changes them."""
    named = [path for path in ROOMS.rglob("*.py") if path.stem in {"selectors", "services", "known", "known_health"}]
    single = [
        path
        for path in ROOMS.glob("*.py")
        if path.stem not in {"__init__", "changing", "once_more", "one_moment", "refusals"}
    ]
    places = [path.relative_to(ROOMS).with_suffix("").parts for path in (*named, *single)]
    return [import_module(".".join((records.__name__, *parts))) for parts in places]


def test_is_the_first_thing_that_every_selector_and_service_takes() -> None:
    """Whoever writes a new one cannot forget whose records they are."""
    free = set().union(*WITHOUT.values())
    seen, without = set(), set()
    for module in asks_or_changes():
        for name, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or name.startswith("_"):
                continue
            seen.add(name)
            taken = next(iter(inspect.signature(function).parameters.values()), None)
            if taken is None or (taken.name, taken.annotation) != ("scope", "Scope"):
                without.add(name)

    assert without == free
    assert len(seen) > 60


def test_is_the_only_way_to_the_rows_of_a_table() -> None:
    """A manager is asked by name only where something is made, or where somebody gets a scope."""
    makes = {"create", "bulk_create", "get_or_create"}
    enters = {
        "people/scope.py",
        "people/entry.py",
        "pairing/entry.py",
        "pairing/tries.py",
        "rhythm/entry.py",
        "changing.py",
    }
    past = []
    for path in sorted(ROOMS.parent.rglob("*.py")):
        place = path.relative_to(ROOMS).as_posix() if path.is_relative_to(ROOMS) else path.name
        if place in enters or "migrations" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute):
                manager = node.value.attr in {"objects", "_base_manager", "_default_manager"}
                past += [f"{place}:{node.lineno}"] if manager and node.attr not in makes else []

    assert past == [], "ask `scope.rows(...)` or a selector, which know whose rows these are"


@pytest.fixture
def everything_of_eve() -> Person:
    """Give somebody who has a record of every kind."""
    eve = person("Eve")
    scope = scope_for(eve)
    done = held(eve)
    RememberedFact.objects.create(person=eve, fact="diabetes", confirmed_on=scope.today)
    Draft.objects.create(person=eve)
    reminders(eve)
    feed_renew(scope, person=eve)
    told = Event(
        id=uuid.uuid4(),
        sitting=done,
        kind=EventKind.SOMETHING_WRONG,
        at_ms=0,
        happened_at=scope.now,
        detail={"what": "hurts"},
    )
    events_record(scope, sitting=done, events=[told])
    EventReply.objects.create(event=told, says="gone")
    note_write(scope, sitting=done, note="It rained.")
    note_write(scope, sitting=done, note="It poured.")
    phone = Phone.objects.create(sitting=done, code_mark="mark", made_at=scope.now)
    Ask.objects.create(id=uuid.uuid4(), phone=phone, kind="stop", wish="stop")
    Moment.objects.create(sitting=done, position_ms=0, is_playing=False, screen="here", told_at=scope.now)
    return eve


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_reaches_every_kind_of_record_of_its_own_household_and_none_of_another(
    kind: type[Model], everything_of_eve: Person
) -> None:
    """Each model says under what it is kept; one that does not cannot be asked for at all."""
    every = set(kind._default_manager.values_list("pk", flat=True))
    stranger = person("Anna")
    strangers = {stranger.pk, stranger.household_id}

    assert every
    assert set(scope_for(everything_of_eve).rows(kind).values_list("pk", flat=True)) == every
    assert set(scope_for(stranger).rows(kind).values_list("pk", flat=True)) <= strangers
    assert not scope_in(None).rows(kind).exists()


def test_changes_nothing_it_does_not_reach(everything_of_eve: Person) -> None:
    """A record of another household is as good as deleted, also for whoever holds it in their hands."""
    foreign = everything_of_eve.sittings.get()

    with pytest.raises(GoneError), scope_for(person("Anna")).changing(foreign):
        pytest.fail("A stranger's record was given out to be changed.")


def test_tells_of_an_id_that_is_taken_and_nothing_else(everything_of_eve: Person) -> None:
    """An id that a device chooses must not be somebody else's; whose it is stays unsaid."""
    foreign, free = everything_of_eve.sittings.get().id, uuid.uuid4()

    assert scope_for(person("Anna")).taken(Sitting, [foreign, free]) == {foreign}


class TestAPhone:
    """Has joined one sitting."""

    @pytest.fixture
    def plans(self) -> tuple[Sitting, Sitting]:
        """Give two plans of the same person."""
        anna = person("Anna")
        return sitting(anna), sitting(anna)

    @pytest.fixture
    def scope(self, plans: tuple[Sitting, Sitting]) -> Scope:
        """Give what a phone may reach that has joined the first plan."""
        now = timezone.now()
        _, key = phone_join(code=code_for(plans[0]), use=Use.SCREEN, now=now)
        found = joined_phone(plans[0].id, key, now=now, language="en-gb")
        assert found is not None
        return found.scope

    def test_reaches_its_own_sitting_alone(self, scope: Scope, plans: tuple[Sitting, Sitting]) -> None:
        """No other plan, no person, nothing that is remembered, no check-in."""
        own, other = plans

        assert (scope.role, scope.person) == (Role.PHONE, None)
        assert [each.id for each in scope.rows(Sitting)] == [own.id]
        assert set(scope.rows(ZonePain).values_list("sitting_id", flat=True)) == {own.id}
        assert not any(scope.rows(kind).exists() for kind in (Household, Person, RememberedFact, Draft, Feedback))
        with pytest.raises(GoneError), scope.changing(other):
            pytest.fail("A phone was given another plan to change.")

    def test_takes_back_every_plan_when_something_is_wrong(self, scope: Scope, plans: tuple[Sitting, Sitting]) -> None:
        """What a phone tells counts for all of them, though it sees one."""
        withdraw_plans(scope, plans[0].person, Withdrawal.TROUBLE)

        assert set(Sitting.objects.values_list("withdrawn", flat=True)) == {Withdrawal.TROUBLE}

    def test_plays_nothing_against_what_is_remembered(self, scope: Scope, plans: tuple[Sitting, Sitting]) -> None:
        """What it cannot read still stands against massage."""
        RememberedFact.objects.create(person=plans[0].person, fact="clot_now", confirmed_on=scope.today)

        with pytest.raises(NotPlayableError, match=NotNow.REMEMBERED):
            sitting_make_playable(scope, sitting=plans[0])


class TestACalendar:
    """Has been given one person's address."""

    def test_reaches_that_persons_reminders_alone(self, everything_of_eve: Person) -> None:
        """Nothing else of hers, and nothing of anybody she lives with."""
        ben, now = person("Ben", everything_of_eve.household), timezone.now()
        Rhythm.objects.create(person=ben, programme="after-sport", begun_on=now.date())
        token = feed_renew(scope_for(ben), person=ben).token

        of_ben = calendar_enter(token, now=now, language="en-gb").scope
        of_eve = calendar_enter(
            feed_renew(scope_for(everything_of_eve), person=everything_of_eve).token, now=now, language="en-gb"
        ).scope

        assert of_ben is not None
        assert of_eve is not None
        assert not of_ben.rows(Reminder).exists()
        assert [one.rhythm.person for one in of_eve.rows(Reminder)] == [everything_of_eve]
        assert not any(of_eve.rows(kind).exists() for kind in OURS if kind not in {Reminder, CalendarFeed})
        assert set(of_eve.rows(CalendarFeed).values_list("person", flat=True)) == {everything_of_eve.pk}


class TestAtHome:
    """Whoever opens the app belongs to the one household there is."""

    def test_the_chosen_person_is_cared_for_and_the_first_when_nobody_was_chosen(self) -> None:
        """A choice of somebody who is gone, or of a stranger, counts for nothing."""
        anna = person("Anna")
        ben, eve = person("Ben", anna.household), person("Eve")
        at_home = {
            str(chosen): home_scope(now=timezone.now(), language="en-gb", chosen=chosen).person
            for chosen in (str(ben.id), str(eve.id), str(uuid.uuid4()), "", None)
        }

        assert at_home.pop(str(ben.id)) == ben
        assert set(at_home.values()) == {anna}

    def test_the_day_is_the_one_where_the_house_stands(self) -> None:
        """Late in the evening in London it is not tomorrow yet, whatever it is in Greenwich."""
        now = timezone.now()

        assert scope_in(None, now=now).today == timezone.localdate(now)
        assert scope_in(None, now=now + timedelta(days=1)).today == timezone.localdate(now) + timedelta(days=1)
