"""A recipe for somebody: screened and composed like any session, with as much of what it wishes for as can be had."""

from __future__ import annotations

from dataclasses import dataclass

from legato.errors import RecipeError
from legato.library import load_library
from legato.notation.checkin import CheckIn
from legato.notation.recipe import Recipe
from legato.notation.session import Session, Wishes
from legato.pipeline.answers import Answer, Refused
from legato.pipeline.path import plan, screen
from legato.planner.recipes import RecipeChange, grantable
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
    wishes = grantable(recipe, checkin, screening, load_library())
    return Recomposed(plan(checkin, wishes=wishes), wishes)


def recipe_changes(recipe: Recipe, session: Session) -> tuple[RecipeChange, ...]:
    """Tell in what a session differs from the recipe it was composed from, and why.

    Raises:
        CheckInError: an answer in the session names an unknown fact, or a place where the fact has none.
    """
    screening = screen(session.checkin)
    if isinstance(screening, Refusal):
        return ()
    return planner_recipe_changes(recipe, session, screening, load_library())
