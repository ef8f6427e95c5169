"""How much of a session somebody was guided through follows from what happened in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

from legato.response import Happening, guided_ms

START = datetime(2026, 11, 22, 19, tzinfo=UTC)


def happening(kind: str, at_s: int, after_s: int | None = None, **detail: Any) -> Happening:
    """Something that happened at a moment of the session, so many seconds after its start (in step unless said)."""
    moment = START + timedelta(seconds=at_s if after_s is None else after_s)
    return Happening(f"{kind}-{at_s}-{after_s}", kind, at_s * 1_000, moment, detail=detail)


def test_a_session_from_start_to_end_is_all_of_it() -> None:
    """Ten minutes are ten minutes."""
    told = [happening("started", 0), happening("cue_reached", 300), happening("finished", 600)]

    assert guided_ms(told) == 600_000


def test_a_device_that_slept_gave_nothing() -> None:
    """Two minutes, an hour of sleep, and the end."""
    slept = happening("paused", 120, 3_720, because="absent")
    told = [happening("started", 0), slept, happening("finished", 120, 3_730, early=True)]

    assert guided_ms(told) == 120_000


def test_what_is_left_out_is_not_given() -> None:
    """Somebody who goes on where the clock would be was not guided through what lies between."""
    told = [
        happening("started", 0),
        happening("paused", 120, 420, because="absent"),
        happening("skipped", 120, 430, to_ms=420_000),
        happening("resumed", 420, 431),
        happening("finished", 600, 611),
    ]

    assert guided_ms(told) == (120 + 180) * 1_000


def test_a_part_that_is_skipped_or_repeated_while_it_plays() -> None:
    """A jump ends one stretch and begins another; the same minute twice is one minute of the session."""
    skipped = [happening("started", 0), happening("skipped", 60, to_ms=300_000), happening("finished", 600, 360)]
    repeated = [happening("started", 0), happening("repeated", 60, to_ms=0), happening("finished", 600, 660)]

    assert guided_ms(skipped) == 360_000
    assert guided_ms(repeated) == 600_000


def test_two_screens_that_tell_the_same_count_once() -> None:
    """A phone that joins says what the computer says, too."""
    told = [
        happening("started", 0),
        happening("resumed", 100, 101),
        happening("paused", 200, 200),
        happening("paused", 200, 201),
    ]

    assert guided_ms(told) == 200_000


def test_the_order_of_arrival_does_not_matter() -> None:
    """The post may lose its way, or come twice."""
    told = [
        happening("started", 0),
        happening("paused", 60),
        happening("resumed", 60, 70),
        happening("skipped", 80, 90, to_ms=120_000),
    ]

    assert {guided_ms([*order, order[0]]) for order in permutations(told)} == {80_000}


def test_a_session_without_a_player_says_nothing() -> None:
    """It may have been read from paper, and held all the same."""
    assert guided_ms([]) is None
    assert guided_ms([happening("pain_after", 0)]) is None
