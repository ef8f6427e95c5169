"""A week as a quiet strip: seven days, and on which of them a session was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_DAYS = 7
_FIRST = date(2000, 1, 3)
"""Nobody held a session before; and calendars end somewhere."""


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the strip."""

    day: date
    weekday: int
    """1 is Monday."""
    sessions: int
    is_today: bool
    is_ahead: bool


@dataclass(frozen=True, slots=True)
class WeekView:
    """Seven days from a Monday on."""

    days: tuple[DayView, ...]
    before: date
    """The Monday of the week before."""
    after: date | None
    """That of the week after it; `None` in the week that is now."""

    @property
    def sessions(self) -> int:
        """How many sessions there were."""
        return sum(day.sessions for day in self.days)

    @property
    def first(self) -> date:
        """Its Monday."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """Its Sunday."""
        return self.days[-1].day


def monday_of(asked: str | None, today: date) -> date:
    """Return the Monday of the week that an address names by a day; that of this week where it names none before it."""
    try:
        day = min(date.fromisoformat(asked or ""), today)
    except ValueError:
        day = today
    day = max(day, _FIRST)
    return day - timedelta(days=day.weekday())


def week_view(monday: date, held: Mapping[date, int], today: date) -> WeekView:
    """Return a week with its sessions."""
    days = tuple(monday + timedelta(days=nth) for nth in range(_DAYS))
    following = monday + timedelta(days=_DAYS)
    return WeekView(
        days=tuple(DayView(day, day.isoweekday(), held.get(day, 0), day == today, day > today) for day in days),
        before=monday - timedelta(days=_DAYS),
        after=following if following <= today else None,
    )
