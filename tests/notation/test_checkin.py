"""Check-ins: what can be answered, and what cannot be right."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from legato.body import Leg
from legato.notation.checkin import AskedCheckIn, CheckIn, Reach, Who, who_of
from legato.notation.model import findings


def checkin(**fields: Any) -> CheckIn:
    """Give the check-in of a woman of 44, with some fields changed."""
    return CheckIn.model_validate({"person": {"age": 44}} | fields)


def refused(**fields: Any) -> dict[str, str]:
    """Give path and sentence of everything that is wrong with a check-in."""
    with pytest.raises(ValidationError) as refusal:
        checkin(**fields)
    return {finding.path: finding.says for finding in findings(refusal.value)}


def test_an_age_is_all_that_is_needed() -> None:
    """Everything else has a sensible default: twenty minutes, on a chair, by oneself."""
    answers = checkin()

    assert (answers.minutes, answers.position.value, answers.performer.value) == (20, "chair", "self")
    assert (answers.reach.value, answers.hands, answers.complaint.value) == ("toes", 2, "unsure")


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        pytest.param({"person": {"age": 400}}, "person.age", id="an age of 400"),
        pytest.param({"person": {"age": "44"}}, "person.age", id="an age in quotes"),
        pytest.param({"minutes": 0}, "minutes", id="no minutes"),
        pytest.param({"minutes": 10_000}, "minutes", id="a week"),
        pytest.param({"minutes": 20.5}, "minutes", id="half a minute"),
        pytest.param({"pain": [{"leg": "middle", "zone": "calf", "score": 5}]}, "pain[0].leg", id="a third leg"),
        pytest.param({"pain": [{"leg": "left", "zone": "elbow", "score": 5}]}, "pain[0].zone", id="an elbow"),
        pytest.param({"pain": [{"leg": "left", "zone": "calf", "score": 11}]}, "pain[0].score", id="11 of 10"),
        pytest.param({"answered_by": "giver"}, "answered_by", id="a giver where nobody else massages"),
        pytest.param({"answered_by": "neighbour"}, "answered_by", id="somebody who is not there"),
        pytest.param({"hands": 3}, "hands", id="three hands"),
        pytest.param({"shoe_size": 39}, "shoe_size", id="unknown field"),
        pytest.param({"facts": [{"fact": "x", "zones": ["calf"]}]}, "facts[0]", id="zones without a leg"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_place(fields: dict[str, Any], path: str) -> None:
    """The path says where, so that a form can show it."""
    assert list(refused(**fields)) == [path]


def test_a_place_hurts_once() -> None:
    """Two scores for one calf contradict each other; one for each calf do not."""
    left = {"leg": "left", "zone": "calf", "score": 5}

    assert refused(pain=[left, left | {"score": 2}]) == {"": "Pain[1] names the left calf a second time."}
    assert checkin(pain=[left, left | {"leg": "right"}]).pain_in(Leg.RIGHT) == 5


def test_a_giver_answers_only_for_the_legs_of_somebody_else() -> None:
    """Who massages the own legs and answers as somebody else's giver contradicts themselves; a sentence says so."""
    assert refused(answered_by="giver", performer="self") == {
        "answered_by": "The giver answers only where somebody else massages: say performer 'partner' as well."
    }
    assert who_of(checkin(answered_by="giver", performer="partner")) is Who.GIVER


def test_the_screens_speak_to_the_receiver_unless_the_giver_answers() -> None:
    """A check-in of former days does not say who answers: it was the one whose legs they are."""
    assert [who_of(checkin()), who_of(checkin(performer="partner"))] == [Who.SELF, Who.RECEIVER]


@pytest.mark.parametrize("who", Who)
def test_whom_the_screens_speak_to_follows_from_what_is_written_and_back(who: Who) -> None:
    """Each of the three is two answers, and those two are nothing else."""
    written = checkin(performer=who.performer.value, answered_by=who.answered_by.value)

    assert who_of(written) is who


def test_the_pain_of_a_leg_is_its_worst() -> None:
    """A sore heel beside a bad calf counts as a bad leg; the other leg stays free of pain."""
    answers = checkin(pain=[{"leg": "left", "zone": "heel", "score": 2}, {"leg": "left", "zone": "calf", "score": 6}])

    assert (answers.pain_in(Leg.LEFT), answers.pain_in(Leg.RIGHT)) == (6, 0)


def test_lotion_is_as_good_as_oil() -> None:
    """Either lets hands glide."""
    assert [checkin(have=have).has_oil() for have in (["oil"], ["lotion"], ["tennis_ball"], [])] == [
        True,
        True,
        False,
        False,
    ]


def test_whoever_reaches_far_reaches_near() -> None:
    """Reaching the toes is reaching everything; reaching the knees is not reaching the calves."""
    assert [Reach.TOES.covers(place) for place in Reach] == [True] * 5
    assert [Reach.KNEE.covers(place) for place in Reach] == [True, True, False, False, False]


def test_an_age_may_be_unknown_but_never_forgotten() -> None:
    """A record says that nobody told it; leaving it out is a slip."""
    assert CheckIn.model_validate({"person": {"age": None}}).person.age is None
    assert refused(person={}) == {"person.age": "This field is needed."}


def test_what_is_assumed_stands_apart_and_is_kept() -> None:
    """Written and read again it is still nobody's answer; `told` leaves it out."""
    record = checkin(facts=[{"fact": "diabetes"}], assumed=[{"fact": "blood_thinner"}])
    again = CheckIn.model_validate_json(record.model_dump_json())

    assert again == record
    assert [answer.fact for answer in again.facts] == ["diabetes"]
    assert ([answer.fact for answer in again.without_assumptions().facts], again.without_assumptions().assumed) == (
        ["diabetes"],
        (),
    )


@pytest.mark.parametrize(
    ("fields", "path"),
    [({"assumed": [{"fact": "blood_thinner"}]}, "assumed"), ({"person": {"age": None}}, "person.age")],
)
def test_nobody_outside_may_claim_an_assumption(fields: dict[str, Any], path: str) -> None:
    """What comes from outside holds answers only, and an age is one of them."""
    with pytest.raises(ValidationError) as refusal:
        AskedCheckIn.model_validate({"person": {"age": 44}} | fields)

    assert [finding.path for finding in findings(refusal.value)] == [path]
