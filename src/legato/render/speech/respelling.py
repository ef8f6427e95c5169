"""Texts as they are given to a voice that reads letters: what it would read amiss is written as it sounds."""

from __future__ import annotations

import re

_SPELT = (
    # "five tenths" otherwise.
    (re.compile(r"\b(\d+)\s*/\s*(\d+)\b"), r"\1 of \2"),
    # A dash is a pause, and a pause is a comma.
    (re.compile(r"\s+[–—-]\s+"), ", "),
    (re.compile(r"[“”„\"]"), ""),
    (re.compile(r"…|\.\.\."), "."),
)


def respell(text: str) -> str:
    """Return a text for the ear."""
    for pattern, spelt in _SPELT:
        text = pattern.sub(spelt, text)
    return text
