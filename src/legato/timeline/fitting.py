"""Fitting lines to the time there is: what must be said always, the rest in full, in short, or not at all.

Lines keep their order, because a technique is explained from its beginning. What gives way is chosen by what a line
is for, never by where it stands: safety used to stand last, and was cut.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from legato.notation.phrase import Phrase
from legato.timeline.lines import LeftOut, Omission, ScriptLine
from legato.timeline.model import Purpose
from legato.timeline.voice import LengthOf
from legato.units import Span

TIGHT = Span(600)
"""Silence between two lines where time is short [J]."""

CALM = Span(2_500)
"""Silence between two lines where there is time to follow each of them [J]."""

MOST_TALK = 30
"""Percent of a block that is talk at most, while anything can still be said in short [J]."""

_YIELDS = (Purpose.FEEL, Purpose.PRESSURE, Purpose.MOVEMENT)
"""What is left out first where not even the short forms fit."""

_GROWS = (Purpose.SAFETY, Purpose.ADVICE, Purpose.PLACING, Purpose.MOVEMENT, Purpose.FEEL, Purpose.PRESSURE)
"""What gets its full form first where there is time."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines in the forms that fit, one after the other, and those that did not fit."""

    said: tuple[tuple[ScriptLine, Phrase], ...]
    left_out: tuple[LeftOut, ...]

    def gap(self, room: Span, length_of: LengthOf) -> Span:
        """Return the silence between them when they are spread over a room, between tight and calm."""
        if len(self.said) < 2:
            return TIGHT
        spare = room - sum(length_of(form) for _, form in self.said)
        return Span(max(TIGHT, min(CALM, spare // (len(self.said) - 1))))


def fit(lines: Sequence[ScriptLine], room: Span, talk: Span, length_of: LengthOf) -> Fitted:
    """Choose the forms of lines that are over within `room`, with no more than `talk` of speech if it can be helped.

    What must be said stays even where there is no room for it; the caller then finds another place for it.
    """
    forms = {at: line.short or line.phrase for at, line in enumerate(lines)}
    dropped: list[int] = []

    def total() -> int:
        return sum(length_of(form) for form in forms.values()) + TIGHT * max(0, len(forms) - 1)

    for purpose in _YIELDS:
        for at in reversed(range(len(lines))):
            if total() <= room:
                break
            if lines[at].purpose is purpose and at in forms:
                del forms[at]
                dropped.append(at)
    for purpose in _GROWS:
        for at, line in enumerate(lines):
            if line.purpose is not purpose or line.short is None or at not in forms:
                continue
            more = length_of(line.phrase) - length_of(line.short)
            spoken = sum(length_of(form) for form in forms.values())
            if total() + more <= room and spoken + more <= talk:
                forms[at] = line.phrase
    return Fitted(
        tuple((lines[at], form) for at, form in sorted(forms.items())),
        tuple(LeftOut(lines[at], Omission.NO_TIME) for at in sorted(dropped)),
    )


def shortest(line: ScriptLine, length_of: LengthOf) -> Span:
    """Return how long a line takes in its short form."""
    return length_of(line.short or line.phrase)


def least_room(lines: Sequence[ScriptLine], length_of: LengthOf) -> Span:
    """Return how long lines take in their short forms, one close behind the other."""
    return Span(sum(shortest(line, length_of) for line in lines) + TIGHT * max(0, len(lines) - 1))


def most_talk(lasts: Span) -> Span:
    """Return how much of a block may be talk."""
    return Span(lasts * MOST_TALK // 100)
