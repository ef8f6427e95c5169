"""Sessions made by hand, with techniques made by hand: for tests that are about time, not about content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st

from legato.body import LEGS, Leg
from legato.library import Library
from legato.library.model import Preparation
from legato.notation.checkin import CheckIn, Performer, Position, Receiver
from legato.notation.kinds import KINDS, StrokeKind
from legato.notation.score import PressureRange, Score, Stroke, Tempo, Touch
from legato.notation.session import Block, Change, Close, Prepare, Rest, Session, Settle, Step
from legato.notation.technique import Demands, Dose, Evidence, Review, Technique, Words
from legato.notation.technique_step import Importance, StatedPressure, TechniqueStep
from legato.safety import Utterance
from legato.timeline import Script, who_of
from legato.timeline.compile import script
from legato.timeline.counsel import Counsel
from legato.timeline.model import CueKind
from legato.timeline.scene import Play
from legato.timeline.voice import speech
from legato.units import seconds
from legato.words import CueInWords, Narration, Sentences, narrate

SPOKEN = frozenset(CueKind) - {CueKind.SHOW, CueKind.BEAT}

PREPARATION = (
    Preparation(id="look", order=1, name="Look", says="Look at both legs.", why="To compare.", sources=("J",)),
    Preparation(id="hands", order=2, name="Wash", says="Wash your hands.", why="Germs.", sources=("J",)),
    Preparation(
        id="oil", order=3, name="Oil", says="Warm the oil in your hands.", why="Cold.", needs=("oil",), sources=("J",)
    ),
    Preparation(
        id="sock", order=4, name="Sock", says="Put on a sock.", why="Ice.", needs=("frozen_bottle",), sources=("J",)
    ),
    Preparation(
        id="test-new-oil", order=5, name="Test", says="Wait two days.", why="Rash.", needs=("oil",), sources=("J",)
    ),
)


STEPS = (
    TechniqueStep(importance=Importance.PLACING, says="Hold the top of the foot with one hand.", short="Hold the top."),
    TechniqueStep(importance=Importance.MOVEMENT, says="Rub along the arch to the ball.", short="Rub along the arch."),
    TechniqueStep(importance=Importance.SAFETY, says="Stay off the sore spot at the heel.", short="Not the sore spot."),
    TechniqueStep(
        importance=Importance.FEEL,
        says="Press a little firmer each time, as long as it feels good.",
        short="Press a little firmer each time.",
        pressure=StatedPressure(least=4),
    ),
)
"""Steps of a technique made by hand: one of each importance, the last only true where one may press."""


def glide(tempo: int = 20, slows_to: int | None = None, repetitions: int = 10) -> Stroke:
    """Make a glide from heel to ball."""
    return Stroke(
        kind=StrokeKind.EFFLEURAGE,
        touches=(
            Touch(by="inner_hand", part="palm", on=("foot_top",)),
            Touch(by="outer_hand", part="flat_fingers", on=("heel", "arch", "ball"), shape="line"),
        ),
        pressure=PressureRange(least=3, most=5),
        tempo=Tempo(per_minute=tempo, slows_to=slows_to),
        repetitions=repetitions,
    )


def technique(
    name: str = "Arch rub", *strokes: Stroke, line: str = "Rub the arch from heel to ball.", says: str | None = None
) -> Technique:
    """Make a technique with a name and a score; `says` is its first step in other words."""
    first = STEPS[0] if says is None else STEPS[0].model_copy(update={"says": says})
    return Technique(
        id=name.lower().replace(" ", "-"),
        family="hands",
        origin="legato",
        order=1,
        role="work",
        words=Words(
            name=name,
            line=line,
            steps=(first, *STEPS[1:]),
            feel="It should feel like a warm, pleasant pull.",
            stop_if=("Stop if it hurts.",),
            partner_line="Rub their arch from heel to ball.",
        ),
        who=Demands(performers=("self", "partner"), reach="toes", positions=("chair",), hands=2),
        oil="helps",
        dose=Dose(least_s=30, usual_s=60, most_s=120, sources=("J",)),
        strain=2,
        aims={"relax": 2},
        complaints={},
        contraindications=("numb_feet",),
        evidence=Evidence(grade="low", note="Studied a little.", sources=("J",)),
        licence="CC-BY-4.0",
        review=Review(status="judgement"),
        score=Score(strokes=strokes or (glide(),)),
    )


def play(
    *steps: Step,
    techniques: Sequence[Technique] = (),
    checkin: CheckIn | None = None,
    advice: Sequence[Utterance] = (),
) -> Play:
    """Put steps between getting ready and the close."""
    asked = checkin or CheckIn(person=Receiver(age=44))
    session = Session(checkin=asked, steps=(Prepare(lasts_ms=seconds(30)), *steps, Close(lasts_ms=seconds(30))))
    known = {each.id: each for each in techniques or (technique(),)}
    return Play(
        session=session,
        techniques=known,
        counsel=Counsel(tuple(advice), who_of(asked)),
        preparation=PREPARATION,
        usable=frozenset(asked.have),
        length_of=sentences_of(known).lasts,
    )


def sentences_of(known: Mapping[str, Technique]) -> Sentences:
    """Return the English sentences for techniques made by hand."""
    return Sentences("en", Library(techniques=dict(known), preparation={each.id: each for each in PREPARATION}))


def script_of(given: Play) -> Script:
    """Return the script of a play, with what it leaves out."""
    return script(given)


def narration_of(given: Play) -> Narration:
    """Return a play in words."""
    return narrate(script(given).timeline, sentences_of(given.techniques))


def cues_of(given: Play) -> tuple[CueInWords, ...]:
    """Return the cues of a play, in words."""
    return narration_of(given).cues


def spoken(cues: Sequence[CueInWords]) -> list[tuple[int, int, str]]:
    """Return what is said: from when, until when, and the words; the last word may outlast the session."""
    return [(cue.at_ms, cue.at_ms + speech(cue.text), cue.text) for cue in cues[:-1] if cue.kind in SPOKEN and cue.text]


def block(leg: Leg = Leg.LEFT, lasts_s: int = 90, pressure: int = 4, **more) -> Block:
    """Make a block of arch rub."""
    return Block(leg=leg, technique="arch-rub", lasts_ms=seconds(lasts_s), pressure=pressure, **more)


def settle(leg: Leg = Leg.LEFT, *, changes_leg: bool = False) -> Settle:
    """Make a step for getting into position."""
    return Settle(leg=leg, lasts_ms=seconds(10), changes_leg=changes_leg)


def of_kind(cues, kind):
    """Pick the cues of one kind."""
    return [cue for cue in cues if cue.kind is kind]


def full_steps() -> list[str]:
    """Return the full sentences of the technique made by hand."""
    return [step.says for step in technique().words.steps]


# ------------------------------------------------------------- for properties

TEMPI = st.integers(3, 40)


@st.composite
def strokes(draw: st.DrawFn) -> Stroke:
    """Draw a glide at any tempo its kind allows, steady or slowing."""
    low, high = KINDS[StrokeKind.EFFLEURAGE].tempo
    tempo = draw(st.integers(low, high))
    slows_to = draw(st.none() | st.integers(1, tempo - 1))
    return glide(tempo, slows_to, draw(st.integers(1, 60)))


def scores(most: int = 5) -> st.SearchStrategy[Score]:
    """Draw scores of a few strokes."""
    return st.lists(strokes(), min_size=1, max_size=most).map(lambda drawn: Score(strokes=tuple(drawn)))


LENGTHS = st.integers(2, 48).map(lambda count: seconds(5 * count))
"""Lengths of blocks as they are composed, from ten seconds to four minutes."""

ODD_LENGTHS = LENGTHS | st.integers(1, 250_000)
"""Lengths as somebody may write them by hand."""

_WORDS = st.sampled_from(("Stroke", "the", "arch", "gently", "with", "both", "hands", "toward", "toes", "o"))
NAMES = st.lists(_WORDS, min_size=1, max_size=5).map(" ".join)
LINES = st.lists(_WORDS, min_size=1, max_size=16).map(" ".join)


@st.composite
def techniques(draw: st.DrawFn) -> tuple[Technique, ...]:
    """Draw a few techniques of different names."""
    names = draw(st.lists(NAMES, min_size=1, max_size=3, unique_by=str.lower))
    return tuple(technique(name, *draw(scores()).strokes, line=draw(LINES)) for name in names)


@st.composite
def plays(draw: st.DrawFn, lengths: st.SearchStrategy[int] = LENGTHS) -> Play:
    """Draw whole sessions on one leg or both."""
    known = draw(techniques())
    legs = draw(st.sampled_from([(leg,) for leg in LEGS] + [LEGS, LEGS[::-1]]))
    steps: list[Step] = []
    for number, leg in enumerate(legs):
        steps.append(Settle(leg=leg, lasts_ms=draw(lengths), changes_leg=number > 0))
        steps += draw(st.lists(_parts(leg, known, lengths), min_size=1, max_size=4))
        steps.append(_block(leg, draw(st.sampled_from(known)), draw(lengths), draw(st.integers(0, 6))))
    asked = CheckIn(
        person=Receiver(age=44),
        performer=draw(st.sampled_from(Performer)),
        position=draw(st.sampled_from(Position)),
    )
    return play(*steps, techniques=known, checkin=asked)


def _parts(leg: Leg, known: Sequence[Technique], lengths: st.SearchStrategy[int]) -> st.SearchStrategy[Step]:
    blocks = st.builds(_block, st.just(leg), st.sampled_from(known), lengths, st.integers(0, 6))
    return st.one_of(
        blocks,
        st.builds(Change, leg=st.just(leg), lasts_ms=lengths),
        st.builds(Rest, leg=st.just(leg), lasts_ms=lengths),
    )


def _block(leg: Leg, made_of: Technique, lasts_ms: int, pressure: int) -> Block:
    return Block(leg=leg, technique=made_of.id, lasts_ms=lasts_ms, pressure=pressure)
