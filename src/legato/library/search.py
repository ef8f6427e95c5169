"""Search the content by plain words.

A word is found by its beginning and whatever its ending, because people type
`cramps` for `cramp`.
A word that nothing contains is taken for the nearest one that is there, and the answer says so.
Clinical names and other spellings stand in `search.toml`: they lead to their page before any other.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from legato.body import ZONES

if TYPE_CHECKING:
    from legato.library.library import Library

LONGEST_QUERY = 200
"""Characters of a query that are looked at."""

MOST_WORDS = 12
"""More words of a query than this are not looked at."""

_WORD = re.compile(r"[a-z0-9]+")
_ENDINGS = ("ing", "ed", "es", "s")
_SHORTEST_STEM = 3
_NEAR = 0.8
_SHORTEST_GUESS = 5
"""Letters; a shorter word that is not known is too near to too many others to be guessed at."""

MOST_HITS = 12
"""More than this nobody reads; the best stand first."""
_FILLERS = frozenset(
    _WORD.findall(
        "a an and are as at be but by can do does for from get has have how i if in is it me my of on or should so"
        " that the their there this to up what when where which who why will with without you your"
    )
)


class Found(StrEnum):
    """What kind of thing was found."""

    TECHNIQUE = "technique"
    CAUSE = "cause"
    QUESTION = "question"
    NOT_TO_MASSAGE = "not_to_massage"
    BENEFIT = "benefit"
    TIP = "tip"
    PREPARATION = "preparation"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found: what it is, what it is called, and one line about it."""

    kind: Found
    id: str
    title: str
    line: str


@dataclass(frozen=True, slots=True)
class _Page:
    """A record as it is written: its hit, its other names, what it is about, and its text."""

    hit: Hit
    also: tuple[str, ...]
    about: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def everything(self) -> tuple[str, ...]:
        """All words of it, the title first."""
        return (self.hit.title, self.hit.id, *self.also, self.hit.line, *self.about, *self.rest)


