"""The stroke kinds, as one table.

Everything that depends on the kind of a stroke is read from here: the checks,
the words, the rhythm and, later, the moving hands.
Tempo limits follow textbook ranges slowed down for lay hands (S95, S97, S101).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class StrokeKind(StrEnum):
    """The standard terms for what hands do in massage."""

    EFFLEURAGE = "effleurage"
    PETRISSAGE = "petrissage"
    FRICTION = "friction"
    COMPRESSION = "compression"
    WRINGING = "wringing"
    TRACTION = "traction"
    MOBILISATION = "mobilisation"
    ROLLING = "rolling"
    HOLDING = "holding"


GLIDING_KINDS = frozenset({StrokeKind.EFFLEURAGE, StrokeKind.HOLDING})
"""What leaves skin and muscle as they lie: "we only stroke" means these."""


class Shape(StrEnum):
    """How a contact travels over its places."""

    STILL = "still"
    LINE = "line"
    CIRCLES = "circles"
    POINTS = "points"
    KNEADS = "kneads"
    ARC = "arc"
    APART = "apart"


class StrokeSize(StrEnum):
    """What else a stroke of some kind must say about its size."""

    MILLIMETRES = "millimetres"
    DEGREES = "degrees"
    HOLD_MS = "hold_ms"


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One row of the table of stroke kinds."""

    kind: StrokeKind
    plain: str
    """What it is, in words for a person."""
    shapes: frozenset[Shape]
    """How the moving contact may travel."""
    needs: frozenset[StrokeSize]
    """Measures that the stroke must give."""
    tempo: tuple[int, int]
    """Strokes per minute, least and most."""
    moving_contacts: tuple[int, int]
    """How many contacts move at the same time, least and most."""


_S, _M = Shape, StrokeSize
_NONE: frozenset[StrokeSize] = frozenset()

KINDS: dict[StrokeKind, KindSpec] = {
    spec.kind: spec
    for spec in (
        KindSpec(StrokeKind.EFFLEURAGE, "glide", frozenset({_S.LINE}), _NONE, (3, 40), (1, 2)),
        KindSpec(StrokeKind.PETRISSAGE, "knead", frozenset({_S.KNEADS}), frozenset({_M.MILLIMETRES}), (8, 40), (1, 2)),
        KindSpec(StrokeKind.FRICTION, "circles", frozenset({_S.CIRCLES}), frozenset({_M.MILLIMETRES}), (8, 40), (1, 2)),
        KindSpec(
            StrokeKind.COMPRESSION,
            "press and release",
            frozenset({_S.POINTS}),
            frozenset({_M.HOLD_MS}),
            (1, 30),
            (1, 2),
        ),
        KindSpec(StrokeKind.WRINGING, "twist", frozenset({_S.LINE}), frozenset({_M.MILLIMETRES}), (6, 40), (2, 2)),
        KindSpec(
            StrokeKind.TRACTION, "pull", frozenset({_S.LINE, _S.APART}), frozenset({_M.MILLIMETRES}), (3, 30), (1, 2)
        ),
        KindSpec(StrokeKind.MOBILISATION, "bend", frozenset({_S.ARC}), frozenset({_M.DEGREES}), (3, 30), (1, 2)),
        KindSpec(StrokeKind.ROLLING, "roll", frozenset({_S.LINE, _S.CIRCLES}), _NONE, (3, 30), (1, 1)),
        KindSpec(StrokeKind.HOLDING, "hold", frozenset({_S.STILL}), frozenset({_M.HOLD_MS}), (1, 12), (0, 0)),
    )
}
