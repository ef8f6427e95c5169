"""How much a person's own history counts for each technique on each leg.

A weight is in thousandths: 1000 leaves a technique's value as it is.
Every weight is neutral: weights that follow what helped were tried through the
planner, and bring too little for plans that change by themselves (docs/what-helped.md).
"""

from __future__ import annotations

from collections.abc import Iterable

from legato.body import LEGS, Leg

NEUTRAL = 1_000
"""A technique counts for what it is worth to everybody."""


def neutral_history(techniques: Iterable[str]) -> dict[tuple[Leg, str], int]:
    """Return the neutral weight for each technique on each leg."""
    return {(leg, technique): NEUTRAL for technique in techniques for leg in LEGS}
