"""A change that changes nothing else: what a plan had stays, as far as the change leaves room.

Composing anew with one wish more would give another plan: a longer calf on the right moved techniques in and out on
the left. So the leg that was not changed keeps its techniques and their lengths, and the other keeps its techniques;
time is taken from, or given to, the rest of the leg that was changed. Where that leaves no session, lengths give way
first, and then the whole plan does: the wish is always granted where it can be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from legato.body import LEGS, Leg
from legato.notation.session import KeptBlock, Session, Wishes
from legato.planner.problem import KnapsackItem, LegProblem, Problem, Solution, in_order_of
from legato.planner.search import solve
from legato.planner.worth import GRID_SECONDS
from legato.units import MILLISECONDS_PER_SECOND

_NOTHING = Wishes()


def what_stays(session: Session, wishes: Wishes, begun: Wishes = _NOTHING) -> tuple[KeptBlock, ...]:
    """Return what of a session should stay when its wishes become these; nothing when all changes are taken back.

    `begun` is what was wished for before anybody changed anything, as by a session that was shared.
    """
    if wishes == begun:
        return ()
    changed = {leg for leg in LEGS if _about(session.wishes, leg) != _about(wishes, leg)}
    gone = {(grip.leg, grip.technique) for grip in wishes.leave_out}
    return tuple(
        KeptBlock(
            leg=block.leg,
            technique=block.technique,
            seconds=None if block.leg in changed else block.lasts_ms // MILLISECONDS_PER_SECOND,
        )
        for block in session.blocks
        if (block.leg, block.technique) not in gone
    )


def as_it_was(problem: Problem, kept: Sequence[KeptBlock]) -> Solution | None:
    """Return the best session that keeps what should stay; `None` where nothing should, or nothing can.

    Args:
        problem: what is to be solved, with the wishes.
        kept: what the plan had before.
    """
    if not kept:
        return None
    for with_lengths in (True, False):
        changed = _keeping(problem, kept, with_lengths=with_lengths)
        found = solve(changed)
        if found is not None:
            return in_order_of(problem, changed, found)
    return None


def _about(wishes: Wishes, leg: Leg) -> tuple[object, ...]:
    """Return what is wished for a leg, but for the order, which changes no length."""
    lists = (wishes.leave_out, wishes.include, wishes.lengths)
    return tuple(frozenset(wish.model_dump_json() for wish in each if wish.leg is leg) for each in lists)


def _keeping(problem: Problem, kept: Sequence[KeptBlock], *, with_lengths: bool) -> Problem:
    """Return the problem in which what should stay is in, and nothing else but what must be."""
    lengths = {(one.leg, one.technique): one.seconds if with_lengths else None for one in kept}

    def item(one: KnapsackItem, leg: Leg) -> KnapsackItem:
        seconds = lengths.get((leg, one.technique))
        steps = None if seconds is None else seconds // GRID_SECONDS
        if steps is None or not one.least <= steps <= one.most:
            return replace(one, forced=True)
        return replace(one, forced=True, least=steps, most=steps, gains=(one.gain(steps),))

    def side(one: LegProblem) -> LegProblem:
        stays = (each for each in one.items if each.forced or (one.leg, each.technique) in lengths)
        return replace(one, items=tuple(item(each, one.leg) for each in stays))

    sides = tuple(side(one) for one in problem.sides)
    return replace(problem, sides=sides, twins=problem.twins and sides[0].items == sides[1].items)
