"""Company during a technique: what fills long silences, so that nobody with closed eyes wonders if it still plays."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, cycle

from legato.notation.phrase import phrase
from legato.timeline.lines import Addressee, ScriptLine
from legato.timeline.model import Purpose
from legato.timeline.voice import LengthOf, SpeechTrack, Spoken
from legato.units import Span, seconds

MOST_SILENCE = seconds(20)
"""A longer silence than this is broken [J]."""

SETTLED = seconds(10)
"""How long it stays silent before it is [J]."""


def keep_company(
    voice: SpeechTrack, until: Span, lines: Iterator[ScriptLine], length_of: LengthOf
) -> Iterator[tuple[Spoken, ScriptLine]]:
    """Break every long silence before `until` with the next line that has room; gives its place, and the line."""
    hopeless: set[int] = set()
    while True:
        silences = ((begins, min(ends, until)) for begins, ends in voice.silences() if begins not in hopeless)
        silence = next(((begins, ends) for begins, ends in silences if ends - begins > MOST_SILENCE), None)
        if silence is None:
            return
        begins, ends = silence
        line = next(lines)
        lasts = length_of(line.phrase)
        spoken = voice.say(lasts, begins + min(SETTLED, (ends - begins - lasts) // 2), until)
        if spoken is None:
            hopeless.add(begins)
            continue
        yield spoken, line


def pleasantries(who: Addressee, number: int, *, by_machine: bool = False) -> Iterator[ScriptLine]:
    """Give breath, praise and attention in turn, without end, each time in other words.

    Args:
        who: to whom it is said.
        number: which block of the session it is, so that no two begin alike and none repeats its neighbour.
        by_machine: hands that only wait are praised for nothing, and touch nothing.
    """
    kinds = (_breath, _notice_leg) if by_machine else (_breath, _praise, _notice)
    for turn in count(number * _APART):
        yield kinds[turn % len(kinds)](who, turn // len(kinds))


def restful(number: int, who: Addressee) -> Iterator[ScriptLine]:
    """Give what suits hands that rest: breath alone, without end; `number` as in `pleasantries`."""
    for turn in count(number):
        yield _breath(who, _AT_REST[turn % len(_AT_REST)])


_APART = 5
"""Lines between the first of two neighbouring blocks: more than one block needs, and no multiple of the kinds [J]."""

_AT_REST = (3, 2)
"""The breaths that speak of no work; the others go with strokes, or with the line that opens every rest."""


def _breath(who: Addressee, turn: int) -> ScriptLine:
    return ScriptLine(phrase("breathe", who=who.value, turn=turn % 4), Purpose.BREATH)


def _praise(_: Addressee, turn: int) -> ScriptLine:
    return ScriptLine(phrase("praise", turn=turn % 4), Purpose.PRAISE)


def _notice(who: Addressee, turn: int) -> ScriptLine:
    return ScriptLine(phrase("notice", who=who.value, turn=turn % 2), Purpose.FEEL)


def _notice_leg(who: Addressee, _: int) -> ScriptLine:
    return ScriptLine(phrase("notice", who=who.value, turn=1), Purpose.FEEL)


def rotation(
    first: Iterator[ScriptLine], reminders: Iterator[ScriptLine], others: Iterator[ScriptLine], every: int = 3
) -> Iterator[ScriptLine]:
    """Give the first lines once, then others, with a reminder in every third place."""
    yield from first
    again = cycle(list(reminders))
    for at in count(1):
        reminder = next(again, None) if at % every == 0 else None
        yield reminder if reminder is not None else next(others)
