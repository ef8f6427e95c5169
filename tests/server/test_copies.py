"""A copy holds everything of a household or of one person, and brings it back as strict as it was."""

from __future__ import annotations

import uuid
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from legato.errors import CopyError, NotPlayableError
from legato.library import load_library
from legato.server.copies_folder import Why
from legato.server.records.copies import services as copies
from legato.server.records.copies.kinds import LEFT_OUT, MADE_ANEW, kinds_of
from legato.server.records.holding import events_record, sitting_finish
from legato.server.records.lasting import lasting_of
from legato.server.records.people.deleting import household_delete, person_delete
from legato.server.records.people.models import Household, Person, RememberedFact
from legato.server.records.people.scope import Scope
from legato.server.records.plans import sitting_make_playable
from legato.server.records.rhythm.models import ReminderState, Rhythm
from legato.server.records.rhythm.selectors import rhythm_kept
from legato.server.records.rhythm.services import rhythm_begin, rhythm_pause
from legato.server.records.sittings.models import Draft, Event, EventKind, EventReply, Outcome, Sitting, Withdrawal
from server.builders import held, person, reminders, scope_for, scope_in, sitting

pytestmark = pytest.mark.django_db
NOW = timezone.now().replace(microsecond=123456)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let copies that are kept by themselves lie where this test alone sees them."""
    monkeypatch.setattr("legato.server.copies_folder.data_folder", lambda: tmp_path)


def home_of(whose: Person) -> Household:
    """Make somebody's household the one of whoever comes without an account."""
    Household.objects.filter(pk=whose.household_id).update(is_home=True)
    whose.household.refresh_from_db()
    return whose.household


@pytest.fixture
def anna() -> Person:
    """Give Anna, about whom there is a record of every kind."""
    anna = person("Anna")
    home_of(anna)
    scope = scope_for(anna)
    done = held(anna)
    sitting_finish(scope, sitting=done, pains=[{"leg": "left", "zone": "calf", "score": 3}], felt="same")
    RememberedFact.objects.create(person=anna, fact="diabetes", confirmed_on=scope.today)
    RememberedFact.objects.create(
        person=anna, fact="varicose_veins", leg="left", zones=["calf", "shin"], confirmed_on=scope.today
    )
    refused = Draft.objects.create(person=anna, outcome=Outcome.REFUSED, repeats=done)
    told = wrong(done)
    events_record(scope, sitting=done, events=[told])
    EventReply.objects.create(event=told, says="gone")
    EventReply.objects.create(event=told, says="still")
    rhythm = reminders(anna).rhythm
    rhythm_pause(scope, rhythm=rhythm)
    taken_back = sitting(anna)
    Sitting.objects.filter(pk=taken_back.pk).update(
        withdrawn=Withdrawal.REFUSED, withdrawn_at=timezone.now(), withdrawn_by_check_in=refused
    )
    return anna


def wrong(whose: Sitting, what: str = "leg_swollen") -> Event:
    """Return something that felt wrong in a sitting."""
    return Event(
        id=uuid.uuid4(),
        sitting=whose,
        kind=EventKind.SOMETHING_WRONG,
        at_ms=1_000,
        leg="left",
        happened_at=timezone.now(),
        detail={"what": what},
    )


def copy_of(scope: Scope, whose: Person | None = None) -> bytes:
    """Write a copy, at one moment."""
    out = BytesIO()
    copies.copy_write(Scope(scope.household, None, scope.role, NOW, "en-gb"), out=out, person=whose)
    return out.getvalue()


def bring_back(copy: bytes, scope: Scope | None = None) -> Any:
    """Bring a copy back into the household at home."""
    home = Household.objects.filter(is_home=True).first()
    return copies.copy_bring_back(scope or scope_in(home), copy=BytesIO(copy))


def everything() -> dict[str, list[dict[str, Any]]]:
    """Return every row of every kind that a copy holds."""
    return {
        kind.name: [
            {field.name: getattr(row, field.attname) for field in kind.fields}
            for row in kind.model._default_manager.order_by(*kind.order())
        ]
        for kind in kinds_of(apps)
    }


