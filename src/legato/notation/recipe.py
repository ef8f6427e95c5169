"""A recipe: what of a session can be passed on, because it says nothing about anybody.

Techniques with their lengths on each leg, what was to stay out, and how many minutes it takes: no answers, no limits,
no pressure, no reasons. Whoever gets it answers their own check-in, and a session is composed for them.

Written down it is as short as it can be (`write_recipe`), and there is one way only to write it, so that whatever can
be read is what was written.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import chain
from typing import Annotated, Any, Self

from pydantic import Field, ValidationError, model_validator

from legato.body import LEGS, Leg
from legato.errors import RecipeError
from legato.notation.checkin import LEAST_MINUTES, MOST_MINUTES
from legato.notation.model import Model
from legato.notation.session import Block, Grip, Session, WishedLength, Wishes
from legato.notation.technique import Identifier
from legato.units import GRID, MILLISECONDS_PER_MINUTE, MILLISECONDS_PER_SECOND

SEED_BYTES = 32
"""How long the seed of a key is that recipes are signed with (`notation.seal`)."""
LEAST_SECONDS, MOST_SECONDS = 10, 1_800
_MOST_PARTS = 60
_MOST_WRITTEN = 1_400
"""Bytes of a recipe as it is written; what ships takes two thirds of it with every technique on both legs."""
_GRID_SECONDS = GRID // MILLISECONDS_PER_SECOND
_NAMES = "names"
_FIELDS = frozenset({"minutes", _NAMES, "left", "right", "left_out", "right_out"})


class RecipePart(Model):
    """One technique and how long it lasts."""

    technique: Identifier
    seconds: Annotated[int, Field(strict=True, ge=LEAST_SECONDS, le=MOST_SECONDS)]


_Parts = Annotated[tuple[RecipePart, ...], Field(max_length=_MOST_PARTS)]
_Out = Annotated[tuple[Identifier, ...], Field(max_length=_MOST_PARTS)]


class Recipe(Model):
    """What of a session can be passed on."""

    minutes: Annotated[int, Field(strict=True, ge=LEAST_MINUTES, le=MOST_MINUTES)]
    left: _Parts = ()
    right: _Parts = ()
    left_out: _Out = ()
    """What was to stay out on the left leg, in the order of the alphabet."""
    right_out: _Out = ()
    """The same on the right leg."""

    def parts(self, leg: Leg) -> tuple[RecipePart, ...]:
        """Return the techniques of a leg, in order."""
        return self.left if leg is Leg.LEFT else self.right

    def out(self, leg: Leg) -> tuple[str, ...]:
        """Return what was to stay out on a leg."""
        return self.left_out if leg is Leg.LEFT else self.right_out

    @property
    def techniques(self) -> tuple[str, ...]:
        """Every technique it names, each once, in the order of the alphabet."""
        on_legs = (chain((part.technique for part in self.parts(leg)), self.out(leg)) for leg in LEGS)
        return tuple(sorted(set(chain.from_iterable(on_legs))))

    @model_validator(mode="after")
    def _names_each_thing_once(self) -> Self:
        if not self.left and not self.right:
            raise ValueError("A recipe has at least one technique.")
        for leg in LEGS:
            names = [*(part.technique for part in self.parts(leg)), *self.out(leg)]
            if len(set(names)) < len(names):
                raise ValueError(f"A technique is named twice for the {leg.value} leg.")
            if list(self.out(leg)) != sorted(self.out(leg)):
                raise ValueError("What stays out is named in the order of the alphabet.")
        return self


def recipe_of(session: Session) -> Recipe:
    """Return what of a session can be passed on; its check-in, its limits and its reasons are no part of it."""
    whole = -(-session.lasts // MILLISECONDS_PER_MINUTE)
    return Recipe(
        minutes=max(LEAST_MINUTES, min(MOST_MINUTES, whole)),
        left=_parts(block for block in session.blocks if block.leg is Leg.LEFT),
        right=_parts(block for block in session.blocks if block.leg is Leg.RIGHT),
        left_out=_left_out(session, Leg.LEFT),
        right_out=_left_out(session, Leg.RIGHT),
    )


def _parts(blocks: Iterable[Block]) -> tuple[RecipePart, ...]:
    lasts: dict[str, int] = {}
    for block in blocks:
        lasts[block.technique] = lasts.get(block.technique, 0) + block.lasts_ms
    return tuple(RecipePart(technique=name, seconds=_seconds(length)) for name, length in lasts.items())


def _seconds(length: int) -> int:
    """Return a length on the grid that lengths are wished for on; a change midway may have left it."""
    on_grid = length // GRID * _GRID_SECONDS
    return max(LEAST_SECONDS, min(MOST_SECONDS, on_grid))


def _left_out(session: Session, leg: Leg) -> tuple[str, ...]:
    held = {block.technique for block in session.blocks if block.leg is leg}
    return tuple(sorted({grip.technique for grip in session.wishes.leave_out if grip.leg is leg} - held))


def wishes_of(recipe: Recipe) -> Wishes:
    """Return everything a recipe wishes for, whether or not it can be had."""
    return Wishes(
        leave_out=tuple(Grip(leg=leg, technique=name) for leg in LEGS for name in recipe.out(leg)),
        include=tuple(Grip(leg=leg, technique=part.technique) for leg in LEGS for part in recipe.parts(leg)),
        lengths=tuple(
            WishedLength(leg=leg, technique=part.technique, seconds=part.seconds)
            for leg in LEGS
            for part in recipe.parts(leg)
        ),
        order={leg: tuple(part.technique for part in recipe.parts(leg)) for leg in LEGS if recipe.parts(leg)},
    )


def write_recipe(recipe: Recipe) -> bytes:
    """Write a recipe down: each name once, and numbers that point to it.

    Raises:
        RecipeError: it is longer than a link may be.
    """
    names = recipe.techniques
    at = {name: number for number, name in enumerate(names)}
    document: dict[str, Any] = {"minutes": recipe.minutes, _NAMES: names}
    for leg in LEGS:
        if recipe.parts(leg):
            document[leg.value] = [[at[part.technique], part.seconds] for part in recipe.parts(leg)]
        if recipe.out(leg):
            document[f"{leg.value}_out"] = [at[name] for name in recipe.out(leg)]
    written = json.dumps(document, separators=(",", ":"), sort_keys=True).encode("ascii")
    if len(written) > _MOST_WRITTEN:
        raise RecipeError("recipe-too-long")
    return written


def read_recipe(written: bytes) -> Recipe:
    """Read a recipe that was written down.

    Raises:
        RecipeError: it is none, or not written as `write_recipe` writes it.
    """
    if len(written) > _MOST_WRITTEN:
        raise RecipeError("recipe-too-long")
    try:
        recipe = _recipe_in(json.loads(written.decode("ascii")))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, ValidationError):
        raise RecipeError("recipe-unreadable") from None
    # One recipe has one text: nothing can be hidden in the way it is written.
    if write_recipe(recipe) != written:
        raise RecipeError("recipe-unreadable")
    return recipe


def _recipe_in(document: Any) -> Recipe:
    if not isinstance(document, dict) or document.keys() - _FIELDS:
        raise ValueError
    names = document[_NAMES]
    return Recipe.model_validate(
        {
            "minutes": document["minutes"],
            **{
                leg.value: tuple(
                    {"technique": names[number], "seconds": seconds} for number, seconds in document.get(leg.value, ())
                )
                for leg in LEGS
            },
            **{
                f"{leg.value}_out": tuple(names[number] for number in document.get(f"{leg.value}_out", ()))
                for leg in LEGS
            },
        }
    )
