"""Changing the rest of a session while it is held: softer, or shorter.

What has been played stays as it was, to the millisecond, so that whoever plays
the session goes on at the same moment.
The legs stay as fair as they were planned: a leg still to come gets what the first one gets.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from legato.body import LEGS, Leg, other_leg
from legato.library import Library
from legato.notation.phrase import phrase
from legato.notation.session import Block, Choice, Grip, Reason, ReasonCode, Session, Step, WishedLength, Wishes
from legato.planner.assemble import blocks_of, steps_of
from legato.planner.build import problem_of
from legato.planner.candidates import offers
from legato.planner.refusal import NoSession
from legato.planner.rests import TooTiringError
from legato.planner.search import solve
from legato.planner.wishing import collision
from legato.safety import Playable
from legato.units import GRID, MILLISECONDS_PER_SECOND, Moment, Span, seconds

ON_ITS_WAY = seconds(15)
"""What begins within this of the moment it is asked stays as it is: the answer takes its time to arrive [J]."""

SHARES = ((2, 3), (3, 4), (5, 6), (11, 12))
"""How much of what is left is kept, best first: a third less is felt, and leaves most of what was planned [J]."""


def softer(session: Session, at: Moment, library: Library) -> Session | NoSession:
    """Return the session with a step less pressure in every block that is not over, as far as each technique goes."""
    eased = tuple(
        _eased(step, library) if isinstance(step, Block) and over > at else step for step, over in _with_ends(session)
    )
    if eased == session.steps:
        return _stays("no-session-as-soft-as-can-be")
    return session.model_copy(update={"steps": eased})


def shorter(session: Session, at: Moment, screening: Playable, library: Library) -> Session | NoSession:
    """Return the session with about a third less of what is left, composed anew within the same limits."""
    kept = _kept_steps(session, at)
    played = Span(sum(step.lasts_ms for step in kept))
    left = session.lasts - played
    for part, whole in SHARES:
        time = Span((played + left * part // whole) // GRID * GRID)
        if not _leaves_room(session, kept, time, library):
            continue
        found = _within(session, kept, time, screening, library)
        if found is not None and found.lasts < session.lasts:
            return found
    return _stays("no-session-cannot-be-shorter")


def _eased(block: Block, library: Library) -> Block:
    least = library.techniques[block.technique].pressure[0]
    pressure = min(block.pressure, max(least, block.pressure - 1))
    # What was asked for on top goes first.
    return block.model_copy(update={"pressure": pressure, "raised": max(0, block.raised - (block.pressure - pressure))})


def _with_ends(session: Session) -> Iterator[tuple[Step, Moment]]:
    over = 0
    for step in session.steps:
        over += step.lasts_ms
        yield step, Moment(over)


def _kept_steps(session: Session, at: Moment) -> tuple[Step, ...]:
    """Return what has been played, is being played, or begins before an answer can arrive."""
    return tuple(step for step, over in _with_ends(session) if over - step.lasts_ms < at + ON_ITS_WAY)


def _leaves_room(session: Session, kept: tuple[Step, ...], time: Span, library: Library) -> bool:
    """Tell whether the first leg has enough left to give up its half, where both legs get the same.

    Without this the solver would have to prove, for as long as that takes, that nothing fits.
    """
    if len(session.legs) == 1 or session.time_on(session.legs[0]) != session.time_on(session.legs[1]):
        return True
    *free, last = [block for block in session.blocks if block.leg is session.legs[0]]
    to_come = [block for block in free if block not in kept]
    spare = sum(block.lasts_ms for block in to_come)
    if last not in kept:
        spare += last.lasts_ms - seconds(library.techniques[last.technique].dose.least_s)
    return session.lasts - time <= len(session.legs) * spare


def _within(
    session: Session, kept: tuple[Step, ...], time: Span, screening: Playable, library: Library
) -> Session | None:
    """Compose the session anew for a shorter time around what stays; `None` when that is not possible."""
    wishes = _as_far_as_it_went(session, kept, library)
    possible = offers(session.checkin, screening, library, wishes, None)
    if collision(wishes, possible, library) is not None:
        return None
    problem = problem_of(session.checkin, screening, possible, wishes, time)
    solution = solve(problem)
    if solution is None:
        return None
    blocks = blocks_of(problem, solution, possible, session.checkin, screening, wishes)
    strains = {name: technique.strain for name, technique in library.techniques.items()}
    try:
        steps = steps_of({leg: _no_harder(line, session) for leg, line in blocks.items()}, strains, kept)
    except TooTiringError:
        # A block that was made longer took its rests where they came: what is left is then left as it is.
        return None
    if not _same_course(steps[: len(kept)], kept):
        return None
    composed = session.model_copy(update={"steps": (*kept, *steps[len(kept) :]), "worth": solution.worth})
    return composed.model_copy(update={"choices": _choices(composed)})


def _as_far_as_it_went(session: Session, kept: tuple[Step, ...], library: Library) -> Wishes:
    """Wish for what has been played exactly as it was, and for nothing that was not planned."""
    planned = {(block.leg, block.technique) for block in session.blocks}
    alike = len(session.legs) == len(LEGS) and len({_course_on(leg, session) for leg in LEGS}) == 1
    lengths = {(wish.leg, wish.technique): wish for wish in session.wishes.lengths}
    for step in kept:
        if isinstance(step, Block):
            length = step.lasts_ms // MILLISECONDS_PER_SECOND
            wish = WishedLength(leg=step.leg, technique=step.technique, seconds=length)
            lengths[step.leg, step.technique] = wish
            if alike:
                # Legs that were treated alike stay so: the other leg is to get the same.
                other = other_leg(step.leg)
                lengths[other, step.technique] = wish.model_copy(update={"leg": other})
    return Wishes(
        leave_out=tuple(
            Grip(leg=leg, technique=name) for leg in Leg for name in library.techniques if (leg, name) not in planned
        ),
        include=session.wishes.include,
        lengths=tuple(lengths.values()),
        order={leg: _between([block.technique for block in session.blocks if block.leg is leg]) for leg in Leg},
    )


def _course_on(leg: Leg, session: Session) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((block.technique, block.lasts_ms) for block in session.blocks if block.leg is leg))


def _between(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out the ends, which have their places anyway."""
    return tuple(names[1:-1])


