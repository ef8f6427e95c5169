"""One technique on one leg for a minute or so: composed and cleared like any session."""

from __future__ import annotations

from legato.body import LEGS, Leg
from legato.errors import UnknownNameError
from legato.library import load_library
from legato.notation.checkin import LEAST_MINUTES, CheckIn, Equipment
from legato.notation.session import Grip, WishedLength, Wishes
from legato.notation.technique import Oil, Technique
from legato.pipeline.answers import Answer, Refused
from legato.pipeline.path import plan, screen
from legato.pipeline.tour import WELL
from legato.planner import longest
from legato.safety import Refusal

AS_LONG = 75
"""Seconds: long enough to feel what a technique does; longer only where its least is [J]."""


def try_technique(name: str, *, leg: Leg = Leg.LEFT, checkin: CheckIn | None = None) -> Answer:
    """Compose a session of one technique on one leg.

    Without a check-in it is for somebody well who has what the technique needs.

    Raises:
        UnknownNameError: there is no such technique.
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    techniques = load_library().techniques
    if name not in techniques:
        raise UnknownNameError("technique", name, list(techniques))
    technique = techniques[name]
    asked = well_for(technique) if checkin is None else checkin
    # The technique's own least may be longer than the shortest session.
    minutes = LEAST_MINUTES + technique.dose.least_s // 60
    asked = asked.model_copy(update={"minutes": minutes})
    screening = screen(asked)
    if isinstance(screening, Refusal):
        return Refused(screening)
    seconds = max(technique.dose.least_s, min(AS_LONG, longest(technique, screening.limits[leg])))
    others = tuple(
        Grip(leg=each, technique=other) for each in LEGS for other in techniques if (each, other) != (leg, name)
    )
    wish = WishedLength(leg=leg, technique=name, seconds=seconds)
    return plan(asked, wishes=Wishes(leave_out=others, lengths=(wish,)))


def well_for(technique: Technique) -> CheckIn:
    """Return somebody well who can do this: with its things at hand, where it can be done."""
    who = technique.who
    oil = (Equipment.OIL,) if technique.oil is Oil.NEEDED else ()
    position = WELL.position if WELL.position in who.positions else min(who.positions)
    performer = WELL.performer if WELL.performer in who.performers else min(who.performers)
    update = {"have": (*technique.equipment, *oil), "position": position, "performer": performer}
    return WELL.model_copy(update=update)
