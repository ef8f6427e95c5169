"""Search the content by plain words.

A page is found by its other names, by what it is about, or by its text, whatever the ending of a word.
What says when not to massage stands before everything else where somebody types a name of it.
A word that nothing contains is taken for the nearest one that is there, and the answer says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING

from legato.library.pages import Findable, Found, Hit, pages_of
from legato.library.spelling import nearest, plain, reword, stem, words_of

if TYPE_CHECKING:
    from legato.library.library import Library

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""

MOST_WORDS = 40
"""More words of a query than this are not looked at."""

MOST_HITS = 6
"""A screenful: more than this nobody reads; the best stand first."""

_SHORTEST_BEGINNING = 4
"""Letters; a shorter word is not taken for the beginning of a longer one."""
_WARNINGS = (Found.NOT_TO_MASSAGE, Found.RULE)
_ENOUGH = 0.4
"""The share of what the words weigh that a page has to have."""
_WORTH_SHOWING = 0.35
"""A page that fits less well than this share of the best one is not shown."""
_FILLERS = frozenset(
    words_of(
        "a an and are as at be but by can can't could do does don't for from get has have how i if i'm in is it it's me"
        " my of on or per should so that the their there this to up was what when where which who why will with without"
        " would you your",
        {},
    )
)
"""Words that tell no page from another; they count only within another name, as in `how often`."""


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found, best first, and the query as it was read where some words were not known as they were typed."""

    hits: tuple[Hit, ...]
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A page by the stems of its words: those of its name count most, then what it is about, then the rest."""

    hit: Hit
    names: tuple[tuple[frozenset[str], frozenset[str]], ...]
    """Other names of it, each as its words and as their stems: whoever types one means this page."""
    name: frozenset[str]
    about: frozenset[str]
    text: frozenset[str]

    def worth(self, wanted: str) -> int:
        """Return how well a stem fits; 0 when it does not."""
        for weight, stems in ((8, self.name), (4, self.about), (1, self.text)):
            if wanted in stems:
                return 2 * weight
            if len(wanted) >= _SHORTEST_BEGINNING and any(known.startswith(wanted) for known in stems):
                return weight
        return 0

    def called(self, words: frozenset[str], stems: frozenset[str]) -> float:
        """Return how many words the longest of its other names has that stands whole in what was typed.

        Half a word more where it is typed as it is: a swollen leg is not the same as swollen legs.
        """
        return max((len(name) + (name <= words) / 2 for name, cut in self.names if cut <= stems), default=0)


@dataclass(frozen=True)
class _Index:
    """All pages by their stems, and all words there are."""

    entries: tuple[_Entry, ...]
    words: Mapping[str, str]
    """What each stem looks like as a whole word."""
    spelling: Mapping[str, str]

    @cached_property
    def whole(self) -> tuple[str, ...]:
        """The words a slip may have been meant for."""
        return tuple(sorted(word for word in set(self.words.values()) if word not in _FILLERS))

    def read(self, typed: str) -> str:
        """Return a word as it is read: itself where something begins with it, else the nearest word there is."""
        if any(self._is_known(word) for word in words_of(typed, self.spelling)):
            return typed
        return nearest(plain(typed), self.whole) or typed

    def _is_known(self, word: str) -> bool:
        return word in _FILLERS or stem(word) in self.words or any(whole.startswith(word) for whole in self.whole)


@dataclass(frozen=True, slots=True)
class _Fit:
    """How well a page fits: a warning by name first, then other pages by name, the longest first, then its words."""

    is_warning: bool
    is_answer: bool
    """Whether it is named and no technique: a cramp in a toe is a cramp first, and a toe after that."""
    called: float
    value: float
    hit: Hit

    @property
    def place(self) -> tuple[bool, bool, float, float]:
        """What it is sorted by, the lowest first."""
        return not self.is_warning, not self.is_answer, -self.called, -self.value


def search(library: Library, text: str, more: tuple[Findable, ...] = (), *, as_typed: bool = False) -> Finds:
    """Return what fits `text`, best first; rare words count more.

    `more` are pages of others that are searched as well.
    With `as_typed` no word is taken for another one.
    """
    index = _index(library, more)
    looked_at = text[:LONGEST_QUERY]
    read = looked_at if as_typed else reword(looked_at, index.read)
    words = words_of(read, index.spelling)[:MOST_WORDS]
    fits = sorted(_fits(index, words), key=lambda fit: fit.place)
    best = max((fit.value for fit in fits), default=0)
    shown = [fit.hit for fit in fits if fit.called or fit.value >= _WORTH_SHOWING * best]
    return Finds(tuple(shown[:MOST_HITS]), read if read != looked_at else None)


def _fits(index: _Index, words: Sequence[str]) -> Iterator[_Fit]:
    """Give the pages that have one of their other names among the words, or enough of what the words weigh."""
    typed = frozenset(words), frozenset(map(stem, words))
    wanted = sorted({stem(word) for word in words if word not in _FILLERS})
    worths = [[entry.worth(one) for one in wanted] for entry in index.entries]
    fitting = [sum(map(bool, column)) for column in zip(*worths, strict=True)]
    # A word that is nowhere weighs as much as the rarest: what fits only its neighbours is no answer.
    weights = [log(1 + len(index.entries) / max(1, many)) for many in fitting]
    for entry, worth in zip(index.entries, worths, strict=True):
        called = entry.called(*typed)
        value = sum(weight * fit for weight, fit in zip(weights, worth, strict=True))
        share = sum(weight for weight, fit in zip(weights, worth, strict=True) if fit)
        if called or share >= _ENOUGH * sum(weights) > 0:
            kind = entry.hit.kind
            is_answer = bool(called) and kind is not Found.TECHNIQUE
            yield _Fit(is_answer and kind in _WARNINGS, is_answer, called, value, entry.hit)


@lru_cache(maxsize=4)
def _index(library: Library, more: tuple[Findable, ...]) -> _Index:
    spelling = library.spelling
    entries, whole = list[_Entry](), dict[str, str]()
    for page in (*pages_of(library), *more):
        hit = page.hit
        name, about, text = (hit.title, hit.id, *page.also), page.about, (hit.line, *page.rest)
        for word in words_of(" ".join((*name, *about, *text)), spelling):
            whole.setdefault(stem(word), word)
        names = tuple((frozenset(words_of(one, spelling)), _stems((one,), spelling)) for one in page.also)
        entries.append(_Entry(hit, names, *(_stems(part, spelling) for part in (name, about, text))))
    return _Index(tuple(entries), whole, spelling)


def _stems(texts: Sequence[str], spelling: Mapping[str, str]) -> frozenset[str]:
    return frozenset(map(stem, words_of(" ".join(texts), spelling)))