def _no_harder(line: tuple[Block, ...], session: Session) -> tuple[Block, ...]:
    """Keep a session that was made softer as soft as it is."""
    before: Mapping[tuple[Leg, str], int] = {(block.leg, block.technique): block.pressure for block in session.blocks}
    return tuple(
        block.model_copy(update={"pressure": min(block.pressure, before[block.leg, block.technique])}) for block in line
    )


def _same_course(steps: Sequence[Step], kept: Sequence[Step]) -> bool:
    """Tell whether two courses have the same steps of the same lengths; how hard they press is no part of it."""

    def course(each: Sequence[Step]) -> list[tuple[str, Leg | None, str, int]]:
        return [(step.step, step.leg, getattr(step, "technique", ""), step.lasts_ms) for step in each]

    return course(steps) == course(kept)


def _choices(session: Session) -> tuple[Choice, ...]:
    """Give of what fell away the reason why it did."""
    there = {(block.leg, block.technique) for block in session.blocks}
    return tuple(
        choice.model_copy(update={"included": False, "reasons": (_shortened(choice),)})
        if choice.included and (choice.leg, choice.technique) not in there
        else choice
        for choice in session.choices
    )


def _shortened(choice: Choice) -> Reason:
    args: dict[str, str | int] = {"case": "shortened", "technique": choice.technique, "leg": choice.leg.value}
    return Reason(code=ReasonCode.NO_TIME, args=args)


def _stays(code: str) -> NoSession:
    return NoSession(because=phrase(code), reasons=(), would_help=())
