"""Which facts hold: those that were answered, and those that follow from a number or a map."""

from __future__ import annotations

import pytest

from legato.body import LEGS, Leg, ZoneId
from legato.errors import CheckInError
from legato.notation.checkin import Answer, Pain, Performer, Spot
from legato.safety import facts_of, screen
from safety.books import with_derived
from safety.people import on, somebody

EVERYWHERE = frozenset(ZoneId)


def test_a_fact_without_a_leg_holds_on_both(book) -> None:
    """Varicose veins without a leg are on both legs, everywhere."""
    holding = facts_of(somebody("varicose_veins"), book)["varicose_veins"]

    assert holding.places == {Leg.LEFT: EVERYWHERE, Leg.RIGHT: EVERYWHERE}


def test_a_fact_without_zones_holds_on_the_whole_leg(book) -> None:
    """A wound somewhere on the left leg is taken to be anywhere on it."""
    holding = facts_of(somebody(on("open_wound", Leg.LEFT)), book)["open_wound"]

    assert holding.places == {Leg.LEFT: EVERYWHERE}


def test_answers_to_one_fact_add_up(book) -> None:
    """Two wounds on the left leg and one on the right are all remembered, each on its leg."""
    told = [
        on("open_wound", Leg.LEFT, ZoneId.HEEL),
        on("open_wound", Leg.LEFT, ZoneId.TOES),
        on("open_wound", Leg.RIGHT, ZoneId.SHIN),
    ]
    holding = facts_of(somebody(*told), book)["open_wound"]

    assert holding.places == {Leg.LEFT: {ZoneId.HEEL, ZoneId.TOES}, Leg.RIGHT: {ZoneId.SHIN}}


@pytest.mark.parametrize(
    ("fact", "holds", "does_not"),
    [
        ("older_adult", {"age": 75}, {"age": 74}),
        ("child", {"age": 11}, {"age": 12}),
        ("teenager", {"age": 12}, {"age": 11}),
        ("teenager", {"age": 17}, {"age": 18}),
        ("pregnancy", {"pregnant_weeks": 0}, {}),
        ("pregnancy", {"pregnant_weeks": 40}, {}),
        ("early_pregnancy", {"pregnant_weeks": 11}, {"pregnant_weeks": 12}),
        ("postpartum", {"postpartum_weeks": 12}, {"postpartum_weeks": 13}),
        ("postpartum", {"postpartum_weeks": 0}, {}),
    ],
)
def test_numbers_of_the_person_become_facts_at_their_edges(fact: str, holds, does_not, book) -> None:
    """Age and weeks turn into facts exactly from the week or year that the rules name."""
    assert fact in facts_of(somebody(**holds), book)
    assert fact not in facts_of(somebody(**does_not), book)


def test_strong_pain_is_a_fact_where_it_is(book) -> None:
    """Pain of 8 makes a fact on its zone of its leg; pain of 7 makes none."""
    pain = (Pain(leg=Leg.LEFT, zone=ZoneId.KNEE, score=8), Pain(leg=Leg.RIGHT, zone=ZoneId.CALF, score=7))

    assert facts_of(somebody(pain=pain), book)["severe_pain"].places == {Leg.LEFT: {ZoneId.KNEE}}
    assert "severe_pain" not in facts_of(somebody(pain=pain[1:]), book)


def test_a_sore_achilles_is_read_from_the_map(book) -> None:
    """Pain marked on the tendon counts, a zero or pain elsewhere does not."""
    marked = (Pain(leg=Leg.RIGHT, zone=ZoneId.ACHILLES, score=1),)
    zero = (Pain(leg=Leg.RIGHT, zone=ZoneId.ACHILLES, score=0), Pain(leg=Leg.LEFT, zone=ZoneId.HEEL, score=5))

    assert facts_of(somebody(pain=marked), book)["sore_achilles"].places == {Leg.RIGHT: {ZoneId.ACHILLES}}
    assert "sore_achilles" not in facts_of(somebody(pain=zero), book)


def test_places_to_leave_alone_are_left_out_on_their_leg_only(book, library) -> None:
    """Who asks not to be touched on the right arch is not touched there, and may be on the left."""
    screening = screen(somebody(avoid=(Spot(leg=Leg.RIGHT, zone=ZoneId.ARCH),)), book, library)

    assert screening.limits[Leg.RIGHT].excluded_zones == {ZoneId.ARCH}
    assert screening.limits[Leg.LEFT].excluded_zones == frozenset()


def test_a_derived_fact_may_also_be_answered(book, library) -> None:
    """Who says they are pregnant without giving the week gets the same limits as in week 20."""
    told, counted = somebody("pregnancy"), somebody(pregnant_weeks=20)

    assert screen(told, book, library).limits == screen(counted, book, library).limits


