"""What a technique's own words are in one block: the steps that hold there, each in full and in short."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.notation.checkin import CheckIn, Performer
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block
from legato.notation.technique import Family, Technique
from legato.notation.technique_step import Importance, TechniqueStep
from legato.timeline.lines import LeftOut, Omission, ScriptLine, who_of
from legato.timeline.model import Purpose
from legato.units import Pressure

ACHE_FROM: Pressure = 5
"""From here on a good ache is what is meant to be felt (pressure scale of the notation)."""

_PURPOSES: Mapping[Importance, Purpose] = {
    Importance.SAFETY: Purpose.SAFETY,
    Importance.PLACING: Purpose.PLACING,
    Importance.MOVEMENT: Purpose.MOVEMENT,
    Importance.FEEL: Purpose.FEEL,
}


def is_turned(block: Block, technique: Technique) -> bool:
    """Tell whether a block's glides are turned toward the heart."""
    return block.toward_heart and technique.score.runs_from_heart


def name(technique: Technique) -> Phrase:
    """Name a technique."""
    return phrase("technique-name", technique=technique.id)


def one_line(block: Block, technique: Technique, checkin: CheckIn) -> Phrase:
    """Say what to do in one line."""
    if is_turned(block, technique):
        return phrase("technique-line", technique=technique.id, form="upward")
    partner = checkin.performer is Performer.PARTNER and technique.words.partner_line is not None
    return phrase("technique-line", technique=technique.id, form="partner" if partner else "usual")


def instructions(block: Block, technique: Technique, checkin: CheckIn) -> tuple[list[ScriptLine], list[LeftOut]]:
    """Return the steps that hold in a block, in their order, and those that a limit has made untrue."""
    said: list[ScriptLine] = []
    left_out: list[LeftOut] = []
    for at, step in enumerate(_steps(block, technique)):
        line = _line(step, at, block, technique)
        if step.holds(block.pressure, checkin.performer, checkin.position):
            said.append(line)
        else:
            left_out.append(LeftOut(line, Omission.LIMITED))
    return said, left_out


def shown_steps(block: Block, technique: Technique, checkin: CheckIn) -> tuple[Phrase, ...]:
    """Return the steps to read at leisure."""
    return tuple(line.phrase for line in instructions(block, technique, checkin)[0])


def feeling(technique: Technique) -> ScriptLine:
    """Say what should be felt."""
    return ScriptLine(phrase("technique-feel", technique=technique.id), Purpose.FEEL)


def reasons_to_stop(technique: Technique) -> Iterator[ScriptLine]:
    """Say when to stop, one reason after the other."""
    for at in range(len(technique.words.stop_if)):
        yield ScriptLine(phrase("technique-stop", technique=technique.id, number=at), Purpose.SAFETY)


def asking(block: Block, technique: Technique, checkin: CheckIn, *, again: bool) -> ScriptLine:
    """Ask how it feels, in words that fit what is done; `again` is shorter, for who has been asked on this leg."""
    machine = technique.family is Family.MACHINE
    kind = "machine" if machine else "ache" if block.pressure >= ACHE_FROM else "pleasant"
    return ScriptLine(phrase("ask-again" if again else "ask", who=who_of(checkin).value, kind=kind), Purpose.CHECK)


def _steps(block: Block, technique: Technique) -> tuple[TechniqueStep, ...]:
    words = technique.words
    return words.upward.steps if words.upward and is_turned(block, technique) else words.steps


def _line(step: TechniqueStep, at: int, block: Block, technique: Technique) -> ScriptLine:
    way = "upward" if technique.words.upward and is_turned(block, technique) else "usual"
    full = phrase("technique-step", technique=technique.id, way=way, number=at, form="full")
    short = phrase("technique-step", technique=technique.id, way=way, number=at, form="short")
    presumes = step.pressure.least if step.pressure is not None and step.pressure.least else None
    return ScriptLine(full, _PURPOSES[step.importance], short, presumes, step.stroke - 1)
