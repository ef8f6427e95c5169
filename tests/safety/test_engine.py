"""How rules become limits: which legs, which zones, and in which order the reasons are told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legato.body import LEGS, ZONES, Leg, ZoneId
from legato.library import Library
from legato.notation.checkin import Equipment
from legato.safety import (
    Clear,
    Emergency,
    FactScope,
    Modified,
    RuleBook,
    SeeClinicianFirst,
    Urgency,
    Verdict,
    screen,
)
from safety.books import fact, rule, small_book
from safety.people import on, somebody


def test_a_well_person_is_clear_and_keeps_the_care_for_delicate_places(book, library) -> None:
    """Without any fact there are no reasons, and only the delicate zones are capped."""
    screening = screen(somebody(), book, library)

    assert isinstance(screening, Clear)
    assert screening.reasons == ()
    for leg in LEGS:
        assert screening.limits[leg].zone_caps == dict.fromkeys(
            (ZoneId.ACHILLES, ZoneId.ANKLE_INNER, ZoneId.BEHIND_KNEE, ZoneId.SHIN, ZoneId.THIGH_INNER), 3
        )
        assert screening.limits[leg].flat_zones == {
            ZoneId.BEHIND_KNEE,
            ZoneId.THIGH_INNER,
            ZoneId.ANKLE_INNER,
            ZoneId.SHIN,
        }
        assert screening.limits[leg].pressure_cap == 6


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("cold_intolerance", Modified),
        ("past_clot", SeeClinicianFirst),
        ("one_leg_swollen", Emergency),
    ],
)
def test_the_kind_of_answer_follows_the_verdict(told: str, kind: type, book, library) -> None:
    """Each verdict is a type of its own."""
    assert type(screen(somebody(told), book, library)) is kind


def test_the_most_severe_and_the_most_urgent_are_taken_apart(book, library) -> None:
    """A mild urgency does not hide behind a severe verdict, nor the other way round."""
    screening = screen(somebody("past_clot", "hot_hard_vein", "diabetes"), book, library)

    assert (screening.verdict, screening.urgency) == (Verdict.SEE_CLINICIAN_FIRST, Urgency.SAME_DAY)


def test_reasons_are_told_worst_first_and_the_most_particular_first(book, library) -> None:
    """In pregnancy a swollen leg leads with the words for pregnancy; limits come after refusals."""
    screening = screen(somebody("one_leg_swollen", "past_clot", pregnant_weeks=25), book, library)

    assert [reason.rule for reason in screening.reasons] == ["E04", "E02", "C03", "M40"]


def test_a_wound_keeps_its_neighbours_free_on_its_own_leg(book, library) -> None:
    """A wound on the left heel leaves out the heel and all that touches it, on the left only."""
    screening = screen(somebody(on("open_wound", Leg.LEFT, ZoneId.HEEL)), book, library)

    assert screening.limits[Leg.LEFT].excluded_zones == {ZoneId.HEEL, *ZONES[ZoneId.HEEL].neighbours}
    assert screening.limits[Leg.RIGHT].excluded_zones == frozenset()


def test_zones_given_with_several_facts_are_taken_together(library) -> None:
    """A rule about two placed facts is about the places of both, leg by leg."""
    book = small_book(rule("M01", "placed", "dotted", zones="given"))
    told = somebody(on("placed", Leg.LEFT, ZoneId.HEEL), on("dotted", Leg.LEFT, ZoneId.KNEE))

    assert screen(told, book, library).limits[Leg.LEFT].excluded_zones == {ZoneId.HEEL, ZoneId.KNEE}


def test_a_fact_about_a_leg_does_not_widen_the_zones_of_another(library) -> None:
    """A rule about a leg and a place is about the place, and about no place on the other leg."""
    book = small_book(rule("M01", "sided", "placed", zones="given"))
    told = somebody(on("sided", Leg.RIGHT), on("placed", Leg.LEFT, ZoneId.HEEL))
    limits = screen(told, book, library).limits

    assert limits[Leg.LEFT].excluded_zones == {ZoneId.HEEL}
    assert limits[Leg.RIGHT].excluded_zones == frozenset()


def test_a_fact_about_the_person_does_not_widen_the_legs(library) -> None:
    """A rule about a person and a leg sets the limits of that leg only."""
    book = small_book(rule("M01", "whole", "sided", pressure_cap=2))
    limits = screen(somebody("whole", on("sided", Leg.RIGHT)), book, library).limits

    assert (limits[Leg.LEFT].pressure_cap, limits[Leg.RIGHT].pressure_cap) == (6, 2)


def test_a_rule_for_both_legs_is_for_both_whatever_leg_was_named(library) -> None:
    """A rule may be about both legs although its fact is about one."""
    book = small_book(rule("M01", "sided", legs="both", pressure_cap=2))
    limits = screen(somebody(on("sided", Leg.LEFT)), book, library).limits

    assert (limits[Leg.LEFT].pressure_cap, limits[Leg.RIGHT].pressure_cap) == (2, 2)


def test_some_rules_wait_for_both_legs(library) -> None:
    """A rule on both legs does not fire for one of them, and fires when the other is named or no leg is."""
    book = small_book(rule("M01", "sided", on_both_legs=True, pressure_cap=2))
    one = screen(somebody(on("sided", Leg.LEFT)), book, library)
    both = screen(somebody(on("sided", Leg.LEFT), on("sided", Leg.RIGHT)), book, library)
    unsaid = screen(somebody("sided"), book, library)

    assert [reason.rule for reason in one.reasons] == []
    assert [reason.rule for reason in both.reasons] == ["M01"] == [reason.rule for reason in unsaid.reasons]


def test_waiting_for_both_legs_means_each_fact_on_both(library) -> None:
    """One of two facts on one leg only is not enough."""
    book = small_book(rule("M01", "sided", "placed", on_both_legs=True, minutes_cap=10))
    fires = {
        told: "M01" in [reason.rule for reason in screen(somebody(*told), book, library).reasons]
        for told in (
            (on("sided"), on("placed")),
            (on("sided"), on("placed", Leg.LEFT)),
            (on("sided", Leg.RIGHT), on("placed")),
        )
    }

    assert list(fires.values()) == [True, False, False]


def test_what_is_about_the_person_is_about_both_legs(library) -> None:
    """A rule for the legs given, about somebody who has none to name, sets its limits on both."""
    book = small_book(rule("M01", "whole", pressure_cap=2))
    screening = screen(somebody("whole"), book, library)

    assert [screening.limits[leg].pressure_cap for leg in LEGS] == [2, 2]


def test_a_fact_without_zones_gives_the_whole_leg(library) -> None:
    """A rule that leaves out the zones given leaves out the leg when its fact can name no zone."""
    book = small_book(rule("M01", "sided", zones="given"))
    limits = screen(somebody(on("sided", Leg.LEFT)), book, library).limits

    assert limits[Leg.LEFT].excluded_zones == set(ZoneId)
    assert limits[Leg.RIGHT].excluded_zones == frozenset()


def test_the_zones_given_can_be_flat_without_a_cap(library) -> None:
    """A rule may ask for a flat touch where its fact is, and for nothing else."""
    book = small_book(rule("M01", "placed", given_zones_flat=True))
    limits = screen(somebody(on("placed", Leg.LEFT, ZoneId.HEEL)), book, library).limits[Leg.LEFT]

    assert limits.flat_zones == {ZoneId.HEEL}


def test_the_zones_given_can_be_capped_and_still_take_any_touch(library) -> None:
    """A rule that asks for lightness where its fact is does not ask for a flat hand."""
    book = small_book(rule("M01", "placed", given_zones_cap=3))
    limits = screen(somebody(on("placed", Leg.LEFT, ZoneId.HEEL)), book, library).limits[Leg.LEFT]

    assert limits.zone_caps == {ZoneId.HEEL: 3}
    assert limits.flat_zones == frozenset()


def test_of_two_cares_for_one_zone_the_lighter_counts(book, library) -> None:
    """What always holds is joined as rules are."""
    behind_the_knee = book.always[0]
    lighter = behind_the_knee.model_copy(update={"id": "Z98", "cap": 2})
    for always in ((behind_the_knee, lighter), (lighter, behind_the_knee)):
        limits = screen(somebody(), replace(book, always=always), library).limits

        assert [limits[leg].zone_caps for leg in LEGS] == [{ZoneId.BEHIND_KNEE: 2}] * 2


def test_all_zones_of_a_leg_can_be_left_out(library) -> None:
    """A rule may leave out a whole leg and leave the other free."""
    book = small_book(rule("M01", "sided", zones="all"))
    limits = screen(somebody(on("sided", Leg.LEFT)), book, library).limits

    assert limits[Leg.LEFT].excluded_zones == set(ZoneId)
    assert limits[Leg.RIGHT].excluded_zones == frozenset()


def test_every_kind_of_limit_reaches_the_leg(library) -> None:
    """Whatever a rule names is found in the limits, and the lower of two caps counts."""
    book = small_book(
        rule(
            "M01",
            "placed",
            excluded_zones=["toes"],
            flat_zones=["calf"],
            given_zones_flat=True,
            excluded_techniques=["knuckle"],
            excluded_equipment=["oil"],
            excluded_parts=["fist"],
            pressure_cap=5,
            given_zones_cap=4,
            zone_caps={"heel": 2, "calf": 3},
            minutes_cap=20,
            session_minutes_cap=30,
            block_seconds_cap=60,
            toward_heart=True,
        ),
        rule("M02", "placed", minutes_cap=10, given_zones_cap=3),
    )
    limits = screen(somebody(on("placed", Leg.LEFT, ZoneId.HEEL, ZoneId.ARCH)), book, library).limits[Leg.LEFT]

    assert limits.excluded_zones == {ZoneId.TOES}
    assert limits.flat_zones == {ZoneId.CALF, ZoneId.HEEL, ZoneId.ARCH}
    assert limits.excluded_techniques == {"knuckle"}
    assert limits.excluded_equipment == {Equipment.OIL}
    assert limits.excluded_parts == {"fist"}
    assert limits.pressure_cap == 5
    assert limits.zone_caps == {ZoneId.HEEL: 2, ZoneId.ARCH: 3, ZoneId.CALF: 3}
    assert (limits.minutes_cap, limits.session_minutes_cap, limits.block_seconds_cap) == (10, 30, 60)
    assert limits.toward_heart


def test_what_techniques_are_not_for_is_in_the_limits_of_its_leg(library) -> None:
    """A technique whose own contraindication holds on the left is out on the left only, with no rule naming it."""
    knuckle = library.techniques["knuckle"].model_copy(update={"contraindications": ("sided",)})
    small = Library(techniques={"knuckle": knuckle, "thumb": library.techniques["thumb"]})
    limits = screen(somebody(on("sided", Leg.LEFT)), small_book(rule("M01", "sided", minutes_cap=30)), small).limits

    assert limits[Leg.LEFT].excluded_techniques == {"knuckle"}
    assert limits[Leg.RIGHT].excluded_techniques == frozenset()


def test_the_shortest_session_counts(book, library) -> None:
    """A session is as long as the stricter leg allows; without a cap it has no end of its own."""
    assert screen(somebody(age=80), book, library).minutes_cap == 15
    assert screen(somebody(), book, library).minutes_cap is None

    legs = small_book(rule("M01", "sided", session_minutes_cap=20), rule("M02", "placed", session_minutes_cap=10))
    assert screen(somebody(on("sided", Leg.LEFT), on("placed", Leg.RIGHT)), legs, library).minutes_cap == 10


def test_what_held_is_told(book, library) -> None:
    """Facts are listed with their legs, derived ones too."""
    held = screen(somebody(on("sciatica", Leg.RIGHT), age=80), book, library).held

    assert [(one.fact, one.legs) for one in held] == [("sciatica", (Leg.RIGHT,)), ("older_adult", LEGS)]


def test_the_answer_reads_the_same_every_time(book, library) -> None:
    """Sets are written in order, so the same answers give the same bytes in every process."""
    written = screen(somebody("blood_thinner"), book, library).model_dump(mode="json")

    for leg in ("left", "right"):
        parts = written["limits"][leg]["excluded_parts"]
        assert parts == sorted(parts)
        assert written["limits"][leg]["excluded_equipment"] == sorted(written["limits"][leg]["excluded_equipment"])


def test_a_cap_for_the_places_given_is_worked_out_for_each_place() -> None:
    """A sore calf caps the calf, and a sore heel afterwards caps the heel, although one rule says both."""
    book = RuleBook(
        facts={"sore": fact("sore", FactScope.ZONES)}, rules=(rule("M01", "sore", given_zones_cap=2),), always=()
    )
    for zone in (ZoneId.CALF, ZoneId.HEEL):
        limits = screen(somebody(on("sore", Leg.LEFT, zone)), book, Library(techniques={})).limits

        assert limits[Leg.LEFT].zone_caps == {zone: 2}
        assert limits[Leg.RIGHT].zone_caps == {}
