"""Ways of writing days and times of day: which comes first, and whether hours go on after noon.

They follow where somebody lives and not the language they read: whoever reads English in Stockholm writes days as
in Stockholm. `ways.json` holds what Unicode's CLDR knows of each locale, written by `scripts/ways.py`: to look it up
in Babel would keep the whole of a locale in memory for as long as the app runs, for each that a browser names.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, format_time
from fluent.runtime.types import FluentType


class Order(StrEnum):
    """What comes first in a day."""

    DAY = "dmy"
    MONTH = "mdy"
    YEAR = "ymd"


@dataclass(frozen=True, slots=True)
class Ways:
    """How days and times are written."""

    order: Order = Order.DAY
    has_noon: bool = False
    """Whether hours begin again at noon, with `am` or `pm` behind them."""


BRITISH = Ways()
"""Of whoever does not say where they live."""
_PATTERNS = {
    Order.DAY: {"long": "d MMMM y", "medium": "d MMM y", "short": "d MMMM"},
    Order.MONTH: {"long": "MMMM d, y", "medium": "MMM d, y", "short": "MMMM d"},
    Order.YEAR: {"long": "y MMMM d", "medium": "y MMM d", "short": "MMMM d"},
}
_LOCALE = "en_GB"
"""Whose names of months all languages so far have."""


@dataclass(frozen=True, slots=True)
class DayRead(FluentType):
    """A day, with the ways of whoever reads it."""

    day: date
    ways: Ways

    def format(self, locale: Locale) -> str:  # noqa: ARG002 - of the runtime
        """Write it where a sentence asks for no form of it; the locale of the sentence is not the reader's."""
        return day_written(self, "medium")


def ways_of(tag: str) -> Ways:
    """Return the ways of a browser's language tag, as `de-AT`; the British where it names no country or none known."""
    language, *rest = tag.replace("_", "-").split("-")
    known = _known()
    for name in (*("_".join([language.lower(), *rest[:upto]]) for upto in range(len(rest), 0, -1)), language.lower()):
        if name.lower() in known:
            found = known[name.lower()]
            return Ways(Order(found[:3]), has_noon=found.endswith("12"))
    return BRITISH


def day_written(day: date | DayRead, style: str) -> str:
    """Write a day: `long`, `medium` with the month cut short, or `short` without the year."""
    read = day if isinstance(day, DayRead) else DayRead(day, BRITISH)
    return str(format_date(read.day, _PATTERNS[read.ways.order][style], locale=_LOCALE))


def time_written(at: datetime | time, ways: Ways) -> str:
    """Write a time of day, as its own clock tells it: `20:05`, or `8:05 pm`."""
    pattern = "h:mm a" if ways.has_noon else "HH:mm"
    # Without its zone, which is for the one who asks to have applied.
    return str(format_time(at.replace(tzinfo=None), pattern, locale=_LOCALE))


@cache
def _known() -> dict[str, str]:
    told: dict[str, str] = json.loads((files("legato.words") / "ways.json").read_text("utf-8"))
    return told
