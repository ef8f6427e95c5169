"""Relief over many sessions: enough of them, in order, and told modestly."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from legato.body import Leg, ZoneId
from legato.response import ENOUGH_SESSIONS, Relief, SessionRelief, summarise

MONDAY = datetime(2026, 11, 2, 20, tzinfo=UTC)


def session(day: int, before: int, after: int, leg: Leg = Leg.LEFT) -> SessionRelief:
    """Make a session on a day that changed the pain in one calf."""
    changed = Relief(leg=leg, zone=ZoneId.CALF, before=before, after=after)
    return SessionRelief(at=MONDAY + timedelta(days=day), reliefs=(changed,))


def test_one_session_proves_nothing():
    """However good it was, it is too early to say."""
    [told] = summarise([session(0, 8, 1)])

    assert not told.is_enough
    assert (told.leg, told.zone, told.sessions) == (Leg.LEFT, ZoneId.CALF, 1)


def test_enough_sessions_are_told_in_plain_numbers():
    """How often it eased, how often it got worse, and by how much at least half the time."""
    [told] = summarise([session(0, 6, 4), session(1, 5, 2), session(2, 4, 6), session(3, 6, 5)])

    assert (told.sessions, told.eased, told.worsened, told.usual_points) == (4, 2, 1, 1)
    assert told.is_enough


def test_no_relief_is_not_dressed_up():
    """When the middle session brought nothing, no number of points is given."""
    [told] = summarise([session(0, 5, 5), session(1, 5, 5), session(2, 5, 2)])

    assert (told.sessions, told.eased, told.usual_points) == (3, 1, 0)


def test_each_leg_has_its_own_summary():
    """The legs are never thrown together."""
    told = summarise([session(0, 6, 3), session(1, 4, 4, Leg.RIGHT)])

    assert [(each.leg, each.sessions) for each in told] == [(Leg.LEFT, 1), (Leg.RIGHT, 1)]


@given(st.permutations([session(day, 7 - day % 3, 4 - day % 2) for day in range(6)]))
def test_sessions_may_come_in_any_order(sessions):
    """The history is told in the order of time."""
    [told] = summarise(sessions)

    assert [at for at, _, _ in told.history] == sorted(outcome.at for outcome in sessions)
    assert (told.first, told.last) == (MONDAY, MONDAY + timedelta(days=5))
    assert told.is_enough is (told.sessions >= ENOUGH_SESSIONS)
