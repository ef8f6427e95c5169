"""Where the hands begin another stroke of a score: the rhythm waits for the words, the words begin with the rhythm.

Somebody who hears "now the outer side" must not have stroked it for ten seconds, nor be told of it ten seconds early:
voice, picture and beat change together. So the first stroke goes on until it has been explained, and each further
one is explained as it begins. One that could not be explained in the time there is does not begin.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from legato.notation.phrase import Phrase, phrase
from legato.notation.score import Score
from legato.timeline.fitting import TIGHT, most_talk
from legato.timeline.lines import CueDraft, ScriptLine
from legato.timeline.model import CueKind, Purpose
from legato.timeline.rhythm import Beat, beats, runs
from legato.timeline.voice import LengthOf, SpeechTrack
from legato.units import Span

AGAIN = ScriptLine(phrase("again-in-turn"), Purpose.MOVEMENT)
"""Said when all strokes have been done once, and the first begins anew."""


@dataclass(slots=True)
class StrokeChanges:
    """The strokes of a block, and what is said as each kind of them begins."""

    score: Score
    lasts: Span
    voice: SpeechTrack
    until: Span
    """When nothing more is explained, counted from the beginning of the block."""
    length_of: LengthOf
    strokes: list[Beat] = field(default_factory=list)
    holds: list[int] = field(default_factory=list)
    """Until when each stroke goes on the first time through."""
    said: list[CueDraft] = field(default_factory=list)
    unsaid: list[ScriptLine] = field(default_factory=list)

    def arrange(self, explained: int, later: Mapping[int, Sequence[ScriptLine]]) -> None:
        """Arrange strokes and words; the first stroke is `explained` by then, `later` explains each further one."""
        holds = self.holds = [explained + TIGHT]
        self.strokes = list(beats(self.score, self.lasts, holds))
        for stroke in range(1, len(self.score.strokes)):
            begins = next((run.at for run in runs(self.strokes) if run.stroke == stroke), None)
            over = None if begins is None else self._explain(begins, later.get(stroke, ()))
            if over is None:
                self.unsaid += [line for index in later if index >= stroke for line in later[index]]
                holds[-1] = self.lasts
                self.strokes = list(beats(self.score, self.lasts, holds))
                return
            holds.append(over + TIGHT)
            self.strokes = list(beats(self.score, self.lasts, holds))
        self._begin_anew()

    def go_on(self, lasts: Span, until: Span) -> None:
        """Go on with the strokes in their turn, for a block that was made longer; what was arranged stays as it is."""
        # A stroke that could not be explained before does not begin now.
        holds = [lasts if hold >= self.lasts else hold for hold in self.holds]
        self.strokes = list(beats(self.score, lasts, holds, self.lasts))
        self.until = until
        if not any(one.phrase == AGAIN.phrase for one in self.said):
            self._begin_anew()

    @property
    def last_at(self) -> int:
        """When a change of stroke is told last, ms; 0 where none is."""
        return max((cue.at for cue in self.said), default=0)

    def _explain(self, begins: int, lines: Sequence[ScriptLine]) -> int | None:
        """Say what a stroke is as it begins, or just before; return when that is over, `None` without room for it."""
        at, told = begins, begins
        for line in lines:
            spoken = None
            for form in self._forms(line):
                lasts = self.length_of(form)
                # The whole line just before the stroke begins is better than none.
                moments = (at, begins - lasts) if at == begins else (at,)
                spoken = next((s for m in moments if (s := self.voice.say(lasts, m, self.until))), None)
                if spoken is not None:
                    self.said.append(CueDraft.of_line(CueKind.SAY, spoken, line, form))
                    told = max(told, spoken.over)
                    at = max(begins, spoken.over + TIGHT)
                    break
            if spoken is None:
                if line is lines[0]:
                    return None
                self.unsaid.append(line)
        return told

    def _forms(self, line: ScriptLine) -> tuple[Phrase, ...]:
        """Give the forms of a line in the order they are tried: in full only while there is little talk."""
        if line.short is None:
            return (line.phrase,)
        talk = self.voice.talk() + self.length_of(line.phrase)
        return (line.phrase, line.short) if talk <= most_talk(self.lasts) else (line.short,)

    def _begin_anew(self) -> None:
        """Tell once that the strokes are done in turn, as the first of them begins anew."""
        changes = list(runs(self.strokes))[1:]
        anew = next((run.at for run in changes if run.stroke == 0), None)
        if anew is not None and (spoken := self.voice.say(self.length_of(AGAIN.phrase), anew, self.until)):
            self.said.append(CueDraft.of_line(CueKind.SAY, spoken, AGAIN))


def natural_change(score: Score, lasts: Span) -> Span:
    """Return when the score itself goes over to its second stroke, or the end of the block."""
    return Span(next((run.at for run in runs(list(beats(score, lasts))) if run.stroke == 1), lasts))
