"""What to do before the clock starts: wash, lay things out, take oil. A list one walks through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from legato.library.model import Preparation
from legato.notation.checkin import Equipment
from legato.notation.phrase import phrase
from legato.notation.session import Session
from legato.notation.technique import Oil, Technique
from legato.timeline.lines import who_of
from legato.timeline.model import PreparationItem, Purpose

OILS = frozenset({Equipment.OIL, Equipment.LOTION})
TOO_LATE = frozenset({"test-new-oil"})
"""What takes days is no use when a session begins."""

_OIL_FIRST, _OIL_LATER = "warm-the-oil", "oil-comes-later"
"""What is said about oil: where something in the session wants a dry foot, it waits."""

_SAFE = frozenset({"look-first", "wrap-the-bottle", "stay-seated", "machine-first-time"})
"""What is told every time: to whoever did it yesterday as well."""


def preparation_of(
    session: Session,
    techniques: Mapping[str, Technique],
    preparation: Iterable[Preparation],
    usable: AbstractSet[Equipment],
) -> tuple[PreparationItem, ...]:
    """Return what these people need to do first, for the tools and the oil that this session uses.

    `usable` is what is at hand and left out on none of the legs.
    """
    played = [techniques[block.technique] for block in session.blocks]
    used = {thing for technique in played for thing in technique.equipment}
    if any(technique.oil is not Oil.AVOID for technique in played):
        used |= OILS & usable
    unsaid = TOO_LATE | {_OIL_FIRST if stays_dry(session, techniques) else _OIL_LATER}
    who = who_of(session.checkin).value
    return tuple(
        PreparationItem(
            phrase=phrase("preparation", item=each.id, who=who),
            purpose=Purpose.SAFETY if each.id in _SAFE else Purpose.POSITION,
        )
        for each in preparation
        if each.id not in unsaid and (not each.needs or used.intersection(each.needs))
    )


def stays_dry(session: Session, techniques: Mapping[str, Technique]) -> bool:
    """Tell whether something in a session wants dry skin, so that oil has to wait."""
    return any(techniques[block.technique].oil is Oil.AVOID for block in session.blocks)
