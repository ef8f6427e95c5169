"""What a technique has to keep to besides its shape: one function for each rule, each telling all it finds.

The records make sure that a score can be played at all; these checks make sure
that it is wise, complete and fit to be read aloud.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from legato.body import LANDMARKS, ZoneId, is_delicate, touches, zone_of
from legato.body.landmarks import DELICATE_LANDMARKS, LandmarkKind
from legato.body.zones import DELICATE_PRESSURE_CAP, FOOT
from legato.errors import Finding
from legato.notation.checkin import Equipment, Performer, Reach
from legato.notation.kinds import Shape
from legato.notation.score import BROAD_PARTS, Back, Part, Touch, Way
from legato.notation.technique import Family, Grade, Technique
from legato.notation.wording import check_wording
from legato.units import MILLISECONDS_PER_MINUTE, Span, clock

GENTLE_BEGINNING = 4
"""The first stroke of any technique can be done this lightly [J]."""

_TOOLS: dict[Part, Equipment] = {
    Part.ROLLER: Equipment.FOOT_ROLLER,
    Part.BOTTLE: Equipment.FROZEN_BOTTLE,
    Part.BALL: Equipment.TENNIS_BALL,
    Part.SLEEVE: Equipment.AIR_COMPRESSION,
    Part.NODES: Equipment.SHIATSU,
}
_AT_THE_ANKLE = frozenset({ZoneId.HEEL, ZoneId.ACHILLES, ZoneId.ANKLE_INNER, ZoneId.ANKLE_OUTER})
_AT_THE_KNEE = frozenset({ZoneId.KNEE, ZoneId.BEHIND_KNEE})
_AT_THE_CALF = frozenset({ZoneId.CALF, ZoneId.SHIN})


def check_technique(
    technique: Technique, *, facts: frozenset[str] | None = None, sources: frozenset[str] | None = None
) -> tuple[Finding, ...]:
    """Return everything that is wrong with a technique; with `facts` or `sources` given, it may name only those."""
    found = [finding for check in CHECKS for finding in check(technique)]
    if facts is not None:
        found.extend(check_facts(technique, facts))
    if sources is not None:
        found.extend(check_sources(technique, sources))
    return tuple(found)


def check_delicate_places(technique: Technique) -> Iterator[Finding]:
    """Find delicate places that are touched with anything but a flat hand, or more than lightly (S30a, S30b)."""
    for path, number, touch in _touches(technique):
        delicate = [place for place in touch.on if _is_delicate_place(place)]
        if not delicate:
            continue
        named = ", ".join(place.replace("_", " ") for place in delicate)
        if touch.part not in BROAD_PARTS:
            part = touch.part.value.replace("_", " ")
            yield Finding(f"{path}.part", f"Delicate places ({named}) take a flat hand only, not the {part}.")
        most = technique.score.strokes[number].pressure.most
        if most > DELICATE_PRESSURE_CAP:
            says = f"Delicate places ({named}) take a pressure of {DELICATE_PRESSURE_CAP} at most, not {most}."
            yield Finding(f"score.strokes[{number}].pressure.most", says)


def check_connected_paths(technique: Technique) -> Iterator[Finding]:
    """Find paths that jump from one place to another that does not touch it."""
    for path, _, touch in _touches(technique):
        for at in range(1, len(touch.on)):
            before, here = touch.on[at - 1], touch.on[at]
            if not _meet(before, here):
                yield Finding(f"{path}.on[{at}]", f"{here!r} does not touch {before!r}, so no stroke runs on to it.")


def check_glides(technique: Technique) -> Iterator[Finding]:
    """Find lines that lead nowhere, and strokes one way that do not say how they come back."""
    for path, _, touch in _touches(technique):
        if touch.shape is not Shape.LINE:
            continue
        only = LANDMARKS.get(touch.on[0])
        if len(touch.on) == 1 and only is not None and only.kind is LandmarkKind.POINT:
            yield Finding(f"{path}.on", f"{touch.on[0]!r} is a point: a line needs somewhere to run.")
        if touch.way is not Way.TO_AND_FRO and touch.back is Back.NONE:
            yield Finding(f"{path}.back", "A stroke that runs one way comes back 'lifted' or 'gliding'.")


def check_ends_in_time(technique: Technique) -> Iterator[Finding]:
    """Find scores that take longer to go through once than the technique may last, or that never end."""
    once = Span(
        sum(
            stroke.repetitions * MILLISECONDS_PER_MINUTE // stroke.tempo.per_minute
            for stroke in technique.score.strokes
        )
    )
    if once > technique.dose.most:
        says = f"Going through the score once takes {clock(once)}, longer than the most it may last."
        yield Finding("score.strokes", f"{says} Fewer repetitions or a faster tempo would help.")


def check_begins_gently(technique: Technique) -> Iterator[Finding]:
    """Find techniques that cannot begin lighter than moderate."""
    least = technique.score.strokes[0].pressure.least
    if least > GENTLE_BEGINNING:
        says = f"The first stroke begins at {GENTLE_BEGINNING} or lighter, not at {least}."
        yield Finding("score.strokes[0].pressure.least", says)


def check_reach(technique: Technique) -> Iterator[Finding]:
    """Find techniques for one's own hands that lie further down the leg than `who.reach` says."""
    if technique.family is not Family.HANDS or Performer.SELF not in technique.who.performers:
        return
    needed = max((_reach_to(zone) for zone in technique.zones), key=list(Reach).index)
    if not technique.who.reach.covers(needed):
        says = f"Its score works as far down as the {needed.value}, and who.reach says {technique.who.reach.value!r}."
        yield Finding("who.reach", says)


