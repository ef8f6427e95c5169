"""A recipe for somebody: screened and composed like any session, with as much of what it wishes for as can be had."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from legato.errors import RecipeError
from legato.library import load_library
from legato.notation.checkin import CheckIn
from legato.notation.recipe import Recipe
from legato.notation.session import Session, Wishes
from legato.pipeline.answers import Answer, NotComposed, Refused
from legato.pipeline.path import plan, screen
from legato.planner.recipes import RecipeChange, possible_wishes, wishes_with_fewer
from legato.planner.recipes import recipe_changes as planner_recipe_changes
from legato.safety import Refusal


@dataclass(frozen=True, slots=True)
class Recomposed:
    """A recipe composed for somebody: `plan` of their check-in with `wishes` gives this very answer."""

    answer: Answer
    wishes: Wishes
    """What of the recipe's wishes could be granted."""


def refuse_unknown_techniques(recipe: Recipe) -> None:
    """Refuse a recipe that names a technique nobody knows here.

    Raises:
        RecipeError: it does; a newer Legato may know it.
    """
    if not load_library().techniques.keys() >= set(recipe.techniques):
        raise RecipeError("recipe-unknown-technique")


def plan_recipe(recipe: Recipe, checkin: CheckIn) -> Recomposed:
    """Screen a check-in and compose a recipe for it, within its limits and its minutes.

    What is possible for this person is wished for: all of it where that fits; then without the lengths; then as many
    techniques as fit, those first that the recipe gives most time. The wishes that were granted are told. Chance and
    turns choose nothing: whoever opens a recipe wants this one.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
        RecipeError: it names a technique nobody knows here.
    """
    refuse_unknown_techniques(recipe)
    screening = screen(checkin)
    if isinstance(screening, Refusal):
        return Recomposed(Refused(screening), Wishes())

    def composed(wishes: Wishes) -> Answer:
        return plan(checkin, wishes=wishes)

    whole = possible_wishes(recipe, checkin, screening, load_library())
    answer = composed(whole)
    if not isinstance(answer, NotComposed):
        return Recomposed(answer, whole)
    every = len(whole.include)
    # Fewer wishes are never harder to grant, so the most that fit are found by halving.
    fewest_out = bisect_left(
        range(every + 1),
        True,
        key=lambda out: not isinstance(composed(wishes_with_fewer(whole, recipe, every - out)), NotComposed),
    )
    if fewest_out <= every:
        granted = wishes_with_fewer(whole, recipe, every - fewest_out)
        return Recomposed(composed(granted), granted)
    # Not even with nothing wished for but what stays out: then that does not stay out either.
    return Recomposed(composed(Wishes()), Wishes())


def recipe_changes(recipe: Recipe, session: Session) -> tuple[RecipeChange, ...]:
    """Tell in what a session differs from the recipe it was composed from, and why.

    Raises:
        CheckInError: an answer in the session names an unknown fact, or a place where the fact has none.
    """
    screening = screen(session.checkin)
    if isinstance(screening, Refusal):
        return ()
    return planner_recipe_changes(recipe, session, screening, load_library())
