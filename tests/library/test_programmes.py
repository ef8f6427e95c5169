"""Programmes: a rhythm within limits, that owes nothing and ends."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from legato.library import Library, load_library
from legato.library.programme import Due, Programme, ProgrammeDay, programme_day

MONDAY = date(2026, 3, 2)


def twice_a_week(**changes: Any) -> Programme:
    """Return a programme of four weeks, twice a week, with changes."""
    known = load_library().programmes["twelve-twice"].model_dump(mode="json")
    return Programme.model_validate_json(Programme.model_validate(known | changes, strict=False).model_dump_json())


def after(*days: int, on: int) -> ProgrammeDay:
    """Return how it stands some days after its beginning, with sessions on days counted likewise."""
    held = [MONDAY + timedelta(days=day) for day in days]
    return programme_day(twice_a_week(), MONDAY, held, MONDAY + timedelta(days=on))


def test_each_names_what_was_only_judged(library: Library) -> None:
    """No study says how often: every programme says that this is ours."""
    assert [one.id for one in library.programmes.values() if "J" not in one.sources] == []


def test_each_opens_the_checkin_with_something_its_techniques_are_for(library: Library) -> None:
    """A programme wishes for techniques that serve one of its aims."""
    astray = [
        (one.id, name)
        for one in library.programmes.values()
        for name in one.techniques
        if not set(one.aims) & set(library.technique(name).aims)
    ]

    assert astray == []


def test_the_first_session_is_on_the_first_day() -> None:
    """Whoever begins may begin at once."""
    assert after(on=0).due is Due.TODAY


def test_sessions_of_a_week_keep_some_days_apart() -> None:
    """Of two a week, three days; the day before is announced as tomorrow."""
    assert (after(0, on=1).due, after(0, on=2).due, after(0, on=3).due) == (Due.LATER, Due.TOMORROW, Due.TODAY)


def test_a_week_that_is_done_is_done() -> None:
    """More than was planned is never asked for."""
    stands = after(0, 3, on=4)

    assert (stands.due, stands.next_on) == (Due.LATER, MONDAY + timedelta(days=7))


def test_what_was_missed_is_not_owed() -> None:
    """After an empty week the next asks for two sessions, not for four."""
    stands = after(on=7)

    assert (stands.week, stands.done, stands.by_week) == (2, 0, (0, 0))
    assert after(7, 10, on=11).next_on == MONDAY + timedelta(days=14)


def test_it_is_over_after_its_weeks() -> None:
    """Four weeks after its beginning nothing is due any more, whatever was done."""
    assert after(on=28) == ProgrammeDay(Due.OVER, None, 4, 0, (0, 0, 0, 0))


@given(held=st.lists(st.integers(-10, 40)), on=st.integers(0, 60))
def test_nothing_is_ever_due_too_often(held: list[int], on: int) -> None:
    """No session is due on the day of another, none in a week that is done, none after the end."""
    stands = after(*held, on=on)
    is_done = stands.done >= 2 or on in held

    assert not (stands.due is Due.TODAY and (is_done or on >= 28))
    assert stands.next_on is None or MONDAY + timedelta(days=on) <= stands.next_on < MONDAY + timedelta(days=28)


@pytest.mark.parametrize(
    "later",
    [
        [{"from_week": 2, "minutes": 26}],
        [{"from_week": 2, "minutes": 20}],
        [{"from_week": 5, "minutes": 25}],
        [{"from_week": 3, "minutes": 25}, {"from_week": 3, "minutes": 30}],
        [{"from_week": 2, "minutes": 25}, {"from_week": 3, "minutes": 35}],
    ],
    ids=["too much at once", "no longer", "after its end", "twice in a week", "too long"],
)
def test_it_grows_only_within_limits(later: list[dict[str, int]]) -> None:
    """Sessions grow by five minutes at a time, to thirty at most, within the weeks there are."""
    with pytest.raises(ValidationError):
        twice_a_week(later=later)


def test_sessions_grow_from_the_week_that_says_so() -> None:
    """The week before is as it was."""
    grown = twice_a_week(later=[{"from_week": 3, "minutes": 25}])

    assert [grown.minutes_in(week) for week in (1, 2, 3, 4)] == [20, 20, 25, 25]


def test_a_programme_names_its_techniques_or_is_the_twelve() -> None:
    """Neither both nor nothing."""
    with pytest.raises(ValidationError):
        twice_a_week(is_the_twelve=False)
