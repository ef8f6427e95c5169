"""Sessions as the diary tells them: one line each, by months, and one of them in full."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.technique import Technique
from legato.server.doors.pages.diary.words import Length, length_of, pain_short, title_of
from legato.server.records.diary import pains_of, session_start
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting
from legato.server.records.sittings.selectors import session_of, techniques_reached
from legato.server.wire.language import say


@dataclass(frozen=True, slots=True)
class EntryView:
    """A session in a list."""

    sitting: Sitting
    at: datetime
    title: str
    length: Length
    pains: tuple[str, ...]
    felt: str
    is_told: bool
    """Whether anything was said about it afterwards, besides a note."""
    is_corrected: bool

    @property
    def note(self) -> str:
        """What was written beside it."""
        return self.sitting.feedback.note if hasattr(self.sitting, "feedback") else ""


@dataclass(frozen=True, slots=True)
class MonthView:
    """The sessions of one month, newest first."""

    month: int
    year: str
    entries: tuple[EntryView, ...]


def entry_view(sitting: Sitting, guided: int | None) -> EntryView:
    """Tell one session in a line."""
    feedback = getattr(sitting, "feedback", None)
    pains = pains_of(sitting)
    felt = say("after-felt", felt=feedback.felt) if feedback and feedback.felt else ""
    return EntryView(
        sitting=sitting,
        at=session_start(sitting),
        title=title_of(sitting),
        length=length_of(sitting, guided),
        pains=tuple(pain_short(pain) for pain in pains),
        felt=felt,
        is_told=bool(felt) or any(pain.after is not None for pain in pains),
        is_corrected=getattr(sitting, "is_corrected", False),
    )


def months_of(entries: Iterable[EntryView]) -> tuple[MonthView, ...]:
    """Put sessions under their months."""
    return tuple(
        MonthView(month, str(year), tuple(within))
        for (year, month), within in groupby(entries, key=lambda entry: (entry.at.year, entry.at.month))
    )


@dataclass(frozen=True, slots=True)
class Done:
    """What was done on one leg, in order; each technique once."""

    leg: Leg
    techniques: tuple[Technique, ...]


def techniques_done(scope: Scope, sitting: Sitting) -> tuple[Done, ...]:
    """Return what was begun on each leg; where no player ran, what was planned."""
    every, reached = load_library().techniques, techniques_reached(scope, sitting)
    found = (Done(leg, tuple(every[name] for name in _begun(sitting, leg, reached) if name in every)) for leg in LEGS)
    return tuple(done for done in found if done.techniques)


def _begun(sitting: Sitting, leg: Leg, reached: Collection[tuple[Leg, str]] | None) -> tuple[str, ...]:
    on_leg = (block.technique for block in session_of(sitting).blocks if block.leg is leg)
    return tuple(dict.fromkeys(name for name in on_leg if reached is None or (leg, name) in reached))
