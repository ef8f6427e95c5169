"""How easy a text is to read, as a US school grade.

The Automated Readability Index was made for US grades and counts letters, words and
sentences only. Formulas that count syllables need a dictionary, which `textstat`
would fetch from the network when it is first asked.
"""

from __future__ import annotations

import textstat

GRADE = 7
"""The grade that whoever is worried, tired or reading a second language should not need more than."""

NAMES = (
    "apixaban", "aspirin", "ciprofloxacin", "clopidogrel", "heparin", "levofloxacin", "prednisolone", "rivaroxaban",
    "warfarin", "-floxacin",
)  # fmt: skip
"""What stands on a packet of medicine is compared letter by letter, not read."""


def grade(text: str) -> float:
    """Return the US grade of a text."""
    for name in NAMES:
        text = text.replace(name, "pill")
    return float(textstat.automated_readability_index(text))


def too_hard(texts: dict[str, str]) -> dict[str, float]:
    """Return the texts that need a higher grade, by name."""
    return {name: found for name, text in texts.items() if (found := grade(text)) > GRADE}
