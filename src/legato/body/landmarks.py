"""Named points and lines on a leg, finer than zones: where a path runs.

A score names landmarks, so that a hand can later be placed on the very line it
means.
Lines have a beginning and an end: a path may follow them either way.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from legato.body.zones import ZoneId


class LandmarkKind(StrEnum):
    """What a landmark is made of."""

    POINT = "point"
    LINE = "line"
    RING = "ring"


@dataclass(frozen=True, slots=True)
class Landmark:
    """A named point, line or ring, and the zones it lies on, in order."""

    landmark: str
    kind: LandmarkKind
    zones: tuple[ZoneId, ...]
    where: str
    rises: bool | None = None
    """Whether a line runs towards the heart from its beginning to its end; `None` where it does neither."""


LandmarkId = str
Place = str
"""A zone or a landmark, by name: what a path runs through."""

_P, _L, _R = LandmarkKind.POINT, LandmarkKind.LINE, LandmarkKind.RING
_Z = ZoneId
_TOE_NAMES = ("big toe", "second toe", "middle toe", "fourth toe", "little toe")


def _toes() -> list[Landmark]:
    found = []
    for number, name in enumerate(_TOE_NAMES, start=1):
        found.append(Landmark(f"toe_pad_{number}", _P, (_Z.TOES,), f"the soft pad under the {name}"))
        found.append(Landmark(f"toe_{number}", _L, (_Z.TOES,), f"along the {name}, from root to tip", False))
    for number in range(1, 5):
        between = f"{_TOE_NAMES[number - 1]} and {_TOE_NAMES[number]}"
        found.append(Landmark(f"web_{number}", _P, (_Z.TOE_WEBS,), f"the fold between {between}"))
        found.append(
            Landmark(
                f"tendon_gap_{number}", _L, (_Z.FOOT_TOP, _Z.TOE_WEBS), f"the groove behind {between}, on top", False
            )
        )
    return found


LANDMARKS: dict[str, Landmark] = {
    mark.landmark: mark
    for mark in [
        *_toes(),
        Landmark("toe_row", _L, (_Z.TOES,), "across all five toes"),
        Landmark("toe_joints", _L, (_Z.BALL, _Z.TOES), "the joints where the toes join the foot"),
        Landmark("ball_line", _L, (_Z.BALL,), "across the ball, from inner to outer edge"),
        Landmark("arch_line", _L, (_Z.ARCH,), "the middle of the arch, from heel to ball", False),
        Landmark("inner_arch_line", _L, (_Z.ARCH,), "the inner edge of the arch, from heel to ball", False),
        Landmark("outer_arch_line", _L, (_Z.ARCH,), "the outer edge of the sole, from heel to ball", False),
        Landmark("sole_line", _L, (_Z.HEEL, _Z.ARCH, _Z.BALL), "the middle of the sole, from heel to ball", False),
        Landmark("heel_centre", _P, (_Z.HEEL,), "the middle of the heel pad, underneath"),
        Landmark("heel_back", _P, (_Z.HEEL,), "the round back of the heel"),
        Landmark("heel_back_line", _L, (_Z.HEEL,), "the back of the heel, from top to bottom", False),
        Landmark("heel_sides", _P, (_Z.HEEL,), "both sides of the heel"),
        Landmark("instep_line", _L, (_Z.FOOT_TOP,), "the top of the foot, from ankle to ball", False),
        Landmark("foot_top_line", _L, (_Z.FOOT_TOP, _Z.TOES), "the top of the foot, from ankle to toe tips", False),
        Landmark("foot_inner_edge", _L, (_Z.FOOT_TOP,), "the inner edge of the foot, from ankle to big toe", False),
        Landmark("foot_outer_edge", _L, (_Z.FOOT_TOP,), "the outer edge of the foot, from ankle to little toe", False),
        Landmark("ankle_ring_inner", _R, (_Z.ANKLE_INNER,), "a circle around the inner ankle bone"),
        Landmark("ankle_ring_outer", _R, (_Z.ANKLE_OUTER,), "a circle around the outer ankle bone"),
        Landmark("tendon_line", _L, (_Z.ACHILLES, _Z.HEEL), "the Achilles tendon, down to the heel", False),
        Landmark("calf_midline", _L, (_Z.CALF,), "the middle of the calf, from tendon to below the knee", True),
        Landmark("calf_inner_line", _L, (_Z.CALF,), "the inner half of the calf, upwards", True),
        Landmark("calf_outer_line", _L, (_Z.CALF,), "the outer half of the calf, upwards", True),
        Landmark("calf_belly", _P, (_Z.CALF,), "the thickest part of the calf"),
        Landmark("shin_side_line", _L, (_Z.SHIN,), "the muscle beside the shin bone, outer side, upwards", True),
        Landmark("fibula_head", _P, (_Z.KNEE, _Z.SHIN), "just below the bony knob on the outer knee"),
        Landmark("kneecap_ring", _R, (_Z.KNEE,), "a circle around the kneecap"),
        Landmark("behind_knee_centre", _P, (_Z.BEHIND_KNEE,), "the middle of the hollow"),
        Landmark("thigh_front_line", _L, (_Z.THIGH_FRONT,), "the middle of the front of the thigh, upwards", True),
        Landmark("thigh_outer_line", _L, (_Z.THIGH_OUTER,), "the outer side of the thigh, upwards", True),
        Landmark("thigh_back_line", _L, (_Z.THIGH_BACK,), "the middle of the back of the thigh, upwards", True),
        Landmark("thigh_inner_line", _L, (_Z.THIGH_INNER,), "the inner side of the thigh, upwards", True),
        Landmark("whole_foot", _R, (_Z.FOOT_TOP, _Z.BALL, _Z.ARCH, _Z.HEEL), "all around the foot"),
        Landmark("whole_lower_leg", _R, (_Z.CALF, _Z.SHIN, _Z.ANKLE_INNER, _Z.ANKLE_OUTER), "all around the lower leg"),
        Landmark("foot_sides", _L, (_Z.FOOT_TOP, _Z.ARCH), "both sides of the foot, from ankle to toes", False),
    ]
}

DELICATE_LANDMARKS: dict[str, str] = {
    "fibula_head": "A nerve lies right over the bone here.",
    "kneecap_ring": "There is hardly any padding over the edge of the bone.",
    "ankle_ring_outer": "There is hardly any padding over the edge of the bone.",
}
"""Spots inside sturdier zones that take flat, light touch only (S30a, S30b)."""

_ZONE_NAMES = frozenset(zone.value for zone in ZoneId)


def zone_of(place: Place) -> tuple[ZoneId, ...]:
    """Return the zones a place lies on.

    Raises:
        KeyError: the name is neither a zone nor a landmark.
    """
    if place in LANDMARKS:
        return LANDMARKS[place].zones
    try:
        return (ZoneId(place),)
    except ValueError:
        raise KeyError(place) from None


def is_place(name: str) -> bool:
    """Tell whether there is a zone or landmark of this name."""
    return name in LANDMARKS or name in _ZONE_NAMES
