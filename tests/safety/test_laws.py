"""The laws of screening: it only ever gets stricter, it never mixes up legs, and it joins like sets and minima do."""

from __future__ import annotations

from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.notation.checkin import Answer, Equipment, Pain, Spot
from legato.notation.score import Part
from legato.safety import FactScope, Limits, join, load_rule_book, screen
from safety.people import answers, checkins, keeps, milder_than, mirrored, on, screened, somebody, with_more

FACTS = load_rule_book().facts


def places_of(fact: str) -> list[Answer]:
    """Say a fact everywhere it can hold: left, right, both legs, and one zone of the left leg."""
    scope = FACTS[fact].scope
    if scope is FactScope.PERSON:
        return [on(fact)]
    sides = [on(fact, Leg.LEFT), on(fact, Leg.RIGHT), on(fact)]
    return sides if scope is FactScope.LEG else [*sides, on(fact, Leg.LEFT, ZoneId.CALF)]


@pytest.mark.parametrize("fact", FACTS)
def test_one_fact_never_makes_it_milder(fact: str, book, library) -> None:
    """Whatever a well person adds, and wherever, the answer is at least as strict as before."""
    before = screen(somebody(), book, library)

    for answer in places_of(fact):
        assert milder_than(screen(somebody(answer), book, library), before) == []


@pytest.mark.parametrize("first", FACTS)
def test_a_second_fact_never_makes_it_milder(first: str, book, library) -> None:
    """For every pair of facts, in either order and on either leg, the second only adds to the first."""
    alone = screen(somebody(on(first)), book, library)
    for second in FACTS:
        for answer in places_of(second)[:2]:
            assert milder_than(screen(somebody(on(first), answer), book, library), alone) == [], second


@given(checkin=checkins, more=st.lists(answers(), min_size=1, max_size=3))
def test_no_answer_ever_makes_it_milder(checkin, more) -> None:
    """For anybody with any answers, more answers never make verdict, urgency or limits milder."""
    before, after = screened(checkin), screened(with_more(checkin, *more))

    assert milder_than(after, before) == []


@given(checkin=checkins, leg=st.sampled_from(LEGS), zone=st.sampled_from(list(ZoneId)), more=st.integers(1, 10))
def test_more_pain_never_makes_it_milder(checkin, leg, zone, more) -> None:
    """More pain in one place, or one more place to leave alone, never makes anything milder.

    One thing may end with more pain, and is told apart: pain that was on one side only, and now is on both.
    """
    scores = {(pain.leg, pain.zone): pain.score for pain in checkin.pain}
    worse = {**scores, (leg, zone): min(10, scores.get((leg, zone), 0) + more)}
    pain = tuple(Pain(leg=one, zone=there, score=score) for (one, there), score in worse.items())
    spots = (*checkin.avoid, Spot(leg=leg, zone=zone))

    after, before = screened(checkin.model_copy(update={"pain": pain})), screened(checkin)
    ended = {held.fact for held in before.held} - {held.fact for held in after.held}

    assert ended <= {"one_sided_pain"}
    assert ended or milder_than(after, before) == []
    assert milder_than(screened(checkin.model_copy(update={"avoid": spots})), screened(checkin)) == []


@given(checkin=checkins)
def test_the_order_of_answers_does_not_matter(checkin) -> None:
    """Answers told backwards, or told twice, give the very same screening."""
    backwards = checkin.model_copy(update={"facts": checkin.facts[::-1]})
    twice = with_more(checkin, *checkin.facts)

    assert screened(backwards) == screened(checkin) == screened(twice)


@given(checkin=checkins)
def test_the_person_in_the_mirror_gets_mirrored_limits(checkin) -> None:
    """When every left becomes right, so do the limits; the verdict stays."""
    here, there = screened(checkin), screened(mirrored(checkin))

    assert (here.verdict, here.urgency) == (there.verdict, there.urgency)
    for leg in LEGS:
        assert here.limits[leg] == there.limits[other_leg(leg)]


