"""How a session stands follows from everything that happened in it, in whatever order it is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

from legato.body import Leg
from legato.response import Happening, Standing, standing

START = datetime(2026, 11, 22, 19, tzinfo=UTC)
HARMLESS = frozenset({"cramp"})


def happening(
    kind: str, second: int, leg: Leg | None = Leg.LEFT, technique: str | None = "thumb", **detail: Any
) -> Happening:
    """Something that happened some seconds into a session, on the left leg unless said otherwise."""
    at = START + timedelta(seconds=second)
    return Happening(f"{kind}-{second}", kind, second * 1_000, at, leg, technique, detail)


def stands(*told: Happening) -> Standing:
    """How a session stands after these."""
    return standing(told, HARMLESS)


def test_nothing_has_happened() -> None:
    """A plan is a plan."""
    assert stands() == Standing()


def test_it_goes_on_where_the_last_thing_happened() -> None:
    """Begun on the left, now on the right."""
    found = stands(happening("started", 0), happening("cue_reached", 300, Leg.RIGHT))

    assert (found.status, found.runs, found.at_ms, found.leg) == ("playing", True, 300_000, Leg.RIGHT)


def test_any_order_and_any_number_of_times() -> None:
    """The post may lose its way, or come twice."""
    told = [
        happening("started", 0),
        happening("paused", 60),
        happening("resumed", 70),
        happening("skipped", 80, to_ms=120_000),
    ]
    expected = stands(*told)

    assert all(stands(*order, order[0]) == expected for order in permutations(told))


def test_a_jump_leads_to_where_it_leads() -> None:
    """Who skipped something does not get it again after a reload."""
    found = stands(happening("started", 0), happening("skipped", 80, to_ms=120_000))

    assert (found.at_ms, found.leg) == (120_000, None)


def test_what_was_skipped_is_left_out_until_it_is_come_back_to() -> None:
    """Each leg for itself."""
    skipped = (happening("skipped", 80), happening("skipped", 200, Leg.RIGHT))
    assert stands(*skipped).left_out == ((Leg.LEFT, "thumb"), (Leg.RIGHT, "thumb"))
    assert stands(*skipped, happening("cue_reached", 210)).left_out == ((Leg.RIGHT, "thumb"),)


def test_what_felt_wrong_ends_it_whatever_comes_later() -> None:
    """Nobody gets round it by finishing, or on another device; a cramp alone ends nothing."""
    wrong = happening("something_wrong", 90, what="one_leg_swollen")
    assert (
        stands(happening("started", 0), wrong, happening("finished", 100), happening("resumed", 110)).status
        == "stopped"
    )
    assert stands(happening("started", 0), happening("something_wrong", 90, what="cramp")).status == "playing"
    assert stands(happening("started", 0), happening("something_wrong", 90)).status == "stopped"


def test_pain_told_afterwards_does_not_move_the_place() -> None:
    """It says how it is now, not where the session was."""
    found = stands(happening("paused", 60), happening("pain_after", 0, None, None))

    assert (found.at_ms, found.leg) == (60_000, Leg.LEFT)


def test_kinds_of_a_newer_version_only_say_that_it_was_held() -> None:
    """An old program reads new records without stumbling."""
    assert stands(happening("sung_along", 5)).status == "playing"
