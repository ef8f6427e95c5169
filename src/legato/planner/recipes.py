"""What of a recipe can be wished for by somebody else, within their limits; and what became of it in their session."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from enum import StrEnum

from legato.body import LEGS, Leg
from legato.library import Library
from legato.notation.checkin import CheckIn
from legato.notation.model import Model
from legato.notation.recipe import Recipe, RecipePart
from legato.notation.session import Choice, Grip, Reason, Session, WishedLength, Wishes
from legato.notation.technique import Oil
from legato.planner.build import problem_of, session_time
from legato.planner.candidates import Candidate, Offer, offers
from legato.planner.search import solve
from legato.planner.wishing import beyond_bounds
from legato.planner.worth import GRID_SECONDS
from legato.safety import Playable
from legato.units import MILLISECONDS_PER_SECOND


def possible_wishes(recipe: Recipe, checkin: CheckIn, screening: Playable, library: Library) -> Wishes:
    """Return what a recipe wishes for as far as each wish by itself is possible for somebody.

    A length is brought within what is allowed, and what must come first or last does. Where everything is possible,
    these are the wishes of the recipe as they are.
    """
    out = tuple(Grip(leg=leg, technique=name) for leg in LEGS for name in recipe.out(leg))
    possible = offers(checkin, screening, library, Wishes(leave_out=out), None)
    kept = {leg: tuple(_possible(recipe.parts(leg), possible[leg])) for leg in LEGS}
    return Wishes(
        leave_out=out,
        include=tuple(Grip(leg=leg, technique=one.name) for leg in LEGS for one, _ in kept[leg]),
        lengths=tuple(
            WishedLength(leg=leg, technique=one.name, seconds=_within(one, part.seconds))
            for leg in LEGS
            for one, part in kept[leg]
        ),
        order={leg: _ordered([one for one, _ in kept[leg]], possible[leg]) for leg in LEGS if kept[leg]},
    )


def _possible(parts: Sequence[RecipePart], offer: Offer) -> Iterator[tuple[Candidate, RecipePart]]:
    for part in parts:
        candidate = offer.candidate(part.technique)
        if candidate is not None:
            yield candidate, part


def _within(candidate: Candidate, seconds: int) -> int:
    """Return the nearest length that a technique may have here, on the grid."""
    least = -(-candidate.least_s // GRID_SECONDS) * GRID_SECONDS
    on_grid = (seconds + GRID_SECONDS // 2) // GRID_SECONDS * GRID_SECONDS
    return max(least, min(candidate.most_s, on_grid))


def _ordered(candidates: list[Candidate], offer: Offer) -> tuple[str, ...]:
    """Put the opener first, the closer last, and dry techniques before oiled ones; the rest stays as it was."""

    def place(one: Candidate) -> int:
        if one is offer.opener:
            return 0
        return 2 if one is offer.closer else 1

    line = sorted(candidates, key=place)
    oiled = [at for at, one in enumerate(line) if one.technique.oil is Oil.NEEDED]
    if oiled and any(one.technique.oil is Oil.AVOID for one in line[oiled[0] :]):
        line = sorted(line, key=lambda one: one.technique.oil is not Oil.AVOID)
        line = sorted(line, key=place)
    return tuple(one.name for one in line)


def wishes_with_fewer(wishes: Wishes, recipe: Recipe, count: int) -> Wishes:
    """Return wishes, without lengths, for the `count` techniques that the recipe gives most time, in their order."""
    weight = {(leg, part.technique): part.seconds for leg in LEGS for part in recipe.parts(leg)}
    heaviest = sorted(wishes.include, key=lambda grip: -weight[grip.leg, grip.technique])[:count]
    return wishes.model_copy(
        update={"include": tuple(grip for grip in wishes.include if grip in heaviest), "lengths": ()}
    )


def grantable(recipe: Recipe, checkin: CheckIn, screening: Playable, library: Library) -> Wishes:
    """Return as much of what a recipe wishes for as a session can have.

    All that is possible, where it fits; then without the lengths; then as many techniques as fit; and where nothing
    fits but for what was to stay out, that does not stay out either.
    """

    def fits(wishes: Wishes) -> bool:
        # Why something does not fit takes long to find out, and nobody asks.
        possible = offers(checkin, screening, library, wishes, None)
        if not any(offer.candidates for offer in possible.values()):
            return False
        return solve(problem_of(checkin, screening, possible, wishes, session_time(checkin, screening))) is not None

    whole = possible_wishes(recipe, checkin, screening, library)
    if fits(whole):
        return whole
    every = len(whole.include)
    # Fewer wishes are never harder to grant, so the most that fit are found by halving.
    out = bisect_left(range(every + 1), True, key=lambda out: fits(wishes_with_fewer(whole, recipe, every - out)))
    return wishes_with_fewer(whole, recipe, every - out) if out <= every else Wishes()


class RecipeChangeKind(StrEnum):
    """How a session differs from the recipe it was composed from."""

    LEFT_OUT = "left_out"
    SHORTER = "shorter"
    LONGER = "longer"
    ADDED = "added"
    REORDERED = "reordered"


class RecipeChange(Model):
    """One difference between a session and the recipe it was composed from, with its reasons."""

    kind: RecipeChangeKind
    leg: Leg
    technique: str | None = None
    """Which technique; `None` where the order of a whole leg is another one."""
    seconds: int | None = None
    """How long it lasts in the session."""
    was_seconds: int | None = None
    """How long it lasts in the recipe."""
    reasons: tuple[Reason, ...] = ()
    """Why, as the planner says it; none where it is only that everything has to fit."""


def recipe_changes(recipe: Recipe, session: Session, screening: Playable, library: Library) -> tuple[RecipeChange, ...]:
    """Tell in what a session differs from a recipe: left leg first, in the recipe's order, then what was added."""
    possible = offers(session.checkin, screening, library, Wishes(), None)
    choices = {(choice.leg, choice.technique): choice for choice in session.choices}
    return tuple(change for leg in LEGS for change in _changes_on(leg, recipe, session, possible[leg], choices))


