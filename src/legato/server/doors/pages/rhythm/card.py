"""How the programme of a person stands today: what the first page and its own page say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legato.library import load_library
from legato.library.model import Tip
from legato.library.programme import Due, Programme, ProgrammeDay, programme_day
from legato.server.records.diary import days_held
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import Rhythm
from legato.server.records.rhythm.selectors import rhythm_kept


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """A programme that is kept, as it stands today."""

    rhythm: Rhythm
    programme: Programme
    stands: ProgrammeDay
    held: int
    """On how many days there was a session since it began."""

    @property
    def due(self) -> str:
        """When the next session is, as a word for sentences."""
        return "paused" if self.rhythm.is_paused else self.stands.due.value

    @property
    def is_due(self) -> bool:
        """Whether a session is offered: today, or tomorrow's already."""
        return not self.rhythm.is_paused and self.stands.due in {Due.TODAY, Due.TOMORROW}

    @property
    def minutes(self) -> int:
        """How long a session is this week."""
        return self.programme.minutes_in(self.stands.week)

    @property
    def tips(self) -> tuple[Tip, ...]:
        """What is worth remembering on the day."""
        return tuple(load_library().tips[name] for name in self.programme.tips)

    @property
    def weeks(self) -> tuple[tuple[int, int], ...]:
        """Each week that has begun, with the days on which there was a session."""
        return tuple(enumerate(self.stands.by_week, start=1))


def programme_view(scope: Scope) -> ProgrammeView | None:
    """Return the programme that is kept; `None` where there is none, or this version does not know it."""
    rhythm = rhythm_kept(scope)
    programme = None if rhythm is None else load_library().programmes.get(rhythm.programme)
    if rhythm is None or programme is None:
        return None
    # While it rests, it stands as on the day it was paused.
    today: date = rhythm.paused_on or scope.today
    held = days_held(scope, min(rhythm.begun_on, scope.today), scope.today)
    return ProgrammeView(rhythm, programme, programme_day(programme, rhythm.begins, held, today), len(held))
