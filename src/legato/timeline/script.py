"""What happens in each step: its cues, counted from the beginning of the step.

Every step speaks only while it lasts and knows nothing of the lengths of the others, because then a longer block
moves everything after it by exactly as much and changes nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Block, Change, Close, Prepare, Rest, Settle, Stretch, Walk
from legato.timeline.company import keep_company, restful
from legato.timeline.fitting import CALM, TIGHT, fit, most_talk
from legato.timeline.lines import CueDraft, LeftOut, ScriptLine
from legato.timeline.model import CueKind, Purpose
from legato.timeline.scene import StepContext
from legato.timeline.technique_script import TEN_SECONDS, TechniqueScript
from legato.timeline.voice import SpeechTrack
from legato.units import Span


@dataclass(slots=True)
class StepScript:
    """The cues of a step in any order, and what was left out of it."""

    cues: list[CueDraft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def script_of(scene: StepContext) -> StepScript:
    """Return all cues of a step, and what it leaves unsaid."""
    step = scene.step
    made = StepScript([CueDraft(0, CueKind.SHOW, step.lasts_ms, shown=scene.shown())])
    match step:
        case Block():
            block = TechniqueScript(scene, step)
            made.cues += block.cues()
            made.left_out += block.left_out
        case Settle():
            _settle(scene, step, made)
        case Rest():
            title = ScriptLine(phrase("rest"), Purpose.TITLE)
            rest = [_line("hang-loose", Purpose.POSITION), _line("rest-breath", Purpose.BREATH)]
            _announce(scene, made, CueKind.REST, title, rest)
            _company(scene, made)
        case Prepare():
            _say(scene, made, [ScriptLine(item.phrase, item.purpose) for item in scene.play.preparing()])
        case Close():
            _close(scene, made)
        case Stretch():
            _stretch(scene, made)
        case Walk():
            lines = [_to("walk-up", scene, Purpose.MOVEMENT), _to("walk-steps", scene, Purpose.MOVEMENT)]
            _say(scene, made, [*lines, _to("cramp-again", scene, Purpose.MOVEMENT)])
        case Change():
            if scene.region() is not None:
                _say(scene, made, [ScriptLine(scene.move_on(), Purpose.POSITION)])
        case _:
            assert_never(step)
    return made


def _settle(scene: StepContext, step: Settle, made: StepScript) -> None:
    counsel, who = scene.play.counsel, scene.who.value
    title = ScriptLine(scene.play.title(step), Purpose.TITLE)
    position = list(counsel.position())
    if not (counsel.decides_position or step.changes_leg):
        position.append(ScriptLine(scene.line(), Purpose.POSITION))
    if step.changes_leg:
        position.append(ScriptLine(phrase("reach-leg", who=who), Purpose.POSITION))
    alone = list(counsel.left_alone(step.leg))
    if step.changes_leg:
        comfortable = ScriptLine(phrase("leg-comfortable", who=who), Purpose.PRAISE)
        _announce(scene, made, CueKind.CHANGE_LEG, title, [*alone, *position, comfortable])
    else:
        _say(scene, made, [title, *alone, *position])
    scene.memory.left_alone.update((step.leg, line.phrase) for line in alone)


def _close(scene: StepContext, made: StepScript) -> None:
    """Begin with what was given, not with a warning; what has no room goes in the order of how little it is missed."""
    given, still = ScriptLine(scene.given(), Purpose.CLOSE), _to("stay-still", scene, Purpose.CLOSE)
    rise, water = (
        _to("get-up-dry" if scene.play.is_oily else "get-up-slowly", scene, Purpose.CLOSE),
        _to("water", scene, Purpose.CLOSE),
    )
    advice = list(scene.play.counsel.end())
    if any(isinstance(step, Stretch) for step in scene.play.session.steps):
        _in_order(scene, made, [still, *advice, _line("cramp-lasting", Purpose.ADVICE)])
        return
    lines = [given, *advice, still, rise, water]
    for missed in (water, still, given, rise):
        if _needs(scene, lines) <= scene.step.lasts_ms:
            break
        lines.remove(missed)
        made.left_out.append(LeftOut.for_time(missed))
    _in_order(scene, made, lines)


def _needs(scene: StepContext, lines: Sequence[ScriptLine]) -> int:
    """Return how long lines last, one close behind the other."""
    return sum(scene.play.length_of(line.phrase) for line in lines) + TIGHT * max(0, len(lines) - 1)


def _in_order(scene: StepContext, made: StepScript, lines: Sequence[ScriptLine]) -> None:
    """Say lines in their order, spread over the step; advice beyond its end finds its place elsewhere."""
    lasts = scene.step.lasts_ms
    spare = lasts - _needs(scene, lines)
    gap = max(TIGHT, min(CALM, TIGHT + spare // max(1, len(lines) - 1)))
    at = 0
    for line in lines:
        spoken = scene.play.length_of(line.phrase)
        if at + spoken > lasts:
            scene.memory.homeless.append(line)
            continue
        made.cues.append(CueDraft(at, CueKind.SAY, spoken, line.phrase, line.purpose))
        at += spoken + gap


def _stretch(scene: StepContext, made: StepScript) -> None:
    """Stretch with counting and breath: pulled up, held, breathed through, let go at the end."""
    length_of, lasts = scene.play.length_of, scene.step.lasts_ms
    voice = SpeechTrack(Span(lasts))
    pull = _to("stretch-pull", scene, Purpose.SAFETY)
    hold, breathe = _line("stretch-hold", Purpose.MOVEMENT), _line("stretch-breathe", Purpose.BREATH)
    ten, release = _line("stretch-ten", Purpose.NEXT), _line("stretch-release", Purpose.MOVEMENT)
    released_at = lasts - length_of(release.phrase)
    held_at = length_of(pull.phrase) + TIGHT
    for line, at in (
        (pull, 0),
        (hold, held_at),
        (release, released_at),
        (ten, released_at - TEN_SECONDS),
        (breathe, held_at + (released_at - held_at) // 4),
    ):
        if spoken := voice.say(length_of(line.phrase), at):
            made.cues.append(CueDraft.of_line(CueKind.SAY, spoken, line))


def _announce(
    scene: StepContext, made: StepScript, kind: CueKind, title: ScriptLine, lines: Sequence[ScriptLine]
) -> None:
    """Say at once what begins and lasts the whole step, then the rest."""
    made.cues.append(CueDraft(0, kind, scene.step.lasts_ms, title.phrase, title.purpose))
    _say(scene, made, lines, begins=scene.play.length_of(title.phrase) + TIGHT)


def _company(scene: StepContext, made: StepScript) -> None:
    """Break the silence of a long rest."""
    length_of, lasts = scene.play.length_of, Span(scene.step.lasts_ms)
    voice = SpeechTrack(lasts)
    for cue in made.cues:
        if cue.phrase is not None:
            voice.say(length_of(cue.phrase), cue.at)
    for spoken, line in keep_company(voice, lasts, restful(scene.number, scene.who), length_of):
        made.cues.append(CueDraft.of_line(CueKind.SAY, spoken, line))


def _say(scene: StepContext, made: StepScript, lines: Sequence[ScriptLine], begins: int = 0) -> None:
    """Say lines one after the other, as many as there is room for; what must be said finds its place elsewhere."""
    length_of, lasts = scene.play.length_of, Span(scene.step.lasts_ms)
    fitted = fit(lines, Span(lasts - begins), most_talk(lasts), length_of)
    gap = fitted.gap(Span(lasts - begins), length_of)
    at = begins
    for line, form in _firm_first(fitted.said):
        spoken = length_of(form)
        if at + spoken > lasts:
            if line.keeps_safe:
                scene.memory.homeless.append(line)
            else:
                made.left_out.append(LeftOut.for_time(line))
            continue
        made.cues.append(CueDraft(at, CueKind.SAY, spoken, form, line.purpose))
        at += spoken + gap
    made.left_out += fitted.left_out


def _firm_first(said: Sequence[tuple[ScriptLine, Phrase]]) -> Iterator[tuple[ScriptLine, Phrase]]:
    """Put what must be said before what may be left out, each in its order."""
    yield from (one for one in said if one[0].is_firm)
    yield from (one for one in said if not one[0].is_firm)


def _line(code: str, purpose: Purpose) -> ScriptLine:
    return ScriptLine(phrase(code), purpose)


def _to(code: str, scene: StepContext, purpose: Purpose) -> ScriptLine:
    return ScriptLine(phrase(code, who=scene.who.value), purpose)