@dataclass(frozen=True, slots=True)
class Finds:
    """What was found, best first, and the words that were looked for where some were not known as they were typed."""

    hits: tuple[Hit, ...]
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A record with its words: those of its name count most, then what it is about, then the rest."""

    hit: Hit
    also: tuple[frozenset[str], ...]
    """Other names of it, each as its words: whoever types one means this page."""
    name: frozenset[str]
    about: frozenset[str]
    text: frozenset[str]

    def worth(self, stem: str) -> int:
        """Return how well a stem fits; 0 when it does not."""
        for weight, stems in ((8, self.name), (4, self.about), (1, self.text)):
            if stem in stems:
                return 2 * weight
            if any(known.startswith(stem) for known in stems):
                return weight
        return 0

    def named_by(self, wanted: Sequence[str]) -> int:
        """Return how many words the longest of its other names has that stands whole among those wanted."""
        return max((len(name) for name in self.also if name <= set(wanted)), default=0)


@dataclass(frozen=True, slots=True)
class _Index:
    """All entries, what each stem looks like as a whole word, and which word is read for which."""

    entries: tuple[_Entry, ...]
    words: Mapping[str, str]
    spelling: Mapping[str, str]


def search(library: Library, text: str) -> Finds:
    """Return what has at least half of the words of `text`, best first; rare words count more."""
    index = _index(library)
    typed = _words(text[:LONGEST_QUERY], index.spelling)[:MOST_WORDS]
    taken = [_taken(word, index) for word in typed]
    wanted = list(dict.fromkeys(_stem(word) for word in taken))
    worths = [[entry.worth(stem) for stem in wanted] for entry in index.entries]
    rarity = [len(index.entries) // max(1, sum(map(bool, column))) for column in zip(*worths, strict=True)]
    fitting = [
        (entry.named_by(wanted), sum(value * rare for value, rare in zip(worth, rarity, strict=True)), entry.hit)
        for entry, worth in zip(index.entries, worths, strict=True)
        if any(worth) and (2 * worth.count(0) <= len(wanted) or entry.named_by(wanted))
    ]
    best = sorted(fitting, key=lambda one: (-one[0], -one[1]))[:MOST_HITS]
    return Finds(tuple(hit for *_, hit in best), " ".join(taken) if taken != typed else None)


def _taken(word: str, index: _Index) -> str:
    """Return the word itself where something begins with it, else the nearest word there is."""
    stem = _stem(word)
    if len(word) < _SHORTEST_GUESS or any(other.startswith(stem) for other in index.words):
        return word
    near = get_close_matches(stem, index.words, 1, _NEAR)
    return index.words[near[0]] if near else word


@lru_cache(maxsize=4)
def _index(library: Library) -> _Index:
    spelling = {typed: words[0] for typed, words in library.search_words.get("spelling", {}).items()}
    pages = list(_pages(library))
    whole: dict[str, str] = {}
    for page in pages:
        for word in _words(" ".join(page.everything), spelling):
            whole.setdefault(_stem(word), word)
    return _Index(tuple(_entry(page, spelling) for page in pages), whole, spelling)


def _pages(library: Library) -> Iterator[_Page]:
    def page(kind: Found, name: str, title: str, line: str, about: Sequence[str], rest: Sequence[str]) -> _Page:
        also = library.search_words.get(kind.value, {}).get(name, ())
        return _Page(Hit(kind, name, title, line), also, tuple(about), tuple(rest))

    for one in library.techniques.values():
        words = one.words
        about = [ZONES[zone].name for zone in one.zones]
        about += [library.label(choice) for choice in (*one.aims, *one.complaints, *one.equipment) if library.labels]
        rest = [*(step.says for step in words.steps), words.feel, *words.stop_if]
        yield page(Found.TECHNIQUE, one.id, words.name, words.line, about, rest)
    for cause in library.causes.values():
        rest = [*cause.tells, *cause.ask_yourself, *cause.helps, cause.massage_says]
        yield page(Found.CAUSE, cause.id, cause.name, cause.line, [cause.line], rest)
    for question in library.faq.values():
        yield page(Found.QUESTION, question.id, question.asks, question.answer[0], [], question.answer)
    for wait in library.not_to_massage.values():
        about = [fact.replace("_", " ") for fact in wait.facts]
        yield page(Found.NOT_TO_MASSAGE, wait.id, wait.name, wait.says, about, [wait.says])
    for claim in library.benefits.values():
        line = claim.says or claim.known
        yield page(Found.BENEFIT, claim.id, claim.name, line, [claim.often_said], [line, claim.known])
    for tip in library.tips.values():
        yield page(Found.TIP, tip.id, tip.name, tip.says, [], [tip.says, tip.does])
    for step in library.preparation.values():
        yield page(Found.PREPARATION, step.id, step.name, step.says, [], [step.says, step.why])
    for advice in library.advice.values():
        yield page(Found.ADVICE, advice.id, advice.name, advice.says, [advice.unit], [advice.says])


def _entry(page: _Page, spelling: Mapping[str, str]) -> _Entry:
    def stems(*texts: str) -> frozenset[str]:
        return frozenset(_stem(word) for word in _words(" ".join(texts), spelling))

    hit = page.hit
    return _Entry(
        hit,
        tuple(stems(name) for name in page.also),
        stems(hit.title, hit.id, *page.also),
        stems(*page.about),
        stems(hit.line, *page.rest),
    )


def _words(text: str, spelling: Mapping[str, str]) -> list[str]:
    """Return the words of a text without fillers and accents, in one spelling, each once, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(character for character in plain if not unicodedata.combining(character)))
    return list(dict.fromkeys(spelling.get(word, word) for word in words if word not in _FILLERS))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1] == stem[-2] and ending != "s" else stem  # running: runn: run
    return word
