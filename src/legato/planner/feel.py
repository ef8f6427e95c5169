"""What `verify` checks beyond limits: that a session feels right.

Like `recount`, nothing here uses the solver or what feeds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from legato.body import FOOT, LEGS, LOWER_LEG, THIGH, Leg, ZoneId
from legato.library import Library
from legato.notation.session import Rest, Session, Wishes
from legato.notation.technique import Technique, TechniqueRole
from legato.planner import costs, recount
from legato.planner.recount import History
from legato.safety import Playable
from legato.units import Span, clock, minutes


def objections(session: Session, screening: Playable, library: Library, history: History | None) -> Iterator[str]:
    """Return what does not feel right: rests too close, a way to and fro, a hurried end, legs treated unlike."""
    yield from _rests(session)
    yield from _regions(session, library)
    yield from _finish(session, screening, library)
    yield from _twins(session, screening, library, history)


def _rests(session: Session) -> Iterator[str]:
    """Check that rests are far enough apart, where nobody wished for a course that leaves no place for that."""
    if session.wishes != Wishes():
        return
    since: int | None = None
    for at, step in enumerate(session.steps):
        if isinstance(step, Rest):
            if since is not None and since < costs.REST_APART:
                yield f"steps[{at}]: the rest before this one was only {clock(Span(since))} ago."
            since = 0
        elif since is not None:
            since += step.lasts_ms


def _regions(session: Session, library: Library) -> Iterator[str]:
    """Check that each leg is worked along once, up or down, turning back once at most; the close may be anywhere."""
    for leg in session.legs:
        line = [library.techniques[block.technique] for block in session.blocks if block.leg is leg]
        if leg not in session.wishes.order and _turns(line) > 1:
            yield f"The work on the {leg.value} leg goes to and fro."


def _finish(session: Session, screening: Playable, library: Library) -> Iterator[str]:
    """Check that a session that is not short has a slow end on each leg."""
    if session.lasts < costs.FINISH_FROM:
        return
    wished = {(wish.leg, wish.technique) for wish in session.wishes.lengths}
    for block in session.blocks:
        technique = library.techniques[block.technique]
        if technique.role is not TechniqueRole.FINISH or (block.leg, block.technique) in wished:
            continue
        cap = screening.limits[block.leg].minutes_cap
        if cap is not None and minutes(cap) < costs.FINISH_LEG_FROM:
            continue
        least = min(costs.FINISH, recount.longest(technique, block.leg, screening))
        if block.lasts_ms < least:
            yield f"{block.technique} on the {block.leg.value} leg ends too soon: {clock(Span(block.lasts_ms))}."


def _twins(session: Session, screening: Playable, library: Library, history: History | None) -> Iterator[str]:
    """Check that legs of which the same was said get the same."""
    if len(session.legs) == len(LEGS) and _are_twins(session, screening, library, history):
        left, right = (
            [(block.technique, block.lasts_ms) for block in session.blocks if block.leg is leg] for leg in LEGS
        )
        if sorted(left) != sorted(right):
            yield "The same is true of both legs, but they do not get the same."


def _turns(line: Sequence[Technique]) -> int:
    """Count how often the work turns round on its way along the leg; finishing strokes are no part of the way."""
    heights = [_height(technique) for technique in line if technique.role is not TechniqueRole.FINISH]
    ways = [after > before for before, after in pairwise(heights) if after != before]
    return sum(one != other for one, other in pairwise(ways))


def _height(technique: Technique) -> int:
    """Return how far up the leg a technique mainly works."""
    parts: list[AbstractSet[ZoneId]] = [FOOT, LOWER_LEG, {ZoneId.KNEE, ZoneId.BEHIND_KNEE}, THIGH]
    return next(at for at, part in enumerate(parts) if technique.zones[0] in part)


def _are_twins(session: Session, screening: Playable, library: Library, history: History | None) -> bool:
    """Tell whether both legs can get the same techniques, as long, worth as much, and are wished the same."""

    def told(leg: Leg) -> object:
        wishes = session.wishes
        offered = {
            one.id: (recount.value(one, leg, session.checkin, history), recount.longest(one, leg, screening))
            for one in recount.possible_on(leg, session.checkin, screening, library, wishes)
        }
        ends = [
            recount.gentlest(
                recount.possible_on(leg, session.checkin, screening, library, wishes), role, leg, screening
            )
            for role in (TechniqueRole.WARM_UP, TechniqueRole.FINISH)
        ]
        return (
            offered,
            [end and end.id for end in ends],
            screening.limits[leg].minutes_cap,
            {grip.technique for grip in wishes.include if grip.leg is leg and grip.technique in offered}
            - {end.id for end in ends if end},
            {wish.technique: wish.seconds for wish in wishes.lengths if wish.leg is leg},
        )

    pains = [session.checkin.pain_in(leg) for leg in LEGS]
    return told(Leg.LEFT) == told(Leg.RIGHT) and abs(pains[0] - pains[1]) < costs.PAIN_GAP
