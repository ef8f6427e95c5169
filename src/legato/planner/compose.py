"""Composing a session: what is possible, the best of it, in order, with reasons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from legato.body import Leg
from legato.errors import NotClearedError
from legato.library import Library
from legato.notation.checkin import MOST_MINUTES, CheckIn
from legato.notation.phrase import phrase
from legato.notation.session import Draw, KeptBlock, Reason, ReasonCode, Session, Wishes
from legato.planner.assemble import blocks_of, steps_of
from legato.planner.build import problem_of, session_time
from legato.planner.candidates import Offer, offers
from legato.planner.drawing import as_drawn, draw, equally_good
from legato.planner.explain import choices_for
from legato.planner.keeping import as_it_was
from legato.planner.refusal import NoSession, legs_do_not_match, not_enough_time, nothing_possible, wishes_collide
from legato.planner.search import solve
from legato.planner.twelve import is_one_of_the_twelve
from legato.planner.variety import near_tie
from legato.planner.wishing import collision, refuse_unknown, wish_reasons
from legato.planner.worth import History
from legato.safety import AnyScreening, Playable, Refusal
from legato.units import minutes


def compose(
    checkin: CheckIn,
    screening: AnyScreening,
    library: Library,
    *,
    wishes: Wishes | None = None,
    history: History | None = None,
    variety: int = 0,
    seed: int | None = None,
    kept: Sequence[KeptBlock] = (),
) -> Session | NoSession:
    """Return the session that is worth most within all limits, or why there is none.

    `variety` is how many sessions the person has held so far: it chooses among sessions that are worth nearly as
    much, so that over time other techniques are met. Nought is the best itself.

    With a `seed` one of the sessions that are equally good is drawn, where there are such; without one there is no
    draw. It is drawn before anything is wished for: wishes change that session, and what chance brought stays in it
    as far as they leave room.

    `kept` is what a plan had before wishes changed it (`keeping.what_stays`): it stays as far as they leave room.

    Raises:
        NotClearedError: massage is refused; nothing is composed then.
        InvalidInputError: a wish names a technique that does not exist.
    """
    if isinstance(screening, Refusal):
        refusing = [reason.rule for reason in screening.reasons if reason.verdict.refuses]
        raise NotClearedError([f"{rule} refuses massage." for rule in refusing])
    wanted = wishes or Wishes()
    refuse_unknown(wanted, library)
    possible = offers(checkin, screening, library, wanted, history)
    collides = collision(wanted, possible, library)
    if collides is not None:
        return collides
    if not any(offer.candidates for offer in possible.values()):
        return nothing_possible(possible)
    problem = problem_of(checkin, screening, possible, wanted, session_time(checkin, screening))
    solution = solve(problem)
    if solution is None:
        return _why_not(checkin, screening, possible, wanted)
    drawn: Draw | None = None
    best, forced = solution, problem
    stays = as_it_was(problem, kept)
    if stays is not None:
        solution = stays
    elif variety:
        solution, forced = near_tie(problem, solution, variety, list(library.techniques), _by_hand(library))
    if seed is not None and stays is None and wanted == Wishes():
        solution, drawn = draw(problem, equally_good(forced, best, solution, variety), seed)
    elif seed is not None:
        free = compose(checkin, screening, library, history=history, variety=variety, seed=seed)
        drawn = free.draw if isinstance(free, Session) else None
        if stays is None and isinstance(free, Session):
            solution = as_drawn(forced, free, solution)
    blocks = blocks_of(problem, solution, possible, checkin, screening, wanted)
    strains = {name: technique.strain for name, technique in library.techniques.items()}
    return Session(
        checkin=checkin,
        steps=steps_of(blocks, strains),
        choices=choices_for(blocks, possible, checkin, library, wanted, history),
        wishes=wanted,
        kept=tuple(kept),
        worth=solution.worth,
        variety=variety,
        draw=drawn,
    )


def _by_hand(library: Library) -> frozenset[str]:
    """Return the article's techniques by hand, the twelve, which everybody should meet."""
    return frozenset(one.id for one in library.techniques.values() if is_one_of_the_twelve(one))


def _why_not(checkin: CheckIn, screening: Playable, possible: dict[Leg, Offer], wishes: Wishes) -> NoSession:
    """Find out whether more time or fewer wishes would make a session possible."""
    cap = screening.minutes_cap
    needed = _minutes_needed(checkin, screening, possible, wishes)
    without = solve(
        problem_of(checkin, screening, possible, Wishes(leave_out=wishes.leave_out), session_time(checkin, screening))
    )
    if without is not None:
        reason = Reason(code=ReasonCode.NO_TIME, args={"case": "wishes", "minutes": checkin.minutes})
        helps = [phrase("help-shorten-or-leave-out")]
        if needed is not None and cap is None:
            helps.insert(0, phrase("help-take-minutes", minutes=needed))
        return wishes_collide([reason, *wish_reasons(wishes)], helps)
    if needed is None:
        return legs_do_not_match()
    return not_enough_time(checkin.minutes, needed, _capped(checkin, screening))


def _minutes_needed(checkin: CheckIn, screening: Playable, possible: dict[Leg, Offer], wishes: Wishes) -> int | None:
    """Return the fewest minutes, up to an hour, in which there is a session."""

    def fits(count: int) -> bool:
        return solve(problem_of(checkin, screening, possible, wishes, minutes(count))) is not None

    tried = range(checkin.minutes, MOST_MINUTES + 1)
    at = bisect_left(tried, True, key=fits)
    return tried[at] if at < len(tried) else None


def _capped(checkin: CheckIn, screening: Playable) -> Reason | None:
    cap = screening.minutes_cap
    if cap is None or cap >= checkin.minutes:
        return None
    behind = (
        reason.rule
        for reason in screening.reasons
        if any(limits.session_minutes_cap == cap for limits in reason.limits.values())
    )
    return Reason(code=ReasonCode.EXCLUDED, args={"case": "session_cap", "minutes": cap}, rule=next(behind, None))
