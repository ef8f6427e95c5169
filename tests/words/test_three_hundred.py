"""What three hundred different people hear: nothing that keeps safe is missing, nobody waits, nobody is talked over."""

from __future__ import annotations

import pytest
from bench.bench_script import Heard, measured

pytestmark = pytest.mark.prove


@pytest.fixture(scope="module")
def heard() -> list[Heard]:
    """Compose and measure their sessions."""
    return measured()


def test_hear_everything_that_keeps_safe(heard: list[Heard]) -> None:
    """All of it, and all that their rules advise."""
    assert len(heard) > 250
    assert {one.safety for one in heard} == {1.0}
    assert {one.advice for one in heard} == {1.0}


def test_hear_nearly_every_step(heard: list[Heard]) -> None:
    """In full or in short."""
    assert min(one.steps for one in heard) >= 0.95


def test_hear_of_each_stroke_as_the_hands_begin_it(heard: list[Heard]) -> None:
    """Voice, picture and rhythm change together, whatever their limits have to be told on the way."""
    assert {one.in_step for one in heard} == {1.0}


def test_are_left_to_feel_more_than_they_are_talked_to(heard: list[Heard]) -> None:
    """Less than half the time, and never alone for long."""
    assert max(one.talk for one in heard) <= 0.45
    assert max(one.silence_s for one in heard) <= 25


def test_have_hands_on_their_legs(heard: list[Heard]) -> None:
    """Four fifths of the time from ten minutes on, three quarters in five minutes."""
    assert min(one.touch for one in heard if one.minutes >= 10) >= 0.80
    assert min(one.touch for one in heard if one.minutes < 10) >= 0.75
