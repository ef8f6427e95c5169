"""Places, things and parts have names that fit into whole sentences, and places never lose their leg."""

from __future__ import annotations

import pytest

from legato.body import LEGS, ZONES, Leg, ZoneId
from legato.words import load_sentences, name_list, place_words, places_words

ENGLISH = load_sentences()


def test_a_place_is_never_named_without_its_leg() -> None:
    """Every zone of both legs has a name of its own, and the name says which leg."""
    names = {place_words(leg, zone, ENGLISH) for leg in LEGS for zone in ZoneId}

    assert len(names) == 2 * len(ZoneId)
    assert [name for name in names if ("left" in name) == ("right" in name)] == []


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        pytest.param(ZoneId.CALF, "left calf", id="side first"),
        pytest.param(ZoneId.TOE_WEBS, "between the left toes", id="between"),
        pytest.param(ZoneId.BEHIND_KNEE, "behind the left knee", id="behind"),
        pytest.param(ZoneId.BALL, "ball of the left foot", id="of the foot"),
        pytest.param(ZoneId.THIGH_BACK, "back of the left thigh", id="of the thigh"),
    ],
)
def test_a_place_is_named_as_people_say_it(zone: ZoneId, name: str) -> None:
    """The side stands where it does in speech."""
    assert place_words(Leg.LEFT, zone, ENGLISH) == name


@pytest.mark.parametrize("zone", list(ZoneId))
def test_a_place_on_either_leg_is_called_as_on_the_map(zone: ZoneId) -> None:
    """Without a leg a place has the name it has everywhere."""
    assert place_words(None, zone, ENGLISH) == ZONES[zone].name


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "left toes"), (2, "left toes and left heel"), (3, "left toes, left heel and left calf")],
)
def test_several_places_are_listed_as_one_writes_them(count: int, text: str) -> None:
    """With commas, and "and" before the last."""
    zones = (ZoneId.TOES, ZoneId.HEEL, ZoneId.CALF)[:count]

    assert places_words(Leg.LEFT, zones, ENGLISH) == text


def test_a_language_that_nobody_speaks_lists_names_too() -> None:
    """The pseudo-language joins names as English does."""
    assert name_list(["one", "two"], load_sentences("en-XA")) == "one and two"
