"""From a cleared session to its timeline.

Only a cleared session is taken, because what is played must have passed
safety, and passed it now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from legato.errors import UnknownNameError
from legato.notation.session import Block, Session
from legato.safety import Cleared
from legato.timeline.model import Cue, CueKind, Timeline
from legato.timeline.scene import Play
from legato.timeline.script import CueDraft, drafts
from legato.timeline.words import FINISHED, Wording

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


def compile_timeline(cleared: Cleared, library: Library) -> Timeline:
    """Return all cues of a cleared session; the last one is exactly at its end."""
    if not isinstance(cleared, Cleared):
        raise TypeError(f"A timeline is made of a cleared session only, not of a {type(cleared).__name__}.")
    session = cleared.session
    for block in session.blocks:
        if block.technique not in library.techniques:
            raise UnknownNameError("technique", block.technique, tuple(library.techniques))
    preparation = tuple(library.preparation.values())
    cues = _cues(Play(session, library.techniques, Wording(session.checkin), preparation))
    return Timeline(lasts_ms=session.lasts, legs=session.legs, cues=cues)


def _cues(play: Play) -> tuple[Cue, ...]:
    cues: list[Cue] = []
    starts = 0
    for index, scene in enumerate(play.scenes()):
        step = scene.step
        technique = step.technique if isinstance(step, Block) else None
        for draft in sorted(drafts(scene), key=_place):
            cues.append(
                Cue(
                    id=len(cues),
                    at_ms=starts + draft.at,
                    lasts_ms=draft.lasts,
                    kind=draft.kind,
                    step=index,
                    leg=step.leg,
                    technique=technique,
                    text=draft.text,
                    shown=draft.shown,
                    stroke=draft.stroke,
                )
            )
        starts += step.lasts_ms
    cues.append(_last(play.session, len(cues)))
    return tuple(cues)


def _last(session: Session, number: int) -> Cue:
    return Cue(id=number, at_ms=session.lasts, kind=CueKind.CLOSE, step=len(session.steps) - 1, text=FINISHED)


def _place(draft: CueDraft) -> tuple[int, int]:
    return draft.at, _ORDER[draft.kind]
