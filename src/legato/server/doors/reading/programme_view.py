"""What the page of one programme shows."""

from __future__ import annotations

from typing import Any

from legato.library import load_library
from legato.library.programme import Programme
from legato.notation.technique import Family, Origin


def programme_page(programme: Programme) -> dict[str, Any]:
    """Return a programme with its techniques and tips, as its page shows them."""
    library = load_library()
    if programme.is_the_twelve:
        every = library.techniques.values()
        techniques = [one for one in every if one.family is Family.HANDS and one.origin is Origin.ARTICLE]
    else:
        techniques = [library.technique(name) for name in programme.techniques]
    return {
        "programme": programme,
        "techniques": techniques,
        "tips": [library.tips[name] for name in programme.tips],
        "is_judged": "J" in programme.sources,
    }
