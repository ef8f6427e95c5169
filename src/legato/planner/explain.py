"""Why each technique is in a session, and why each other one is out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import LEGS, ZONES, Leg, place_name
from legato.library import Library
from legato.notation.checkin import CheckIn, Complaint
from legato.notation.session import Block, Choice, Reason, ReasonCode, Wishes
from legato.notation.technique import Grade
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer
from legato.planner.worth import History, pain_map
from legato.units import MILLISECONDS_PER_SECOND, Span, clock

_SUPPORT = {
    Grade.HIGH: "Good studies support it.",
    Grade.MODERATE: "Some studies support it.",
    Grade.LOW: "A few small studies speak for it.",
}


def choices_for(
    blocks: Mapping[Leg, tuple[Block, ...]],
    offers: Mapping[Leg, Offer],
    checkin: CheckIn,
    library: Library,
    wishes: Wishes,
    history: History | None,
) -> tuple[Choice, ...]:
    """Return a choice with its reasons for every technique on every leg, in the order of the library."""
    told = _Told(checkin, library, wishes, history)
    return tuple(told.choice(offers[leg], name, blocks.get(leg, ())) for leg in LEGS for name in library.techniques)


class _Told:
    """The reasons of one check-in, in words."""

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
        at = next((at for at, block in enumerate(line) if block.technique == name), None)
        if at is None:
            reason = self._why_not(candidate, line)
            return Choice(leg=leg, technique=name, included=False, reasons=(reason,))
        reasons = tuple(self._why(candidate, offer, opens=at == 0, closes=at == len(line) - 1))
        return Choice(leg=leg, technique=name, included=True, reasons=reasons)

    def _why(self, one: Candidate, offer: Offer, *, opens: bool, closes: bool) -> Iterator[Reason]:
        technique, checkin = one.technique, self._checkin
        found = False
        if (one.leg, one.name) in self._wished:
            found = True
            yield Reason(code=ReasonCode.CHOSEN, says="You chose it.")
        if opens and offer.opener in (None, one):
            found = True
            yield Reason(code=ReasonCode.OPENS, says="It is the gentlest way to begin on this leg.")
        if closes and offer.closer in (None, one):
            found = True
            yield Reason(code=ReasonCode.CLOSES, says="It brings this leg to a calm end.")
        sore = self._sorest(one)
        if sore is not None:
            found = True
            yield Reason(code=ReasonCode.WORKS_WHERE_IT_HURTS, says=sore)
        if technique.complaints.get(checkin.complaint, 0) > 0:
            found = True
            yield Reason(code=ReasonCode.SUITS_COMPLAINT, says=self._suits(checkin.complaint))
        aims = [aim for aim in checkin.aims if technique.aims.get(aim, 0) > 0]
        if aims:
            found = True
            labels = self._library.labels.get(type(aims[0]), {})
            named = [labels[aim.value].label.lower() if aim.value in labels else aim.value for aim in aims]
            yield Reason(code=ReasonCode.SUITS_AIM, says=f"It serves what you would like: {', '.join(named)}.")
        if technique.evidence.grade in _SUPPORT:
            found = True
            yield Reason(code=ReasonCode.SUPPORTED, says=_SUPPORT[technique.evidence.grade])
        if self._history is not None and self._history.get((one.leg, one.name), costs.NEUTRAL) > costs.NEUTRAL:
            found = True
            yield Reason(code=ReasonCode.HELPED_BEFORE, says="It seemed to help this leg before.")
        if not found:
            yield Reason(code=ReasonCode.FITS_TIME, says="It is gentle on you, and there is time for it.")

    def _suits(self, complaint: Complaint) -> str:
        if complaint is Complaint.UNSURE:
            return "It suits an ache of no clear cause."
        label = self._library.labels.get(Complaint, {}).get(complaint.value)
        what = complaint.value.replace("_", " ") if label is None else label.label
        return f"It suits what you came with: {what.lower()}."

    def _sorest(self, one: Candidate) -> str | None:
        """Say where it hurts most among the zones a technique works on, or next to them."""
        pain = self._pain[one.leg]
        here = [zone for zone in one.technique.zones if pain.get(zone, 0) > 0]
        if here:
            zone = max(here, key=lambda zone: pain[zone])
            return f"It works where it hurts: {place_name(one.leg, zone)}."
        near = [zone for zone in pain if pain[zone] > 0 and ZONES[zone].neighbours & set(one.technique.zones)]
        if near:
            zone = max(near, key=lambda zone: pain[zone])
            return f"It works next to where it hurts: {place_name(one.leg, zone)}."
        return None

    def _why_not(self, one: Candidate, line: tuple[Block, ...]) -> Reason:
        there = Span(sum(block.lasts_ms for block in line))
        if one.least_s * MILLISECONDS_PER_SECOND > there:
            says = (
                f"It takes {clock(one.least_s * MILLISECONDS_PER_SECOND)} at least; this leg has {clock(there)} in all."
            )
            return Reason(code=ReasonCode.NO_TIME, says=says)
        return Reason(code=ReasonCode.LESS_VALUE, says="Others do more for you in the time there is.")
