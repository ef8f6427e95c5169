"""Hypothesis strategies for what is written in the notation; every new field is added here."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from legato.body import LANDMARKS, ZoneId, is_delicate, touches, zone_of
from legato.body.landmarks import DELICATE_LANDMARKS, LandmarkKind
from legato.notation.checkin import Aim, Complaint, Equipment, Performer, Position, Reach
from legato.notation.kinds import KINDS, Shape, StrokeKind, StrokeSize
from legato.notation.score import (
    BROAD_PARTS,
    MACHINE_PARTS,
    TOOL_PARTS,
    Back,
    By,
    Course,
    Part,
    PressureRange,
    Score,
    Size,
    Stroke,
    Tempo,
    Touch,
    Way,
)
from legato.notation.technique import (
    Demands,
    Dose,
    Evidence,
    Family,
    Grade,
    Oil,
    Origin,
    Review,
    Technique,
    TechniqueRole,
    Upward,
    Words,
)
from legato.notation.technique_step import (
    MOST_WORDS_IN_SHORT,
    Importance,
    StatedPressure,
    StepHand,
    TechniqueStep,
    Towards,
)

PLACES = (*(zone.value for zone in ZoneId), *LANDMARKS)
HAND_PARTS = tuple(part for part in Part if part not in TOOL_PARTS | MACHINE_PARTS)
HANDS = (By.INNER_HAND, By.OUTER_HAND)
HAND_KINDS = tuple(kind for kind in StrokeKind if kind is not StrokeKind.ROLLING)
THINGS = {
    Family.TOOL: {
        Equipment.FOOT_ROLLER: Part.ROLLER,
        Equipment.FROZEN_BOTTLE: Part.BOTTLE,
        Equipment.TENNIS_BALL: Part.BALL,
    },
    Family.MACHINE: {Equipment.AIR_COMPRESSION: Part.SLEEVE, Equipment.SHIATSU: Part.NODES},
}
MACHINE_KINDS = (StrokeKind.COMPRESSION, StrokeKind.PETRISSAGE)

PLAIN = ("slowly", "the", "foot", "rests", "and", "your", "hand", "moves", "over", "warm", "skin", "with", "weight")
plain_words = st.sampled_from(PLAIN)
sentences = st.lists(plain_words, min_size=1, max_size=8).map(lambda found: " ".join(found).capitalize() + ".")
"""Sentences any technique may say."""

any_text = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40)
"""Whatever somebody may write between quotes: line breaks, quotes, backslashes, any alphabet."""


def is_delicate_place(place: str) -> bool:
    """Tell whether a place takes flat, light touch only."""
    return place in DELICATE_LANDMARKS or any(is_delicate(zone) for zone in zone_of(place))


def meet(one: str, other: str) -> bool:
    """Tell whether a stroke can run on from one place to the other."""
    return any(a is b or touches(a, b) for a in zone_of(one) for b in zone_of(other))


NEXT_PLACES = {place: tuple(other for other in PLACES if meet(place, other)) for place in PLACES}


@st.composite
def paths(draw: st.DrawFn, longest: int = 4) -> tuple[str, ...]:
    """Draw a walk over places that touch each other."""
    walk = [draw(st.sampled_from(PLACES))]
    for _ in range(draw(st.integers(0, longest - 1))):
        walk.append(draw(st.sampled_from(NEXT_PLACES[walk[-1]])))
    if len(walk) == 1 and walk[0] in LANDMARKS and LANDMARKS[walk[0]].kind is LandmarkKind.POINT:
        walk.append(draw(st.sampled_from(NEXT_PLACES[walk[0]])))
    return tuple(walk)


@st.composite
def touched(draw: st.DrawFn, by: By, shape: Shape, part: Part | None = None) -> Touch:
    """Draw one contact of a hand, or of the tool or machine that `part` belongs to."""
    on = draw(paths())
    if part is None:
        gentle = any(is_delicate_place(place) for place in on)
        part = draw(st.sampled_from([one for one in HAND_PARTS if one in BROAD_PARTS or not gentle]))
    elif part not in BROAD_PARTS:
        on = tuple(place for place in on if not is_delicate_place(place)) or ("sole_line",)
        on = on if all(meet(*pair) for pair in pairwise(on)) else on[:1]
        on = ("sole_line",) if on[0] in LANDMARKS and LANDMARKS[on[0]].kind is LandmarkKind.POINT else on
    way = draw(st.sampled_from(Way))
    backs = [Back.LIFTED, Back.GLIDING] if shape is Shape.LINE and way is not Way.TO_AND_FRO else list(Back)
    return Touch(
        by=by, part=part, on=on, shape=shape, way=way, back=draw(st.sampled_from(backs)), opposes=draw(st.booleans())
    )


@st.composite
def pressures(draw: st.DrawFn, most: int) -> PressureRange:
    """Draw a range of pressure that begins at moderate or lighter."""
    least = draw(st.integers(0, min(most, 4)))
    return PressureRange(least=least, most=draw(st.integers(least, most)), course=draw(st.sampled_from(Course)))


@st.composite
def strokes(
    draw: st.DrawFn, kinds: tuple[StrokeKind, ...] = HAND_KINDS, thing: tuple[By, Part] | None = None
) -> Stroke:
    """Draw one stroke by hands, or by a tool or machine with that part."""
    spec = KINDS[draw(st.sampled_from(kinds))]
    shapes = st.sampled_from(sorted(spec.shapes))
    if thing is not None:
        contacts = [draw(touched(thing[0], draw(shapes), thing[1]))]
    else:
        moving = draw(st.integers(*spec.moving_contacts))
        users = draw(st.permutations(HANDS))
        contacts = [draw(touched(by, draw(shapes))) for by in users[:moving]]
        if not moving or (moving == 1 and draw(st.booleans())):
            contacts.append(draw(touched(users[moving], Shape.STILL)))
    low, high = spec.tempo
    per_minute = draw(st.integers(low, high))
    slows = draw(st.none() | st.integers(1, per_minute - 1)) if per_minute > 1 else None
    longest_hold = 60_000 // per_minute
    hold = st.integers(200, longest_hold)
    size = Size(
        millimetres=draw(st.integers(1, 400)) if StrokeSize.MILLIMETRES in spec.needs else None,
        degrees=draw(st.integers(1, 60)) if StrokeSize.DEGREES in spec.needs else None,
        hold_ms=draw(hold) if StrokeSize.HOLD_MS in spec.needs else None,
        grows=draw(st.booleans()),
    )
    gentle = any(is_delicate_place(place) for touch in contacts for place in touch.on)
    return Stroke(
        kind=spec.kind,
        touches=tuple(contacts),
        pressure=draw(pressures(3 if gentle else 6)),
        tempo=Tempo(per_minute=per_minute, slows_to=slows),
        size=size,
        repetitions=draw(st.integers(1, 12)),
        changes_sides=draw(some_of(Performer)) if thing is None else (),
    )


def weights(of: type[Aim | Complaint], least: int) -> st.SearchStrategy[dict[Aim | Complaint, int]]:
    """Draw how well a technique suits some aims or complaints."""
    return st.dictionaries(st.sampled_from(of), st.integers(1, 3), min_size=least)


def some_of(choices: object, least: int = 0) -> st.SearchStrategy[tuple[object, ...]]:
    """Draw different choices, in any order."""
    return st.lists(st.sampled_from(choices), min_size=least, max_size=4, unique=True).map(tuple)  # type: ignore[call-overload]


@st.composite
def words(draw: st.DrawFn, text: st.SearchStrategy[str], turned: bool, strokes: int) -> Words:
    """Draw the words of a technique of so many strokes; `turned` gives words for glides that are turned around."""

    def with_strokes(drawn: list[TechniqueStep]) -> tuple[TechniqueStep, ...]:
        first = strokes - len(drawn) + 1
        return tuple(one.model_copy(update={"stroke": max(1, first + at)}) for at, one in enumerate(drawn))

    def step(ways: tuple[Towards, ...]) -> st.SearchStrategy[TechniqueStep]:
        return st.builds(
            TechniqueStep,
            importance=st.sampled_from(Importance),
            says=text,
            short=text.map(lambda words: " ".join(words.split()[:MOST_WORDS_IN_SHORT]) or "Rub."),
            hand=st.none() | st.sampled_from(StepHand),
            places=st.lists(st.sampled_from(ZoneId), max_size=2, unique=True).map(tuple),
            towards=st.none() | st.sampled_from(ways),
            pressure=st.none() | st.builds(StatedPressure, least=st.integers(0, 3), most=st.integers(3, 6)),
        )

    def steps(*ways: Towards) -> st.SearchStrategy[tuple[TechniqueStep, ...]]:
        least = max(2, strokes)
        return st.lists(step(ways), min_size=least, max_size=least + 2, unique_by=lambda one: one.says).map(
            with_strokes
        )

    return Words(
        name=draw(text),
        line=draw(text),
        steps=draw(steps(*Towards)),
        feel=draw(text),
        stop_if=draw(st.lists(text, min_size=1, max_size=3, unique=True).map(tuple)),
        partner_line=draw(st.none() | text),
        upward=Upward(line=draw(text), steps=draw(steps(Towards.HEART, Towards.BOTH))) if turned else None,
    )


@st.composite
def techniques(draw: st.DrawFn, text: st.SearchStrategy[str] = sentences) -> Technique:
    """Draw a whole technique that passes every check, as long as its text does."""
    family = draw(st.sampled_from(Family))
    equipment: tuple[Equipment, ...] = ()
    if family is Family.HANDS:
        played = draw(st.lists(strokes(), min_size=1, max_size=4))
    else:
        used = draw(st.sampled_from(sorted(THINGS[family])))
        equipment = (used,)
        kinds = (StrokeKind.ROLLING,) if family is Family.TOOL else MACHINE_KINDS
        by = By.TOOL if family is Family.TOOL else By.MACHINE
        played = draw(st.lists(strokes(kinds, (by, THINGS[family][used])), min_size=1, max_size=3))
    score = Score(strokes=tuple(played))
    once = sum(stroke.repetitions * 60_000 // stroke.tempo.per_minute for stroke in played)
    most = min(1_800, 5 * -(-max(once, 10_000) // 5_000))
    if once > most * 1_000:
        score = Score(strokes=tuple(stroke.model_copy(update={"repetitions": 1}) for stroke in played))
        most = 1_800
    least = 5 * draw(st.integers(2, most // 5))
    users = {touch.by for stroke in played for touch in stroke.touches}
    grade = draw(st.sampled_from(Grade))
    reviewed = draw(st.booleans())
    return Technique(
        id=draw(st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)),
        family=family,
        origin=draw(st.sampled_from(Origin)),
        order=draw(st.integers(1, 99)),
        role=draw(st.sampled_from(TechniqueRole)),
        words=draw(words(text, score.runs_from_heart, len(played))),
        who=Demands(
            performers=draw(some_of(Performer, 1)),
            reach=Reach.TOES,
            positions=draw(some_of(Position, 1)),
            hands=len(users & set(HANDS)),
        ),
        oil=draw(st.sampled_from(Oil)),
        equipment=equipment,
        dose=Dose(least_s=least, usual_s=5 * draw(st.integers(least // 5, most // 5)), most_s=most, sources=("J",)),
        strain=draw(st.integers(0, 5)),
        aims=draw(weights(Aim, 1)),
        complaints=draw(weights(Complaint, 0)),
        contraindications=draw(some_of(("numb_feet", "diabetes", "pregnancy"), 1)),
        evidence=Evidence(grade=grade, note=draw(text), sources=("J",) if grade is Grade.NONE else ("S67", "J")),
        licence="CC-BY-4.0",
        review=Review(status="reviewed", by=draw(text), on="2026-11-22") if reviewed else Review(status="judgement"),
        score=score,
    )
