"""One step of a technique: what to do, said in full or in short, and what the words take for granted.

A step is only said where all it takes for granted holds: its pressure is allowed, the strokes run the way it says,
and it speaks to the person whose hands work. So a limit changes the words together with the numbers.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from legato.body import ZoneId
from legato.notation.checkin import Performer, Position
from legato.notation.model import Model
from legato.units import Pressure

Line = Annotated[str, Field(min_length=1, max_length=240)]

MOST_WORDS_IN_SHORT = 8
"""Words of a short form: about three seconds, which every step gets even in a short block [J]."""


class Importance(StrEnum):
    """What a step is for; where time is short the first ones are said first."""

    SAFETY = "safety"
    """Where not to go and what not to do: never left out."""
    PLACING = "placing"
    """Where the hands lie: never left out."""
    MOVEMENT = "movement"
    FEEL = "feel"
    """How to do it well."""


class StepHand(StrEnum):
    """Whose task a step is: one hand holds, the other works, or both do the same."""

    ONE = "one"
    OTHER = "other"
    BOTH = "both"


class Towards(StrEnum):
    """Which way the words send a stroke."""

    HEART = "heart"
    TOES = "toes"
    BOTH = "both"
    """To and fro, with no weight in one direction."""


class StatedPressure(Model):
    """The pressures, 0-10, at which a step is true."""

    least: Pressure = 0
    most: Pressure = 6

    @model_validator(mode="after")
    def _is_ordered(self) -> Self:
        if self.least > self.most:
            raise ValueError("The least pressure is not above the most.")
        return self

    def fits(self, pressure: int) -> bool:
        """Tell whether the step is true where at most this pressure is asked for."""
        return self.least <= pressure <= self.most


class TechniqueStep(Model):
    """One instruction of a technique."""

    importance: Importance
    says: Line
    """The full sentence."""
    short: Annotated[str, Field(min_length=1, max_length=80)]
    """The same in at most eight words, for where time is short."""
    stroke: Annotated[int, Field(strict=True, ge=1, le=12)] = 1
    """The stroke of the score it speaks of, counted from 1: it is said when that stroke begins."""
    hand: StepHand | None = None
    places: tuple[ZoneId, ...] = ()
    """Every zone the words name, whether to go there or to stay away."""
    towards: Towards | None = None
    """Which way the words send a stroke, where they say so."""
    pressure: StatedPressure | None = None
    """The pressures at which the words are true, where they say how hard or how soft."""
    performers: tuple[Performer, ...] = ()
    """Whose hands they speak to; nothing where they fit everybody."""
    positions: tuple[Position, ...] = ()
    """Where they hold; nothing where they hold everywhere."""

    def holds(self, pressure: int, performer: Performer, position: Position) -> bool:
        """Tell whether all that the words take for granted is so."""
        return (
            (self.pressure is None or self.pressure.fits(pressure))
            and (not self.performers or performer in self.performers)
            and (not self.positions or position in self.positions)
        )

    @model_validator(mode="after")
    def _has_a_short_form(self) -> Self:
        words = len(self.short.split())
        if words > MOST_WORDS_IN_SHORT:
            raise ValueError(f"The short form has {words} words; {MOST_WORDS_IN_SHORT} are the most.")
        return self