def _changes_on(
    leg: Leg, recipe: Recipe, session: Session, offer: Offer, choices: dict[tuple[Leg, str], Choice]
) -> Iterator[RecipeChange]:
    line = {b.technique: b.lasts_ms // MILLISECONDS_PER_SECOND for b in session.blocks if b.leg is leg}
    was = {part.technique: part.seconds for part in recipe.parts(leg)}
    for name, seconds in was.items():
        if name not in line:
            reasons = choices[leg, name].reasons
            yield RecipeChange(
                kind=RecipeChangeKind.LEFT_OUT, leg=leg, technique=name, was_seconds=seconds, reasons=reasons
            )
        elif line[name] != seconds:
            kind = RecipeChangeKind.SHORTER if line[name] < seconds else RecipeChangeKind.LONGER
            yield RecipeChange(
                kind=kind,
                leg=leg,
                technique=name,
                seconds=line[name],
                was_seconds=seconds,
                reasons=_against_length(offer.candidate(name), seconds),
            )
    if [name for name in line if name in was] != [name for name in was if name in line]:
        yield RecipeChange(kind=RecipeChangeKind.REORDERED, leg=leg)
    for name, seconds in line.items():
        if name not in was:
            reasons = choices[leg, name].reasons
            yield RecipeChange(kind=RecipeChangeKind.ADDED, leg=leg, technique=name, seconds=seconds, reasons=reasons)


def _against_length(candidate: Candidate | None, seconds: int) -> tuple[Reason, ...]:
    """Give what is against a length by itself, in the words that wishes are refused with."""
    return () if candidate is None else tuple(reason for reason, _ in beyond_bounds(candidate, seconds))
