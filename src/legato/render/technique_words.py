"""One technique in words: how to do it, what it needs, what is known, and its score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legato.body import LANDMARKS, ZONES, Place, ZoneId
from legato.notation.kinds import KINDS
from legato.notation.score import Course, Stroke, Touch, Way
from legato.notation.technique import Grade, Oil, Technique
from legato.safety import Fact
from legato.units import clock
from legato.words import pressure_words

_OIL = {
    Oil.HELPS: "Oil or lotion helps.",
    Oil.NEEDED: "Needs oil or lotion.",
    Oil.AVOID: "Without oil: hands and things must not slip.",
}
_GRADES = {
    Grade.HIGH: "well supported",
    Grade.MODERATE: "fairly well supported",
    Grade.LOW: "weakly supported",
    Grade.VERY_LOW: "very weakly supported",
    Grade.NONE: "not supported by studies",
}
_WAYS = {Way.FORWARD: "", Way.BACKWARD: ", backward", Way.TO_AND_FRO: ", to and fro"}


def technique_words(technique: Technique, facts: Mapping[str, Fact]) -> str:
    """Tell everything about a technique; `facts` gives the words for what rules it out."""
    words, dose = technique.words, technique.dose
    return (
        "\n\n".join(
            (
                f"# {words.name}",
                words.line,
                _numbered(tuple(step.says for step in words.steps)),
                words.feel,
                "**When to stop:**\n\n" + "\n".join(f"- {line}" for line in words.stop_if),
                "\n".join(_needs(technique)),
                f"**How long on each leg:** {clock(dose.least)} to {clock(dose.most)}, usually {clock(dose.usual)}.",
                "**Not with:** " + "; ".join(_fact_words(fact, facts) for fact in technique.contraindications) + ".",
                _evidence(technique),
                "## Score",
                _numbered(stroke_words(stroke) for stroke in technique.score.strokes),
            )
        )
        + "\n"
    )


def stroke_words(stroke: Stroke) -> str:
    """Tell a stroke of a score in one sentence: `Glide with the flat fingers over arch and ball, …`."""
    kind = KINDS[stroke.kind]
    moving = [touch for touch in stroke.touches if touch.moves or not stroke.moving]
    holding = [f"holding: {_touch_words(touch)}" for touch in stroke.touches if touch not in moving]
    touches = "; ".join((*(_touch_words(touch) for touch in moving), *holding))
    pressure = stroke.pressure
    felt = pressure_words(pressure.most)
    if pressure.course is not Course.STEADY and pressure.least < pressure.most:
        first, last = pressure.least, pressure.most
        if pressure.course is Course.EASING:
            first, last = last, first
        felt = f"{pressure_words(first)} to {pressure_words(last)}"
    tempo = f"{stroke.tempo.per_minute} a minute"
    if stroke.tempo.slows_to is not None:
        tempo += f" slowing to {stroke.tempo.slows_to}"
    times = "once" if stroke.repetitions == 1 else f"{stroke.repetitions} times"
    return f"{kind.plain.capitalize()}: {touches}; {felt}; {tempo}, {times}."


def place_words(place: Place) -> str:
    """Name a zone or landmark without a leg."""
    return LANDMARKS[place].where if place in LANDMARKS else ZONES[ZoneId(place)].name


def _touch_words(touch: Touch) -> str:
    places = " → ".join(place_words(place) for place in touch.on)
    return f"{touch.by.value.replace('_', ' ')}, {touch.part.value.replace('_', ' ')} on {places}{_WAYS[touch.way]}"


def _fact_words(fact: str, facts: Mapping[str, Fact]) -> str:
    return facts[fact].name if fact in facts else fact.replace("_", " ")


def _numbered(lines: Iterable[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


def _evidence(technique: Technique) -> str:
    evidence = technique.evidence
    return f"**What is known:** {_GRADES[evidence.grade]}. {evidence.note} ({', '.join(evidence.sources)})"


def _needs(technique: Technique) -> Iterator[str]:
    who = technique.who
    hands = {0: "no hands", 1: "one hand", 2: "both hands"}[who.hands]
    performers = ", ".join(performer.value for performer in who.performers)
    yield f"**Who:** {performers}; {hands}; reach to the {who.reach.value}."
    yield f"**Where:** {', '.join(position.value for position in who.positions)}. {_OIL[technique.oil]}"
    if technique.equipment:
        yield f"**Needs:** {', '.join(thing.value.replace('_', ' ') for thing in technique.equipment)}."