@pytest.mark.parametrize("rule", [rule for rule in load_rule_book().rules if rule.legs == "given"], ids=lambda r: r.id)
def test_left_stays_left(rule, book, library) -> None:
    """What is told of the left leg leaves the right one as free as it is without that."""
    told = [on(fact, None if FACTS[fact].scope is FactScope.PERSON else Leg.LEFT) for fact in rule.when]
    well = screen(somebody(), book, library)
    of_both = [answer for answer in told if answer.leg is None]
    without = screen(somebody(*of_both), book, library)
    screening = screen(somebody(*told), book, library)

    assert screening.limits[Leg.RIGHT] == without.limits[Leg.RIGHT]
    assert screening.limits[Leg.LEFT] != well.limits[Leg.LEFT]


@given(checkin=checkins)
def test_limits_are_the_join_of_their_reasons(checkin) -> None:
    """Limits keep every reason's own, and hold nothing else but the care for all and what techniques rule out."""
    screening = screened(checkin)
    for leg in LEGS:
        parts = [load_rule_book().care, *(reason.limits[leg] for reason in screening.reasons if leg in reason.limits)]
        told = screening.limits[leg]
        explained = reduce(Limits.join, parts)
        assert all(keeps(told, part) for part in parts)
        assert told.model_copy(update={"excluded_techniques": explained.excluded_techniques}) == explained


zone_sets = st.frozensets(st.sampled_from(list(ZoneId)), max_size=4)
caps = st.none() | st.integers(5, 60)
limits = st.builds(
    Limits,
    excluded_zones=zone_sets,
    flat_zones=zone_sets,
    stroke_zones=zone_sets,
    excluded_techniques=st.frozensets(st.sampled_from(["knuckle", "thumb", "arch-rub"])),
    excluded_equipment=st.frozensets(st.sampled_from(list(Equipment)), max_size=3),
    excluded_parts=st.frozensets(st.sampled_from(list(Part)), max_size=3),
    pressure_cap=st.integers(0, 6),
    zone_caps=st.dictionaries(st.sampled_from(list(ZoneId)), st.integers(0, 6), max_size=4),
    minutes_cap=caps,
    session_minutes_cap=caps,
    block_seconds_cap=caps,
    toward_heart=st.booleans(),
)


@given(limits)
def test_joining_limits_with_themselves_changes_nothing(one: Limits) -> None:
    """Joining is idempotent, and no limits at all are its neutral element."""
    assert one.join(one) == one == one.join(Limits()) == Limits().join(one)


@given(limits, limits, limits)
def test_limits_join_in_any_order(one: Limits, two: Limits, three: Limits) -> None:
    """Joining is commutative and associative."""
    assert one.join(two) == two.join(one)
    assert one.join(two).join(three) == one.join(two.join(three))


@given(limits, limits, limits)
def test_joining_keeps_what_was_kept(one: Limits, two: Limits, more: Limits) -> None:
    """Joining is monotone: a join keeps both its parts, and stays so when more is joined."""
    assert keeps(one.join(two), one)
    assert keeps(one.join(two).join(more), one.join(more))


@given(st.lists(limits, max_size=5))
def test_joining_many_at_once_is_joining_them_one_by_one(parts: list[Limits]) -> None:
    """The quick join of many limits is the fold of the plain one."""
    assert join(parts) == reduce(Limits.join, parts, Limits())


@given(limits, zone_sets)
def test_a_cap_is_the_lowest_of_leg_and_zones(one: Limits, zones: frozenset[ZoneId]) -> None:
    """The pressure allowed on zones together is the lowest that any of them, or the leg, allows."""
    expected = min([one.pressure_cap, *(one.zone_caps.get(zone, 6) for zone in zones)])

    assert one.cap_for(tuple(zones)) == expected
