"""Which techniques are possible on which leg, and why the others are not."""

from __future__ import annotations

from dataclasses import dataclass

from legato.body import LEGS, Leg
from legato.library import Library
from legato.notation.checkin import CheckIn, Equipment, Performer
from legato.notation.session import Grip, Reason, ReasonCode, Wishes
from legato.notation.technique import Oil, Technique, TechniqueRole
from legato.planner import costs
from legato.planner.worth import GRID_SECONDS, History, value_of
from legato.safety import Limits, Playable, breaches, pressure_allowed


@dataclass(frozen=True, slots=True)
class Candidate:
    """A technique that is possible on a leg."""

    technique: Technique
    leg: Leg
    value: int
    least_s: int
    most_s: int
    softest: int
    """The least pressure it can be done with."""
    hardest: int
    """The most pressure it may ask for here."""

    @property
    def name(self) -> str:
        """The technique's id."""
        return self.technique.id

    @property
    def gentleness(self) -> tuple[int, int, tuple[int, str]]:
        """The gentlest sorts first; then the order of the library decides."""
        return self.softest, self.hardest, self.technique.rank


@dataclass(frozen=True, slots=True)
class Offer:
    """What is possible on one leg, and what is not and why."""

    leg: Leg
    candidates: tuple[Candidate, ...]
    left_out: dict[str, tuple[Reason, ...]]
    unwished: tuple[Candidate, ...] = ()
    """What would be possible if nobody had left anything out."""

    def candidate(self, name: str) -> Candidate | None:
        """Return the candidate of that name, if it is possible."""
        return next((one for one in self.candidates if one.name == name), None)

    def gentlest(self, role: TechniqueRole) -> Candidate | None:
        """Return the gentlest candidate of a role."""
        return min((one for one in self.candidates if one.technique.role is role), key=_gentleness, default=None)

    @property
    def opener(self) -> Candidate | None:
        """The warm-up this leg opens with; `None` when none is possible."""
        return self.gentlest(TechniqueRole.WARM_UP)

    @property
    def closer(self) -> Candidate | None:
        """The finishing strokes this leg closes with; `None` when none are possible."""
        return self.gentlest(TechniqueRole.FINISH)


def _gentleness(candidate: Candidate) -> tuple[int, int, tuple[int, str]]:
    return candidate.gentleness


def offers(
    checkin: CheckIn, screening: Playable, library: Library, wishes: Wishes, history: History | None
) -> dict[Leg, Offer]:
    """Return what is possible on each leg."""
    return {leg: _offer(leg, checkin, screening, library, wishes, history) for leg in LEGS}


def _offer(
    leg: Leg, checkin: CheckIn, screening: Playable, library: Library, wishes: Wishes, history: History | None
) -> Offer:
    limits = screening.limits[leg]
    unwished: list[Candidate] = []
    left_out: dict[str, tuple[Reason, ...]] = {}
    for technique in library.techniques.values():
        most_s = longest(technique, limits)
        against = (
            *_unsafe(technique, leg, screening),
            *_impossible(technique, checkin, limits),
            *_too_short(technique, limits, most_s),
        )
        if not against:
            unwished.append(
                Candidate(
                    technique,
                    leg,
                    value_of(technique, leg, checkin, history),
                    technique.dose.least_s,
                    most_s,
                    technique.pressure[0],
                    pressure_allowed(technique, limits),
                )
            )
        if Grip(leg=leg, technique=technique.id) in wishes.leave_out:
            against = (Reason(code=ReasonCode.DROPPED), *against)
        if against:
            left_out[technique.id] = tuple(_about(reason, technique.id, leg) for reason in against)
    possible = tuple(one for one in unwished if one.name not in left_out)
    candidates = _without_oil_clashes(possible, left_out)
    if len(possible) == len(unwished):
        return Offer(leg, candidates, left_out, candidates)
    return Offer(leg, candidates, left_out, _without_oil_clashes(tuple(unwished), {}))


