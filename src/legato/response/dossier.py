"""What of one person's records is taken along, for a doctor or for another program: one record, written in many forms.

It holds what the person chose and nothing else, so no form of it can tell more than that. What was not asked is
`None` here and never a number; what was only assumed is not here at all. Left and right stand in every part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from legato.body import Leg, ZoneId
from legato.notation.checkin import BegunCheckIn, Who
from legato.safety import Trouble, Urgency, Verdict


class DossierPart(StrEnum):
    """What a person may take along, or leave out."""

    NAME = "name"
    """Their name and age."""
    PAIN = "pain"
    """Pain before and after each session, and how it was all in all."""
    TECHNIQUES = "techniques"
    WRONG = "wrong"
    """What felt wrong in or after a session."""
    ANSWERS = "answers"
    """What was answered in check-ins, and what followed; check-ins that were refused are among them."""
    PROGRAMME = "programme"
    NOTES = "notes"
    """What they wrote beside a session, word for word."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person takes along, and of which days: those of sessions held between two, the first and the last too."""

    parts: frozenset[DossierPart]
    first: date | None = None
    last: date | None = None

    def has(self, part: DossierPart) -> bool:
        """Tell whether a part was chosen."""
        return part in self.parts

    def covers(self, day: date) -> bool:
        """Tell whether a day is among those that were chosen."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class SpotPain:
    """The pain of one zone before and after a session, 0 to 10; `None` where there is no answer."""

    leg: Leg
    zone: ZoneId
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class WorkDone:
    """One technique on one leg."""

    leg: Leg
    technique: str


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check-in led to: the verdict, and the rules behind it with the legs they are about."""

    verdict: Verdict
    urgency: Urgency
    rules: tuple[tuple[str, tuple[Leg, ...]], ...]
    """Rules that follow only from what was assumed are not among them."""


@dataclass(frozen=True, slots=True)
class DossierSession:
    """One session that was begun. What belongs to a part that was not chosen is empty."""

    id: str
    told_at: datetime
    """When the check-in ended and the plan was made; all moments have the zone of where the session was held."""
    began: datetime
    ended: datetime | None
    """`None` where nobody told that it ended."""
    status: str
    """`playing` where it was begun and nothing tells of an end, `stopped` where something felt wrong, `finished`.

    Empty where what felt wrong was left out: it would tell.
    """
    ready: str
    """The name of the ready-made session it is: before those nobody is asked where it hurts. Else empty."""
    who: Who
    lasts_ms: int
    """How long it was planned to be."""
    guided_ms: int | None
    """How much of it somebody was guided through; `None` where no player ran, as from paper."""
    pains: tuple[SpotPain, ...] = ()
    felt: str = ""
    """How the legs felt afterwards, all in all; empty where nothing was said."""
    was_asked_after: bool = False
    """Whether anything was answered afterwards: if not, nobody may read silence as ease."""
    is_corrected: bool = False
    """Whether an answer was put right later."""
    work: tuple[WorkDone, ...] = ()
    work_was_seen: bool = False
    """Whether a player told what was begun; otherwise `work` is what was planned."""
    wrong: tuple[Trouble, ...] = ()
    answers: BegunCheckIn | None = None
    findings: Findings | None = None
    note: str = ""

    @property
    def was_asked_before(self) -> bool:
        """Whether it was asked where it hurts before the session."""
        return not self.ready


@dataclass(frozen=True, slots=True)
class DossierRefusal:
    """A check-in after which there was no massage."""

    id: str
    at: datetime
    who: Who
    findings: Findings
    answers: BegunCheckIn | None
    """`None` where they cannot be read any more, because another version wrote them."""


@dataclass(frozen=True, slots=True)
class KeptProgramme:
    """A programme that the person keeps or kept."""

    id: str
    programme: str
    begun_on: date
    ends_on: date | None
    """When its weeks are over; `None` where this version does not know the programme."""
    paused_on: date | None
    ended_on: date | None
    held: int
    """On how many of its days there was a session."""


@dataclass(frozen=True, slots=True)
class DossierPerson:
    """Whose it is."""

    id: str
    name: str = ""
    age: int | None = None
    """Years on the day the dossier is made; `None` where it was not told, or is left out."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What is taken along."""

    made_at: datetime
    chosen: Chosen
    person: DossierPerson
    sessions: Iterable[DossierSession]
    """Oldest first; they can be gone through once, because years of them are not held in memory."""
    refusals: tuple[DossierRefusal, ...] = ()
    """Oldest first."""
    programmes: tuple[KeptProgramme, ...] = ()
    """Oldest first."""
