"""Recipes for the tests: of what ships, and of anything that could be written."""

from __future__ import annotations

from hypothesis import strategies as st

from legato.library import load_library
from legato.notation.recipe import Recipe, RecipePart

TECHNIQUES = tuple(load_library().techniques)
SEED = bytes(range(32))
ANOTHER_SEED = bytes(range(1, 33))

lengths = st.one_of(st.integers(2, 60).map(lambda count: 5 * count), st.integers(10, 1_800))
"""Seconds, mostly such as a plan has."""


@st.composite
def recipes(draw: st.DrawFn, names: tuple[str, ...] = TECHNIQUES) -> Recipe:
    """Draw any recipe of these techniques."""
    legs: dict[str, object] = {}
    for leg in ("left", "right"):
        chosen = draw(st.lists(st.sampled_from(names), unique=True, max_size=len(names)))
        inside = draw(st.integers(0, len(chosen)))
        legs[leg] = tuple(RecipePart(technique=name, seconds=draw(lengths)) for name in chosen[:inside])
        legs[f"{leg}_out"] = tuple(sorted(chosen[inside:]))
    if not legs["left"] and not legs["right"]:
        legs |= {"left": (RecipePart(technique=names[0], seconds=60),), "left_out": ()}
    return Recipe(minutes=draw(st.integers(5, 60)), **legs)