def test_facts_come_in_asking_order(book) -> None:
    """However the answers are shuffled, facts are listed as they are asked."""
    told = facts_of(somebody("recent_travel", "diabetes", "fever"), book)

    assert list(told) == ["fever", "diabetes", "recent_travel"]


def test_an_unknown_fact_is_refused_with_a_guess(book, library) -> None:
    """A misspelt fact is named with its place and the fact that was probably meant."""
    with pytest.raises(CheckInError) as caught:
        screen(somebody("diabetes", "varicose_vein"), book, library)

    (finding,) = caught.value.findings
    assert finding.path == "facts[1].fact"
    assert finding.says == "There is no fact called 'varicose_vein'. Did you mean 'varicose_veins'?"


def test_a_fact_like_no_other_is_refused_without_a_guess(book, library) -> None:
    """Nothing is guessed where nothing is near."""
    with pytest.raises(CheckInError) as caught:
        screen(somebody(on("xyzzy", Leg.LEFT, ZoneId.CALF)), book, library)

    assert [one.says for one in caught.value.findings] == ["There is no fact called 'xyzzy'."]


def test_every_misplaced_answer_is_told_at_once(book, library) -> None:
    """A leg for the whole person, and zones for a whole leg, are refused together, each with its place."""
    told = somebody(on("diabetes", Leg.LEFT), on("sciatica", Leg.LEFT, ZoneId.CALF), on("nonsense"))

    with pytest.raises(CheckInError) as caught:
        screen(told, book, library)

    assert [finding.path for finding in caught.value.findings] == ["facts[0].leg", "facts[1].zones", "facts[2].fact"]
    assert "whole person" in caught.value.findings[0].says
    assert "whole leg" in caught.value.findings[1].says


def test_of_places_to_leave_alone_only_those_that_count_are_taken(book) -> None:
    """A fact about calves that are to be left alone does not follow from an arch that is."""
    calves = with_derived(book, "keep_off", zones=(ZoneId.CALF,))
    spots = tuple(Spot(leg=Leg.LEFT, zone=zone) for zone in (ZoneId.ARCH, ZoneId.CALF))

    assert "keep_off" not in facts_of(somebody(avoid=spots[:1]), calves)
    assert facts_of(somebody(avoid=spots), calves)["keep_off"].places == {Leg.LEFT: {ZoneId.CALF}}


@pytest.mark.parametrize("performer", Performer)
def test_what_follows_for_some_hands_does_not_for_others(performer: Performer, book) -> None:
    """A fact about pain that counts where a partner massages."""
    partners = with_derived(book, "severe_pain", performers=("partner",))
    whom = somebody(pain=(Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=9),), performer=performer)

    assert ("severe_pain" in facts_of(whom, partners)) is (performer is Performer.PARTNER)


def test_only_a_leg_on_which_a_fact_holds_can_be_assumed(book) -> None:
    """Sciatica that is assumed on the left is assumed there, and nowhere else; told there, it is no assumption."""
    left = Answer(fact="sciatica", leg=Leg.LEFT)
    assumed = somebody().model_copy(update={"assumed": (left,)})
    told_too = somebody(left).model_copy(update={"assumed": (left,)})

    assert facts_of(assumed, book)["sciatica"].assumed == (Leg.LEFT,)
    assert facts_of(told_too, book)["sciatica"].assumed == ()


def test_circumstances_that_were_assumed_are_nobody_s_answers(book) -> None:
    """Whose hands it are has a default, so what follows can be assumed; an age that is given was told."""
    whom = somebody(age=80, performer=Performer.PARTNER)
    both = whom.model_copy(update={"assumed": (Answer(fact="partner_gives"), Answer(fact="older_adult"))})

    assert facts_of(whom, book)["partner_gives"].assumed == ()
    assert facts_of(both, book)["partner_gives"].assumed == LEGS
    assert facts_of(both, book)["older_adult"].assumed == ()


@pytest.mark.parametrize(("other", "holds"), [(0, True), (1, True), (5, True), (6, False), (7, False)])
def test_pain_on_one_side_is_none_or_three_less_on_the_other(other: int, holds: bool, book) -> None:
    """Eight on the left beside six on the right is pain in both legs; a sore heel makes no difference to calves."""
    sore = (Pain(leg=Leg.LEFT, zone=ZoneId.CALF, score=8), Pain(leg=Leg.LEFT, zone=ZoneId.HEEL, score=10))
    sore += (Pain(leg=Leg.RIGHT, zone=ZoneId.CALF, score=other),) if other else ()

    assert ("one_sided_pain" in facts_of(somebody(pain=sore), book)) is holds
