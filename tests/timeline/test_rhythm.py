"""The rhythm follows the score: every stroke at its exact moment, slowing where it slows, never drifting."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legato.notation.score import By, Score, Touch
from legato.timeline import beats
from legato.timeline.rhythm import has_rhythm
from legato.units import minutes, seconds
from timeline.plays import ODD_LENGTHS, TEMPI, glide, scores


def starts(score: Score, lasts: int) -> list[int]:
    """Return when each stroke begins."""
    return [beat.at for beat in beats(score, lasts)]


class TestSteadyStrokes:
    """At a steady tempo every stroke begins at its exact place."""

    def test_twenty_strokes_a_minute_are_three_seconds_apart(self):
        """Twenty strokes fill a minute, three seconds each."""
        played = list(beats(Score(strokes=(glide(20),)), minutes(1)))

        assert [beat.at for beat in played] == [3_000 * count for count in range(20)]
        assert {beat.lasts for beat in played} == {3_000}

    @given(TEMPI, st.integers(1, 60), ODD_LENGTHS)
    def test_a_tempo_that_does_not_divide_the_minute_never_drifts(self, tempo, repetitions, lasts):
        """The hundredth stroke is as exact as the first, however often the score begins anew."""
        played = starts(Score(strokes=(glide(tempo, None, repetitions),)), lasts)

        assert played == [60_000 * count // tempo for count in range(len(played))]
        assert 60_000 * len(played) >= lasts * tempo

    @given(st.lists(st.tuples(TEMPI, st.integers(1, 12)), min_size=1, max_size=5), ODD_LENGTHS)
    def test_strokes_follow_each_other_with_their_repetitions(self, written, lasts):
        """Each stroke is repeated as often as written before the next, and the score begins anew."""
        score = Score(strokes=tuple(glide(tempo, None, times) for tempo, times in written))

        expected, at = [], Fraction(0)
        while at < lasts:
            for index, (tempo, times) in enumerate(written):
                for _ in range(times):
                    expected.append((int(at), index))
                    at += Fraction(60_000, tempo)
        expected = [(start, index) for start, index in expected if start < lasts]
        actual = [(beat.at, beat.stroke) for beat in beats(score, lasts)]

        assert actual == expected


class TestSlowingStrokes:
    """Strokes that slow down do so evenly over the block."""

    def test_twelve_slowing_to_four_makes_eight_strokes_in_a_minute(self):
        """The strokes of a minute are as many as the tempo half way says."""
        assert len(starts(Score(strokes=(glide(12, 4),)), minutes(1))) == 8

    @given(st.integers(4, 40), st.integers(1, 3), st.integers(60, 600))
    def test_each_stroke_takes_longer_than_the_one_before(self, tempo, slows_to, count):
        """No stroke is quicker than the one before, but for the rounding of a millisecond."""
        played = starts(Score(strokes=(glide(tempo, slows_to),)), seconds(count))
        lengths = [later - earlier for earlier, later in pairwise(played)]

        assert all(later >= earlier - 1 for earlier, later in pairwise(lengths))

    @given(st.integers(4, 40), st.integers(1, 3), st.integers(1, 60), st.integers(60, 600))
    def test_strokes_lie_where_the_falling_tempo_puts_them(self, tempo, slows_to, repetitions, count):
        """The area under the falling tempo up to a stroke is the number of strokes before it."""
        lasts = seconds(count)
        played = starts(Score(strokes=(glide(tempo, slows_to, repetitions),)), lasts)

        for number, at in enumerate(played):
            done = [
                Fraction(moment * tempo, 60_000) - Fraction((tempo - slows_to) * moment**2, 2 * 60_000 * lasts)
                for moment in (at, at + 1)
            ]
            assert done[0] <= number + Fraction(1, 1_000)
            assert number <= done[1] + Fraction(1, 1_000)

    def test_a_score_may_slow_in_one_stroke_and_be_steady_in_the_other(self):
        """Each stroke keeps its own tempo, where the block then is."""
        played = list(beats(Score(strokes=(glide(20, 10, 5), glide(30, None, 5))), minutes(2)))
        whole = played[:-1]
        slow, steady = ([beat.lasts for beat in whole if beat.stroke == index] for index in (0, 1))

        assert slow == sorted(slow)
        assert set(steady) <= {1_999, 2_000, 2_001}


class TestEveryRhythm:
    """Laws for any score and any length."""

    @given(scores(), ODD_LENGTHS)
    def test_strokes_fill_the_block_without_gap_or_overlap(self, score, lasts):
        """The first begins with the block, each lasts until the next, the last until the end."""
        played = list(beats(score, lasts))

        assert played[0].at == 0
        assert all(beat.at + beat.lasts == later.at for beat, later in pairwise(played))
        assert played[-1].at < lasts
        assert sum(beat.lasts for beat in played) == lasts

    @given(scores(), ODD_LENGTHS)
    def test_strokes_come_in_the_order_of_the_score(self, score, lasts):
        """After a stroke comes the same or the next one, and after the last the first."""
        order = [beat.stroke for beat in beats(score, lasts)]
        count = len(score.strokes)

        assert order[0] == 0
        assert all(later in (earlier, (earlier + 1) % count) for earlier, later in pairwise(order))


@pytest.mark.parametrize(("by", "part", "expected"), [(By.MACHINE, "nodes", False), (By.TOOL, "roller", True)])
def test_a_machine_keeps_its_own_rhythm(by, part, expected):
    """Nobody beats time for a machine; a roller is moved by the person."""
    moved = Touch(by=by, part=part, on=("arch",), shape="line")
    stroke = glide().model_copy(update={"touches": (moved,)})

    assert has_rhythm(Score(strokes=(stroke,))) is expected
