"""From a cleared session to its timeline.

Only a cleared session is taken, because what is played must have passed
safety, and passed it now.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from legato.body import Leg
from legato.errors import UnknownNameError
from legato.notation.checkin import Equipment
from legato.notation.phrase import phrase
from legato.notation.session import Block
from legato.safety import Cleared, RuleBook, utterances_for
from legato.timeline.counsel import Counsel
from legato.timeline.lines import CueDraft, LeftOut, who_of
from legato.timeline.model import Cue, CueKind, PreparationItem, Purpose, Timeline
from legato.timeline.scene import Memory, Play
from legato.timeline.script import script_of
from legato.timeline.voice import LengthOf

if TYPE_CHECKING:
    from legato.library import Library

_ORDER = {
    kind: order
    for order, kind in enumerate(
        (
            CueKind.SHOW,
            CueKind.CHANGE_LEG,
            CueKind.REST,
            CueKind.SAY,
            CueKind.PRESSURE_CHECK,
            CueKind.HALFWAY,
            CueKind.TEN_SECONDS_LEFT,
            CueKind.BEAT,
            CueKind.CLOSE,
        )
    )
}
"""Which of several cues at the same moment comes first."""


@dataclass(frozen=True, slots=True)
class Script:
    """Everything a session says, and what was left out of each of its steps and why."""

    timeline: Timeline
    left_out: tuple[tuple[int, LeftOut], ...]
    """With the index of the session's step."""


def compile_timeline(cleared: Cleared, library: Library, book: RuleBook, length_of: LengthOf) -> Timeline:
    """Return all cues of a cleared session; the last one is exactly at its end."""
    return compile_script(cleared, library, book, length_of).timeline


def compile_script(cleared: Cleared, library: Library, book: RuleBook, length_of: LengthOf) -> Script:
    """Return the script of a cleared session.

    Args:
        cleared: the session; nothing else may be played.
        library: the techniques it names, and how to get ready.
        book: the rules, for what they want said.
        length_of: how long a phrase takes to say, in the language it will be said in.
    """
    if not isinstance(cleared, Cleared):
        raise TypeError(f"A timeline is made of a cleared session only, not of a {type(cleared).__name__}.")
    session = cleared.session
    for block in session.blocks:
        if block.technique not in library.techniques:
            raise UnknownNameError("technique", block.technique, tuple(library.techniques))
    play = Play(
        session=session,
        techniques=library.techniques,
        counsel=Counsel(utterances_for(session.checkin, book), who_of(session.checkin)),
        preparation=tuple(library.preparation.values()),
        usable=_usable(cleared),
        length_of=length_of,
    )
    return script(play)


def script(play: Play) -> Script:
    """Return the script of a play."""
    cues: list[Cue] = []
    left_out: list[tuple[int, LeftOut]] = []
    starts, memory = 0, Memory()
    for index, scene in enumerate(play.scenes(memory)):
        made = script_of(scene)
        left_out += [(index, one) for one in made.left_out]
        technique = scene.step.technique if isinstance(scene.step, Block) else None
        for draft in sorted(made.cues, key=_place):
            cues.append(_cue(draft, len(cues), starts, index, scene.step.leg, technique))
        starts += scene.step.lasts_ms
    over = phrase("over", who=play.who.value)
    last = len(play.session.steps) - 1
    cues.append(
        Cue(id=len(cues), at_ms=play.session.lasts, kind=CueKind.CLOSE, step=last, phrase=over, purpose=Purpose.CLOSE)
    )
    homeless = (PreparationItem(phrase=line.phrase, purpose=line.purpose) for line in memory.homeless)
    preparation = tuple(_told_once((*play.preparing(), *homeless)))
    timeline = Timeline(lasts_ms=play.session.lasts, legs=play.session.legs, preparation=preparation, cues=tuple(cues))
    return Script(timeline, tuple(left_out))


def _cue(draft: CueDraft, number: int, starts: int, step: int, on: Leg | None, technique: str | None) -> Cue:
    return Cue(
        id=number,
        at_ms=starts + draft.at,
        lasts_ms=draft.lasts,
        kind=draft.kind,
        step=step,
        leg=on,
        technique=technique,
        phrase=draft.phrase,
        purpose=draft.purpose,
        presumes=draft.presumes,
        shown=draft.shown,
        stroke=draft.stroke,
    )


def _told_once(items: Iterable[PreparationItem]) -> Iterable[PreparationItem]:
    seen = set()
    for item in items:
        if item.phrase not in seen:
            seen.add(item.phrase)
            yield item


def _usable(cleared: Cleared) -> frozenset[Equipment]:
    """Return what is at hand and left out on none of the legs that are massaged."""
    session = cleared.session
    left_out = frozenset[Equipment]().union(*(cleared.screening.limits[leg].excluded_equipment for leg in session.legs))
    return frozenset(session.checkin.have) - left_out


def _place(draft: CueDraft) -> tuple[int, int]:
    return draft.at, _ORDER[draft.kind]
