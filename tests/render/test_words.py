"""A plan and a timeline in words, as a person reads them; the expected texts lie beside this file."""

from __future__ import annotations

from pathlib import Path

import pytest

from legato.body import Leg
from legato.notation.session import Block, Change, Choice, Reason, ReasonCode, Rest, Settle
from legato.render import exact_clock, plan_words, stroke_words, technique_words, timeline_words
from legato.safety import load_rule_book
from legato.timeline import CueKind
from legato.units import seconds
from legato.words import load_sentences, session_in_words
from timeline.plays import glide, narration_of, play, technique

HERE = Path(__file__).parent


def reason(code: ReasonCode, **args: str | int) -> tuple[Reason, ...]:
    """Give one reason."""
    return (Reason(code=code, args=args),)


def evening():
    """Make a short session on both legs, with its reasons."""
    arch, finish = technique("Arch rub"), technique("Finishing strokes", glide(12, 4))
    made = play(
        Settle(leg=Leg.LEFT, lasts_ms=seconds(10)),
        Block(leg=Leg.LEFT, technique=arch.id, lasts_ms=seconds(60), pressure=4),
        Change(leg=Leg.LEFT, lasts_ms=seconds(5)),
        Block(leg=Leg.LEFT, technique=finish.id, lasts_ms=seconds(45), pressure=2),
        Rest(leg=Leg.LEFT, lasts_ms=seconds(15)),
        Settle(leg=Leg.RIGHT, lasts_ms=seconds(10), changes_leg=True),
        Block(leg=Leg.RIGHT, technique=arch.id, lasts_ms=seconds(60), pressure=5),
        techniques=(arch, finish),
    )
    suits = reason(ReasonCode.SUITS_AIM, case="told", aim="relax")
    out = reason(ReasonCode.LESS_VALUE)
    choices = (
        Choice(leg=Leg.LEFT, technique=arch.id, included=True, reasons=suits),
        Choice(leg=Leg.RIGHT, technique=arch.id, included=True, reasons=suits),
        Choice(leg=Leg.LEFT, technique=finish.id, included=True, reasons=suits),
        Choice(leg=Leg.RIGHT, technique=finish.id, included=False, reasons=out),
    )
    return made, made.session.model_copy(update={"choices": choices})


def test_a_plan_reads_as_written_beside_this_file():
    """What, when, on which leg, how long, how hard, and why."""
    made, session = evening()

    assert plan_words(session_in_words(session, load_sentences()), made.techniques) == (HERE / "plan.md").read_text()


def test_a_timeline_reads_as_written_beside_this_file():
    """Each cue with its millisecond, its leg and its words."""
    made, _ = evening()
    timeline = narration_of(made)

    assert timeline_words(timeline) == (HERE / "timeline.md").read_text()


def test_strokes_are_listed_when_asked_for():
    """One line for each cue then."""
    made, _ = evening()
    timeline = narration_of(made)
    rows = [line for line in timeline_words(timeline, with_beats=True).splitlines() if line.startswith("| ")]

    assert len(rows) == 2 + len(timeline.cues)
    assert sum("| stroke |" in row for row in rows) == sum(cue.kind is CueKind.BEAT for cue in timeline.cues)


def test_a_technique_reads_as_written_beside_this_file():
    """All there is to know, the score in plain words last."""
    slowing = technique("Finishing strokes", glide(12, 4))

    assert technique_words(slowing, load_rule_book().facts) == (HERE / "technique.md").read_text()


@pytest.mark.parametrize(("at_ms", "expected"), [(0, "0:00.000"), (725_250, "12:05.250"), (59_999, "0:59.999")])
def test_a_moment_is_written_to_the_millisecond(at_ms, expected):
    """Minutes, seconds and thousandths."""
    assert exact_clock(at_ms) == expected


def test_a_growing_pressure_is_told_as_growing():
    """From how it begins to how it ends."""
    stroke = glide()
    growing = stroke.pressure.model_copy(update={"course": "growing"})

    assert "; light to medium to firm; 20 a minute" in stroke_words(stroke.model_copy(update={"pressure": growing}))
