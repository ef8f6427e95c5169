"""The emergency number in sentences: a place in the content, and what stands there while no country is known.

Content writes `{emergency}`, always in brackets. Whoever reads a file fills it with the numbers that work nearly
everywhere, so no sentence is ever without one; `legato.render.regions` puts the number of a country in their place.
"""

from __future__ import annotations

PLACE = "{emergency}"
EVERYWHERE = "112, 999, 911"
"""A mobile phone connects each of these in most countries, whichever is the country's own."""


def with_emergency_number(text: str) -> str:
    """Return a text with the numbers that work nearly everywhere."""
    return text.replace(PLACE, EVERYWHERE)
