"""The voice: how long a line takes to say, and where there is room for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from legato.notation.phrase import Phrase
from legato.units import MILLISECONDS_PER_MINUTE, Moment, Span

WORDS_PER_MINUTE = 140
"""An unhurried speaking voice, pauses not counted [J]."""

SHORTEST = Span(700)
"""Even one word takes so long when it is not rushed [J]."""

AT_A_COMMA = Span(250)
BETWEEN_SENTENCES = Span(400)
"""How long a calm voice pauses inside a line [J]."""

BREATH = Span(500)
"""Silence kept between any two lines [J]."""

_COMMA = re.compile(r"[,;:](?=\s)")
_SENTENCE_END = re.compile(r"[.!?](?=\s)")

LengthOf = Callable[[Phrase], Span]
"""How long a phrase takes to say, in the language it will be said in."""


def speech(text: str) -> Span:
    """Return how long it takes to say a text."""
    words = len(text.split()) * MILLISECONDS_PER_MINUTE // WORDS_PER_MINUTE
    pauses = len(_COMMA.findall(text)) * AT_A_COMMA + len(_SENTENCE_END.findall(text)) * BETWEEN_SENTENCES
    return Span(max(words, SHORTEST) + pauses)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A line with the moment it begins and how long it takes."""

    at: Moment
    lasts: Span

    @property
    def over(self) -> Moment:
        """When it has been said."""
        return Moment(self.at + self.lasts)


@dataclass(slots=True)
class SpeechTrack:
    """The one voice of a step: it says one thing at a time and is silent when the step is over."""

    until: Span
    taken: list[Spoken] = field(default_factory=list)

    def say(self, lasts: Span, at: int, until: int | None = None) -> Spoken | None:
        """Take `at` for a line if it is free and the line is over by `until`, else return `None`."""
        line = Spoken(Moment(at), lasts)
        if at < 0 or line.over > (self.until if until is None else until) or self._in_the_way(line, BREATH):
            return None
        self.taken.append(line)
        return line

    def find(self, lasts: Span, not_before: int, until: int, quiet: int) -> Spoken | None:
        """Say a line as soon as there is room for it with this much quiet around it, else return `None`."""
        line = Spoken(Moment(not_before), lasts)
        while blocker := self._in_the_way(line, quiet):
            line = Spoken(Moment(blocker.over + quiet), line.lasts)
        return self.say(lasts, line.at, until)

    def silences(self) -> list[tuple[Moment, Moment]]:
        """Return every stretch in which nothing is said, from the beginning to the end of the step."""
        ends = [Moment(0), *(line.over for line in sorted(self.taken, key=_begins))]
        begins = [*(line.at for line in sorted(self.taken, key=_begins)), Moment(self.until)]
        return [(end, begin) for end, begin in zip(ends, begins, strict=True) if begin > end]

    def talk(self) -> Span:
        """Return how long is spoken in all."""
        return Span(sum(line.lasts for line in self.taken))

    def _in_the_way(self, line: Spoken, quiet: int) -> Spoken | None:
        return next((t for t in self.taken if line.at < t.over + quiet and t.at < line.over + quiet), None)


def _begins(line: Spoken) -> int:
    return line.at
