"""The script of a session, as Markdown: what is said when and what for, and what was left out and why."""

from __future__ import annotations

from collections.abc import Iterator

from legato.timeline import CueKind, Omission, Script
from legato.units import clock
from legato.words import Sentences, narrate

_WHY = {
    Omission.NO_TIME: "no room for it here",
    Omission.TOLD_BEFORE: 'said on the other leg; "The same on this side" stands for it',
    Omission.LIMITED: "not true here: a limit, or whose hands they are, changes it",
}


def script_words(script: Script, sentences: Sentences) -> str:
    """Tell a whole script: before the clock starts, then each step with its lines, then what is left out of it."""
    return "\n".join((*_before(script, sentences), *_steps(script, sentences), ""))


def _before(script: Script, sentences: Sentences) -> Iterator[str]:
    yield f"# Script: {clock(script.timeline.lasts_ms)}"
    if script.timeline.preparation:
        yield from ("", "## Before the clock starts", "")
    for item in script.timeline.preparation:
        always = " (told to everybody)" if item.keeps_safe else ""
        yield f"- {sentences.text(item.phrase)}{always}"


def _steps(script: Script, sentences: Sentences) -> Iterator[str]:
    left_out: dict[int, list[str]] = {}
    for step, one in script.left_out:
        left_out.setdefault(step, []).append(f"- left out: {sentences.text(one.line.phrase)} ({_WHY[one.why]})")
    narration = narrate(script.timeline, sentences)
    for at, cue in enumerate(narration.cues):
        if cue.shown is not None:
            leg = f", {cue.leg.value} leg" if cue.leg else ""
            yield from ("", f"## {clock(cue.at_ms)} {cue.shown.title}{leg}, {clock(cue.lasts_ms)}", "")
            yield from (f"- on the screen: {note}" for note in cue.shown.notes)
        elif cue.text and cue.kind is not CueKind.BEAT:
            yield f"- {clock(cue.at_ms)} {cue.text} ({cue.purpose.value if cue.purpose else cue.kind.value})"
        last = at + 1 == len(narration.cues) or narration.cues[at + 1].step != cue.step
        if last:
            yield from left_out.pop(cue.step, ())
