"""Lengths whose spectrum is quick to compute: long enough, hardly longer, and made of small factors."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from legato.render.speech.lengths import quick_length


@given(least=st.integers(1, 10_000_000))
def test_a_quick_length_is_a_little_longer_and_has_small_factors(least: int) -> None:
    """Nothing is cut off, little is added, and only 2, 3 and 5 divide it."""
    length = quick_length(least)
    rest = length
    for factor in (2, 3, 5):
        while rest % factor == 0:
            rest //= factor

    assert least <= length <= max(least + 1, least * 1.25)
    assert rest == 1
