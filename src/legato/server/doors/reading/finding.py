"""Searching the library, with an address for each thing that was found."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from legato.library import Found, Hit, load_library, search
from legato.library.model import Advised, Cause
from legato.notation.technique import Technique
from legato.server.doors.reading.technique_view import WORTH_NAMING

MOST_TECHNIQUES = 5
"""Techniques linked from a cause; the library lists the rest."""

_PAGES = {
    Found.CAUSE: "library:causes",
    Found.QUESTION: "library:questions",
    Found.NOT_TO_MASSAGE: "library:when-not",
    Found.BENEFIT: "library:benefits",
    Found.TIP: "library:tips",
    Found.PREPARATION: "library:tips",
    Found.ADVICE: "library:tips",
}


@dataclass(frozen=True, slots=True)
class Result:
    """Something that was found, and where to read it."""

    hit: Hit
    address: str


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, best first, and the words looked for where some were not known as they were typed."""

    found: tuple[Result, ...]
    instead: str | None


def results_of(query: str) -> Results:
    """Return what the library has on a query."""
    finds = search(load_library(), query)
    return Results(tuple(Result(hit, _address(hit)) for hit in finds.hits), finds.instead)


def techniques_for(cause: Cause) -> tuple[Technique, ...]:
    """Return the techniques that suit what a cause feels like, the best first; none where massage has to wait."""
    if cause.massage not in (Advised.FINE, Advised.WITH_CARE):
        return ()
    worths = [
        (max(one.complaints.get(what, 0) for what in cause.complaints) if cause.complaints else 0, one)
        for one in load_library().techniques.values()
    ]
    suiting = [(worth, one) for worth, one in worths if worth >= WORTH_NAMING]
    return tuple(one for _, one in sorted(suiting, key=lambda pair: -pair[0])[:MOST_TECHNIQUES])


def _address(hit: Hit) -> str:
    if hit.kind is Found.TECHNIQUE:
        return reverse("library:technique", args=[hit.id])
    return f"{reverse(_PAGES[hit.kind])}#{hit.id}"
