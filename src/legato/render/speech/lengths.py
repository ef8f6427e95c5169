"""Lengths whose spectrum is quick to compute."""

from __future__ import annotations

_ODD = (1, 3, 5, 9, 15)


def quick_length(least: int) -> int:
    """Return a number of samples from `least` on, at most a quarter above it, that has small factors only.

    A Fourier transform takes several times as long for a length that is a large prime, or nearly one.
    """
    return min(odd << max(0, (-(-least // odd) - 1).bit_length()) for odd in _ODD)