def check_equipment(technique: Technique) -> Iterator[Finding]:
    """Find tools and machines in the score that are not in the equipment, and the other way round."""
    used = {_TOOLS[touch.part] for _, _, touch in _touches(technique) if touch.part in _TOOLS}
    for thing in sorted(used - set(technique.equipment)):
        yield Finding("equipment", f"The score uses {thing.value!r}, so it belongs here.")
    for thing in sorted(set(technique.equipment) & set(_TOOLS.values()) - used):
        yield Finding("equipment", f"The score does not use {thing.value!r}.")


def check_says_each_thing_once(technique: Technique) -> Iterator[Finding]:
    """Find lists that hold the same entry twice."""
    for path, entries in (
        ("words.steps", tuple(step.says for step in technique.words.steps)),
        ("words.stop_if", technique.words.stop_if),
        ("who.performers", technique.who.performers),
        ("who.positions", technique.who.positions),
        ("equipment", technique.equipment),
        ("contraindications", technique.contraindications),
        ("dose.sources", technique.dose.sources),
        ("evidence.sources", technique.evidence.sources),
    ):
        for at, entry in enumerate(entries):
            if entry in entries[:at]:
                yield Finding(f"{path}[{at}]", f"{str(entry)!r} is named a second time.")


def check_evidence(technique: Technique) -> Iterator[Finding]:
    """Find grades that rest on nobody's study: on our judgement or the article alone."""
    if technique.evidence.grade is not Grade.NONE and set(technique.evidence.sources) <= {"J", "seed"}:
        says = f"A grade of {technique.evidence.grade.value!r} needs a study; without one the grade is 'none'."
        yield Finding("evidence.sources", says)


def check_upward_words(technique: Technique) -> Iterator[Finding]:
    """Find glides away from the heart that have no words for the day they are turned around, and the reverse."""
    runs_down, has_words = technique.score.runs_from_heart, technique.words.upward is not None
    if runs_down and not has_words:
        yield Finding("words.upward", "Its glides run away from the heart, so it needs words for turning them around.")
    if has_words and not runs_down:
        yield Finding("words.upward", "None of its glides runs away from the heart: there is nothing to turn around.")


def check_strokes_are_told(technique: Technique) -> Iterator[Finding]:
    """Find strokes that hands begin without a word, and steps that tell of strokes the score does not have."""
    number = len(technique.score.strokes)
    upward = technique.words.upward
    for path, steps in (("words.steps", technique.words.steps), ("words.upward.steps", upward.steps if upward else ())):
        for at, step in enumerate(steps):
            if step.stroke > number:
                says = f"The score has only {number}, so none of its strokes is number {step.stroke}."
                yield Finding(f"{path}[{at}].stroke", says)
        told = {step.stroke for step in steps}
        if steps and technique.family is not Family.MACHINE:
            for stroke in range(2, number + 1):
                if stroke not in told:
                    says = f"No step tells of stroke {stroke}: write 'stroke = {stroke}' into the one it begins with."
                    yield Finding(path, says)


def check_facts(technique: Technique, facts: frozenset[str]) -> Iterator[Finding]:
    """Find contraindications that nobody is ever asked about."""
    for at, fact in enumerate(technique.contraindications):
        if fact not in facts:
            yield Finding(f"contraindications[{at}]", f"There is no fact {fact!r}.{_meant(fact, facts)}")


def check_sources(technique: Technique, sources: frozenset[str]) -> Iterator[Finding]:
    """Find sources that are not in the list of sources."""
    for path, named in (("dose.sources", technique.dose.sources), ("evidence.sources", technique.evidence.sources)):
        for at, source in enumerate(named):
            if source not in sources:
                yield Finding(f"{path}[{at}]", f"There is no source {source!r}.{_meant(source, sources)}")


def _words(technique: Technique) -> Iterator[Finding]:
    return check_wording(technique.words)


CHECKS: tuple[Callable[[Technique], Iterator[Finding]], ...] = (
    check_delicate_places,
    check_connected_paths,
    check_glides,
    check_ends_in_time,
    check_begins_gently,
    check_reach,
    check_equipment,
    check_says_each_thing_once,
    check_evidence,
    check_upward_words,
    check_strokes_are_told,
    _words,
)
"""Every check that needs nothing but the technique itself."""


def _touches(technique: Technique) -> Iterator[tuple[str, int, Touch]]:
    for number, stroke in enumerate(technique.score.strokes):
        for at, touch in enumerate(stroke.touches):
            yield f"score.strokes[{number}].touches[{at}]", number, touch


def _is_delicate_place(place: str) -> bool:
    return place in DELICATE_LANDMARKS or any(is_delicate(zone) for zone in zone_of(place))


def _meet(before: str, here: str) -> bool:
    return any(one is other or touches(one, other) for one in zone_of(before) for other in zone_of(here))


def _reach_to(zone: ZoneId) -> Reach:
    for zones, reach in (
        (FOOT - _AT_THE_ANKLE, Reach.TOES),
        (_AT_THE_ANKLE, Reach.ANKLE),
        (_AT_THE_CALF, Reach.CALF),
        (_AT_THE_KNEE, Reach.KNEE),
    ):
        if zone in zones:
            return reach
    return Reach.THIGH


def _meant(name: str, known: frozenset[str]) -> str:
    near = get_close_matches(name, sorted(known), 1)
    return f" Did you mean {near[0]!r}?" if near else ""
