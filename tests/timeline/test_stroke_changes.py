"""Voice, picture and rhythm change together: no hands begin another stroke without its words, nor the other way."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.body import Leg
from legato.library import load_library
from legato.notation.score import Score
from legato.notation.session import Block
from legato.notation.technique import Technique
from legato.timeline import CueKind, beats
from legato.timeline.rhythm import has_rhythm, runs
from legato.units import Span, minutes, seconds
from legato.words import CueInWords
from timeline.plays import STEPS, block, cues_of, glide, play, settle, technique

AGAIN = "Now start over, and keep taking each in turn."
TWO_PARTS = [one for one in load_library().techniques.values() if len(one.score.strokes) > 1 and has_rhythm(one.score)]


def in_two_parts(repetitions: int = 4) -> Technique:
    """Make a technique of two strokes, the last movement of which belongs to the second."""
    made = technique("Arch rub", glide(20, None, repetitions), glide(20, None, 4))
    second = STEPS[1].model_copy(update={"says": "Then rub the heel.", "short": "Then the heel.", "stroke": 2})
    return made.model_copy(update={"words": made.words.model_copy(update={"steps": (*STEPS[:3], second)})})


def heard(made: Technique, lasts_s: int, *, second_leg: bool = False) -> list[CueInWords]:
    """Return what happens in a block of a technique, counted from its beginning."""
    steps = [_block_of(made, Leg.LEFT, lasts_s)]
    if second_leg:
        steps += [settle(Leg.RIGHT, changes_leg=True), _block_of(made, Leg.RIGHT, lasts_s)]
    step = len(steps)
    cues = [cue for cue in cues_of(play(*steps, techniques=[made])) if cue.step == step]
    begins = cues[0].at_ms
    return [cue.model_copy(update={"at_ms": cue.at_ms - begins}) for cue in cues]


def _block_of(made: Technique, leg: Leg, lasts_s: int) -> Block:
    return block(leg, lasts_s=lasts_s).model_copy(update={"technique": made.id})


def first_beat(cues: list[CueInWords], stroke: int) -> int | None:
    """Return when the hands first begin a stroke."""
    return next((cue.at_ms for cue in cues if cue.kind is CueKind.BEAT and cue.stroke == stroke), None)


def said_at(cues: list[CueInWords], *texts: str) -> int | None:
    """Return when one of several sentences is said."""
    return next((cue.at_ms for cue in cues if cue.text in texts), None)


def test_the_second_stroke_is_told_as_it_begins():
    """Not ten seconds before, and not when it is nearly over."""
    cues = heard(in_two_parts(10), 90)

    assert said_at(cues, "Then rub the heel.") == first_beat(cues, 1)


def test_the_first_stroke_goes_on_until_it_has_been_explained():
    """Its score would leave it after three seconds; nobody has heard by then where the hands lie."""
    cues = heard(in_two_parts(1), 90)
    explained = said_at(cues, STEPS[2].says, STEPS[2].short)

    assert explained is not None
    assert first_beat(cues, 1) > explained
    assert said_at(cues, "Then rub the heel.") == first_beat(cues, 1)


def test_a_stroke_there_is_no_time_to_explain_does_not_begin():
    """In ten seconds the first one is all there is, in word and beat."""
    cues = heard(in_two_parts(1), 10)

    assert first_beat(cues, 1) is None
    assert said_at(cues, "Then rub the heel.", "Then the heel.") is None


def test_the_second_leg_is_told_too_when_the_hands_change():
    """`The same on this side` says what is done, not when."""
    cues = heard(in_two_parts(), 60, second_leg=True)

    assert said_at(cues, "The same on this side.") is not None
    assert said_at(cues, "Then the heel.") == first_beat(cues, 1)


def test_it_is_said_once_that_the_strokes_go_on_in_turn():
    """When the first one begins anew."""
    cues = heard(in_two_parts(), 120)
    second = first_beat(cues, 1)
    anew = next(cue.at_ms for cue in cues if cue.kind is CueKind.BEAT and cue.stroke == 0 and cue.at_ms > second)

    assert [cue.at_ms for cue in cues if cue.text == AGAIN] == [anew]


@given(st.lists(st.integers(0, 60_000), max_size=3))
def test_holding_a_stroke_back_only_ever_makes_its_first_run_longer(holds: list[int]):
    """Whole strokes are added, and the order stays: the first, the second, the third, and so on."""
    score = Score(strokes=(glide(20, None, 2), glide(30, None, 3), glide(15, None, 1)))
    lasts = minutes(4)
    natural, held = list(runs(list(beats(score, lasts)))), list(runs(list(beats(score, lasts, holds))))

    assert [run.stroke for run in held] == [run.stroke for run in natural[: len(held)]]
    for hold, (before, after) in zip(holds, zip(natural[1:], held[1:], strict=False), strict=False):
        assert after.at >= max(before.at, hold)


@pytest.mark.parametrize("made", TWO_PARTS, ids=lambda made: made.id)
def test_every_technique_keeps_step_at_every_length_it_may_have(made: Technique):
    """From the least dose to the most, in grid steps: each stroke begins, with its words or just after them."""
    for lasts_s in range(made.dose.least_s, made.dose.most_s + 1, 5):
        cues = heard(made, lasts_s)
        for stroke in range(1, len(made.score.strokes)):
            step = next(step for step in made.words.steps if step.stroke == stroke + 1)
            begins, told = first_beat(cues, stroke), said_at(cues, step.says, step.short)
            assert begins is not None, (lasts_s, stroke)
            assert told is not None, (lasts_s, stroke)
            assert begins - seconds(6) < told <= begins, (lasts_s, stroke)


def test_a_block_of_one_stroke_has_one_run():
    """Nothing changes where there is nothing to change to."""
    assert [run.stroke for run in runs(list(beats(Score(strokes=(glide(),)), Span(minutes(1)))))] == [0]
