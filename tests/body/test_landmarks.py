"""Landmarks: points, lines and rings that paths run through."""

from __future__ import annotations

import pytest

from legato.body import LANDMARKS, ZoneId, is_place, touches, zone_of
from legato.body.landmarks import DELICATE_LANDMARKS, LandmarkKind


def test_a_landmark_is_never_called_like_a_zone() -> None:
    """A name in a path means one place only."""
    assert set(LANDMARKS) & {zone.value for zone in ZoneId} == set()
    assert [name for name, mark in LANDMARKS.items() if mark.landmark != name or not mark.where] == []


def test_the_zones_of_a_landmark_hang_together() -> None:
    """A line or ring crosses from zone to zone only where they touch."""
    for mark in LANDMARKS.values():
        joined = {mark.zones[0]}
        for zone in mark.zones:
            assert zone in joined or any(touches(zone, other) for other in joined), mark.landmark
            joined.add(zone)


def test_a_line_runs_through_its_zones_in_order() -> None:
    """Each zone of a line touches the one before it."""
    lines = [mark for mark in LANDMARKS.values() if mark.kind is LandmarkKind.LINE]

    broken = [
        mark.landmark
        for mark in lines
        for before, here in zip(mark.zones, mark.zones[1:], strict=False)
        if not touches(before, here)
    ]
    assert broken == []


def test_only_lines_run_towards_the_heart_or_away() -> None:
    """A point or a ring has no direction."""
    directed = [mark for mark in LANDMARKS.values() if mark.rises is not None]

    assert [mark.landmark for mark in directed if mark.kind is not LandmarkKind.LINE] == []
    assert LANDMARKS["calf_midline"].rises is True
    assert LANDMARKS["tendon_line"].rises is False


def test_a_nerve_and_bony_edges_inside_sturdier_zones_are_delicate() -> None:
    """They are landmarks, because the zones around them take more (S30a, S30b)."""
    assert set(DELICATE_LANDMARKS) == {"fibula_head", "kneecap_ring", "ankle_ring_outer"}
    assert set(DELICATE_LANDMARKS) <= set(LANDMARKS)


def test_a_place_is_a_zone_or_a_landmark() -> None:
    """Both give the zones they lie on; anything else is no place."""
    assert zone_of("calf") == (ZoneId.CALF,)
    assert zone_of("sole_line") == (ZoneId.HEEL, ZoneId.ARCH, ZoneId.BALL)
    assert is_place("calf")
    assert is_place("sole_line")
    assert not is_place("elbow")
    with pytest.raises(KeyError, match="elbow"):
        zone_of("elbow")
