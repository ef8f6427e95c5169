"""What `verify` works out on its own: who may do what, and what a session is worth.

The solver and what feeds it are not used here, on purpose: a mistake there
must not be able to excuse itself.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from legato.body import LEGS, ZONES, Leg
from legato.library import Library
from legato.notation.checkin import CheckIn, Equipment, Performer, Reach
from legato.notation.session import Block, Session, Wishes
from legato.notation.technique import Oil, Technique, TechniqueRole
from legato.planner import costs
from legato.safety import Playable, breaches
from legato.units import GRID, Span, seconds

History = Mapping[tuple[Leg, str], int]


def longest(technique: Technique, leg: Leg, screening: Playable) -> Span:
    """Return the longest block a technique may have on a leg."""
    lengths = [technique.dose.most]
    cap = screening.limits[leg].block_seconds_cap
    if cap is not None:
        lengths.append(seconds(cap))
    if technique.strain > 0:
        lengths.append(seconds(costs.BLOCK_STRAIN // technique.strain))
    return Span(min(length - length % GRID for length in lengths))


def objections(technique: Technique, leg: Leg, checkin: CheckIn, screening: Playable) -> list[str]:
    """Return what speaks against a technique on a leg, apart from wishes."""
    found = [f"{breach.code.value} by {breach.rule}" for breach in breaches(technique, leg, screening)]
    who = technique.who
    if checkin.performer not in who.performers:
        found.append(f"it is not for {checkin.performer.value} massage")
    reaches = list(Reach)
    if checkin.performer is Performer.SELF and reaches.index(who.reach) > reaches.index(checkin.reach):
        found.append(f"it is out of reach: {who.reach.value}")
    if checkin.hands < who.hands:
        found.append(f"it takes {who.hands} hands")
    if checkin.position not in who.positions:
        found.append(f"it cannot be done on a {checkin.position.value}")
    found += [f"it needs {thing.value}" for thing in technique.equipment if thing not in checkin.have]
    oils = {Equipment.OIL, Equipment.LOTION} - screening.limits[leg].excluded_equipment
    if technique.oil is Oil.NEEDED and not oils & set(checkin.have):
        found.append("it needs oil or lotion")
    if longest(technique, leg, screening) < technique.dose.least:
        found.append("it cannot last as long as it must")
    return found


def possible_on(leg: Leg, checkin: CheckIn, screening: Playable, library: Library, wishes: Wishes) -> list[Technique]:
    """Return the techniques that are possible on a leg, in the order of the library."""
    dropped = {grip.technique for grip in wishes.leave_out if grip.leg is leg}
    return [
        technique
        for technique in library.techniques.values()
        if technique.id not in dropped and not objections(technique, leg, checkin, screening)
    ]


def gentlest(techniques: list[Technique], role: TechniqueRole, leg: Leg, screening: Playable) -> Technique | None:
    """Return the gentlest technique of a role."""

    def gentleness(technique: Technique) -> tuple[int, int, tuple[int, str]]:
        most = min(technique.pressure[1], screening.limits[leg].cap_for(technique.zones))
        return technique.pressure[0], most, technique.rank

    return min((one for one in techniques if one.role is role), key=gentleness, default=None)


def value(technique: Technique, leg: Leg, checkin: CheckIn, history: History | None) -> int:
    """Return the value of a technique on a leg in thousandths of a value point."""
    suits = costs.PER_COMPLAINT * technique.complaints.get(checkin.complaint, 0)
    aims = [technique.aims.get(aim, 0) for aim in checkin.aims]
    serves = costs.PER_AIM * sum(aims) // len(aims) if aims else 0
    # In halves of a point: a sore zone counts whole, a zone beside it half.
    felt = [0]
    for pain in checkin.pain:
        if pain.leg is leg:
            worked = set(technique.zones)
            if pain.zone in worked:
                felt.append(pain.score * costs.NEIGHBOUR_SHARE)
            if worked & ZONES[pain.zone].neighbours:
                felt.append(pain.score)
    total = (
        costs.BASE
        + suits
        + serves
        + costs.PER_PAIN * max(felt) // costs.NEIGHBOUR_SHARE
        + costs.PER_GRADE[technique.evidence.grade]
    )
    if history is None:
        return total
    return total * max(0, history.get((leg, technique.id), costs.NEUTRAL)) // costs.NEUTRAL


def worth(block: Block, technique: Technique, worth_of_all: int) -> int:
    """Return what a block is worth in millionths of a value point: value x (1 - e^(-length / tau))."""
    tau_ms = technique.dose.usual * costs.TAU_NUMERATOR / costs.TAU_DENOMINATOR
    share = round(costs.FRACTION * -math.expm1(-block.lasts_ms / tau_ms))
    return worth_of_all * share // (costs.FRACTION // 1_000)


def worth_of(session: Session, library: Library, history: History | None) -> int:
    """Return what a session is worth."""
    total = 0
    for block in session.blocks:
        technique = library.techniques[block.technique]
        total += worth(block, technique, value(technique, block.leg, session.checkin, history))
    return total


def legs_with_something(session: Session, screening: Playable, library: Library) -> set[Leg]:
    """Return the legs on which anything is possible."""
    return {leg for leg in LEGS if possible_on(leg, session.checkin, screening, library, session.wishes)}
