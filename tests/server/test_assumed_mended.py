"""Records from before assumptions had a place of their own: what nobody told is taken out of what was told."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.utils import timezone

from legato.body import LEGS, ZoneId
from legato.notation.session import Session
from legato.server.records.checkins import draft as drafts
from legato.server.records.checkins.questions import checkin_of, place_of
from legato.server.records.people.models import Person
from legato.server.records.people.services import person_remember
from legato.server.records.ready.known import health_of
from legato.server.records.sittings.models import Draft, Outcome, Sitting, ZonePain
from server.builders import person, scope_for, sitting

pytestmark = pytest.mark.django_db

MIGRATION = import_module("legato.server.records.sittings.migrations.0007_tell_apart_what_was_assumed")
EACH_DAY = ["fungal_infection", "tendon_pain", "alcohol_or_sedatives"]
HEALTH = ["varicose_veins", "bleeding_disorder", "diabetes", "numb_feet", "poor_circulation", "heart_or_lung_disease"]
HEALTH += ["cancer_treatment", "osteoporosis", "cold_intolerance", "oil_allergy", "thin_skin", "implant_device"]
HEALTH += ["metalwork"]
MEDICINE = ["blood_thinner", "long_steroids"]
NUMBERS = ["pregnancy", "early_pregnancy", "postpartum", "older_adult", "child", "teenager"]
NEVER_ASKED = ["sore_achilles", "not_better"]
ALL = [*EACH_DAY, *HEALTH, "sciatica", *MEDICINE, "recent_travel", *NUMBERS, *NEVER_ASKED]
OF_SOMEBODY_KNOWN = [*EACH_DAY, "sciatica", "recent_travel", *NEVER_ASKED]
WEEK_AGO = timezone.now() - timedelta(days=7)


def mend() -> None:
    """Do what the migration does."""
    MIGRATION.tell_apart(apps, None)


def answers(*names: str) -> list[dict[str, Any]]:
    """Write facts as they are kept."""
    return [{"fact": name, "leg": None, "zones": []} for name in names]


def names_in(facts: list[dict[str, Any]]) -> list[str]:
    """Return the names of facts."""
    return [answer["fact"] for answer in facts]


def written_before(whose: Person, day: int = 0, **changes: Any) -> Sitting:
    """Write a session as it was written before: five ready-made minutes, with everything they cover as told."""
    made = sitting(whose)
    checkin = {
        "person": {"age": 40, "pregnant_weeks": None, "postpartum_weeks": None},
        "complaint": "unsure",
        "pain": [],
        "avoid": [],
        "facts": answers(*ALL),
        "minutes": 5,
        "performer": "self",
        "position": "chair",
        "reach": "toes",
        "hands": 2,
        "have": [],
        "aims": [],
    } | changes
    made.session["checkin"] = checkin
    thinner = {"code": "excluded", "rule": "M21", "says": "It is not for a leg with this: Takes a blood thinner."}
    gentle = {"code": "excluded", "rule": "M21", "says": "It is left out because of what you told us."}
    made.session["choices"] = [
        {"leg": "left", "technique": "knuckle", "included": False, "reasons": [thinner, gentle]},
    ]
    held = [{"fact": name, "short": name, "legs": ["left", "right"]} for name in names_in(checkin["facts"])]
    for one in held:
        one["short"] = "Takes a blood thinner" if one["fact"] == "blood_thinner" else one["short"]
    made.screening["held"] = held
    made.screening["reasons"] = [{"rule": "M21", "facts": ["blood_thinner"], "says": "You take a blood thinner."}]
    made.made_at = WEEK_AGO + timedelta(days=day)
    made.save()
    made.pains.all().delete()
    return made


def as_then(document: dict[str, Any]) -> dict[str, Any]:
    """Return the answers a check-in began with when the map had a page of its own, and the last page asked the rest."""
    found = drafts.from_document(document, place_of)
    today = {name: value for name, value in found["today"].items() if name not in ("pain", "avoid")}
    return {
        "where": {"pain": found["today"]["pain"], "avoid": found["today"]["avoid"], "done": False},
        "today": today | {"performer": document["performer"], "done": True},
        "health": found["health"],
        "your-legs": {"facts": [], "done": False},
        "kept": found["kept"],
    }


def checked_in(whose: Person, health: list[str], *, day: int, repeats: Sitting | None = None, **more: Any) -> Draft:
    """Write a check-in that was planned, and remembered as it was then; age 40 unless another was told."""
    begun = as_then(repeats.session["checkin"]) if repeats else {"today": {"done": True}}
    age = more.pop("age", 40)
    begun["health"] = {"age": age, "facts": more.pop("facts", answers(*health)), "done": True}
    begun["your-legs"] = {"facts": begun.get("your-legs", {}).get("facts", []), "done": True}
    made = Draft.objects.create(person=whose, repeats=repeats, answers=begun, outcome=Outcome.PLANNED)
    at = WEEK_AGO + timedelta(days=day)
    Draft.objects.filter(pk=made.pk).update(made_at=at, saved_at=at + timedelta(minutes=3))
    person_remember(scope_for(whose), person=whose, health=begun["health"], facts=begun["health"]["facts"])
    made.refresh_from_db()
    return made


def planned_from(draft: Draft, **changes: Any) -> Sitting:
    """Write the session a check-in led to."""
    checkin = drafts.document(draft.answers) | {"complaint": "unsure", "hands": 2, "performer": "self"} | changes
    made = sitting(draft.person)
    made.session["checkin"] = checkin
    made.session["choices"] = []
    made.screening["held"] = [
        {"fact": each["fact"], "short": "", "legs": ["left", "right"]} for each in checkin["facts"]
    ]
    made.screening["reasons"] = []
    made.repeats = draft.repeats
    made.made_at = draft.saved_at + timedelta(seconds=1)
    made.save()
    return made


class TestAReadyMadeSession:
    """The session itself."""

    def test_is_known_and_holds_no_answer_that_nobody_gave(self) -> None:
        """Every fact moves to where assumptions stand, and the age was none."""
        made = written_before(person())
        mend()
        made.refresh_from_db()
        checkin = made.session["checkin"]

        assert made.ready == "five"
        assert (checkin["facts"], checkin["person"]["age"], names_in(checkin["assumed"])) == ([], None, ALL)
        assert Session.model_validate(made.session).checkin.without_assumptions().facts == ()

    @pytest.mark.parametrize(
        ("name", "minutes", "leg"), [("cramp-left", 2, "right"), ("cramp-right", 2, "left"), ("hurting", 3, None)]
    )
    def test_for_right_now_is_known_by_its_length_alone(self, name: str, minutes: int, leg: str | None) -> None:
        """Nobody could ask for so short a session; for a cramp the other leg was never anybody's wish."""
        spared = [] if leg is None else [{"leg": leg, "zone": zone.value} for zone in ZoneId]
        now = {"complaint": "unsure" if leg is None else "night_cramps", "position": "chair" if leg is None else "bed"}
        made = written_before(person(), minutes=minutes, reach="calf", avoid=spared, facts=answers(), **now)
        mend()
        made.refresh_from_db()

        assert (made.ready, made.session["checkin"]["avoid"]) == (name, [])
        assert [answer["leg"] for answer in made.session["checkin"]["assumed"]] == ([] if leg is None else [leg])
        assert Session.model_validate(made.session).checkin.assumed != () or leg is None

    def test_says_of_what_holds_and_of_each_reason_that_nobody_told_it(self) -> None:
        """The page of the plan has no sentence that calls it hers."""
        made = written_before(person())
        mend()
        made.refresh_from_db()
        said = [reason["says"] for choice in made.session["choices"] for reason in choice["reasons"]]

        assert all(held["assumed"] == [leg.value for leg in LEGS] for held in made.screening["held"])
        assert [reason["assumed"] for reason in made.screening["reasons"]] == [["blood_thinner"]]
        assert said == [
            "Nobody asked about this, so it is left out: Takes a blood thinner.",
            "It is left out so that this stays gentle.",
        ]

    def test_keeps_what_was_known_of_the_person(self) -> None:
        """Age and conditions that were told lately are hers, in whatever order they are remembered."""
        known = ["blood_thinner", "varicose_veins"]
        made = written_before(
            person(),
            person={"age": 61, "pregnant_weeks": None, "postpartum_weeks": None},
            facts=answers(*known, *OF_SOMEBODY_KNOWN),
        )
        mend()
        made.refresh_from_db()
        checkin = made.session["checkin"]

        assert (names_in(checkin["facts"]), checkin["person"]["age"]) == (known, 61)
        assert names_in(checkin["assumed"]) == OF_SOMEBODY_KNOWN
        assert [reason["assumed"] for reason in made.screening["reasons"]] == [[]]

    def test_keeps_what_was_told_long_ago_and_covered_as_well(self) -> None:
        """It stood there twice: once because she told it, once because the session covers it."""
        made = written_before(person(), facts=answers("diabetes", *ALL))
        mend()
        made.refresh_from_db()

        assert names_in(made.session["checkin"]["facts"]) == ["diabetes"]
        assert made.session["checkin"]["person"]["age"] is None

    def test_is_known_whatever_else_it_covered(self) -> None:
        """Versions with other facts wrote it, and what is known of a person can keep the first of them out."""
        newer = written_before(
            person("Anna"), facts=answers("blood_thinner", *EACH_DAY, "of_another_day", *NEVER_ASKED)
        )
        without = written_before(person("Ben"), facts=answers("blood_thinner", *EACH_DAY[1:], *NEVER_ASKED))
        mend()
        newer.refresh_from_db()
        without.refresh_from_db()

        for made in (newer, without):
            assert (made.ready, names_in(made.session["checkin"]["facts"])) == ("five", ["blood_thinner"])

    def test_has_no_pain_before_that_nobody_asked_for(self) -> None:
        """A nought stood there; what was told afterwards stays."""
        made = written_before(person())
        ZonePain.objects.create(sitting=made, leg="left", zone="calf", before=0, after=4)
        mend()

        assert [(pain.before, pain.after) for pain in made.pains.all()] == [(None, 4)]

    def test_is_mended_once(self) -> None:
        """A second time changes nothing."""
        made = written_before(person())
        mend()
        made.refresh_from_db()
        first = made.session, made.screening
        mend()
        made.refresh_from_db()

        assert (made.session, made.screening) == first


