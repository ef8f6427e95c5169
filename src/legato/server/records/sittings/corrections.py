"""What was said after a sitting before and after it was put right, and what of it is a correction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import AfterAnswer, Correction, Feedback, Sitting, ZonePain


@dataclass(frozen=True, slots=True)
class Answers:
    """What is said about a sitting at one moment."""

    pains: Mapping[tuple[str, str], int]
    felt: str
    note: str

    @classmethod
    def of(cls, scope: Scope, sitting: Sitting) -> Answers:
        """Read them as they are written down now."""
        told = scope.rows(ZonePain).filter(sitting=sitting, after__isnull=False).values_list("leg", "zone", "after")
        feedback = scope.rows(Feedback).filter(sitting=sitting).first()
        pains = {(leg, zone): after for leg, zone, after in told if after is not None}
        return cls(pains, feedback.felt if feedback else "", feedback.note if feedback else "")


def corrections_between(said: Answers, says: Answers, sitting: Sitting, now: datetime) -> Iterator[Correction]:
    """Give a correction for each answer that says something else now; to answer for the first time corrects nothing."""
    for (leg, zone), was in said.pains.items():
        became = says.pains.get((leg, zone))
        if became != was:
            yield Correction(
                sitting=sitting,
                part=AfterAnswer.PAIN,
                leg=leg,
                zone=zone,
                was=str(was),
                became="" if became is None else str(became),
                corrected_at=now,
            )
    if said.felt and said.felt != says.felt:
        yield Correction(sitting=sitting, part=AfterAnswer.FELT, was=said.felt, became=says.felt, corrected_at=now)
    if said.note and said.note != says.note:
        yield Correction(sitting=sitting, part=AfterAnswer.NOTE, corrected_at=now)
