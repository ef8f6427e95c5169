"""Why each technique is in a session, and why each other one is out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from legato.body import LEGS, ZONES, Leg, ZoneId
from legato.library import Library
from legato.notation.checkin import CheckIn
from legato.notation.session import Block, Choice, Reason, ReasonCode, Wishes
from legato.notation.technique import Grade, Technique
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer
from legato.planner.worth import History, pain_map
from legato.units import MILLISECONDS_PER_SECOND, Span

MOST_SPOKEN = 2
"""Reasons of one technique: more than two nobody reads [J]."""

_SUPPORT = frozenset({Grade.HIGH, Grade.MODERATE, Grade.LOW})


def choices_for(
    blocks: Mapping[Leg, tuple[Block, ...]],
    offers: Mapping[Leg, Offer],
    checkin: CheckIn,
    library: Library,
    wishes: Wishes,
    history: History | None,
) -> tuple[Choice, ...]:
    """Return a choice with its reasons for every technique on every leg, in the order of the library."""
    told = _Explainer(checkin, library, wishes, history)
    return tuple(told.choice(offers[leg], name, blocks.get(leg, ())) for leg in LEGS for name in library.techniques)


@dataclass(frozen=True, slots=True)
class _Told:
    """A reason, and for which other techniques it would hold as well."""

    reason: Reason
    holds_for: Callable[[Technique], bool]


class _Explainer:
    """The reasons of one check-in."""

    def __init__(self, checkin: CheckIn, library: Library, wishes: Wishes, history: History | None) -> None:
        self._checkin, self._library, self._wishes, self._history = checkin, library, wishes, history
        self._pain = {leg: pain_map(checkin, leg) for leg in LEGS}
        self._wished = {(grip.leg, grip.technique) for grip in wishes.include}
        self._wished |= {(wish.leg, wish.technique) for wish in wishes.lengths}

    def choice(self, offer: Offer, name: str, line: tuple[Block, ...]) -> Choice:
        leg = offer.leg
        if name in offer.left_out:
            return Choice(leg=leg, technique=name, included=False, reasons=offer.left_out[name])
        candidate = offer.candidate(name)
        assert candidate is not None
        if all(block.technique != name for block in line):
            reason = self._why_not(candidate, line)
            return Choice(leg=leg, technique=name, included=False, reasons=(reason,))
        return Choice(leg=leg, technique=name, included=True, reasons=self._why(candidate, offer, line))

    def _why(self, one: Candidate, offer: Offer, line: tuple[Block, ...]) -> tuple[Reason, ...]:
        """Give one or two reasons: what tells this technique from the others of the session comes first."""
        opens, closes = line[0].technique == one.name, line[-1].technique == one.name
        found: list[Reason] = []
        if (one.leg, one.name) in self._wished:
            found.append(_reason(one.technique, one.leg, ReasonCode.CHOSEN))
        if opens and offer.opener in (None, one):
            found.append(_reason(one.technique, one.leg, ReasonCode.OPENS))
        if closes and offer.closer in (None, one):
            found.append(_reason(one.technique, one.leg, ReasonCode.CLOSES))
        if self._history is not None and self._history.get((one.leg, one.name), costs.NEUTRAL) > costs.NEUTRAL:
            found.append(_reason(one.technique, one.leg, ReasonCode.HELPED_BEFORE))
        others = [name for name in dict.fromkeys(block.technique for block in line) if name != one.name]
        own = [*_suits(one.technique, one.leg, self._checkin), *_serves(one.technique, one.leg, self._checkin)]
        own += _supported(one.technique, one.leg)
        # What holds for fewer of the other techniques says more about this one; of equals the first says more.
        own.sort(key=lambda told: sum(told.holds_for(self._library.techniques[name]) for name in others))
        sorest = list(_sorest(one.technique, one.leg, self._pain[one.leg]))
        found += (sorest or [told.reason for told in own if not found])[:1]
        if not found:
            found.append(_reason(one.technique, one.leg, ReasonCode.FITS_TIME))
        return tuple(found[:MOST_SPOKEN])

    def _why_not(self, one: Candidate, line: tuple[Block, ...]) -> Reason:
        there = Span(sum(block.lasts_ms for block in line))
        if one.least_s * MILLISECONDS_PER_SECOND > there:
            seconds = there // MILLISECONDS_PER_SECOND
            return _reason(
                one.technique, one.leg, ReasonCode.NO_TIME, case="least", least_seconds=one.least_s, leg_seconds=seconds
            )
        return _reason(one.technique, one.leg, ReasonCode.LESS_VALUE)


def speaks_for(technique: Technique, leg: Leg, checkin: CheckIn) -> Reason | None:
    """Return what speaks most for a technique on a leg, whether it is in a session or not; `None` when nothing does."""
    own = [*_suits(technique, leg, checkin), *_serves(technique, leg, checkin), *_supported(technique, leg)]
    return next(iter([*_sorest(technique, leg, pain_map(checkin, leg)), *(told.reason for told in own)]), None)


def _reason(technique: Technique, leg: Leg, code: ReasonCode, **args: str | int) -> Reason:
    return Reason(code=code, args={"technique": technique.id, "leg": leg.value, **args})


def _suits(technique: Technique, leg: Leg, checkin: CheckIn) -> Iterator[_Told]:
    complaint = checkin.complaint
    if technique.complaints.get(complaint, 0) <= 0:
        return
    reason = _reason(technique, leg, ReasonCode.SUITS_COMPLAINT, case="told", complaint=complaint.value)
    yield _Told(reason, lambda other: other.complaints.get(complaint, 0) > 0)


def _serves(technique: Technique, leg: Leg, checkin: CheckIn) -> Iterator[_Told]:
    """Name the aim it fits best."""
    aims = [aim for aim in checkin.aims if technique.aims.get(aim, 0) > 0]
    if not aims:
        return
    aim = max(aims, key=lambda each: technique.aims[each])
    reason = _reason(technique, leg, ReasonCode.SUITS_AIM, case="told", aim=aim.value)
    yield _Told(reason, lambda other: other.aims.get(aim, 0) > 0)


def _supported(technique: Technique, leg: Leg) -> Iterator[_Told]:
    grade = technique.evidence.grade
    if grade in _SUPPORT:
        reason = _reason(technique, leg, ReasonCode.SUPPORTED, case="grade", grade=grade.value)
        yield _Told(reason, lambda other: other.evidence.grade is grade)


def _sorest(technique: Technique, leg: Leg, pains: Mapping[ZoneId, int]) -> Iterator[Reason]:
    """Name where it hurts most among the zones a technique works on, or next to them."""
    pain = {zone: score for zone, score in pains.items() if score > 0}
    worked = set(technique.zones)
    here = [zone for zone in pain if zone in worked]
    near = [zone for zone in pain if ZONES[zone].neighbours & worked]
    if not here and not near:
        return
    zone = max(here or near, key=lambda zone: pain[zone])
    case = "there" if here else "beside"
    yield _reason(technique, leg, ReasonCode.WORKS_WHERE_IT_HURTS, case=case, zones=zone.value, score=pain[zone])
