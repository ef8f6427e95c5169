"""How long ago a day was, in the unit that people would use."""

from __future__ import annotations

from datetime import date

_UNITS = (("years", 365), ("months", 30), ("weeks", 7), ("days", 1))


def since(day: date, today: date) -> tuple[str, int]:
    """Return the unit and how many of it: `("weeks", 3)`; `today` and `yesterday` count nothing."""
    days = (today - day).days
    # A day to come was written down by another clock, or in another time zone: it is not long ago.
    if days < 2:
        return ("yesterday", 1) if days == 1 else ("today", 0)
    # Of a larger unit there are at least two: "a month ago" is better said in weeks.
    return next((unit, days // lasts) for unit, lasts in _UNITS if days >= 2 * lasts)