class TestWhatIsNotReadyMade:
    """Records of everybody else."""

    def test_a_person_of_forty_who_checked_in_for_five_minutes_stays_as_she_is(self) -> None:
        """Her conditions were told, one by one, however many they are."""
        told = [*EACH_DAY, *HEALTH, *MEDICINE]
        made = written_before(person(), facts=answers(*told))
        mend()
        made.refresh_from_db()

        assert (made.ready, names_in(made.session["checkin"]["facts"])) == ("", told)
        assert made.session["checkin"]["person"]["age"] == 40

    def test_a_check_in_that_repeats_an_ordinary_session_is_not_touched(self) -> None:
        """Not even that of somebody who held a ready-made session as well."""
        anna = person()
        written_before(anna)
        usual = planned_from(checked_in(anna, ["blood_thinner"], day=-1, age=61))
        again = checked_in(anna, ["blood_thinner"], day=1, repeats=usual, age=61)
        before = again.answers
        mend()
        again.refresh_from_db()
        anna.refresh_from_db()

        assert again.answers == before
        assert (anna.age, [fact.fact for fact in anna.facts.all()]) == (61, ["blood_thinner"])
        assert anna.told_on is not None


class TestWhoRepeatedOne:
    """ "Repeat it", and "That is right"."""

    def test_is_no_longer_remembered_with_what_she_never_told(self) -> None:
        """Neither illnesses nor an age; and nothing counts as answered with no instead."""
        anna = person()
        checked_in(anna, [*HEALTH, *MEDICINE], day=1, repeats=written_before(anna))
        mend()
        anna.refresh_from_db()

        assert (anna.age, anna.told_on, list(anna.facts.all())) == (None, None, [])
        assert (health_of(scope_for(anna), anna).facts, health_of(scope_for(anna), anna).settled) == ((), frozenset())

    def test_has_a_check_in_and_a_plan_that_tell_only_what_she_told(self) -> None:
        """What came from the session is kept under its own name, circumstances too."""
        anna = person()
        draft = checked_in(anna, [*HEALTH, *MEDICINE], day=1, repeats=written_before(anna))
        plan = planned_from(draft)
        mend()
        draft.refresh_from_db()
        plan.refresh_from_db()
        checkin = plan.session["checkin"]

        told = [
            answer for step, given in draft.answers.items() if step != "assumed" for answer in given.get("facts", ())
        ]
        assert (told, draft.answers["health"]["age"]) == ([], None)
        assert "today" not in draft.answers
        assert {*names_in(draft.answers["assumed"]["facts"])} >= {*HEALTH, *MEDICINE, *NUMBERS}
        assert (plan.ready, checkin["facts"], checkin["person"]["age"]) == ("", [], None)
        assert {*names_in(checkin["assumed"])} == {*names_in(draft.answers["assumed"]["facts"])}
        assert all(held["assumed"] for held in plan.screening["held"])

    def test_keeps_what_she_told_before(self) -> None:
        """Her blood thinner and her forty years were there before the session was."""
        anna = person()
        checked_in(anna, ["blood_thinner"], day=-2)
        checked_in(anna, [*HEALTH, *MEDICINE], day=1, repeats=written_before(anna))
        mend()
        anna.refresh_from_db()

        assert (anna.age, [fact.fact for fact in anna.facts.all()]) == (40, ["blood_thinner"])
        assert anna.told_on is None

    def test_keeps_what_she_changed(self) -> None:
        """Whoever named a leg, or typed her age, has told something."""
        anna = person()
        veins = {"fact": "varicose_veins", "leg": "left", "zones": []}
        facts = [veins, *answers("diabetes")]
        checked_in(anna, [], day=1, repeats=written_before(anna), facts=facts, age=67)
        mend()
        anna.refresh_from_db()

        assert (anna.age, [(fact.fact, fact.leg) for fact in anna.facts.all()]) == (67, [("varicose_veins", "left")])

    def test_keeps_all_of_it_where_she_put_everything_right(self) -> None:
        """She unticked it, and said how old she is: nothing is asked again for nothing."""
        anna = person()
        checked_in(anna, [], day=1, repeats=written_before(anna), age=67)
        mend()
        anna.refresh_from_db()

        assert anna.age == 67
        assert anna.told_on is not None

    def test_is_mended_in_the_check_ins_after_it_too(self) -> None:
        """A fresh check-in was filled in from what was remembered, and so was the repeat of a repeat."""
        anna = person()
        second = planned_from(checked_in(anna, [*HEALTH, *MEDICINE], day=1, repeats=written_before(anna)))
        third = checked_in(anna, [*HEALTH, *MEDICINE], day=2, repeats=second)
        fourth = checked_in(anna, [*HEALTH, "past_clot"], day=3)
        mend()
        anna.refresh_from_db()
        third.refresh_from_db()
        fourth.refresh_from_db()

        assert names_in(third.answers["health"]["facts"]) == []
        assert names_in(fourth.answers["health"]["facts"]) == ["past_clot"]
        assert (anna.age, [fact.fact for fact in anna.facts.all()]) == (None, ["past_clot"])

    def test_goes_on_with_a_check_in_that_asks_for_everything(self) -> None:
        """One that is open has nothing ticked any more, and asks for the session's circumstances too."""
        anna = person()
        begun = written_before(anna)
        first = {"facts": [], "asked": ["chest_or_breath"], "done": True}
        answered = {**as_then(begun.session["checkin"]), "first-questions": first}
        draft = Draft.objects.create(person=anna, repeats=begun, answers=answered)
        mend()
        draft.refresh_from_db()
        checkin = checkin_of(draft.answers)

        assert (checkin.facts, checkin.avoid, checkin.person.age) == ((), (), None)
        assert draft.answers["first-questions"] == first
        assert not any(draft.answers[step]["done"] for step in ("health", "your-legs"))
        assert "today" not in draft.answers

    def test_is_not_left_with_a_leg_she_never_asked_to_leave_alone(self) -> None:
        """After a cramp the other leg was marked on her map."""
        anna = person()
        spared = [{"leg": "right", "zone": zone.value} for zone in ZoneId]
        cramp = written_before(
            anna, complaint="night_cramps", minutes=2, position="bed", reach="calf", avoid=spared, facts=answers(*ALL)
        )
        draft = checked_in(anna, [], day=1, repeats=cramp, age=67)
        plan = planned_from(draft)
        mend()
        draft.refresh_from_db()
        plan.refresh_from_db()

        assert (draft.answers["where"]["avoid"], plan.session["checkin"]["avoid"]) == ([], [])
        assert draft.answers["assumed"]["avoid"] == spared
        assert plan.session["checkin"]["assumed"][-1]["leg"] == "right"
