"""Relief: pain before minus pain after, per leg and zone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from legato.body import LEGS, Leg, ZoneId
from legato.notation.checkin import Pain
from legato.notation.model import Model
from legato.units import PainScore

LOW_START = 4
"""Up to this pain a single point is felt, and called slight (S106b, J)."""

MEANINGFUL_POINTS = 2
MEANINGFUL_PERCENT = 30
"""Two points and three tenths of what it was are felt as a real change (S105, S106, J)."""


class PainChange(StrEnum):
    """What a difference in pain means to the person who feels it."""

    BETTER = "better"
    SLIGHTLY_BETTER = "slightly_better"
    SAME = "same"
    SLIGHTLY_WORSE = "slightly_worse"
    WORSE = "worse"


class Relief(Model):
    """Pain in one zone of one leg before and after one session."""

    leg: Leg
    zone: ZoneId
    before: PainScore
    after: PainScore

    @property
    def points(self) -> int:
        """Pain before minus pain after: above 0 it eased, below 0 it got worse."""
        return self.before - self.after

    @property
    def change(self) -> PainChange:
        """What the difference means: small differences are no news (S105, S106b)."""
        points, better = abs(self.points), self.points > 0
        start = max(self.before, self.after)
        if points >= MEANINGFUL_POINTS and points * 100 >= MEANINGFUL_PERCENT * start:
            return PainChange.BETTER if better else PainChange.WORSE
        if points >= 1 and (start <= LOW_START or points >= MEANINGFUL_POINTS):
            return PainChange.SLIGHTLY_BETTER if better else PainChange.SLIGHTLY_WORSE
        return PainChange.SAME


def relief(before: Iterable[Pain], after: Iterable[Pain]) -> tuple[Relief, ...]:
    """Compare two pain maps, zone by zone, in the order of the body.

    A zone that was not named before did not hurt then, so pain that is new
    afterwards counts as worse; a zone without an answer afterwards is left out,
    because silence is not the same as no pain.
    """
    earlier = {(pain.leg, pain.zone): pain.score for pain in before}
    later = {(pain.leg, pain.zone): pain.score for pain in after}
    return tuple(
        Relief(leg=leg, zone=zone, before=earlier.get((leg, zone), 0), after=later[leg, zone])
        for leg in LEGS
        for zone in ZoneId
        if (leg, zone) in later and (earlier.get((leg, zone), 0) or later[leg, zone])
    )