class TestIsWhole:
    """Nothing can be forgotten in it."""

    def test_every_model_is_in_it_or_left_out_with_a_reason(self) -> None:
        """Whoever adds a model decides: it hangs on a person, or somebody writes down why it is not taken along."""
        ours = {model for model in apps.get_models() if model.__module__.startswith("legato.")}
        inside = {kind.model._meta.label_lower for kind in kinds_of(apps)}

        assert inside | set(LEFT_OUT) == {model._meta.label_lower for model in ours}
        assert not inside & set(LEFT_OUT)
        assert all(LEFT_OUT.values())

    def test_every_field_is_in_it_or_made_anew(self) -> None:
        """But for numbers that a table counts by itself, and the household, which is that of the place."""
        left = {
            f"{kind.name}.{field.name}"
            for kind in kinds_of(apps)
            for field in kind.model._meta.concrete_fields
            if field not in kind.fields and not (kind.is_counted and field.primary_key)
        }

        made = {"timeline": "sittings.sitting", "timeline_etag": "sittings.sitting", "name_key": "people.person"}
        assert made.keys() == MADE_ANEW.keys()
        assert left == {"people.person.household", *(f"{kind}.{name}" for name, kind in made.items())}

    def test_a_household_tells_nothing_that_would_be_lost(self) -> None:
        """A field that is added to it has to be taken along."""
        assert {field.name for field in Household._meta.concrete_fields} == {"id", "made_at", "is_home"}

    def test_each_kind_is_found_the_way_its_model_names(self) -> None:
        """What a copy follows by itself is what a Scope follows."""
        assert [kind.above for kind in kinds_of(apps)] == [kind.model.KEPT_UNDER for kind in kinds_of(apps)]

    def test_the_story_has_a_row_of_every_kind(self, anna: Person) -> None:
        """Or the tests below would prove less than they say."""
        assert all(everything().values())


class TestAnEmptyPlace:
    """Another computer, or after a deletion."""

    def test_gets_back_every_row_as_it_was(self, anna: Person) -> None:
        """Moments to the microsecond, in the same order."""
        before, copy = everything(), copy_of(scope_for(anna))
        household_delete(scope_for(anna))
        assert not any(everything().values())
        brought = bring_back(copy)

        after = everything()
        for name, rows in before.items():
            assert [row | {"compiled_by": ""} for row in after[name]] == [row | {"compiled_by": ""} for row in rows]
        assert (brought.people, brought.sittings) == (1, 2)
        assert Person.objects.get().household == Household.objects.get(is_home=True)

    def test_gives_the_same_bytes_again(self, anna: Person) -> None:
        """At the same moment: nothing else in a copy depends on when or where it was made."""
        copy = copy_of(scope_for(anna))
        household_delete(scope_for(anna))
        bring_back(copy)

        assert copy_of(scope_in(Household.objects.get(is_home=True))) == copy

    def test_remembers_what_is_remembered_for_safety(self, anna: Person) -> None:
        """Something that is still wrong, facts with their places, and a plan that was taken back."""
        scope = scope_for(anna)
        lasted, copy = lasting_of(scope, anna), copy_of(scope)
        assert lasted
        household_delete(scope)
        bring_back(copy)
        anna = Person.objects.get()

        assert [one.facts for one in lasting_of(scope_for(anna), anna)] == [one.facts for one in lasted]
        assert {(fact.fact, *fact.zones) for fact in anna.facts.all()} == {
            ("diabetes",),
            ("varicose_veins", "calf", "shin"),
        }
        taken_back = anna.sittings.get(withdrawn=Withdrawal.REFUSED)
        assert taken_back.withdrawn_by_check_in.outcome == Outcome.REFUSED
        with pytest.raises(NotPlayableError):
            sitting_make_playable(scope_for(anna), sitting=taken_back)

    def test_clears_a_plan_anew_before_it_is_played(self) -> None:
        """What was compiled elsewhere is not trusted here."""
        ben = person("Ben")
        home_of(ben)
        plan = sitting(ben)
        timeline, copy = bytes(plan.timeline), copy_of(scope_for(ben))
        household_delete(scope_for(ben))
        bring_back(copy)
        ben, plan = Person.objects.get(), Sitting.objects.get()
        assert bytes(plan.timeline) == b""
        sitting_make_playable(scope_for(ben), sitting=plan)

        assert bytes(Sitting.objects.get().timeline) == timeline


