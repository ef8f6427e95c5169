"""What the first page knows of somebody who comes in: the hour, what was left open, and what was last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from legato.notation.checkin import Who
from legato.response import Relief
from legato.server.records.diary import reliefs_of, session_day
from legato.server.records.people.entry import FIRST_NAME
from legato.server.records.people.names import NOBODY_SAID
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting, Status
from legato.server.records.sittings.selectors import guidance_in, ran_to_its_end, sitting_last_held, sittings_held
from legato.units import whole_minutes

_LOOKS_BACK = 10
"""Over so many sessions the last one after which something hurt less is looked for."""


class Daytime(StrEnum):
    """What part of the day it is where somebody is."""

    NIGHT = "night"
    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"


@dataclass(frozen=True, slots=True)
class LastTime:
    """A session that was begun: when, and for how long somebody was guided through it."""

    sitting: Sitting
    minutes: int
    is_whole: bool
    """Whether it came to its end."""
    days_ago: int


@dataclass(frozen=True, slots=True)
class Ease:
    """The last session after which a place hurt less, and the place that gained most."""

    sitting: Sitting
    relief: Relief


def daytime_at(at: datetime) -> Daytime:
    """Return the part of the day of a moment, in its own time zone."""
    if at.hour < 5:
        return Daytime.NIGHT
    if at.hour < 12:
        return Daytime.MORNING
    return Daytime.AFTERNOON if at.hour < 18 else Daytime.EVENING


def name_to_greet(scope: Scope) -> str:
    """Return what to call the person who is cared for; nothing where nobody has given them a name."""
    name = "" if scope.person is None else scope.person.name
    return "" if name == FIRST_NAME or name.rstrip("0123456789 ") == NOBODY_SAID else name


def last_time(scope: Scope) -> LastTime | None:
    """Return the last session that was begun."""
    last = sitting_last_held(scope)
    return None if last is None else last_time_of(scope, last)


def last_time_of(scope: Scope, sitting: Sitting) -> LastTime:
    """Return how a session went; one that no player guided took as long as it was planned for."""
    guided = guidance_in(scope, [sitting])[sitting.id]
    is_whole = sitting.status == Status.FINISHED and (guided is None or ran_to_its_end(scope, sitting))
    lasted = sitting.lasts_ms if guided is None and is_whole else guided or 0
    days = max(0, (scope.today - session_day(sitting)).days)
    # A whole session is never less than a minute.
    minutes = whole_minutes(lasted, least=1 if is_whole else 0)
    return LastTime(sitting, minutes, is_whole, days)


def ease_last(scope: Scope) -> Ease | None:
    """Return the last session after which something hurt less than before; `None` when there was none lately."""
    found = ((sitting, _most(reliefs_of(sitting))) for sitting in sittings_held(scope)[:_LOOKS_BACK])
    return next((Ease(sitting, most) for sitting, most in found if most is not None), None)


def who_of_last(held: LastTime | None) -> Who:
    """Return whom the first page speaks to: whoever held the last session."""
    return Who.SELF if held is None else held.sitting.who


def _most(reliefs: Iterable[Relief]) -> Relief | None:
    gains = [relief for relief in reliefs if relief.before > relief.after]
    return max(gains, key=lambda relief: relief.before - relief.after, default=None)
