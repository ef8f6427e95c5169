"""Zones: what they are called, which touch, and which are delicate always."""

from __future__ import annotations

from legato.body import (
    ALWAYS_DELICATE,
    FOOT,
    LEGS,
    LOWER_LEG,
    THIGH,
    ZONES,
    Leg,
    ZoneId,
    is_delicate,
    other_leg,
    touches,
)
from legato.body.zones import DELICATE_PRESSURE_CAP


def reached_from(start: ZoneId) -> set[ZoneId]:
    """Give every zone a hand can glide to without lifting."""
    found, waiting = {start}, [start]
    while waiting:
        for zone in ZONES[waiting.pop()].neighbours - found:
            found.add(zone)
            waiting.append(zone)
    return found


def test_every_zone_is_in_the_table_with_its_words() -> None:
    """A person can be told about each zone: what it is called and where to find it."""
    assert list(ZONES) == list(ZoneId)
    assert [zone for zone, info in ZONES.items() if info.zone is not zone or not info.name or not info.where] == []


def test_touching_goes_both_ways() -> None:
    """When the calf touches the shin, the shin touches the calf, and nothing touches itself."""
    for one in ZoneId:
        assert not touches(one, one)
        for other in ZoneId:
            assert touches(one, other) == touches(other, one)


def test_a_hand_can_glide_from_any_zone_to_any_other() -> None:
    """A leg is one piece."""
    assert reached_from(ZoneId.TOES) == set(ZoneId)


def test_a_hand_does_not_jump_from_toes_to_calf() -> None:
    """Far places do not touch."""
    assert not touches(ZoneId.TOES, ZoneId.CALF)
    assert not touches(ZoneId.HEEL, ZoneId.BALL)


def test_the_delicate_places_are_those_of_the_books() -> None:
    """Behind the knee, inner thigh, inner ankle and shin take flat, light touch only, and say why (S30a, S30b)."""
    assert {ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER, ZoneId.ANKLE_INNER, ZoneId.SHIN} == ALWAYS_DELICATE
    assert [zone for zone in ALWAYS_DELICATE if not ZONES[zone].delicate] == []
    assert is_delicate(ZoneId.SHIN)
    assert not is_delicate(ZoneId.CALF)
    assert DELICATE_PRESSURE_CAP == 3


def test_regions_do_not_overlap_and_leave_out_only_the_knee() -> None:
    """Foot, lower leg and thigh are three regions with the knee between."""
    assert FOOT & LOWER_LEG == FOOT & THIGH == LOWER_LEG & THIGH == frozenset()
    assert set(ZoneId) - FOOT - LOWER_LEG - THIGH == {ZoneId.KNEE, ZoneId.BEHIND_KNEE}


def test_the_other_leg_of_the_other_leg_is_the_same_leg() -> None:
    """There are two legs."""
    assert [other_leg(leg) for leg in LEGS] == [Leg.RIGHT, Leg.LEFT]
    assert [other_leg(other_leg(leg)) for leg in LEGS] == list(LEGS)
