"""What one session can teach: pain before and after on each leg, and how much of each technique was really played.

Nothing is filled in. A place that was not answered afterwards has no number, what was skipped was not done, and where
no player ran (a plan on paper) nobody knows what was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from legato.body import Leg, ZoneId
from legato.notation.session import Block, Step
from legato.planner.worth import share_of
from legato.response.guidance import Stretch, guided_stretches
from legato.response.standing import Happening
from legato.units import MILLISECONDS_PER_SECOND

USUAL_DOSE = 1_000
"""What a technique gives in its usual time; doses are thousandths of it."""

_THOUSANDTHS = 1_000


class PainPair(NamedTuple):
    """Pain in one zone of one leg, before and after a session, as far as it was told."""

    leg: Leg
    zone: ZoneId
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class LegOutcome:
    """What one session did on one leg, and how that leg was before and after it."""

    before: int
    """Pain in its sorest place, in thousandths of a point."""
    after: int | None
    """Pain there afterwards; `None` where nothing was said."""
    doses: Mapping[str, int]
    """What was played, by technique, in thousandths of its usual dose; what was not played is not in it."""


@dataclass(frozen=True, slots=True)
class SittingOutcome:
    """What one session can teach."""

    id: str
    day: date
    legs: Mapping[Leg, LegOutcome]
    """The legs that hands were on, and whose pain before was told."""


def played_ms(steps: Iterable[Step], happenings: Iterable[Happening]) -> dict[tuple[Leg, str], int] | None:
    """Return how much of each technique was played on each leg, in milliseconds; `None` where no player ever ran.

    `steps` are those of the session as it was held to its end: what had been played keeps its place whenever a session
    is changed. A part that was repeated counts once.
    """
    stretches = guided_stretches(happenings)
    if stretches is None:
        return None
    played: dict[tuple[Leg, str], int] = {}
    begins = 0
    for step in steps:
        ends = begins + step.lasts_ms
        if isinstance(step, Block):
            there = (step.leg, step.technique)
            played[there] = played.get(there, 0) + _within(begins, ends, stretches)
        begins = ends
    return {there: length for there, length in played.items() if length}


def dose_of(length_ms: int, usual_s: int) -> int:
    """Return what so much of a technique gives, in thousandths of what its usual time gives.

    It grows by the planner's own curve: each further second gives less.
    """
    return round(USUAL_DOSE * share_of(length_ms // MILLISECONDS_PER_SECOND, usual_s) / share_of(usual_s, usual_s))


def leg_outcomes(
    steps: Iterable[Step],
    happenings: Iterable[Happening],
    pains: Iterable[PainPair],
    usual_s: Mapping[str, int],
) -> dict[Leg, LegOutcome] | None:
    """Return what a session can teach about each leg; `None` where nobody knows what was played.

    Args:
        steps: those of the session.
        happenings: everything that happened in it.
        pains: what was told about places, before and after.
        usual_s: how many seconds each technique usually takes; of others nothing is learned.
    """
    played = played_ms(steps, happenings)
    if played is None:
        return None
    told = tuple(pains)
    found: dict[Leg, LegOutcome] = {}
    for leg in Leg:
        doses = {
            technique: dose_of(length, usual_s[technique])
            for (on, technique), length in played.items()
            if on is leg and technique in usual_s
        }
        pain = _sorest([each for each in told if each.leg is leg])
        given = {technique: dose for technique, dose in sorted(doses.items()) if dose}
        if given and pain is not None:
            found[leg] = LegOutcome(*pain, given)
    return found


def _within(begins: int, ends: int, stretches: Iterable[Stretch]) -> int:
    return sum(max(0, min(ends, until) - max(begins, since)) for since, until in stretches)


def _sorest(pains: list[PainPair]) -> tuple[int, int | None] | None:
    """Return pain before and after in the sorest place that has both; places that hurt alike are averaged.

    Where no place has both, it is the sorest before, with no number after.
    """
    both = list(_both(pains))
    if both:
        worst = max(before for before, _ in both)
        after = [after for before, after in both if before == worst]
        return worst * _THOUSANDTHS, _THOUSANDTHS * sum(after) // len(after)
    before = [pain.before for pain in pains if pain.before is not None]
    return (max(before) * _THOUSANDTHS, None) if before else None


def _both(pains: Iterable[PainPair]) -> Iterator[tuple[int, int]]:
    for pain in pains:
        if pain.before is not None and pain.after is not None:
            yield pain.before, pain.after
