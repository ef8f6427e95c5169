"""Pain marked in one calf or thigh alone: with whatever makes a clot more likely it is for the same day."""

from __future__ import annotations

from itertools import product

import pytest

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.notation.checkin import Complaint, Pain
from legato.safety import Urgency, Verdict, screen, still_to_ask
from safety.people import somebody

RISKS = (
    "pregnancy",
    "postpartum",
    "recent_surgery",
    "surgery_agreed",
    "vein_procedure",
    "bed_rest_or_cast",
    "recent_travel",
    "earlier_travel",
    "cancer_treatment",
    "cancer_agreed",
    "past_clot",
    "past_clot_agreed",
    "clot_now",
    "family_clot",
    "family_clot_agreed",
    "hormones",
    "fertility_treatment",
)
"""What makes a clot more likely: evidence A1.1 to A1.6, A1.22, A1.23, A1.33, and S211."""
DEEP_VEINS = (
    ZoneId.CALF,
    ZoneId.BEHIND_KNEE,
    ZoneId.THIGH_FRONT,
    ZoneId.THIGH_BACK,
    ZoneId.THIGH_INNER,
    ZoneId.THIGH_OUTER,
)


def pain(leg: Leg, zone: ZoneId, score: int) -> Pain:
    """Mark a place on the map."""
    return Pain(leg=leg, zone=zone, score=score)


@pytest.mark.parametrize("risk", RISKS)
def test_every_place_of_the_map_against_every_risk(risk: str, book, library, proved) -> None:
    """Every zone of either leg and every number but 0: one calf or thigh is seen the same day, a foot is not."""
    for leg, zone, score in product(LEGS, ZoneId, range(1, 11)):
        told = screen(somebody(risk, pain=(pain(leg, zone, score),)), book, library)
        alone = screen(somebody(risk, pain=(pain(leg, ZoneId.TOES, min(score, 7)),)), book, library)
        if zone in DEEP_VEINS:
            assert (told.verdict, told.urgency) == (Verdict.EMERGENCY, Urgency.SAME_DAY), (leg, zone, score)
        elif score < 8:
            assert told.urgency is alone.urgency, (leg, zone, score)
    proved(f"One-sided pain: {risk}, {len(LEGS) * len(ZoneId) * 10} places and numbers")


@pytest.mark.parametrize("complaint", Complaint)
@pytest.mark.parametrize("zone", DEEP_VEINS)
def test_no_explanation_takes_the_sign_away(complaint: Complaint, zone: ZoneId, book, library) -> None:
    """Whatever somebody thinks brought it on, pain in one leg on the pill is looked at."""
    told = screen(somebody("hormones", complaint=complaint, pain=(pain(Leg.LEFT, zone, 3),)), book, library)

    assert told.urgency is Urgency.SAME_DAY


@pytest.mark.parametrize("leg", LEGS)
@pytest.mark.parametrize(
    ("here", "there", "one_sided"),
    [(4, 0, True), (4, 1, True), (4, 2, False), (4, 4, False), (7, 4, True), (7, 5, False), (1, 0, True)],
)
def test_both_legs_sore_alike_is_something_else(
    leg: Leg, here: int, there: int, one_sided: bool, book, library
) -> None:
    """After a run or a day on one's feet both calves hurt; three points more on one side are told apart."""
    marked = (pain(leg, ZoneId.CALF, here), pain(other_leg(leg), ZoneId.CALF, there))
    told = screen(somebody(pregnant_weeks=20, pain=marked), book, library)

    assert (told.verdict is Verdict.EMERGENCY) is one_sided
    assert ("one_sided_pain" in {held.fact for held in told.held}) is one_sided


def test_the_clot_question_is_asked_once_more_and_whole(book, library) -> None:
    """Who said no to everything and then marks one calf is asked again, about heat, swelling and colour too."""
    no = {fact.id for fact in book.asked_facts if fact.asked_if is None}
    asked = [fact.id for fact in still_to_ask(somebody(pain=(pain(Leg.RIGHT, ZoneId.CALF, 4),)), no, book, library)]
    nothing_marked = still_to_ask(somebody(), no | {"one_sided_pain"}, book, library)

    assert {"calf_clot_check", "hormones"} <= set(asked)
    assert "calf_clot_check" not in {fact.id for fact in nothing_marked}


def test_yes_to_it_refuses(book, library) -> None:
    """The second time counts as much as the first."""
    told = screen(somebody("calf_clot_check", pain=(pain(Leg.RIGHT, ZoneId.CALF, 2),)), book, library)

    assert (told.verdict, told.urgency) == (Verdict.EMERGENCY, Urgency.SAME_DAY)


def test_a_runner_without_risk_may_be_massaged(book, library) -> None:
    """Pain in one calf alone, nothing new about it and no risk, plans as before."""
    told = screen(
        somebody(complaint=Complaint.ACHE_AFTER_EXERCISE, pain=(pain(Leg.LEFT, ZoneId.CALF, 4),)), book, library
    )

    assert told.verdict is Verdict.CLEAR
