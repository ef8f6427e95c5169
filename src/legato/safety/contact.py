"""What a technique does to a leg, as far as limits ask: which zones, which parts, how hard.

It is worked out once per technique, because a plan asks for it hundreds of times.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from legato.body import Place, ZoneId
from legato.body.landmarks import DELICATE_LANDMARKS
from legato.notation.kinds import GLIDING_KINDS
from legato.notation.score import BROAD_PARTS, Part
from legato.notation.technique import Technique

_REMEMBERED = 256
"""Many more than a library has; edited scores come and go."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Everything about a technique that a limit can forbid."""

    zones_worked: tuple[ZoneId, ...]
    """The zones it works on."""
    zones_touched: tuple[ZoneId, ...]
    """Those, and the zones where a supporting hand lies."""
    zones_poked: tuple[ZoneId, ...]
    """The zones that something narrow moves over: a thumb, knuckles, a ball."""
    zones_dented: tuple[ZoneId, ...]
    """The zones where a hand does more than glide: kneaded, pressed, rubbed in circles, wrung, pulled, bent."""
    parts: frozenset[Part]
    least: int
    most: int
    spots: tuple[tuple[Place, bool, int], ...]
    """The delicate spots it moves over: which, whether with something narrow, and the most pressure there."""


class _Same:
    """A technique as a key: it is the same one or it is not."""

    __slots__ = ("technique",)

    def __init__(self, technique: Technique) -> None:
        self.technique = technique

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.technique is other.technique

    def __hash__(self) -> int:
        return id(self.technique)


def contact_of(technique: Technique) -> Contact:
    """Return what a technique does to a leg."""
    return _contact_of(_Same(technique))


@lru_cache(maxsize=_REMEMBERED)
def _contact_of(same: _Same) -> Contact:
    score = same.technique.score
    moving = [(stroke, touch) for stroke in score.strokes for touch in stroke.moving]
    dents = [touch for stroke, touch in moving if stroke.kind not in GLIDING_KINDS]
    least, most = score.pressure
    return Contact(
        zones_worked=score.zones,
        zones_touched=tuple(score.parts_on),
        zones_poked=tuple(
            dict.fromkeys(zone for _, touch in moving if touch.part not in BROAD_PARTS for zone in touch.zones)
        ),
        zones_dented=tuple(dict.fromkeys(zone for touch in dents for zone in touch.zones)),
        parts=frozenset(part for parts in score.parts_on.values() for part in parts),
        least=least,
        most=most,
        spots=tuple(
            (place, touch.part not in BROAD_PARTS, stroke.pressure.most)
            for stroke, touch in moving
            for place in touch.on
            if place in DELICATE_LANDMARKS
        ),
    )
