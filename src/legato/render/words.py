"""A plan and a timeline in words, as Markdown that reads well unrendered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import LEGS
from legato.notation.session import Block, Change, Session, Settle, Step
from legato.notation.technique import Technique
from legato.timeline import CueKind
from legato.units import MILLISECONDS_PER_SECOND, clock
from legato.words import ChoiceInWords, CueInWords, Narration, SessionInWords, pressure_words

_STEP_WORDS = {
    "prepare": "Get ready",
    "stretch": "Stretch the calf",
    "walk": "Stand or walk a little",
    "settle": "Get into position",
    "change": "Next grip",
    "rest": "Rest your hands",
    "close": "Finish",
}
_CUE_WORDS = {
    CueKind.SHOW: "show",
    CueKind.SAY: "say",
    CueKind.BEAT: "stroke",
    CueKind.PRESSURE_CHECK: "ask",
    CueKind.HALFWAY: "halfway",
    CueKind.TEN_SECONDS_LEFT: "ten seconds left",
    CueKind.CHANGE_LEG: "change leg",
    CueKind.REST: "rest",
    CueKind.CLOSE: "close",
}


def plan_words(session: SessionInWords, techniques: Mapping[str, Technique]) -> str:
    """Tell a whole plan: how long, what when on which leg, and why."""
    legs = " and ".join(f"{clock(session.time_on(leg))} on the {leg.value} leg" for leg in session.legs)
    parts = [
        f"# Your session: {clock(session.lasts)}",
        f"{clock(session.lasts)} in all, hands on for {legs}.",
        "\n".join(_plan_table(session, techniques)),
    ]
    for heading, included in (("## Why these", True), ("## Why not the others", False)):
        lines = list(_reasons(session, techniques, included=included))
        if lines:
            parts += [heading, "\n".join(lines)]
    return "\n\n".join(parts) + "\n"


def timeline_words(narration: Narration, *, with_beats: bool = False) -> str:
    """Tell what happens at each moment; strokes only when asked for, they are many."""
    cues = [cue for cue in narration.cues if with_beats or cue.kind is not CueKind.BEAT]
    rows = (_row(str(cue.at_ms), exact_clock(cue.at_ms), _leg(cue), _CUE_WORDS[cue.kind], _told(cue)) for cue in cues)
    strokes = sum(cue.kind is CueKind.BEAT for cue in narration.cues)
    legs = ", then ".join(leg.value for leg in narration.legs)
    return "\n".join(
        (
            f"# Timeline: {clock(narration.lasts_ms)}",
            "",
            f"{len(narration.cues)} cues, {strokes} of them strokes. Legs: {legs}.",
            "",
            *_head("ms", "at", "leg", "cue", "words"),
            *rows,
            "",
        )
    )


def exact_clock(at_ms: int) -> str:
    """Write a moment to the millisecond: `12:05.250`."""
    return f"{clock(at_ms)}.{at_ms % MILLISECONDS_PER_SECOND:03d}"


def _plan_table(session: Session, techniques: Mapping[str, Technique]) -> Iterator[str]:
    yield from _head("from", "leg", "what", "length", "pressure")
    at = 0
    for step in session.steps:
        if not isinstance(step, Change):
            pressure = pressure_words(step.pressure) if isinstance(step, Block) else ""
            leg = step.leg.value if step.leg else ""
            yield _row(clock(at), leg, _what(step, techniques), clock(step.lasts_ms), pressure)
        at += step.lasts_ms
    yield _row(clock(at), "", "End", "", "")


def _what(step: Step, techniques: Mapping[str, Technique]) -> str:
    if isinstance(step, Block):
        return techniques[step.technique].words.name
    if isinstance(step, Settle) and step.changes_leg:
        return f"Now the {step.leg.value} leg"
    return _STEP_WORDS[step.step]


def _reasons(session: SessionInWords, techniques: Mapping[str, Technique], *, included: bool) -> Iterator[str]:
    """Give one line for each technique and set of reasons, with the legs it is about."""
    told: dict[tuple[str, tuple[str, ...]], list[ChoiceInWords]] = {}
    for choice in session.choices:
        if choice.included is included:
            says = tuple(reason.says for reason in choice.reasons)
            told.setdefault((choice.technique, says), []).append(choice)
    for (technique, says), choices in told.items():
        legs = {choice.leg for choice in choices}
        where = "both legs" if len(legs) == len(LEGS) else f"{choices[0].leg.value} leg"
        yield f"- **{techniques[technique].words.name}**, {where}: {' '.join(says)}"


def _told(cue: CueInWords) -> str:
    if cue.shown is not None:
        return f"{cue.shown.title}: {cue.shown.line}"
    if cue.kind is CueKind.BEAT:
        return f"stroke {cue.stroke}, {cue.lasts_ms} ms"
    return cue.text or ""


def _leg(cue: CueInWords) -> str:
    return cue.leg.value if cue.leg else ""


def _head(*names: str) -> tuple[str, str]:
    return _row(*names), _row(*("---" for _ in names))


def _row(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
