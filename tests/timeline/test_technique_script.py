"""What is told of a block that became longer or firmer while it was held: nothing twice, nothing passed over."""

from __future__ import annotations

from typing import Any

import pytest

from legato import pipeline
from legato.body import FOOT, LOWER_LEG, THIGH, Leg
from legato.library import load_library
from legato.notation.phrase import phrase
from legato.notation.session import Block, Session
from legato.pipeline import Planned
from legato.timeline.lines import LegPart, region_of
from legato.timeline.model import Cue, CueKind
from legato.units import Moment, seconds
from sore_calves import planned

WAYS: tuple[dict[str, Any], ...] = ({}, {"minutes": 50}, {"performer": "partner", "position": "bed", "minutes": 45})


def softened(**changes: Any) -> Session:
    """Plan half an hour for somebody whose calves ache, a little softer than it might be."""
    softer = pipeline.soften(
        planned(**{"minutes": 30, "have": ["oil", "foot_roller", "tennis_ball"]} | changes), Moment(0)
    )
    assert isinstance(softer, Planned)
    return softer.cleared.session


def begins(session: Session, index: int) -> int:
    """Return when a step begins."""
    return sum(step.lasts_ms for step in session.steps[:index])


def cues_of(session: Session, index: int) -> list[Cue]:
    """Return what happens in a step, but for what is shown."""
    cues = pipeline.timeline(session).cues
    return [cue for cue in cues if cue.step == index and cue.kind is not CueKind.SHOW]


def as_heard(cue: Cue) -> tuple[Any, ...]:
    """Return a cue as somebody hears or feels it; the last stroke of a block is cut off by its end, which has moved."""
    return cue.at_ms, cue.kind, cue.phrase, cue.stroke


def is_about_the_end(heard: tuple[Any, ...]) -> bool:
    """Tell whether something says how much is over or left."""
    return heard[1] is CueKind.HALFWAY or heard[2] == phrase("five-more")


@pytest.mark.parametrize("whose", WAYS)
@pytest.mark.parametrize("change", [pipeline.lengthen, pipeline.firm])
def test_what_was_heard_before_stays_as_it_was(change: Any, whose: dict[str, Any]) -> None:
    """In every block: up to when the end was announced every word and every stroke has the same moment as before.

    Of a block that has become longer neither half nor the last five are told where they were: it would not be true.
    """
    before = softened(**whose)
    changed = 0
    for index, step in enumerate(before.steps):
        if not isinstance(step, Block):
            continue
        answer = change(before, Moment(begins(before, index) + step.lasts_ms // 2))
        if not isinstance(answer, Planned):
            continue
        changed += 1
        until = begins(before, index) + step.lasts_ms - seconds(10)
        old = [as_heard(cue) for cue in cues_of(before, index) if cue.at_ms < until]
        new = [as_heard(cue) for cue in cues_of(answer.cleared.session, index) if cue.at_ms < until]
        if change is pipeline.lengthen:
            old, new = ([one for one in each if not is_about_the_end(one)] for each in (old, new))
        assert new == old, step
    assert changed > 0


def test_a_longer_block_tells_once_when_it_ends_and_beats_to_its_new_end() -> None:
    """The ten seconds are those before the new end, and the hands are kept company until then."""
    before = softened()
    for index, step in enumerate(before.steps):
        if not isinstance(step, Block):
            continue
        answer = pipeline.lengthen(before, Moment(begins(before, index)))
        if not isinstance(answer, Planned):
            continue
        after = answer.cleared.session
        ends = begins(after, index + 1)
        cues = cues_of(after, index)
        tens = [cue.at_ms for cue in cues if cue.kind is CueKind.TEN_SECONDS_LEFT]
        beats = [cue for cue in cues if cue.kind is CueKind.BEAT]

        assert tens == [ends - seconds(10)]
        assert not [cue for cue in cues if cue.kind is CueKind.HALFWAY]
        assert not beats or beats[-1].at_ms + beats[-1].lasts_ms == ends


def test_a_firmer_block_shows_its_pressure_and_the_next_one_says_that_it_is_softer() -> None:
    """What is shown is what was asked for; going back to what was planned is said, because it is felt."""
    before = softened()
    heard = []
    for index, step in enumerate(before.steps):
        after = next((one for one in before.steps[index + 1 :] if isinstance(one, Block)), None)
        if not isinstance(step, Block) or after is None or after.leg is not step.leg or after.pressure != step.pressure:
            continue
        answer = pipeline.firm(before, Moment(begins(before, index)))
        if isinstance(answer, Planned):
            cues = pipeline.timeline(answer.cleared.session).cues
            shown = next(cue.shown for cue in cues if cue.step == index and cue.shown is not None)
            following = before.steps.index(after)
            heard.append(any(cue.phrase and cue.phrase.code == "softer" for cue in cues if cue.step == following))
            assert shown.pressure == step.pressure + 1
    assert any(heard)


@pytest.mark.parametrize("minutes", [15, 20, 30, 45])
@pytest.mark.parametrize("who", [{}, {"performer": "partner", "position": "bed"}])
def test_what_is_true_of_a_whole_leg_is_said_at_each_part_of_it(minutes: int, who: dict[str, Any]) -> None:
    """Veins of foot, calf and thigh: minutes after the foot the thigh begins, where it would be forgotten."""
    veins = [
        {"fact": "varicose_veins", "leg": "left", "zones": [zone.value for zone in sorted(FOOT | LOWER_LEG | THIGH)]}
    ]
    session = planned(minutes=minutes, facts=veins, **who)
    techniques = load_library().techniques
    told = {
        region_of(techniques[cue.technique])
        for cue in pipeline.timeline(session).cues
        if cue.kind is CueKind.SAY and cue.technique and cue.phrase and cue.phrase.code == "advice-beside-the-veins"
    }

    parts = {region_of(techniques[block.technique]) for block in session.blocks if block.leg is Leg.LEFT}
    assert told == parts - {LegPart.KNEE}
