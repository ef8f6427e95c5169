"""The zones of a leg, as one table.

The inner side is the side of the big toe and of the other leg; the outer side
is the side of the little toe.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ZoneId(StrEnum):
    """The name of a patch of a leg."""

    TOES = "toes"
    TOE_WEBS = "toe_webs"
    BALL = "ball"
    ARCH = "arch"
    HEEL = "heel"
    FOOT_TOP = "foot_top"
    ANKLE_INNER = "ankle_inner"
    ANKLE_OUTER = "ankle_outer"
    ACHILLES = "achilles"
    CALF = "calf"
    SHIN = "shin"
    KNEE = "knee"
    BEHIND_KNEE = "behind_knee"
    THIGH_FRONT = "thigh_front"
    THIGH_BACK = "thigh_back"
    THIGH_INNER = "thigh_inner"
    THIGH_OUTER = "thigh_outer"


@dataclass(frozen=True, slots=True)
class ZoneInfo:
    """A zone in plain words, with the care it always needs."""

    zone: ZoneId
    name: str
    """What a person calls it."""
    where: str
    """Where to find it, in one short phrase."""
    neighbours: frozenset[ZoneId]
    delicate: str | None = None
    """Why it takes flat, light touch only, always; `None` when it takes more (S30a, S30b)."""


_Z = ZoneId
_BORDERS: tuple[tuple[ZoneId, ZoneId], ...] = (
    (_Z.TOES, _Z.TOE_WEBS),
    (_Z.TOES, _Z.BALL),
    (_Z.TOES, _Z.FOOT_TOP),
    (_Z.TOE_WEBS, _Z.BALL),
    (_Z.TOE_WEBS, _Z.FOOT_TOP),
    (_Z.BALL, _Z.ARCH),
    (_Z.BALL, _Z.FOOT_TOP),
    (_Z.ARCH, _Z.HEEL),
    (_Z.ARCH, _Z.FOOT_TOP),
    (_Z.ARCH, _Z.ANKLE_INNER),
    (_Z.HEEL, _Z.ANKLE_INNER),
    (_Z.HEEL, _Z.ANKLE_OUTER),
    (_Z.HEEL, _Z.ACHILLES),
    (_Z.HEEL, _Z.FOOT_TOP),
    (_Z.FOOT_TOP, _Z.ANKLE_INNER),
    (_Z.FOOT_TOP, _Z.ANKLE_OUTER),
    (_Z.FOOT_TOP, _Z.SHIN),
    (_Z.ANKLE_INNER, _Z.ACHILLES),
    (_Z.ANKLE_OUTER, _Z.ACHILLES),
    (_Z.ANKLE_INNER, _Z.SHIN),
    (_Z.ANKLE_OUTER, _Z.SHIN),
    (_Z.ANKLE_INNER, _Z.CALF),
    (_Z.ANKLE_OUTER, _Z.CALF),
    (_Z.ACHILLES, _Z.CALF),
    (_Z.CALF, _Z.SHIN),
    (_Z.CALF, _Z.BEHIND_KNEE),
    (_Z.CALF, _Z.KNEE),
    (_Z.SHIN, _Z.KNEE),
    (_Z.KNEE, _Z.BEHIND_KNEE),
    (_Z.KNEE, _Z.THIGH_FRONT),
    (_Z.KNEE, _Z.THIGH_INNER),
    (_Z.KNEE, _Z.THIGH_OUTER),
    (_Z.BEHIND_KNEE, _Z.THIGH_BACK),
    (_Z.BEHIND_KNEE, _Z.THIGH_INNER),
    (_Z.BEHIND_KNEE, _Z.THIGH_OUTER),
    (_Z.THIGH_FRONT, _Z.THIGH_INNER),
    (_Z.THIGH_FRONT, _Z.THIGH_OUTER),
    (_Z.THIGH_BACK, _Z.THIGH_INNER),
    (_Z.THIGH_BACK, _Z.THIGH_OUTER),
)

_WORDS: dict[ZoneId, tuple[str, str]] = {
    _Z.TOES: ("toes", "all five toes, with their pads underneath"),
    _Z.TOE_WEBS: ("between the toes", "the skin folds between the toes"),
    _Z.BALL: ("ball of the foot", "the broad pad behind the toes"),
    _Z.ARCH: ("arch", "the hollow under the foot, from heel to ball"),
    _Z.HEEL: ("heel", "the round pad at the back and under the foot"),
    _Z.FOOT_TOP: ("top of the foot", "from the front of the ankle to the toes"),
    _Z.ANKLE_INNER: ("inner ankle", "around the ankle bone on the big-toe side"),
    _Z.ANKLE_OUTER: ("outer ankle", "around the ankle bone on the little-toe side"),
    _Z.ACHILLES: ("Achilles tendon", "the strong tendon above the heel, at the back"),
    _Z.CALF: ("calf", "the muscle at the back and sides of the lower leg"),
    _Z.SHIN: ("shin", "the front of the lower leg"),
    _Z.KNEE: ("knee", "the front and sides of the knee"),
    _Z.BEHIND_KNEE: ("behind the knee", "the soft hollow at the back of the knee"),
    _Z.THIGH_FRONT: ("front of the thigh", "the big muscle above the knee"),
    _Z.THIGH_BACK: ("back of the thigh", "the muscle you sit on, down to the knee"),
    _Z.THIGH_INNER: ("inner thigh", "the side towards the other leg"),
    _Z.THIGH_OUTER: ("outer thigh", "the side away from the other leg"),
}

_DELICATE: dict[ZoneId, str] = {
    _Z.BEHIND_KNEE: "Nerves and blood vessels lie close to the skin here.",
    _Z.THIGH_INNER: "A large vein and artery run close to the skin here.",
    _Z.ANKLE_INNER: "A nerve runs close to the skin behind the ankle bone.",
    _Z.SHIN: "There is hardly any padding over the bone.",
}


def _neighbours(zone: ZoneId) -> frozenset[ZoneId]:
    return frozenset(b if a is zone else a for a, b in _BORDERS if zone in (a, b))


ZONES: dict[ZoneId, ZoneInfo] = {
    zone: ZoneInfo(zone, *_WORDS[zone], _neighbours(zone), _DELICATE.get(zone)) for zone in ZoneId
}

ALWAYS_DELICATE: frozenset[ZoneId] = frozenset(_DELICATE)
"""Zones that take flat, light touch only, whatever the answers.

The spot on the outer knee just below the bony knob is a landmark rather than a
zone of its own: see `landmarks.DELICATE_LANDMARKS`.
"""

FOOT: frozenset[ZoneId] = frozenset({_Z.TOES, _Z.TOE_WEBS, _Z.BALL, _Z.ARCH, _Z.HEEL, _Z.FOOT_TOP})
LOWER_LEG: frozenset[ZoneId] = frozenset({_Z.ANKLE_INNER, _Z.ANKLE_OUTER, _Z.ACHILLES, _Z.CALF, _Z.SHIN})
THIGH: frozenset[ZoneId] = frozenset({_Z.THIGH_FRONT, _Z.THIGH_BACK, _Z.THIGH_INNER, _Z.THIGH_OUTER})

DELICATE_PRESSURE_CAP = 3
"""Light pressure, skin moves and the muscle does not dent [J]."""


def touches(one: ZoneId, other: ZoneId) -> bool:
    """Tell whether two zones of the same leg share a border."""
    return other in ZONES[one].neighbours


def is_delicate(zone: ZoneId) -> bool:
    """Tell whether a zone takes flat, light touch only."""
    return zone in ALWAYS_DELICATE
