"""How long ago something was, by a wall clock that may be set back or ahead in between.

Only lengths are read off a clock, and each has two ends: what lies in the future is as little to be relied on
as what is too old. What came before what is never read off a clock; it is written down.
"""

from __future__ import annotations

from datetime import datetime, timedelta

CLOCKS_DIFFER = timedelta(minutes=5)
"""A clock that is put right by its time server may be back by so much; more than that is another time [J]."""


def is_within(then: datetime, limit: timedelta, now: datetime) -> bool:
    """Tell whether something was less than a limit ago, and does not lie in the future."""
    return -_slack(limit) < now - then < limit


def span_within(limit: timedelta, now: datetime) -> tuple[datetime, datetime]:
    """Return the first and the last moment that are within a limit, for a question to the database."""
    return now - limit, now + _slack(limit)


def _slack(limit: timedelta) -> timedelta:
    return min(CLOCKS_DIFFER, limit)