class TestAUsedPlace:
    """What is there stays, and of two the stricter counts."""

    def test_changes_nothing_when_all_of_it_is_there(self, anna: Person) -> None:
        """Brought back into where it comes from, and once more."""
        before, copy = everything(), copy_of(scope_for(anna))
        for _ in range(2):
            brought = bring_back(copy)
            assert (brought.added, brought.joined) == (0, 0)

        assert everything() == before

    def test_keeps_a_copy_of_what_was_there(self, anna: Person, tmp_path: Any) -> None:
        """So that even a wrong copy can be taken back."""
        copy = copy_of(scope_for(anna))
        bring_back(copy)
        (kept,) = (tmp_path / "copies").iterdir()

        household_delete(scope_in(Household.objects.get(is_home=True)))
        assert not kept.exists(), "what is deleted is in no copy that is kept by itself"

    def test_forgets_nothing_that_was_told_since(self, anna: Person) -> None:
        """A fact, something that felt wrong, and the plan it took back."""
        copy, scope = copy_of(scope_for(anna)), scope_for(anna)
        plan = sitting(anna)
        events_record(scope, sitting=plan, events=[told := wrong(plan, "hurts")])
        RememberedFact.objects.create(person=anna, fact="blood_thinner", confirmed_on=scope.today)
        before = everything()
        bring_back(copy)

        assert everything() == before
        assert Event.objects.filter(pk=told.pk).exists()

    def test_learns_what_was_told_elsewhere_and_takes_back_what_did_not_know(self, anna: Person) -> None:
        """The copy is newer in one thing: something felt wrong there."""
        done = anna.sittings.exclude(started_at=None, status="planned").first()
        told = wrong(done, "calf_hot")
        events_record(scope_for(anna), sitting=done, events=[told])
        copy = copy_of(scope_for(anna))
        Event.objects.filter(pk=told.pk).delete()
        plan = sitting(anna)
        brought = bring_back(copy)

        plan.refresh_from_db()
        assert brought.added == 1
        assert plan.withdrawn == Withdrawal.ANSWERED

    def test_lets_the_last_answer_about_a_trouble_be_the_last(self, anna: Person) -> None:
        """Of "gone" in the copy and "still" here since, the second counts."""
        told = Event.objects.get(detail__what="leg_swollen")
        EventReply.objects.create(event=told, says="gone")
        copy = copy_of(scope_for(anna))
        told.replies.filter(says="gone").delete()
        EventReply.objects.create(event=told, says="still")
        bring_back(copy)

        assert told.replies.last().says == "still"

    @pytest.mark.parametrize(
        ("here", "brought", "together"),
        [(["calf"], ["shin"], ["calf", "shin"]), ([], ["shin"], []), (["calf"], [], [])],
    )
    def test_lets_a_fact_hold_wherever_either_says(
        self, here: list[str], brought: list[str], together: list[str], anna: Person
    ) -> None:
        """Without a place it holds everywhere, which is stricter than any."""
        fact = RememberedFact.objects.filter(fact="varicose_veins")
        fact.update(zones=brought)
        copy = copy_of(scope_for(anna))
        fact.update(zones=here)
        bring_back(copy)

        assert fact.get().zones == together

    def test_lets_a_plan_that_was_withdrawn_anywhere_be_withdrawn(self, anna: Person) -> None:
        """Whatever is said here."""
        plan = sitting(anna)
        Sitting.objects.filter(pk=plan.pk).update(withdrawn=Withdrawal.TROUBLE, withdrawn_at=timezone.now())
        copy = copy_of(scope_for(anna))
        Sitting.objects.filter(pk=plan.pk).update(withdrawn="", withdrawn_at=None)
        bring_back(copy)

        plan.refresh_from_db()
        assert plan.withdrawn == Withdrawal.TROUBLE

    def test_takes_a_session_further_and_never_back(self, anna: Person) -> None:
        """It was played on the other computer."""
        plan = sitting(anna)
        Sitting.objects.filter(pk=plan.pk).update(status="finished", ended_at=NOW)
        finished = copy_of(scope_for(anna))
        Sitting.objects.filter(pk=plan.pk).update(status="planned", ended_at=None)
        planned = copy_of(scope_for(anna))
        for copy in (finished, planned):
            bring_back(copy)
            plan.refresh_from_db()
            assert (plan.status, plan.ended_at) == ("finished", NOW)

    def test_takes_the_health_that_was_told_last(self, anna: Person) -> None:
        """By the day on which it was told."""
        today = scope_for(anna).today
        Person.objects.update(age=45, pregnant_weeks=30, told_on=today)
        copy = copy_of(scope_for(anna))
        Person.objects.update(age=44, pregnant_weeks=None, told_on=today - timedelta(days=1))
        bring_back(copy)
        anna.refresh_from_db()

        assert (anna.age, anna.pregnant_weeks) == (45, 30)

    def test_somebody_in_the_middle_of_a_check_in_goes_on_with_it(self, anna: Person) -> None:
        """And not with the one that was open when the copy was made."""
        old = Draft.objects.create(person=anna)
        taken_back = anna.sittings.exclude(withdrawn="").first()
        Sitting.objects.filter(pk=taken_back.pk).update(withdrawn_by_check_in=old)
        copy = copy_of(scope_for(anna))
        old.delete()
        Sitting.objects.filter(pk=taken_back.pk).delete()
        new = Draft.objects.create(person=anna)
        bring_back(copy)

        assert Draft.objects.get(outcome=Outcome.OPEN) == new
        assert Sitting.objects.get(pk=taken_back.pk).withdrawn_by_check_in is None

    def test_goes_on_with_the_programme_that_is_kept_here(self, anna: Person) -> None:
        """One is kept at a time: the one in the copy has ended with that, and so have its reminders."""
        copy, kept = copy_of(scope_for(anna)), Rhythm.objects.get()
        kept.delete()
        begun = rhythm_begin(scope_for(anna), person=anna, programme=load_library().programmes["after-sport"])
        bring_back(copy)
        brought = Rhythm.objects.exclude(pk=begun.pk).get()

        assert rhythm_kept(scope_for(anna)) == begun
        assert brought.ended_on == scope_for(anna).today
        assert brought.reminder.state == ReminderState.REMOVED


