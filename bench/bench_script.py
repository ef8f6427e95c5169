"""What sessions say: coverage, silence, share of talk and of touch, over many different people."""

from __future__ import annotations

import random
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.table import Table

from legato import pipeline
from legato.body import LEGS, ZoneId
from legato.library import load_library
from legato.notation.checkin import (
    Answer,
    CheckIn,
    Complaint,
    Equipment,
    Pain,
    Performer,
    Position,
    Reach,
    Receiver,
)
from legato.notation.session import Block, Session
from legato.pipeline import Planned
from legato.safety import Utterance, load_rule_book, utterances_for, zones_touched
from legato.timeline import Cue, CueKind, Omission, Purpose, Script
from legato.timeline.rhythm import has_rhythm
from legato.words import load_sentences

PEOPLE = 300
SEED = 11
LENGTHS = (5, 10, 15, 20, 30, 45, 60)
LIMITS: tuple[tuple[str, ...], ...] = (
    (),
    (),
    (),
    ("varicose_veins", "blood_thinner"),
    ("varicose_veins",),
    ("blood_thinner",),
    ("diabetes",),
    ("numb_feet",),
    ("weak_bones",),
    ("thin_skin",),
    ("pacemaker",),
    ("oil_allergy",),
    ("athletes_foot",),
    ("sciatica",),
    ("long_steroids",),
    ("poor_blood_flow",),
    ("bleeding_disorder",),
    ("low_platelets",),
    ("weak_immune_system",),
    ("metalwork",),
)
JUST_BEFORE_MS = 6_000
"""A line may be said just before its stroke begins, and not longer than one line."""

_SPOKEN = frozenset(CueKind) - {CueKind.SHOW, CueKind.BEAT}


@dataclass(frozen=True)
class Heard:
    """What one session says."""

    minutes: int
    safety: float
    advice: float
    steps: float
    silence_s: float
    talk: float
    touch: float
    words_a_minute: float
    in_step: float
    """Share of the further strokes of techniques that are told of as the hands begin them."""


def checkins(count: int = PEOPLE, seed: int = SEED) -> Iterator[CheckIn]:
    """Give different people: all performers, positions, lengths, and twenty sets of limits."""
    chance = random.Random(seed)
    known = load_rule_book().facts
    for number in range(count):
        facts = tuple(Answer(fact=fact) for fact in LIMITS[number % len(LIMITS)] if fact in known)
        sore = chance.sample(list(ZoneId), chance.randint(0, 3))
        weeks = chance.randint(14, 38) if chance.random() < 0.1 else None
        yield CheckIn(
            person=Receiver(
                age=chance.randint(16, 85) if weeks is None else chance.randint(20, 42), pregnant_weeks=weeks
            ),
            complaint=chance.choice(list(Complaint)),
            pain=tuple(Pain(leg=leg, zone=zone, score=chance.randint(2, 5)) for zone in sore for leg in LEGS),
            facts=facts,
            minutes=LENGTHS[number % len(LENGTHS)],
            performer=chance.choice(list(Performer)),
            position=chance.choice(list(Position)),
            reach=Reach.TOES,
            have=tuple(chance.sample(list(Equipment), chance.randint(0, 3))),
        )


def heard(session: Session, script: Script) -> Heard:
    """Measure what a session says."""
    timeline, sentences = script.timeline, load_sentences()
    said = [cue for cue in timeline.cues[:-1] if cue.kind in _SPOKEN and cue.phrase is not None]
    lasts = [sentences.lasts(cue.phrase) for cue in said if cue.phrase is not None]
    ends = [0, *(cue.at_ms + length for cue, length in zip(said, lasts, strict=True))]
    begins = [*(cue.at_ms for cue in said), timeline.lasts_ms]
    texts = {cue.phrase for cue in said} | {item.phrase for item in timeline.preparation}
    wanted = {one.code for one in utterances_for(session.checkin, load_rule_book()) if _matters(one, session)}
    codes = {text.code.removeprefix("advice-") for text in texts if text is not None}
    if codes & {"leave-place", "leave-places"}:
        codes.add("leave-place-alone")
    told = wanted & codes
    missed = Counter(one.line.purpose for _, one in script.left_out if one.why is Omission.NO_TIME)
    steps = Counter(cue.purpose for cue in said if cue.phrase is not None and cue.phrase.code == "technique-step")
    missed_steps = sum(
        one.line.phrase.code == "technique-step" and one.why is Omission.NO_TIME for _, one in script.left_out
    )
    minutes = timeline.lasts_ms / 60_000
    words = sum(len(sentences.text(cue.phrase).split()) for cue in said if cue.phrase is not None)
    return Heard(
        minutes=session.checkin.minutes,
        safety=1.0 if not missed[Purpose.SAFETY] else 0.0,
        advice=len(told) / len(wanted) if wanted else 1.0,
        steps=sum(steps.values()) / max(1, sum(steps.values()) + missed_steps),
        silence_s=max(b - a for a, b in zip(ends, begins, strict=True)) / 1_000,
        talk=sum(lasts) / timeline.lasts_ms,
        touch=sum(block.lasts_ms for block in session.blocks) / timeline.lasts_ms,
        words_a_minute=words / minutes,
        in_step=_in_step(session, timeline.cues),
    )