def _about(reason: Reason, technique: str, leg: Leg) -> Reason:
    """Name the technique and the leg a reason is about."""
    return reason.model_copy(update={"args": {"technique": technique, "leg": leg.value, **reason.args}})


def longest(technique: Technique, limits: Limits) -> int:
    """Return the most seconds one block of a technique may last: dose, safety and hands all agree to it."""
    most = technique.dose.most_s
    if limits.block_seconds_cap is not None:
        most = min(most, limits.block_seconds_cap)
    if technique.strain:
        most = min(most, costs.BLOCK_STRAIN // technique.strain)
    return most // GRID_SECONDS * GRID_SECONDS


def _unsafe(technique: Technique, leg: Leg, screening: Playable) -> tuple[Reason, ...]:
    return tuple(
        Reason(code=breach.code, args=dict(breach.args), rule=breach.rule)
        for breach in breaches(technique, leg, screening)
    )


def _impossible(technique: Technique, checkin: CheckIn, limits: Limits) -> list[Reason]:
    who, alone = technique.who, checkin.performer is Performer.SELF
    found = []
    if checkin.performer not in who.performers:
        found.append(
            Reason(code=ReasonCode.NEEDS_PARTNER)
            if alone
            else Reason(code=ReasonCode.EXCLUDED, args={"case": "self_only"})
        )
    if alone and not checkin.reach.covers(who.reach):
        args: dict[str, str | int] = {"case": "needs", "needs": who.reach.value, "reach": checkin.reach.value}
        found.append(Reason(code=ReasonCode.OUT_OF_REACH, args=args))
    if who.hands > checkin.hands:
        found.append(Reason(code=ReasonCode.NEEDS_HANDS, args={"hands": who.hands}))
    if checkin.position not in who.positions:
        found.append(Reason(code=ReasonCode.POSITION, args={"case": "place", "position": checkin.position.value}))
    missing = [thing for thing in technique.equipment if thing not in checkin.have]
    if missing:
        found.append(Reason(code=ReasonCode.NEEDS_EQUIPMENT, args={"case": "things", "things": " ".join(missing)}))
    if technique.oil is Oil.NEEDED and not has_oil(checkin, limits):
        found.append(Reason(code=ReasonCode.NEEDS_OIL))
    return found


def has_oil(checkin: CheckIn, limits: Limits) -> bool:
    """Tell whether there is oil or lotion that may be used on this leg."""
    return any(thing in checkin.have and thing not in limits.excluded_equipment for thing in _OILS)


_OILS = (Equipment.OIL, Equipment.LOTION)


def _too_short(technique: Technique, limits: Limits, most_s: int) -> list[Reason]:
    least_s = technique.dose.least_s
    if most_s >= least_s:
        return []
    cap = limits.block_seconds_cap
    if cap is not None and cap < least_s:
        return [Reason(code=ReasonCode.EXCLUDED, args={"case": "block_cap", "least_seconds": least_s, "seconds": cap})]
    return [Reason(code=ReasonCode.TIRES_HANDS)]


def _without_oil_clashes(
    possible: tuple[Candidate, ...], left_out: dict[str, tuple[Reason, ...]]
) -> tuple[Candidate, ...]:
    """Leave out what could stand nowhere: dry techniques after an opener that needs oil, and the like.

    Dry techniques come before those that need oil. Where the leg opens with one
    that needs oil, or closes with a dry one, the others have no place.
    """
    offer = Offer(Leg.LEFT, possible, {})
    opener, closer = offer.opener, offer.closer
    out: set[Oil] = set()
    if opener is not None and opener.technique.oil is Oil.NEEDED:
        out.add(Oil.AVOID)
    elif closer is not None and closer.technique.oil is Oil.AVOID:
        out.add(Oil.NEEDED)
    kept = tuple(one for one in possible if one.technique.oil not in out or one is opener or one is closer)
    for one in possible:
        if one not in kept:
            case = "begins_oiled" if Oil.AVOID in out else "stays_dry"
            left_out[one.name] = (_about(Reason(code=ReasonCode.NEEDS_OIL, args={"case": case}), one.name, one.leg),)
    return kept
