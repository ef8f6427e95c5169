"""What is said during one technique on one leg: what to do, the limits there, company, and what comes next."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field

from legato.body import Leg
from legato.notation.phrase import phrase
from legato.notation.session import Block, Close, Rest, Settle
from legato.notation.technique import Technique
from legato.safety import zones_touched
from legato.timeline import instructions
from legato.timeline.before_hands import before_hands
from legato.timeline.company import keep_company, pleasantries, rotation
from legato.timeline.fitting import TIGHT, fit, least_room, most_talk, shortest
from legato.timeline.lines import CueDraft, LeftOut, Omission, ScriptLine, region_of
from legato.timeline.model import CueKind, Purpose
from legato.timeline.rhythm import Beat, beats, has_rhythm
from legato.timeline.scene import StepContext
from legato.timeline.stroke_changes import StrokeChanges, natural_change
from legato.timeline.voice import SpeechTrack
from legato.units import Span, minutes, seconds

TEN_SECONDS = seconds(10)
ANNOUNCED_FROM = seconds(30)
"""Blocks this long tell when ten seconds are left [J]."""

CHECKED_FROM = seconds(60)
"""Blocks this long tell when half is over, and ask how it feels [J]."""

CHECKED_PRESSURE = 3
"""From this pressure on it is asked how it feels [J]."""

SAID_AGAIN_AFTER = seconds(60)
"""Advice for places is said again at another part of the leg when so much lies between [J]."""

SAID_AGAIN_FROM = minutes(10)
"""In shorter sessions it is said once on each leg, and shown: more would be talk half of the time [J]."""

MOST_COMPARED = 1
"""How often somebody is asked to compare the second leg with the first: more would be a drill [J]."""

COUNTED = 5
"""Strokes that are counted down to."""

COUNTED_WITHIN = (seconds(16), seconds(30))
"""The last strokes are counted when they take this long together [J].

