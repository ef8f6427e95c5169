"""A line: a phrase with what it is for, and perhaps a shorter form of it; and to whom the guide speaks."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from legato.body import FOOT, THIGH, ZoneId
from legato.notation.checkin import CheckIn, Performer
from legato.notation.phrase import Phrase
from legato.notation.technique import Technique
from legato.timeline.model import KEEPS_SAFE, CueKind, Purpose, Shown
from legato.timeline.voice import Spoken


class Addressee(StrEnum):
    """Addressee is spoken to: somebody who massages the own leg, or the giver of somebody else's."""

    SELF = "self"
    GIVER = "giver"


class LegPart(StrEnum):
    """A part of the leg one moves to."""

    FOOT = "foot"
    CALF = "calf"
    KNEE = "knee"
    THIGH = "thigh"


class Omission(StrEnum):
    """Why a line was left out."""

    NO_TIME = "no_time"
    TOLD_BEFORE = "told_before"
    """Said on the other leg already; `the same on this side` stands for it."""
    LIMITED = "limited"
    """It takes a pressure, a position or a performer for granted that is not so here."""


@dataclass(frozen=True, slots=True)
class ScriptLine:
    """A phrase to say, with a shorter form where it has one."""

    phrase: Phrase
    purpose: Purpose
    short: Phrase | None = None
    presumes: int | None = None
    """The least pressure at which it is true."""
    stroke: int = 0
    """Index of the stroke of the score it speaks of; said when the hands begin that one."""

    @property
    def is_firm(self) -> bool:
        """Tell whether it must be said whatever the time."""
        return self.purpose in _FIRM

    @property
    def keeps_safe(self) -> bool:
        """Tell whether it is told elsewhere when there is no room for it where it belongs."""
        return self.purpose in KEEPS_SAFE


class CueDraft(NamedTuple):
    """A cue before it has its number and its place in the session."""

    at: int
    kind: CueKind
    lasts: int = 0
    phrase: Phrase | None = None
    purpose: Purpose | None = None
    presumes: int | None = None
    shown: Shown | None = None
    stroke: int | None = None

    @classmethod
    def of_line(cls, kind: CueKind, spoken: Spoken, line: ScriptLine, form: Phrase | None = None) -> CueDraft:
        """Say a line, in another form than its full one where that is given."""
        return cls(spoken.at, kind, spoken.lasts, form or line.phrase, line.purpose, line.presumes)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that was not said, and why."""

    line: ScriptLine
    why: Omission

    @classmethod
    def for_time(cls, line: ScriptLine) -> LeftOut:
        """Leave a line out because there is no room for it."""
        return cls(line, Omission.NO_TIME)


_FIRM = KEEPS_SAFE | {Purpose.TITLE, Purpose.PLACING}
_AT_THE_FOOT = FOOT | {ZoneId.ANKLE_INNER, ZoneId.ANKLE_OUTER, ZoneId.ACHILLES}


def who_of(checkin: CheckIn) -> Addressee:
    """Return who is spoken to."""
    return Addressee.GIVER if checkin.performer is Performer.PARTNER else Addressee.SELF


def region_of(technique: Technique) -> LegPart:
    """Return where the hands of a technique mainly are."""
    first = technique.zones[0]
    if first in _AT_THE_FOOT:
        return LegPart.FOOT
    if first in THIGH:
        return LegPart.THIGH
    return LegPart.KNEE if first in (ZoneId.KNEE, ZoneId.BEHIND_KNEE) else LegPart.CALF
