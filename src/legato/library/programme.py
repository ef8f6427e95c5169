"""Programmes: which sessions, how often, for how many weeks, and how it ends.

A programme wishes and never allows: each of its sessions is asked about, screened
and composed as any other, and what a rule leaves out stays left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from legato.library.model import Order, Sentence, Short, Sources
from legato.notation.checkin import Aim, Complaint
from legato.notation.model import Model
from legato.notation.technique import Identifier, OtherNames

LONGEST_RISE = 5
"""By how many minutes a session may grow from one stage to the next [J]."""
LONGEST_SESSION = 30
"""To how many minutes a programme may lead; longer ones are each person's own choice [J]."""
_WEEK = timedelta(days=7)

Minutes = Annotated[int, Field(strict=True, ge=5, le=LONGEST_SESSION)]


class Growth(Model):
    """From which week on sessions take how long."""

    from_week: Annotated[int, Field(strict=True, ge=2, le=12)]
    minutes: Minutes


class Programme(Model):
    """A rhythm for some weeks, with what is wished of each session and an end."""

    id: Identifier
    order: Order
    name: Short
    also: OtherNames = ()
    line: Sentence
    """For whom it is, in one sentence."""
    times_a_week: Annotated[int, Field(strict=True, ge=1, le=5)]
    weeks: Annotated[int, Field(strict=True, ge=2, le=12)]
    minutes: Minutes
    """How long the first sessions are."""
    later: tuple[Growth, ...] = ()
    complaint: Complaint
    """What the check-in is opened with, to be seen and changed there."""
    aims: Annotated[tuple[Aim, ...], Field(min_length=1, max_length=2)]
    techniques: tuple[Identifier, ...] = ()
    """Those it is about; the check-in and the planner decide which of them there are."""
    is_the_twelve: bool = False
    """Whether its techniques are the twelve, in their order."""
    tips: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    """What is worth remembering on the day."""
    how_often: Sentence
    """Why so often, and whether that is known or judged."""
    known: Sentence
    """What studies show, and how good they are."""
    beside: Sentence
    """What else helps, or matters more."""
    ask_when: Sentence
    """When to stop and whom to ask."""
    look_back: Sentence
    """What to ask oneself at the end."""
    sources: Sources

    @model_validator(mode="after")
    def _grows_within_limits(self) -> Self:
        week, minutes = 1, self.minutes
        for stage in self.later:
            if not week < stage.from_week <= self.weeks:
                raise ValueError("Stages follow each other, and begin within the weeks of the programme.")
            if not 0 < stage.minutes - minutes <= LONGEST_RISE:
                raise ValueError(f"A stage is longer than the one before, by {LONGEST_RISE} minutes at most.")
            week, minutes = stage.from_week, stage.minutes
        return self

    @model_validator(mode="after")
    def _says_what_it_is_about(self) -> Self:
        if self.is_the_twelve == bool(self.techniques):
            raise ValueError("A programme names its techniques, or is the twelve.")
        return self

    @property
    def sessions(self) -> int:
        """How many sessions it asks for from beginning to end."""
        return self.times_a_week * self.weeks

    def last_day(self, begins: date) -> date:
        """Return its last day, when it begins on a day."""
        return begins + _WEEK * self.weeks - timedelta(days=1)

    def minutes_in(self, week: int) -> int:
        """Return how long a session is in a week, counted from 1."""
        begun = [stage.minutes for stage in self.later if stage.from_week <= week]
        return begun[-1] if begun else self.minutes


class Weekday(StrEnum):
    """A day of the week, by the two letters that calendars know it by."""

    MONDAY = "MO"
    TUESDAY = "TU"
    WEDNESDAY = "WE"
    THURSDAY = "TH"
    FRIDAY = "FR"
    SATURDAY = "SA"
    SUNDAY = "SU"

    @property
    def number(self) -> int:
        """Which day of the week it is, counted from Monday as 0."""
        return tuple(Weekday).index(self)


def next_weekday(days: Iterable[Weekday], since: date, until: date) -> date | None:
    """Return the first of some days of the week that is not before `since`, nor after `until`; `None` for none."""
    numbers = {day.number for day in days}
    week = (since + timedelta(days=nth) for nth in range(7))
    return next((day for day in week if day.weekday() in numbers and day <= until), None)


class Due(StrEnum):
    """When the next session of a programme is."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"
    OVER = "over"
    """Its weeks have gone by."""


@dataclass(frozen=True, slots=True)
class ProgrammeDay:
    """How a programme stands on a day. What was not done is gone: it is never owed later."""

    due: Due
    next_on: date | None
    """The day of the next session; `None` when there is none."""
    week: int
    """Which week of it this is, counted from 1; its last when it is over."""
    done: int
    """On how many days of this week there was a session."""
    by_week: tuple[int, ...]
    """The same of every week that has begun."""


def programme_day(programme: Programme, begins: date, held: Iterable[date], today: date) -> ProgrammeDay:
    """Return how a programme stands that began on a day, with the days on which sessions were held.

    Two sessions of a week are a day apart or more, spread evenly: of two a week, three days.
    """
    days = sorted({day for day in held if begins <= day <= today})
    end = begins + _WEEK * programme.weeks
    over = today >= end
    at = min(max(today - begins, timedelta(0)) // _WEEK, programme.weeks - 1)
    firsts = [begins + _WEEK * nth for nth in range(at + 1)]
    by_week = tuple(sum(first <= day < first + _WEEK for day in days) for first in firsts)
    if over:
        return ProgrammeDay(Due.OVER, None, programme.weeks, by_week[-1], by_week)
    apart = timedelta(days=max(1, 7 // programme.times_a_week))
    rested = max(days[-1] + apart if days else begins, today)
    following = begins + _WEEK * (at + 1)
    next_on = max(rested, following) if by_week[-1] >= programme.times_a_week else rested
    if next_on >= end:
        return ProgrammeDay(Due.LATER, None, at + 1, by_week[-1], by_week)
    due = {0: Due.TODAY, 1: Due.TOMORROW}.get((next_on - today).days, Due.LATER)
    return ProgrammeDay(due, next_on, at + 1, by_week[-1], by_week)
