"""Company in long silences: each time in other words, and nothing that the moment contradicts."""

from __future__ import annotations

from itertools import islice, pairwise

import pytest

from legato.body import Leg
from legato.notation.session import Rest
from legato.pipeline.path import narration
from legato.pipeline.ready import ReadyName, ready_one
from legato.timeline import CueKind
from legato.timeline.company import pleasantries, restful
from legato.timeline.lines import Addressee
from legato.timeline.model import Purpose
from legato.units import seconds
from legato.words import CueInWords
from timeline.plays import block, cues_of, play

COMPANY = {Purpose.BREATH, Purpose.PRAISE}
READY = [ReadyName.TWELVE, ReadyName.TWENTY]
FIVE_MORE = "Five more, without hurrying."
TOLD_APART = seconds(6)


def _cues(name: ReadyName) -> tuple[CueInWords, ...]:
    return narration(ready_one(name).cleared.session).cues


@pytest.mark.parametrize("name", READY)
def test_the_second_leg_is_not_told_the_same_breath_again_and_again(name: ReadyName):
    """In a whole session no word of company follows itself, and none is heard more than three times."""
    cues = _cues(name)
    rests = {cue.step for cue in cues if cue.kind is CueKind.REST}
    told = [cue for cue in cues if cue.purpose in COMPANY and cue.kind is CueKind.SAY and cue.step not in rests]
    texts = [cue.text for cue in told]

    assert len(set(texts)) >= 4
    assert all(one != other for one, other in pairwise(texts))
    assert max(texts.count(text) for text in texts) <= 3


@pytest.mark.parametrize("who", Addressee)
@pytest.mark.parametrize("by_machine", [False, True])
def test_neighbouring_blocks_begin_with_different_company(who: Addressee, by_machine: bool):
    """Whoever needs several words in one block hears others first in the next, and all there are in the end."""
    blocks = [list(islice(pleasantries(who, number, by_machine=by_machine), 3)) for number in range(24)]

    assert all(one[0] != other[0] for one, other in pairwise(blocks))
    assert len({line.phrase for said in blocks for line in said}) == (5 if by_machine else 10)


@pytest.mark.parametrize("who", Addressee)
def test_hands_that_wait_for_a_machine_are_not_praised_for_a_rhythm(who: Addressee):
    """Nobody touches anything there, so there is neither a rhythm to keep nor warmth to notice under a hand."""
    lines = list(islice(pleasantries(who, 0, by_machine=True), 12))

    assert Purpose.PRAISE not in {line.purpose for line in lines}
    assert all(line.phrase.args["turn"] != 0 for line in lines if line.purpose is Purpose.FEEL)


@pytest.mark.parametrize("who", Addressee)
def test_hands_that_rest_hear_of_breath_alone(who: Addressee):
    """A rest is no time to be told to keep a rhythm, or to let hands follow somebody's breath."""
    said = list(islice(restful(0, who), 4))

    assert {line.purpose for line in said} == {Purpose.BREATH}
    assert all(one != other for one, other in pairwise(said))


def test_a_long_rest_keeps_company_with_breath():
    """A minute and a half of rest is not silent, and nothing in it asks for work."""
    told = cues_of(play(block(), Rest(leg=Leg.LEFT, lasts_ms=seconds(90))))
    rest = [cue for cue in told if cue.step == 2 and cue.kind is CueKind.SAY]

    assert len(rest) > 2
    assert {cue.purpose for cue in rest} <= {Purpose.BREATH, Purpose.POSITION}


@pytest.mark.parametrize("name", READY)
def test_nobody_counts_strokes_over_a_change_of_stroke_or_over_ten_seconds(name: ReadyName):
    """\"Five more\" is never followed by another movement, nor in the same breath by "Ten seconds"."""
    cues = _cues(name)
    counted = [cue for cue in cues if cue.text == FIVE_MORE]

    assert counted
    for count in counted:
        later = [cue for cue in cues if cue.step == count.step and cue.at_ms > count.at_ms]
        (ten,) = (cue for cue in later if cue.kind is CueKind.TEN_SECONDS_LEFT)
        assert [cue.text for cue in later if cue.purpose is Purpose.MOVEMENT] == []
        assert ten.at_ms - count.at_ms >= TOLD_APART
