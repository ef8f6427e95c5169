"""Search the content by plain words.

A word is found by its beginning and whatever its ending, because people type
`cramps` for `cramp`.
A word that nothing contains is taken for the nearest one that is there.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
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
_NEAR = 0.75
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
class _Entry:
    """A record with its words: those of its name count most, then what it is about, then the rest."""

    hit: Hit
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


def search(library: Library, text: str) -> tuple[Hit, ...]:
    """Return everything that has at least half of the words of `text`, best first; rare words count more."""
    entries, known = _index(library)
    wanted = [_known(stem, known) for stem in _stems(text[:LONGEST_QUERY])[:MOST_WORDS]]
    worths = [[entry.worth(stem) for stem in wanted] for entry in entries]
    rarity = [len(entries) // max(1, sum(map(bool, column))) for column in zip(*worths, strict=True)]
    fitting = [
        (sum(value * rare for value, rare in zip(worth, rarity, strict=True)), entry.hit)
        for entry, worth in zip(entries, worths, strict=True)
        if any(worth) and 2 * worth.count(0) <= len(wanted)
    ]
    return tuple(hit for _, hit in sorted(fitting, key=lambda one: -one[0]))


def _known(stem: str, known: Sequence[str]) -> str:
    """Return the stem itself where something begins with it, else the nearest stem there is."""
    if any(other.startswith(stem) for other in known):
        return stem
    near = get_close_matches(stem, known, 1, _NEAR)
    return near[0] if near else stem


@lru_cache(maxsize=4)
def _index(library: Library) -> tuple[tuple[_Entry, ...], tuple[str, ...]]:
    entries = tuple(_entries(library))
    stems = {stem for entry in entries for stem in (*entry.name, *entry.about, *entry.text)}
    return entries, tuple(sorted(stems))


def _entries(library: Library) -> Iterator[_Entry]:
    for one in library.techniques.values():
        words = one.words
        about = [ZONES[zone].name for zone in one.zones]
        about += [library.label(choice) for choice in (*one.aims, *one.complaints, *one.equipment) if library.labels]
        rest = [*(step.says for step in words.steps), words.feel, *words.stop_if]
        yield _entry(Found.TECHNIQUE, one.id, words.name, words.line, about, rest)
    for cause in library.causes.values():
        rest = [*cause.tells, *cause.ask_yourself, *cause.helps, cause.massage_says]
        yield _entry(Found.CAUSE, cause.id, cause.name, cause.line, [cause.line], rest)
    for question in library.faq.values():
        yield _entry(Found.QUESTION, question.id, question.asks, question.answer[0], [], question.answer)
    for wait in library.not_to_massage.values():
        about = [fact.replace("_", " ") for fact in wait.facts]
        yield _entry(Found.NOT_TO_MASSAGE, wait.id, wait.name, wait.says, about, [wait.says])
    for claim in library.benefits.values():
        line = claim.says or claim.known
        yield _entry(Found.BENEFIT, claim.id, claim.name, line, [claim.often_said], [line, claim.known])
    for tip in library.tips.values():
        yield _entry(Found.TIP, tip.id, tip.name, tip.says, [], [tip.says, tip.does])
    for step in library.preparation.values():
        yield _entry(Found.PREPARATION, step.id, step.name, step.says, [], [step.says, step.why])
    for advice in library.advice.values():
        yield _entry(Found.ADVICE, advice.id, advice.name, advice.says, [advice.unit], [advice.says])


def _entry(kind: Found, name: str, title: str, line: str, about: Iterable[str], rest: Iterable[str]) -> _Entry:
    return _Entry(
        Hit(kind, name, title, line),
        frozenset(_stems(f"{title} {name}")),
        frozenset(_stems(" ".join(about))),
        frozenset(_stems(" ".join([line, *rest]))),
    )


def _stems(text: str) -> list[str]:
    """Return the words of a text without fillers, accents and endings, each once, in order."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORD.findall("".join(character for character in plain if not unicodedata.combining(character)))
    return list(dict.fromkeys(_stem(word) for word in words if word not in _FILLERS))


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            stem = word.removesuffix(ending)
            return stem[:-1] if stem[-1] == stem[-2] and ending != "s" else stem  # running: runn: run
    return word