class TestOnePerson:
    """Moved to a computer of her own, or into another household."""

    @pytest.fixture
    def mum(self, anna: Person) -> Person:
        """Give Mum, who lives in Anna's household until now."""
        mum = person("Mum", anna.household)
        held(mum)
        return mum

    def test_takes_along_what_is_hers_alone(self, anna: Person, mum: Person) -> None:
        """And nothing of Anna's."""
        copy = copy_of(scope_for(anna), mum)
        household_delete(scope_for(anna))
        bring_back(copy)

        assert [one.name for one in Person.objects.all()] == ["Mum"]
        assert Sitting.objects.count() == 1
        assert copy_of(scope_in(Household.objects.get(is_home=True)), Person.objects.get()) == copy

    def test_is_in_no_copy_that_is_kept_when_she_is_deleted(self, anna: Person, mum: Person, tmp_path: Any) -> None:
        """Nobody can bring her back, as the page says."""
        copies.copy_keep(scope_for(anna), why=Why.DAY)
        assert list(tmp_path.rglob("*.gz"))
        person_delete(scope_for(anna), person=mum)

        assert list(tmp_path.rglob("*.gz")) == []

    def test_comes_beside_whoever_is_there(self, anna: Person, mum: Person) -> None:
        """Two who have one name are told apart."""
        copy = copy_of(scope_for(anna), mum)
        person_delete(scope_for(anna), person=mum)
        person("mum", anna.household)
        bring_back(copy)

        assert sorted(Person.objects.values_list("name", flat=True)) == ["Anna", "Mum 2", "mum"]

    def test_whose_records_are_kept_elsewhere_already_is_not_taken_twice(self, anna: Person, mum: Person) -> None:
        """An id stands for one thing: another household's stays theirs, and nothing is changed."""
        copy = copy_of(scope_for(anna), mum)
        elsewhere = Household.objects.create()
        Person.objects.filter(pk=mum.pk).update(household=elsewhere)
        before = everything()
        with pytest.raises(CopyError, match="copies-taken"):
            bring_back(copy)

        assert everything() == before
