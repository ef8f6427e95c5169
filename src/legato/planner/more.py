"""More of what is held at a moment: the block that hands are at lasts longer, or presses harder.

The person asks for it because it does good just there, so only this one block changes.
Whoever asks gets what every limit has room for and not a second or a step more; where none has,
the answer says which one it is.
"""

from __future__ import annotations

from legato.body import Leg
from legato.library import Library
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block, Change, Rest, Session, Settle, Step
from legato.notation.technique import Technique
from legato.planner import costs
from legato.planner.candidates import longest
from legato.planner.refusal import NoSession
from legato.safety import Playable, pressure_allowed
from legato.units import GRID, MILLISECONDS_PER_MINUTE, MILLISECONDS_PER_SECOND, Moment, minutes, seconds

ROUND = seconds(30)
"""How much longer a block becomes at once: some strokes more of everything, and soon enough asked again [J]."""

LEAST_ROUND = seconds(10)
"""Less than this is no longer felt as more [J]."""

MOST_MINUTES = 60
"""No session is longer than the longest that can be asked for."""


def firmer(session: Session, at: Moment, screening: Playable, library: Library) -> Session | NoSession:
    """Return the session with a step more pressure in the block that is held at a moment, as far as that may go.

    One step at a time, as from block to block: pressure never jumps.
    """
    index = _held(session, at)
    if index is None:
        return _stays(phrase("no-session-between-parts"))
    block = session.steps[index]
    assert isinstance(block, Block)
    technique = library.techniques[block.technique]
    if block.pressure >= pressure_allowed(technique, screening.limits[block.leg]):
        is_its_most = block.pressure >= technique.pressure[1]
        return _stays(phrase("no-session-technique-at-most" if is_its_most else "no-session-place-at-most"))
    more = block.model_copy(update={"pressure": block.pressure + 1, "raised": block.raised + 1})
    return _with(session, (*session.steps[:index], more, *session.steps[index + 1 :]))


def longer(session: Session, at: Moment, screening: Playable, library: Library) -> Session | NoSession:
    """Return the session with a round more of the block that is held at a moment, or as much as the limits leave.

    What follows comes later, and the hands get the rests they need then; the other leg keeps what was planned for it.
    """
    index = _held(session, at)
    if index is None:
        return _stays(phrase("no-session-between-parts"))
    for more in range(ROUND, LEAST_ROUND - GRID, -GRID):
        steps = _rested(_lengthened(session.steps, index, more), index, library)
        against = _against(session, index, steps, screening, library)
        if steps is not None and against is None:
            return _with(session, steps)
    assert against is not None
    return _stays(against)


def _held(session: Session, at: Moment) -> int | None:
    """Return which step is held at a moment, where it is a block."""
    begins = 0
    for index, step in enumerate(session.steps):
        if begins <= at < begins + step.lasts_ms:
            return index if isinstance(step, Block) else None
        begins += step.lasts_ms
    return None


def _lengthened(steps: tuple[Step, ...], index: int, more: int) -> tuple[Step, ...]:
    block = steps[index]
    assert isinstance(block, Block)
    planned = block.lasts_ms if block.planned_ms is None else block.planned_ms
    longer_one = block.model_copy(update={"lasts_ms": block.lasts_ms + more, "planned_ms": planned})
    return (*steps[:index], longer_one, *steps[index + 1 :])


def _against(
    session: Session, index: int, steps: tuple[Step, ...] | None, screening: Playable, library: Library
) -> Phrase | None:
    """Return which limit has no room for these steps, the narrowest first; `None` when all have."""
    if steps is None:
        return phrase("no-session-hands-tired")
    block = steps[index]
    assert isinstance(block, Block)
    technique, limits = library.techniques[block.technique], screening.limits[block.leg]
    changed = session.model_copy(update={"steps": steps})
    if _time_with(changed, block.leg, technique) > seconds(longest(technique, limits)):
        return phrase("no-session-enough-of-this", seconds=longest(technique, limits))
    if limits.minutes_cap is not None and changed.time_on(block.leg) > minutes(limits.minutes_cap):
        return phrase("no-session-enough-for-leg", leg=block.leg.value, minutes=limits.minutes_cap)
    most = min(MOST_MINUTES, screening.minutes_cap or MOST_MINUTES)
    if changed.lasts > minutes(most):
        return phrase("no-session-enough-in-all", minutes=most)
    return None


def _time_with(session: Session, leg: Leg, technique: Technique) -> int:
    return sum(block.lasts_ms for block in session.blocks if block.leg is leg and block.technique == technique.id)


def _rested(steps: tuple[Step, ...], index: int, library: Library) -> tuple[Step, ...] | None:
    """Return the steps with the rests that hands need after a step; `None` when they would tire before it is over."""
    while (tired := _too_tired(steps, library)) is not None:
        if tired <= index:
            return None
        # Before the hands move there, or on to the rest that stands there already.
        there = tired
        while isinstance(steps[there - 1], Settle | Change):
            there -= 1
        before = steps[there - 1]
        if isinstance(before, Rest):
            rest = before.model_copy(update={"lasts_ms": before.lasts_ms + costs.REST})
            steps = (*steps[: there - 1], rest, *steps[there:])
        else:
            leg = next(step.leg for step in reversed(steps[:there]) if isinstance(step, Block))
            steps = (*steps[:there], Rest(leg=leg, lasts_ms=costs.REST), *steps[there:])
    return steps


def _too_tired(steps: tuple[Step, ...], library: Library) -> int | None:
    """Return the first block at which hands are more tired than they may be."""
    tired = 0
    for at, step in enumerate(steps):
        if isinstance(step, Rest):
            tired = max(0, tired - costs.REST_RELIEF * step.lasts_ms // costs.REST)
        elif isinstance(step, Block):
            tired += library.techniques[step.technique].strain * step.lasts_ms // MILLISECONDS_PER_SECOND
            if tired > costs.STRAIN_LIMIT:
                return at
    return None


def _with(session: Session, steps: tuple[Step, ...]) -> Session:
    """Return the session with other steps, asked for as long as they last, so that no earlier wish contradicts them."""
    changed = session.model_copy(update={"steps": steps})
    asked = max(session.checkin.minutes, -(-changed.lasts // MILLISECONDS_PER_MINUTE))
    lengths = {(block.leg, block.technique): block.lasts_ms // MILLISECONDS_PER_SECOND for block in changed.blocks}
    wished = tuple(
        wish.model_copy(update={"seconds": lengths.get((wish.leg, wish.technique), wish.seconds)})
        for wish in session.wishes.lengths
    )
    was_asked = session.checkin.minutes if asked > session.checkin.minutes else None
    return changed.model_copy(
        update={
            # Whoever begins again is not asked for the minutes that they took on top.
            "minutes_asked": session.minutes_asked or was_asked,
            "checkin": session.checkin.model_copy(update={"minutes": asked}),
            "wishes": session.wishes.model_copy(update={"lengths": wished}),
        }
    )


def _stays(because: Phrase) -> NoSession:
    return NoSession(because=because, reasons=(), would_help=())