def _in_step(session: Session, cues: Iterable[Cue]) -> float:
    """Compare when the hands of each block first begin a further stroke with when its words are said."""
    techniques, together, strokes = load_library().techniques, 0, 0
    by_step: dict[int, list[Cue]] = {}
    for cue in cues:
        by_step.setdefault(cue.step, []).append(cue)
    for at, block in enumerate(session.steps):
        if not isinstance(block, Block) or not has_rhythm(techniques[block.technique].score):
            continue
        technique = techniques[block.technique]
        for stroke in range(1, len(technique.score.strokes)):
            begins = [cue.at_ms for cue in by_step[at] if cue.kind is CueKind.BEAT and cue.stroke == stroke]
            own = {number for number, step in enumerate(technique.words.steps) if step.stroke == stroke + 1}
            told = [cue.at_ms for cue in by_step[at] if _tells(cue, own)]
            strokes += 1
            together += bool(begins and told) and begins[0] - JUST_BEFORE_MS <= told[0] <= begins[0]
    return together / strokes if strokes else 1.0


def _tells(cue: Cue, steps: set[int]) -> bool:
    said = cue.phrase
    return said is not None and said.code == "technique-step" and said.args["number"] in steps


def _matters(one: Utterance, session: Session) -> bool:
    """Tell whether an advice can be followed in a session: somebody's hands come there, or must not."""
    if not one.places:
        return True
    if one.code == "leave-place-alone":
        return any(leg in session.legs for leg, _ in one.places)
    techniques = load_library().techniques
    touched = {(block.leg, zone) for block in session.blocks for zone in zones_touched(techniques[block.technique])}
    return bool(touched.intersection(one.places))


def measured(count: int = PEOPLE) -> list[Heard]:
    """Measure the sessions of many people; whoever is refused is left out."""
    found = []
    for checkin in checkins(count):
        answer = pipeline.plan(checkin)
        if isinstance(answer, Planned):
            session = answer.cleared.session
            found.append(heard(session, pipeline.script(session)))
    return found


def tables() -> Iterable[Table]:
    """Give one row for each length of session."""
    found = measured()
    table = Table(title=f"Script: {len(found)} sessions of {PEOPLE} people")
    for head in (
        "minutes",
        "sessions",
        "safety",
        "advice",
        "steps min",
        "silence s max",
        "talk % max",
        "touch % min",
        "words/min",
        "in step",
    ):
        table.add_column(head, justify="right")
    for minutes in (*LENGTHS, 0):
        some = [one for one in found if minutes in (0, one.minutes)]
        if not some:
            continue
        table.add_row(
            str(minutes or "all"),
            str(len(some)),
            f"{min(one.safety for one in some):.0%}",
            f"{min(one.advice for one in some):.0%}",
            f"{min(one.steps for one in some):.0%} ({statistics.mean(one.steps for one in some):.1%})",
            f"{max(one.silence_s for one in some):.1f}",
            f"{max(one.talk for one in some):.0%} ({statistics.mean(one.talk for one in some):.0%})",
            f"{min(one.touch for one in some):.0%} ({statistics.mean(one.touch for one in some):.0%})",
            f"{statistics.mean(one.words_a_minute for one in some):.0f}",
            f"{min(one.in_step for one in some):.0%}",
        )
    yield table
