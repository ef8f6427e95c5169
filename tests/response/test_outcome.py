"""What one session can teach: seconds really played, and pain as far as it was told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from legato.body import Leg, ZoneId
from legato.notation.session import Block, Change, Close, Settle, Step
from legato.response import Happening, LegOutcome, PainPair, dose_of, leg_outcomes, played_ms

START = datetime(2026, 11, 22, 19, tzinfo=UTC)
STEPS: tuple[Step, ...] = (
    Settle(leg=Leg.LEFT, lasts_ms=10_000),
    Block(leg=Leg.LEFT, technique="thumb", lasts_ms=60_000, pressure=4),
    Change(leg=Leg.LEFT, lasts_ms=5_000),
    Block(leg=Leg.LEFT, technique="knuckle", lasts_ms=60_000, pressure=4),
    Settle(leg=Leg.RIGHT, lasts_ms=15_000, changes_leg=True),
    Block(leg=Leg.RIGHT, technique="thumb", lasts_ms=60_000, pressure=4),
    Close(lasts_ms=20_000),
)
USUAL = {"thumb": 60, "knuckle": 60}


def happening(kind: str, at_s: int, after_s: int | None = None, **detail: Any) -> Happening:
    """Something that happened at a moment of the session, so many seconds after its start (in step unless said)."""
    moment = START + timedelta(seconds=at_s if after_s is None else after_s)
    return Happening(f"{kind}-{at_s}-{after_s}", kind, at_s * 1_000, moment, detail=detail)


WHOLE = (happening("started", 0), happening("finished", 230))


def test_a_session_played_to_its_end_gives_each_block_whole() -> None:
    """Settling, changing and closing are no technique's."""
    assert played_ms(STEPS, WHOLE) == {
        (Leg.LEFT, "thumb"): 60_000,
        (Leg.LEFT, "knuckle"): 60_000,
        (Leg.RIGHT, "thumb"): 60_000,
    }


def test_what_was_skipped_was_not_done() -> None:
    """Twenty seconds of it were: those count."""
    told = [happening("started", 0), happening("skipped", 95, to_ms=135_000), happening("finished", 230, 190)]

    assert played_ms(STEPS, told) == {
        (Leg.LEFT, "thumb"): 60_000,
        (Leg.LEFT, "knuckle"): 20_000,
        (Leg.RIGHT, "thumb"): 60_000,
    }


def test_a_session_that_was_stopped_gives_what_there_was_of_it() -> None:
    """The other leg's turn never came."""
    assert played_ms(STEPS, [happening("started", 0), happening("something_wrong", 40)]) == {
        (Leg.LEFT, "thumb"): 30_000
    }


def test_a_part_played_twice_counts_once() -> None:
    """A minute once more is not known to give as much again."""
    told = [happening("started", 0), happening("repeated", 70, to_ms=10_000), happening("something_wrong", 70, 130)]

    assert played_ms(STEPS, told) == {(Leg.LEFT, "thumb"): 60_000}


def test_nobody_knows_what_was_done_from_paper() -> None:
    """No player ran; nothing is taken for granted."""
    assert played_ms(STEPS, [happening("told_after", 0)]) is None
    assert leg_outcomes(STEPS, [], [PainPair(Leg.LEFT, ZoneId.ARCH, 5, 2)], USUAL) is None


def test_a_dose_grows_by_the_curve_of_the_planner() -> None:
    """The usual time is one; twice the time gives less than twice as much."""
    assert [dose_of(length, 60) for length in (0, 30_000, 60_000, 120_000)] == [0, 562, 1_000, 1_607]


@pytest.mark.parametrize(
    ("pains", "expected"),
    [
        ([(ZoneId.ARCH, 5, 2), (ZoneId.HEEL, 3, 3)], (5_000, 2_000)),
        # Two places hurt alike: both count.
        ([(ZoneId.ARCH, 5, 2), (ZoneId.HEEL, 5, 3)], (5_000, 2_500)),
        # The sorest was not answered afterwards, so it is the next that was.
        ([(ZoneId.ARCH, 5, None), (ZoneId.HEEL, 3, 1)], (3_000, 1_000)),
        ([(ZoneId.ARCH, 5, None), (ZoneId.HEEL, 3, None)], (5_000, None)),
    ],
)
def test_a_leg_is_as_sore_as_its_sorest_place(
    pains: list[tuple[ZoneId, int, int | None]], expected: tuple[int, int | None]
) -> None:
    """What was not answered is never filled in."""
    told = [PainPair(Leg.LEFT, *pain) for pain in pains]
    found = leg_outcomes(STEPS, WHOLE, told, USUAL)

    assert found == {Leg.LEFT: LegOutcome(*expected, {"knuckle": 1_000, "thumb": 1_000})}


def test_a_leg_without_hands_or_without_pain_told_teaches_nothing() -> None:
    """Pain that was only told afterwards has nothing to be compared with."""
    told = [PainPair(Leg.RIGHT, ZoneId.ARCH, 5, 2), PainPair(Leg.LEFT, ZoneId.ARCH, None, 2)]
    stopped = [happening("started", 0), happening("something_wrong", 40)]

    assert leg_outcomes(STEPS, stopped, told, USUAL) == {}


def test_a_technique_that_is_not_known_any_more_is_left_out() -> None:
    """Its usual time is not known either."""
    found = leg_outcomes(STEPS, WHOLE, [PainPair(Leg.LEFT, ZoneId.ARCH, 5, 2)], {"thumb": 60})

    assert found is not None
    assert found[Leg.LEFT].doses == {"thumb": 1_000}
