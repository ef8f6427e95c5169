"""Checking a session against every limit, without the solver.

Nothing here knows how a session was found: it reads the session, the screening
and the library, and says what is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from legato.body import LEGS, Leg
from legato.library import Library
from legato.notation.session import Block, Change, Close, Prepare, Rest, Session, Settle
from legato.notation.technique import Oil, TechniqueRole
from legato.planner import costs, feel, recount
from legato.planner.recount import History
from legato.safety import Playable
from legato.units import GRID, MILLISECONDS_PER_SECOND, clock, minutes, seconds


def verify(session: Session, screening: Playable, library: Library, history: History | None = None) -> tuple[str, ...]:
    """Return everything about a session that breaks a limit or does not add up; nothing when it is right.

    `history` must be what the session was composed with, because its worth depends on it.
    """
    unknown = [block.technique for block in session.blocks if block.technique not in library.techniques]
    if unknown:
        return tuple(f"There is no technique called {name!r}." for name in dict.fromkeys(unknown))
    checks = (
        _shape(session),
        _times(session, screening),
        _legs(session, screening, library),
        _blocks(session, screening, library),
        _ends(session, screening, library),
        _neighbours(session, library),
        _hands(session, library),
        feel.objections(session, screening, library, history),
        _wishes(session),
        _choices(session, library),
        _worth(session, library, history),
    )
    return tuple(told for check in checks for told in check)


def _shape(session: Session) -> Iterator[str]:
    """Check that steps follow each other as they must, each as long as it should be."""
    for at, step in enumerate(session.steps):
        if step.lasts_ms % GRID:
            yield f"steps[{at}] lasts {step.lasts_ms} ms, which is not on the grid of {GRID} ms."
        wrong = {
            Prepare: at != 0,
            Close: at != len(session.steps) - 1 or step.lasts_ms != costs.CLOSE,
            Change: step.lasts_ms != costs.CHANGE,
            Rest: step.lasts_ms % costs.REST != 0,
        }.get(type(step), False)
        if wrong:
            yield f"steps[{at}]: this {step.step} is in the wrong place or of the wrong length."
    yield from _approaches(session)


def _approaches(session: Session) -> Iterator[str]:
    """Check what comes before each block: getting into position, or one change of grip; a rest besides."""
    leg: Leg | None = None
    since: list[Settle | Change] = []
    for at, step in enumerate(session.steps):
        if isinstance(step, Settle | Change):
            since.append(step)
        elif isinstance(step, Block):
            if step.leg is leg:
                expected = [Change(leg=step.leg, lasts_ms=costs.CHANGE)]
            else:
                length = costs.SETTLE if leg is None else costs.CHANGE_LEG
                expected = [Settle(leg=step.leg, lasts_ms=length, changes_leg=leg is not None)]  # type: ignore[list-item]
            if since != expected:
                yield f"steps[{at}]: what comes before this block does not lead to it."
            leg, since = step.leg, []
        elif isinstance(step, Rest) and leg is None:
            yield f"steps[{at}]: there is nothing to rest from yet."
        elif isinstance(step, Close) and since:
            yield f"steps[{at}]: a block is missing before the close."


def _times(session: Session, screening: Playable) -> Iterator[str]:
    allowed = minutes(session.checkin.minutes)
    if screening.minutes_cap is not None:
        allowed = min(allowed, minutes(screening.minutes_cap))
    if session.lasts > allowed:
        yield f"The session lasts {clock(session.lasts)}; it may last {clock(allowed)}."
    for leg in session.legs:
        cap = screening.limits[leg].minutes_cap
        if cap is not None and session.time_on(leg) > minutes(cap):
            yield f"The {leg.value} leg gets {clock(session.time_on(leg))}; it may get {cap} minutes."


def _legs(session: Session, screening: Playable, library: Library) -> Iterator[str]:
    """Check that each possible leg is massaged, in one go, and that the legs get what they should."""
    runs = [leg for leg, _ in groupby(block.leg for block in session.blocks)]
    if len(runs) != len(set(runs)):
        yield "A leg is left and taken up again."
    due = recount.legs_with_something(session, screening, library)
    if due != set(runs):
        yield "The legs that are massaged are not the legs that can be."
    if len(set(runs)) != len(LEGS):
        return
    first, second = runs[0], runs[1]
    pains = session.checkin.pain_in(first), session.checkin.pain_in(second)
    times = session.time_on(first), session.time_on(second)
    if pains[0] < pains[1]:
        yield "The leg that hurts more does not come first."
    if abs(pains[0] - pains[1]) < costs.PAIN_GAP:
        if times[0] != times[1]:
            yield f"The legs get {clock(times[0])} and {clock(times[1])}, which should be the same."
    elif not times[1] <= times[0] <= costs.PAIN_RATIO * times[1]:
        yield f"The legs get {clock(times[0])} and {clock(times[1])}; the first may get up to twice as much."


def _blocks(session: Session, screening: Playable, library: Library) -> Iterator[str]:
    seen: set[tuple[Leg, str]] = set()
    for at, step in enumerate(session.steps):
        if not isinstance(step, Block):
            continue
        technique = library.techniques[step.technique]
        where = f"steps[{at}] ({technique.id}, {step.leg.value})"
        if (step.leg, step.technique) in seen:
            yield f"{where}: it is there a second time."
        seen.add((step.leg, step.technique))
        for objection in recount.objections(technique, step.leg, session.checkin, screening):
            yield f"{where}: {objection}"
        if step.lasts_ms < technique.dose.least:
            yield f"{where}: {clock(step.lasts_ms)} is too short."
        if step.lasts_ms > recount.longest(technique, step.leg, screening):
            yield f"{where}: {clock(step.lasts_ms)} is too long."
        limits = screening.limits[step.leg]
        cap = min(technique.pressure[1], limits.cap_for(technique.zones))
        if not technique.pressure[0] <= step.pressure <= cap:
            yield f"{where}: pressure {step.pressure} is not between {technique.pressure[0]} and {cap}."
        if step.toward_heart != (limits.toward_heart and technique.score.runs_from_heart):
            yield f"{where}: it runs the wrong way."


def _ends(session: Session, screening: Playable, library: Library) -> Iterator[str]:
    """Check that each leg opens with its gentlest warm-up and closes with its finishing strokes."""
    for leg in session.legs:
        line = [block.technique for block in session.blocks if block.leg is leg]
        techniques = recount.possible_on(leg, session.checkin, screening, library, session.wishes)
        opener = recount.gentlest(techniques, TechniqueRole.WARM_UP, leg, screening)
        closer = recount.gentlest(techniques, TechniqueRole.FINISH, leg, screening)
        if opener is not None and line[0] != opener.id:
            yield f"The {leg.value} leg should open with {opener.id}."
        if closer is not None and line[-1] != closer.id:
            yield f"The {leg.value} leg should close with {closer.id}."


def _neighbours(session: Session, library: Library) -> Iterator[str]:
    """Check the steps of pressure, and that dry techniques come before oil."""
    for one, other in pairwise(session.blocks):
        if one.leg is other.leg and abs(one.pressure - other.pressure) > costs.PRESSURE_STEP:
            yield f"The pressure jumps from {one.pressure} to {other.pressure} at {other.technique}."
    oiled: set[Leg] = set()
    for block in session.blocks:
        oil = library.techniques[block.technique].oil
        if oil is Oil.AVOID and block.leg in oiled:
            yield f"{block.technique} goes on dry skin, but there is oil on the {block.leg.value} leg."
        if oil is Oil.NEEDED:
            oiled.add(block.leg)


def _hands(session: Session, library: Library) -> Iterator[str]:
    """Follow how tired the hands are."""
    tired = 0
    for at, step in enumerate(session.steps):
        if isinstance(step, Rest):
            tired = max(0, tired - costs.REST_RELIEF * step.lasts_ms // costs.REST)
        elif isinstance(step, Block):
            tired += library.techniques[step.technique].strain * step.lasts_ms // MILLISECONDS_PER_SECOND
            if tired > costs.STRAIN_LIMIT:
                yield f"steps[{at}]: the hands should rest before this."


def _wishes(session: Session) -> Iterator[str]:
    wishes = session.wishes
    lengths = {(block.leg, block.technique): block.lasts_ms for block in session.blocks}
    for grip in wishes.leave_out:
        if (grip.leg, grip.technique) in lengths:
            yield f"{grip.technique} was to be left out on the {grip.leg.value} leg."
    for grip in wishes.include:
        if (grip.leg, grip.technique) not in lengths:
            yield f"{grip.technique} was to be in on the {grip.leg.value} leg."
    for wish in wishes.lengths:
        if lengths.get((wish.leg, wish.technique)) != seconds(wish.seconds):
            yield f"{wish.technique} was to last {wish.seconds} seconds on the {wish.leg.value} leg."
    for leg, order in wishes.order.items():
        line = [block.technique for block in session.blocks if block.leg is leg and block.technique in order]
        if line != sorted(line, key=order.index):
            yield f"The {leg.value} leg is not in the order that was wished for."


def _choices(session: Session, library: Library) -> Iterator[str]:
    done = {(block.leg, block.technique) for block in session.blocks}
    told = [(choice.leg, choice.technique) for choice in session.choices]
    if sorted(told) != sorted((leg, name) for leg in LEGS for name in library.techniques):
        yield "There is not exactly one choice for each technique and leg."
    for choice in session.choices:
        if choice.included != ((choice.leg, choice.technique) in done):
            yield f"What is said about {choice.technique} on the {choice.leg.value} leg is not so."


def _worth(session: Session, library: Library, history: History | None) -> Iterator[str]:
    worth = recount.worth_of(session, library, history)
    if session.worth != worth:
        yield f"The session is worth {worth}, not {session.worth}."
