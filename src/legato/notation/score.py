"""A score: which part of which hand touches which place, along which path, how hard, how fast, how often.

Scores name hands by the side of the receiver's leg they work on: the `inner`
hand is on the big-toe side, the `outer` hand on the little-toe side.
So one score serves both legs: the other leg is its mirror image.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from legato.body import LANDMARKS, Place, ZoneId, is_place, zone_of
from legato.notation.checkin import Performer
from legato.notation.kinds import KINDS, Shape, StrokeKind, StrokeSize
from legato.notation.model import Model
from legato.units import Pressure


class By(StrEnum):
    """Who or what touches the leg."""

    INNER_HAND = "inner_hand"
    OUTER_HAND = "outer_hand"
    TOOL = "tool"
    MACHINE = "machine"


class Part(StrEnum):
    """Which part of the hand, tool or machine touches."""

    PALM = "palm"
    HEEL_OF_HAND = "heel_of_hand"
    WHOLE_HAND = "whole_hand"
    FLAT_FINGERS = "flat_fingers"
    FINGERTIPS = "fingertips"
    THUMB_PAD = "thumb_pad"
    THUMB_AND_FINGERS = "thumb_and_fingers"
    THUMB_AND_INDEX = "thumb_and_index"
    KNUCKLES = "knuckles"
    FIST = "fist"
    ROLLER = "roller"
    BOTTLE = "bottle"
    BALL = "ball"
    SLEEVE = "sleeve"
    NODES = "nodes"


BROAD_PARTS: frozenset[Part] = frozenset(
    {Part.PALM, Part.WHOLE_HAND, Part.FLAT_FINGERS, Part.HEEL_OF_HAND, Part.SLEEVE}
)
"""Parts that spread the pressure: the only ones for delicate zones (S30a)."""

TOOL_PARTS: frozenset[Part] = frozenset({Part.ROLLER, Part.BOTTLE, Part.BALL})
MACHINE_PARTS: frozenset[Part] = frozenset({Part.SLEEVE, Part.NODES})


class Way(StrEnum):
    """Which way a contact runs along its places."""

    FORWARD = "forward"
    BACKWARD = "backward"
    TO_AND_FRO = "to_and_fro"


class Back(StrEnum):
    """How a contact comes back to where the next stroke begins."""

    LIFTED = "lifted"
    GLIDING = "gliding"
    NONE = "none"


class Touch(Model):
    """One contact: what touches, where, and how it travels."""

    by: By
    part: Part
    on: Annotated[tuple[Place, ...], Field(min_length=1, max_length=12)]
    """Zones or landmarks, in the order in which they are reached."""
    shape: Shape = Shape.STILL
    """`still` for a hand that holds or supports."""
    way: Way = Way.FORWARD
    back: Back = Back.NONE
    opposes: bool = False
    """Moves against the other hand: one forward while the other goes back."""

    @property
    def moves(self) -> bool:
        """Whether this contact travels; a supporting hand does not."""
        return self.shape is not Shape.STILL

    @property
    def zones(self) -> tuple[ZoneId, ...]:
        """The zones it touches, in order, each once."""
        return tuple(dict.fromkeys(zone for place in self.on for zone in zone_of(place)))

    @model_validator(mode="after")
    def _is_possible(self) -> Self:
        wrong = [f"There is no zone or landmark called {place!r}." for place in self.on if not is_place(place)]
        if (self.part in TOOL_PARTS) != (self.by is By.TOOL):
            wrong.append(f"{self.part.value!r} belongs to a tool, and a tool touches with nothing else.")
        if (self.part in MACHINE_PARTS) != (self.by is By.MACHINE):
            wrong.append(f"{self.part.value!r} belongs to a machine, and a machine touches with nothing else.")
        if wrong:
            raise ValueError(" ".join(wrong))
        return self


class Course(StrEnum):
    """How pressure develops within a block."""

    STEADY = "steady"
    GROWING = "growing"
    EASING = "easing"


class PressureRange(Model):
    """Pressure as the receiver feels it, from least to most, and how it develops."""

    least: Pressure
    most: Pressure
    course: Course = Course.STEADY

    @model_validator(mode="after")
    def _is_a_range(self) -> Self:
        if self.least > self.most:
            raise ValueError(f"The least pressure ({self.least}) is above the most ({self.most}).")
        return self


class Tempo(Model):
    """Strokes per minute; when `slows_to` is given the strokes slow down evenly over the block."""

    per_minute: Annotated[int, Field(strict=True, ge=1, le=60)]
    slows_to: Annotated[int, Field(strict=True, ge=1, le=60)] | None = None

    @model_validator(mode="after")
    def _slows_down(self) -> Self:
        if self.slows_to is not None and self.slows_to >= self.per_minute:
            raise ValueError(f"slows_to ({self.slows_to}) must be below per_minute ({self.per_minute}).")
        return self


class Size(Model):
    """How large a movement is: travel, angle, or how long a press is held."""

    millimetres: Annotated[int, Field(strict=True, ge=1, le=400)] | None = None
    degrees: Annotated[int, Field(strict=True, ge=1, le=60)] | None = None
    hold_ms: Annotated[int, Field(strict=True, ge=200, le=60_000)] | None = None
    grows: bool = False
    """Begins small and reaches its size little by little, within comfort."""


class Stroke(Model):
    """One kind of movement, repeated: the smallest sentence of the notation."""

    kind: StrokeKind
    touches: Annotated[tuple[Touch, ...], Field(min_length=1, max_length=3)]
    pressure: PressureRange
    tempo: Tempo
    size: Size = Size()
    repetitions: Annotated[int, Field(strict=True, ge=1, le=60)]
    """How often before the next stroke of the score; the score then begins anew until the block ends."""
    changes_sides: Annotated[tuple[Performer, ...], Field(max_length=len(Performer), exclude_if=lambda v: not v)] = ()
    """Whose hands change sides for it: alone, the left hand does then what is at the inner side of a left leg."""

    @property
    def moving(self) -> tuple[Touch, ...]:
        """The contacts that travel."""
        return tuple(touch for touch in self.touches if touch.moves)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        spec = KINDS[self.kind]
        low, high = spec.tempo
        wrong = []
        if not low <= self.tempo.per_minute <= high:
            wrong.append(f"{self.kind.value} goes at {low} to {high} strokes per minute, not {self.tempo.per_minute}")
        fewest, most = spec.moving_contacts
        if not fewest <= len(self.moving) <= most:
            number = fewest if fewest == most else f"{fewest} to {most}"
            wrong.append(f"{self.kind.value} has {number} moving contacts, not {len(self.moving)}")
        for touch in self.moving:
            if touch.shape not in spec.shapes:
                allowed = ", ".join(sorted(shape.value for shape in spec.shapes))
                wrong.append(f"{self.kind.value} moves as {allowed}, not as {touch.shape.value}")
        missing = [measure for measure in sorted(spec.needs) if getattr(self.size, measure.value) is None]
        wrong.extend(f"{self.kind.value} needs size.{measure.value}" for measure in missing)
        if (
            StrokeSize.HOLD_MS in spec.needs
            and self.size.hold_ms
            and self.size.hold_ms * self.tempo.per_minute > 60_000
        ):
            wrong.append("the hold is longer than a stroke at this tempo")
        users = [touch.by for touch in self.touches if touch.by in (By.INNER_HAND, By.OUTER_HAND)]
        if len(users) != len(set(users)):
            wrong.append("one hand is in two places at once")
        if self.changes_sides and not users:
            wrong.append("only hands change sides")
        if len(self.changes_sides) != len(set(self.changes_sides)):
            wrong.append("somebody's hands change sides twice")
        if wrong:
            told = "; ".join(wrong)
            raise ValueError(f"{told[:1].upper()}{told[1:]}.")
        return self


class Score(Model):
    """The strokes of a technique, in order; they repeat until the block is over."""

    strokes: Annotated[tuple[Stroke, ...], Field(min_length=1, max_length=12)]

    @property
    def zones(self) -> tuple[ZoneId, ...]:
        """The zones that are worked on, in order, each once; a supporting hand does not count."""
        worked = [touch for stroke in self.strokes for touch in (stroke.moving or stroke.touches)]
        return tuple(dict.fromkeys(zone for touch in worked for zone in touch.zones))

    @property
    def parts_on(self) -> dict[ZoneId, frozenset[Part]]:
        """Which parts touch each zone, supporting hands included."""
        found: dict[ZoneId, set[Part]] = {}
        for stroke in self.strokes:
            for touch in stroke.touches:
                for zone in touch.zones:
                    found.setdefault(zone, set()).add(touch.part)
        return {zone: frozenset(parts) for zone, parts in found.items()}

    @property
    def pressure(self) -> tuple[int, int]:
        """Least and most pressure over all strokes."""
        return min(s.pressure.least for s in self.strokes), max(s.pressure.most for s in self.strokes)

    @property
    def tempo(self) -> int:
        """Strokes per minute of the first stroke: what the technique is known by."""
        return self.strokes[0].tempo.per_minute

    @property
    def runs_from_heart(self) -> bool:
        """Whether a glide runs away from the heart, so that a rule may flip it."""
        return any(
            (mark := LANDMARKS.get(place)) is not None
            and (mark.rises, touch.way) in ((False, Way.FORWARD), (True, Way.BACKWARD))
            for stroke in self.strokes
            if stroke.kind is StrokeKind.EFFLEURAGE
            for touch in stroke.moving
            for place in touch.on
        )
