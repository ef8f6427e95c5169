"""What somebody types into the search of the diary, and what each word of it may stand for."""

from __future__ import annotations

from functools import cache

from legato.body import LEGS, ZoneId
from legato.library import load_library
from legato.pipeline.ready import ReadyName
from legato.server.records.diary.search import Sought
from legato.server.wire.language import say
from legato.server.wire.ready_pages import ready_title
from legato.server.wire.words import place_said

MOST_WORDS = 6
_LEAST_LETTERS = 3
_MONTHS = range(1, 13)
_YEARS = range(2000, 2100)
_FILLING = frozenset({"my", "the", "a", "of", "in", "on", "and", "or", "after", "before", "with"})
"""Words that say nothing about which session is meant, unless they stand alone."""


def sought_in(query: str) -> tuple[Sought, ...]:
    """Read what is looked for: the words of a place, or of a technique, are looked for together, as in “left calf”."""
    words = query.lower().split()
    told = [word for word in words if word not in _FILLING] or words
    told = told[:MOST_WORDS]
    places = [word for word in told if any(_begins(word, place) for place in _places().values())]
    spots = frozenset(spot for spot, place in _places().items() if all(_begins(word, place) for word in places))
    techniques = _meant(told, places)
    return tuple(
        Sought(
            word=word,
            spots=spots if word in places else frozenset(),
            techniques=frozenset(name for name in techniques if _begins(word, _techniques()[name])),
            months=frozenset(month for month in _MONTHS if _is_month(word, month)),
            years=frozenset({int(word)} if word.isascii() and word.isdecimal() and int(word) in _YEARS else ()),
            ready=frozenset(name.value for name in ReadyName if _begins(word, ready_title(name).lower())),
        )
        for word in told
    )


def _meant(words: list[str], places: list[str]) -> list[str]:
    """Return the techniques that all words name which name any: “calf” alone is a place, “calf kneading” is none."""
    naming = [word for word in words if any(_begins(word, called) for called in _techniques().values())]
    if set(naming) <= set(places):
        return []
    return [name for name, called in _techniques().items() if all(_begins(word, called) for word in naming)]


def _begins(word: str, called: str) -> bool:
    """Tell whether a word, or the start of one, stands in a name."""
    return any(part.startswith(word) for part in called.split()) and (
        len(word) >= _LEAST_LETTERS or word in called.split()
    )


def _is_month(word: str, month: int) -> bool:
    name = say("diary-month-name", month=month).lower()
    return len(word) >= _LEAST_LETTERS and name.startswith(word)


@cache
def _places() -> dict[tuple[str, str], str]:
    return {(leg.value, zone.value): place_said(leg, zone).lower() for leg in LEGS for zone in ZoneId}


@cache
def _techniques() -> dict[str, str]:
    techniques = load_library().techniques.values()
    return {one.id: " ".join([one.words.name, *one.words.also]).lower() for one in techniques}
