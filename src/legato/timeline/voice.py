"""The voice: how long a line takes to say, and where there is room for it."""

from __future__ import annotations

from dataclasses import dataclass, field

from legato.units import MILLISECONDS_PER_MINUTE, Moment, Span

WORDS_PER_MINUTE = 150
"""An unhurried speaking voice; browsers' voices are a little faster [J]."""

BREATH = Span(500)
"""Silence kept between any two lines [J]."""


def speech(text: str) -> Span:
    """Return how long it takes to say a text."""
    return Span(len(text.split()) * MILLISECONDS_PER_MINUTE // WORDS_PER_MINUTE)


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

    def say(self, text: str, at: int, until: int | None = None) -> Spoken | None:
        """Take `at` for a text if it is free and the text is over by `until`, else return `None`."""
        line = Spoken(Moment(at), speech(text))
        if at < 0 or line.over > (self.until if until is None else until) or self._in_the_way(line, BREATH):
            return None
        self.taken.append(line)
        return line

    def find(self, text: str, not_before: int, until: int, quiet: int) -> Spoken | None:
        """Say a text as soon as there is room for it with this much quiet around it, else return `None`."""
        line = Spoken(Moment(not_before), speech(text))
        while blocker := self._in_the_way(line, quiet):
            line = Spoken(Moment(blocker.over + quiet), line.lasts)
        return self.say(text, line.at, until)

    def _in_the_way(self, line: Spoken, quiet: int) -> Spoken | None:
        return next((t for t in self.taken if line.at < t.over + quiet and t.at < line.over + quiet), None)
