"""A recipe in words: what is in it, and in what a session that was composed from it is another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legato.body import LEGS, Leg
from legato.notation.checkin import Who
from legato.notation.phrase import phrase
from legato.notation.recipe import Recipe
from legato.planner.recipes import RecipeChange, RecipeChangeKind
from legato.safety import RuleBook, load_rule_book
from legato.units import MILLISECONDS_PER_SECOND, clock
from legato.words.naming import name_list
from legato.words.reasons import reason_words
from legato.words.sentences import Sentences


@dataclass(frozen=True, slots=True)
class RecipeLegInWords:
    """What a recipe says of one leg."""

    leg: Leg
    title: str
    parts: tuple[str, ...]
    """Each technique with its length."""
    stays_out: str
    """What is to stay out; empty where nothing is."""


@dataclass(frozen=True, slots=True)
class RecipeInWords:
    """Everything that is in a recipe."""

    minutes: str
    legs: tuple[RecipeLegInWords, ...]


@dataclass(frozen=True, slots=True)
class ChangeInWords:
    """One thing that is otherwise than in the recipe, or several for the same reasons."""

    says: str
    reasons: tuple[str, ...]


def recipe_in_words(recipe: Recipe, sentences: Sentences) -> RecipeInWords:
    """Say everything that is in a recipe."""
    return RecipeInWords(
        minutes=sentences.say("recipe-minutes", minutes=recipe.minutes),
        legs=tuple(
            RecipeLegInWords(
                leg=leg,
                title=sentences.say("recipe-leg", leg=leg.value),
                parts=tuple(
                    sentences.say(
                        "recipe-part", technique=_name(part.technique, sentences), time=_as_clock(part.seconds)
                    )
                    for part in recipe.parts(leg)
                ),
                stays_out=_stays_out(recipe, leg, sentences),
            )
            for leg in LEGS
            if recipe.parts(leg) or recipe.out(leg)
        ),
    )


def _stays_out(recipe: Recipe, leg: Leg, sentences: Sentences) -> str:
    if not recipe.out(leg):
        return ""
    return sentences.say("recipe-stays-out", leg=leg.value, techniques=_names(recipe.out(leg), sentences))


def recipe_changes_in_words(
    changes: Iterable[RecipeChange], who: Who, sentences: Sentences, book: RuleBook | None = None
) -> tuple[ChangeInWords, ...]:
    """Say in what a session is otherwise than its recipe; what has the same reasons is said together."""
    rules = book or load_rule_book()
    told: dict[tuple[Leg, RecipeChangeKind | None, tuple[str, ...]], list[RecipeChange]] = {}
    for change in changes:
        reasons = tuple(dict.fromkeys(reason_words(one, who, sentences, rules) for one in change.reasons))
        # Lengths that only have to fit are told together, whichever way they went.
        fits = change.kind in _LENGTHS and not reasons
        told.setdefault((change.leg, None if fits else change.kind, reasons), []).append(change)
    return tuple(
        said
        for (leg, kind, reasons), together in told.items()
        for said in _said(leg, kind, reasons, together, sentences)
    )


_LENGTHS = frozenset({RecipeChangeKind.SHORTER, RecipeChangeKind.LONGER})


def _said(
    leg: Leg,
    kind: RecipeChangeKind | None,
    reasons: tuple[str, ...],
    changes: list[RecipeChange],
    sentences: Sentences,
) -> Iterator[ChangeInWords]:
    if kind is None:
        lengths = [sentences.say("recipe-length", **_length(change, sentences)) for change in changes]
        told = name_list(lengths, sentences)
        yield ChangeInWords(sentences.say("recipe-change-lengths", leg=leg.value, lengths=told), ())
    elif kind in _LENGTHS:
        for change in changes:
            says = sentences.say("recipe-change-length", leg=leg.value, **_length(change, sentences))
            yield ChangeInWords(says, reasons)
    elif kind is RecipeChangeKind.REORDERED:
        yield ChangeInWords(sentences.say("recipe-change-reordered", leg=leg.value), ())
    else:
        code = "recipe-change-added" if kind is RecipeChangeKind.ADDED else "recipe-change-left-out"
        names = _names((str(change.technique) for change in changes), sentences)
        yield ChangeInWords(sentences.say(code, leg=leg.value, techniques=names), reasons)


def _length(change: RecipeChange, sentences: Sentences) -> dict[str, str]:
    return {
        "technique": _name(str(change.technique), sentences),
        "now": _as_clock(change.seconds or 0),
        "was": _as_clock(change.was_seconds or 0),
    }


def _names(techniques: Iterable[str], sentences: Sentences) -> str:
    return name_list([_name(technique, sentences) for technique in techniques], sentences)


def _name(technique: str, sentences: Sentences) -> str:
    return sentences.text(phrase("technique-name", technique=technique))


def _as_clock(seconds: int) -> str:
    return clock(seconds * MILLISECONDS_PER_SECOND)
