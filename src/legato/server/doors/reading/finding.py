"""Searching the library, with an address for each thing that was found."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from legato.library import Found, Hit, load_library, search

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


def _address(hit: Hit) -> str:
    if hit.kind is Found.TECHNIQUE:
        return reverse("library:technique", args=[hit.id])
    return f"{reverse(_PAGES[hit.kind])}#{hit.id}"
