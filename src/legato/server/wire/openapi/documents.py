"""What the API gives out about check-ins, plans and sittings, as records; the documentation is made from them."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field, RootModel

from legato.body import Leg
from legato.notation.model import Model
from legato.notation.technique import Identifier, Technique
from legato.response import Relief, ZoneSummary
from legato.safety import Fact
from legato.safety.model import Urgency, Verdict
from legato.server.records.sittings.models import EventKind, Status, Withdrawal
from legato.server.wire.moments import Detail
from legato.words import (
    AnyVerdictInWords,
    ClearInWords,
    EmergencyInWords,
    ModifiedInWords,
    Narration,
    NoSessionInWords,
    SeeClinicianFirstInWords,
    SessionInWords,
)

WhereAllowed = Annotated[ClearInWords | ModifiedInWords, Field(discriminator="verdict")]
WhereRefused = Annotated[SeeClinicianFirstInWords | EmergencyInWords, Field(discriminator="verdict")]


class ErrorFinding(Model):
    """One thing that is wrong."""

    path: str
    """The place inside the document, as `pain[0].leg`; empty for the whole of it."""
    says: str
    """One sentence: what is wrong, and what would help."""
    line: int | None = None
    """The line of the document, counted from 1, where it is known."""


class ErrorSays(Model):
    """What went wrong."""

    says: str
    """One sentence for a person."""
    findings: tuple[ErrorFinding, ...]
    """Every mistake at once; empty where no place in a document is to blame."""


class Error(Model):
    """Everything that goes wrong, in one shape."""

    error: ErrorSays


class Techniques(Model):
    """All techniques."""

    techniques: tuple[Technique, ...]


class Facts(Model):
    """The yes/no vocabulary of a check-in."""

    facts: tuple[Fact, ...]


class VerdictAnswer(RootModel[Annotated[AnyVerdictInWords, Field(discriminator="verdict")]]):
    """One of the four verdicts, with its reasons and the limits of each leg."""


class PlannedAnswer(Model):
    """A session was composed, and kept as a sitting."""

    outcome: Literal["planned"]
    sitting: uuid.UUID
    session: SessionInWords
    screening: WhereAllowed


class RefusedAnswer(Model):
    """Massage would be wrong; the screening says why, and what to do instead."""

    outcome: Literal["refused"]
    screening: WhereRefused


class NotComposedAnswer(Model):
    """Massage would be possible, but nothing sensible fits."""

    outcome: Literal["not_composed"]
    no_session: NoSessionInWords
    screening: WhereAllowed


class NothingPlanned(RootModel[Annotated[RefusedAnswer | NotComposedAnswer, Field(discriminator="outcome")]]):
    """Nothing was planned, and why."""


class PlanAnswer(
    RootModel[Annotated[PlannedAnswer | RefusedAnswer | NotComposedAnswer, Field(discriminator="outcome")]]
):
    """What came out of changing a plan."""


class SittingSummary(Model):
    """A sitting without its documents."""

    id: uuid.UUID
    person: uuid.UUID
    status: Status
    ready: str | None
    """The ready-made session it is, if it is one."""
    lasts_ms: int
    day: date
    """Its day, where whoever held it was."""
    made_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    withdrawn: Withdrawal | None
    """Why it is never played again, whatever a clock says."""


class Sittings(Model):
    """Sittings, newest first."""

    sittings: tuple[SittingSummary, ...]


class SittingAnswer(SittingSummary):
    """A sitting with the session that was planned and the verdict behind it."""

    session: SessionInWords
    screening: WhereAllowed


class HeldSitting(SittingSummary):
    """A sitting that was held, with what it brought."""

    relief: tuple[Relief, ...]


class DiaryAnswer(Model):
    """The sittings that were held, newest first, and relief summed up for each zone of each leg."""

    sittings: tuple[HeldSitting, ...]
    zones: tuple[ZoneSummary, ...]


class SittingEvent(Model):
    """One thing that happened in a sitting."""

    id: uuid.UUID
    kind: EventKind
    at_ms: int
    """Since the start of the session."""
    leg: Leg | None
    technique: Identifier | None
    happened_at: datetime
    detail: Detail


class SittingEvents(Model):
    """What happened, in the order in which it happened."""

    events: tuple[SittingEvent, ...]


class Accepted(Model):
    """How many of the events that were sent are recorded now."""

    accepted: int


class Adjusted(Model):
    """What became of a wish."""

    says: str
    """For the person."""
    timeline: Narration | None = None
    """What to go on with; missing when nothing changed."""


class Begun(Model):
    """A ready-made session, as it is recorded."""

    id: uuid.UUID
    status: Status


class Refusal(Model):
    """What follows from what was ticked."""

    verdict: Verdict
    urgency: Urgency
