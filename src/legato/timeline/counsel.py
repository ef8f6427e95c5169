"""What a person's own limits ask the guide to say: where, when, and for how long it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legato.body import Leg, ZoneId
from legato.notation.phrase import phrase
from legato.safety import Utterance
from legato.safety.saying import SayAt
from legato.timeline.lines import Addressee, ScriptLine
from legato.timeline.model import Purpose

LEAVE_ALONE = "leave-place-alone"
"""The one advice about places that are not massaged: nobody strokes there, so it is said before the leg begins."""

LYING = "left-side-or-seated"
"""The one advice that takes the place of the usual words about how to sit or lie."""

MOST_PLACES = 3
"""More places than this are not named one by one: nobody can keep them in mind [J]."""


@dataclass(frozen=True, slots=True)
class Counsel:
    """All advice for one session."""

    utterances: tuple[Utterance, ...]
    who: Addressee

    def before(self) -> tuple[ScriptLine, ...]:
        """Return what is said before the first touch."""
        return self._at(SayAt.BEFORE)

    def position(self) -> tuple[ScriptLine, ...]:
        """Return what is said whenever somebody sits or lies down."""
        return self._at(SayAt.POSITION)

    def end(self) -> tuple[ScriptLine, ...]:
        """Return what is said at the end."""
        return self._at(SayAt.END)

    @property
    def decides_position(self) -> bool:
        """Tell whether a rule says how to sit or lie, so that the usual words do not."""
        return any(one.code == LYING for one in self.utterances)

    def general(self) -> tuple[ScriptLine, ...]:
        """Return what is said with the very first stroke, wherever it is."""
        return _unique(
            self._line(one)
            for one in self.utterances
            if one.moment is SayAt.FIRST_STROKE and not one.places and one.code != LEAVE_ALONE
        )

    def there(self, leg: Leg, zones: Iterable[ZoneId]) -> tuple[ScriptLine, ...]:
        """Return what is said with the first stroke on these zones of a leg, and shown as long as hands are there."""
        touched = {(leg, zone) for zone in zones}
        return _unique(
            self._line(one)
            for one in self.utterances
            if one.moment is SayAt.FIRST_STROKE and one.code != LEAVE_ALONE and touched.intersection(one.places)
        )

    def left_alone(self, leg: Leg) -> tuple[ScriptLine, ...]:
        """Return which places of a leg are not to be touched."""
        places = dict.fromkeys(
            zone for one in self.utterances if one.code == LEAVE_ALONE for on, zone in one.places if on is leg
        )
        if len(places) > MOST_PLACES:
            return (ScriptLine(phrase("leave-places", who=self.who.value, leg=leg.value), Purpose.ADVICE),)
        return tuple(
            ScriptLine(phrase("leave-place", who=self.who.value, leg=leg.value, place=zone.value), Purpose.ADVICE)
            for zone in places
        )

    def _at(self, moment: SayAt) -> tuple[ScriptLine, ...]:
        return _unique(self._line(one) for one in self.utterances if one.moment is moment)

    def _line(self, one: Utterance) -> ScriptLine:
        return ScriptLine(phrase(f"advice-{one.code}", who=self.who.value), Purpose.ADVICE)


def _unique(lines: Iterator[ScriptLine]) -> tuple[ScriptLine, ...]:
    return tuple(dict.fromkeys(lines))