Slower ones nobody counts, and of faster ones it would be told in the same breath that ten seconds are left.
"""

Later = dict[int, list[ScriptLine]]
"""Lines by the stroke of the score with which they are said."""


@dataclass(slots=True)
class TechniqueScript:
    """The script of one block.

    What is told of a block that was made longer or firmer while it was held is arranged as it was planned: what has
    been heard already must neither come twice nor be passed over.
    """

    scene: StepContext
    block: Block
    left_out: list[LeftOut] = field(default_factory=list)

    def cues(self) -> Iterator[CueDraft]:
        """Give every cue of the block but what is shown, in any order."""
        voice, lasts = SpeechTrack(Span(self.block.lasts_ms)), Span(self.block.lasts_ms)
        planned = Span(self.told.lasts_ms)
        end_of_words = _words_end(lasts)
        score = self.technique.score

        opening, later = self._lines()
        explained = yield from self._instruct(voice, opening, later, _words_end(planned))
        strokes: list[Beat] = []
        counted: int | None = None
        changed = 0
        if later:
            changes = StrokeChanges(score, planned, voice, _words_end(planned), self.scene.play.length_of)
            changes.arrange(explained, later)
            counted = self._counted(changes.strokes, planned, changes.last_at)
            if planned < lasts:
                changes.go_on(lasts, end_of_words)
            changed = changes.last_at
            strokes = changes.strokes
            yield from changes.said
            self._leave_unsaid(changes.unsaid)
        elif has_rhythm(score):
            strokes = list(beats(score, lasts, planned=planned))
            as_planned = strokes if planned == lasts else list(beats(score, planned))
            counted = self._counted(as_planned, planned, changed)
        ends = list(self._ends(voice, planned, counted))
        # Neither half nor the end is where it was once there is more of it; it stays silent there, so that all else
        # that was said has its moment still.
        yield from ends if planned == lasts else self._ends_later(voice, lasts, strokes, changed)
        if planned >= CHECKED_FROM and self.told.pressure >= CHECKED_PRESSURE:
            yield from self._checked(voice, _words_end(planned))
        yield from self._company(voice, end_of_words)
        for beat in strokes:
            yield CueDraft(beat.at, CueKind.BEAT, beat.lasts, stroke=beat.stroke)

    @property
    def told(self) -> Block:
        """The block as it was planned."""
        return self.block.as_planned

    @property
    def technique(self) -> Technique:
        """What is done."""
        return self.scene.play.techniques[self.block.technique]

    def _instruct(
        self, voice: SpeechTrack, lines: list[ScriptLine], later: Later, until: Span
    ) -> Generator[CueDraft, None, Span]:
        """Explain, from the first second on; return when all that is said at the beginning has been said."""
        length_of, lasts = self.scene.play.length_of, Span(self.told.lasts_ms)
        # Long blocks have explained themselves when half is over, so that the second half is quieter.
        room, spread = until, Span((until - TEN_SECONDS) * 2 // 3)
        if later:
            # Explained when the hands change, if short forms can do that; the rhythm waits for what takes longer.
            kept = sum(shortest(line, length_of) + TIGHT for lines in later.values() for line in lines)
            room = spread = Span(
                min(until - kept, max(natural_change(self.technique.score, lasts), least_room(lines, length_of)))
            )
        fitted = fit(lines, room, most_talk(lasts), length_of)
        self.left_out += fitted.left_out
        gap = fitted.gap(spread, length_of)
        at = over = Span(0)
        for line, form in fitted.said:
            spoken = voice.say(length_of(form), at, until)
            if spoken is None:
                self._leave_unsaid([line])
                continue
            yield CueDraft.of_line(CueKind.SAY, spoken, line, form)
            over = Span(spoken.over)
            at = Span(over + gap)
        return over

    def _leave_unsaid(self, lines: Iterable[ScriptLine]) -> None:
        """Leave lines out for want of time; what keeps safe is told before the clock starts instead."""
        for line in lines:
            if line.keeps_safe:
                self.scene.memory.homeless.append(line)
            else:
                self.left_out.append(LeftOut.for_time(line))

    def _lines(self) -> tuple[list[ScriptLine], Later]:
        """Return what is to be said at the beginning, in order, and what as the hands begin each further stroke."""
        lines = self._all_lines()
        later: Later = {}
        if has_rhythm(self.technique.score):
            for line in lines:
                if line.stroke:
                    later.setdefault(line.stroke, []).append(line)
        return [line for line in lines if line.stroke not in later], later

    def _all_lines(self) -> list[ScriptLine]:
        block, memory, checkin = self.block, self.scene.memory, self.scene.play.session.checkin
        steps, untrue = instructions.instructions(self.told, self.technique, checkin)
        self.left_out += untrue
        title = ScriptLine(instructions.name(self.technique), Purpose.TITLE)
        key = block.technique, instructions.is_turned(block, self.technique)
        advice = [*self._advice(), *before_hands(self.scene, self.told)]
        pressure = self._pressure()
        if key in memory.explained:
            kept = [line for line in steps if line.purpose is Purpose.SAFETY or line.stroke]
            self.left_out += [LeftOut(line, Omission.TOLD_BEFORE) for line in steps if line not in kept]
            same = ScriptLine(phrase("same-side"), Purpose.PLACING)
            if memory.explained[key] == self.told.pressure:
                self.left_out += [LeftOut(line, Omission.TOLD_BEFORE) for line in pressure]
                pressure = []
            return [title, same, *advice, *(_in_short(line) for line in kept), *pressure]
        memory.explained[key] = block.pressure
        placing = [line for line in steps if line.purpose is Purpose.PLACING]
        first_move = next((at for at, line in enumerate(steps) if line not in placing), len(steps))
        # What limits the place is said before hands are laid there.
        return [title, *advice, *steps[:first_move], *pressure, *steps[first_move:]]

    def _advice(self) -> Iterator[ScriptLine]:
        """Give what the limits ask for here, as far as it has not been said on this part of this leg.

        Minutes lie between foot and thigh: what was said of veins at the one is forgotten at the other. In a short
        session they follow each other at once, and nobody is told again.
        """
        memory, counsel, leg = self.scene.memory, self.scene.play.counsel, self.block.leg
        for line in counsel.general():
            if line.phrase not in memory.advised:
                memory.advised.add(line.phrase)
                yield line
        for line in counsel.left_alone(leg):
            if (leg, line.phrase) not in memory.left_alone:
                memory.left_alone.add((leg, line.phrase))
                yield line
        part = region_of(self.technique)
        for line in counsel.there(leg, zones_touched(self.technique)):
            said = memory.there.setdefault((leg, line.phrase), {})
            if not said or (part not in said and self._is_long_after(max(said.values()))):
                said[part] = self.scene.begins
                yield line

    def _is_long_after(self, said_ms: int) -> bool:
        """Tell whether it is so long since something was said that it is said again."""
        scene = self.scene
        return scene.play.planned_ms >= SAID_AGAIN_FROM and scene.begins - said_ms >= SAID_AGAIN_AFTER

    def _pressure(self) -> list[ScriptLine]:
        """Say how hard, in words people know, and when that is less than just before."""
        before = self.scene.before
        pressure = self.told.pressure
        said = [ScriptLine(phrase("pressure", level=pressure), Purpose.PRESSURE, presumes=pressure)]
        if before is not None and before.leg is self.block.leg and before.pressure > pressure:
            said.insert(0, ScriptLine(phrase("softer"), Purpose.PRESSURE))
        return said

    def _coming_up(self) -> tuple[ScriptLine, ...]:
        """Announce what comes next, in full or only how much is left."""
        match self.scene.coming:
            case None | Close():
                full = phrase("next-finish")
            case Rest():
                full = phrase("next-rest")
            case Settle(leg=Leg() as leg):
                full = phrase("next-leg", who=self.scene.who.value, leg=leg.value)
            case Block(technique=technique):
                full = phrase("next-technique", technique=technique)
            case _:
                full = phrase("ten-seconds")
        return ScriptLine(full, Purpose.NEXT), ScriptLine(phrase("ten-seconds"), Purpose.NEXT)

    def _ends(self, voice: SpeechTrack, lasts: Span, counted: int | None) -> Iterator[CueDraft]:
        """Tell when half is over, when the last strokes begin, and that ten seconds are left."""
        if lasts >= ANNOUNCED_FROM:
            yield from self._placed(voice, CueKind.TEN_SECONDS_LEFT, _words_end(lasts), self._coming_up())
        if lasts >= CHECKED_FROM:
            yield from self._placed(voice, CueKind.HALFWAY, lasts // 2, _next("halfway"))
        if counted is not None:
            yield from self._placed(voice, CueKind.SAY, counted, _next("five-more"))

    def _ends_later(self, voice: SpeechTrack, lasts: Span, strokes: list[Beat], changed: int) -> Iterator[CueDraft]:
        """Tell the new end of a block that was made longer."""
        if lasts >= ANNOUNCED_FROM:
            yield from self._placed(voice, CueKind.TEN_SECONDS_LEFT, _words_end(lasts), self._coming_up())
        counted = self._counted(strokes, lasts, changed)
        if counted is not None:
            yield from self._placed(voice, CueKind.SAY, counted, _next("five-more"))

    def _placed(self, voice: SpeechTrack, kind: CueKind, at: int, lines: tuple[ScriptLine, ...]) -> Iterator[CueDraft]:
        """Say the fullest of several lines at its moment, if that is free."""
        for line in lines:
            if spoken := voice.say(self.scene.play.length_of(line.phrase), at):
                yield CueDraft.of_line(kind, spoken, line)
                return

    def _checked(self, voice: SpeechTrack, until: Span) -> Iterator[CueDraft]:
        """Ask how it feels, soon after half is over."""
        asked, leg = self.scene.memory.asked, self.block.leg
        line = instructions.asking(self.told, self.technique, self.scene.play.session.checkin, again=leg in asked)
        asked.add(leg)
        lasts = self.scene.play.length_of(line.phrase)
        if spoken := voice.find(lasts, self.told.lasts_ms // 2, until, TIGHT):
            yield CueDraft.of_line(CueKind.PRESSURE_CHECK, spoken, line)

    def _counted(self, strokes: list[Beat], lasts: Span, changed: int) -> int | None:
        """Return when the last strokes of a block of this length begin, where they can be counted.

        Nobody counts over a change of stroke, which is told at `changed`.
        """
        if len(strokes) <= 2 * COUNTED:
            return None
        begins = strokes[-COUNTED].at
        least, most = COUNTED_WITHIN
        if begins <= changed:
            return None
        return begins if least < lasts - begins <= most else None

    def _company(self, voice: SpeechTrack, until: Span) -> Iterator[CueDraft]:
        play, memory = self.scene.play, self.scene.memory
        first = [] if self.block.technique in memory.felt else [instructions.feeling(self.technique)]
        memory.felt.add(self.block.technique)
        compare = ScriptLine(phrase("compare", who=self.scene.who.value), Purpose.FEEL)
        if self._is_second_leg() and memory.compared < MOST_COMPARED:
            first.append(compare)
        there = play.counsel.there(self.block.leg, zones_touched(self.technique))
        reminders = [*there, *instructions.reasons_to_stop(self.technique)]
        pleasant = pleasantries(self.scene.who, self.scene.number, by_machine=not has_rhythm(self.technique.score))
        lines = rotation(iter(first), iter(reminders), pleasant)
        for spoken, line in keep_company(voice, until, lines, play.length_of):
            memory.compared += line is compare
            yield CueDraft.of_line(CueKind.SAY, spoken, line)

    def _is_second_leg(self) -> bool:
        legs = self.scene.play.session.legs
        return len(legs) > 1 and self.block.leg is legs[1]


def _words_end(lasts: Span) -> Span:
    """Return when a block of this length explains nothing more: then it tells how much is left."""
    return Span(lasts - TEN_SECONDS if lasts >= ANNOUNCED_FROM else lasts)


def _in_short(line: ScriptLine) -> ScriptLine:
    return ScriptLine(line.short or line.phrase, line.purpose, None, line.presumes, line.stroke)


def _next(code: str) -> tuple[ScriptLine, ...]:
    return (ScriptLine(phrase(code), Purpose.NEXT),)
