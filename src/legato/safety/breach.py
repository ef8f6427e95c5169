"""What the limits of a leg have against a technique, with the rule behind each objection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from legato.body import Leg, ZoneId
from legato.notation.checkin import Equipment
from legato.notation.score import MACHINE_PARTS, TOOL_PARTS, Part
from legato.notation.session import ReasonCode
from legato.notation.technique import Oil, Technique
from legato.safety.contact import contact_of
from legato.safety.model import Limits, Screening

_PARTS_OF_THINGS = TOOL_PARTS | MACHINE_PARTS
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Breach:
    """One reason why a technique is out on a leg."""

    code: ReasonCode
    rule: str | None
    """The safety rule behind it; `None` when it is the technique's own contraindication."""
    args: tuple[tuple[str, str | int], ...] = ()
    """What it speaks of, by name; `case` tells apart what one code can mean."""


def breaches(technique: Technique, leg: Leg, screening: Screening) -> tuple[Breach, ...]:
    """Return everything that rules a technique out on a leg; nothing when it may be done there.

    A technique that may be done is still bound to `pressure_allowed`.
    """
    return tuple(_breaches(technique, leg, screening))


def pressure_allowed(technique: Technique, limits: Limits) -> int:
    """Return the most pressure a technique may ask for within the limits of a leg."""
    contact = contact_of(technique)
    return min(contact.most, limits.cap_for(contact.zones_worked))


def zones_touched(technique: Technique) -> frozenset[ZoneId]:
    """Return every zone that is touched at all, by a supporting hand too: nothing touches an excluded zone."""
    return frozenset(contact_of(technique).zones_touched)


def parts_used(technique: Technique) -> frozenset[Part]:
    """Return the parts of hands and tools that touch the leg."""
    return contact_of(technique).parts


def _breaches(technique: Technique, leg: Leg, screening: Screening) -> Iterator[Breach]:
    limits = screening.limits[leg]
    yield from _contraindications(technique, leg, screening)
    yield from _exclusions(technique, leg, screening, limits)
    contact = contact_of(technique)
    out = [zone for zone in contact.zones_touched if zone in limits.excluded_zones]
    for rule, zones in _by_rule(out, lambda one, zone: zone in one.excluded_zones, leg, screening):
        yield Breach(ReasonCode.ZONE_EXCLUDED, rule, _zones("left_out", zones))
    poked = [zone for zone in contact.zones_poked if zone in limits.flat_zones]
    for rule, zones in _by_rule(poked, lambda one, zone: zone in one.flat_zones, leg, screening):
        yield Breach(ReasonCode.EXCLUDED, rule or _caring(screening, zones), _zones("flat_only", zones))
    dented = [zone for zone in contact.zones_dented if zone in limits.stroke_zones and zone not in poked]
    for rule, zones in _by_rule(dented, lambda one, zone: zone in one.stroke_zones, leg, screening):
        yield Breach(ReasonCode.EXCLUDED, rule, _zones("strokes_only", zones))
    least, cap = contact.least, limits.cap_for(contact.zones_worked)
    if least > cap:
        rule = _behind(screening, leg, lambda one: one.cap_for(contact.zones_worked) <= cap)
        args = (("case", "at_most"), ("least", least), ("cap", cap))
        yield Breach(ReasonCode.PRESSURE_CAP, rule or _caring(screening, contact.zones_worked), args)
    for care in screening.always:
        spots = [(narrow, most) for place, narrow, most in contact.spots if place in care.landmarks]
        if any((narrow and care.flat) or most > care.cap for narrow, most in spots):
            yield Breach(ReasonCode.EXCLUDED, care.id, (("case", "care"), ("care", care.id)))


def _contraindications(technique: Technique, leg: Leg, screening: Screening) -> Iterator[Breach]:
    for held in screening.held:
        if held.fact in technique.contraindications and leg in held.legs:
            about = (reason.rule for reason in screening.reasons if held.fact in reason.facts and leg in reason.legs)
            case = "not_asked" if leg in held.assumed else "not_with"
            args = (("case", case), ("fact", held.fact))
            yield Breach(ReasonCode.EXCLUDED, next(about, None), args)


def _exclusions(technique: Technique, leg: Leg, screening: Screening, limits: Limits) -> Iterator[Breach]:
    rule = _behind(screening, leg, lambda one: technique.id in one.excluded_techniques)
    if rule is not None:
        is_told = any(reason.rule == rule and not reason.assumed for reason in screening.reasons)
        yield Breach(ReasonCode.EXCLUDED, rule, (("case", "told" if is_told else "gentle"),))
    things = [thing for thing in technique.equipment if thing in limits.excluded_equipment]
    for rule, left_out in _by_rule(things, lambda one, thing: thing in one.excluded_equipment, leg, screening):
        yield Breach(ReasonCode.EXCLUDED, rule, _named("thing", left_out))
    if technique.oil is Oil.NEEDED and limits.excluded_equipment >= {Equipment.OIL, Equipment.LOTION}:
        rule = _behind(screening, leg, lambda one: Equipment.LOTION in one.excluded_equipment)
        yield Breach(ReasonCode.NEEDS_OIL, rule, (("case", "no_oil"),))
    # A tool that is left out as a whole needs no words for the part of it that touches.
    told = _PARTS_OF_THINGS if things else frozenset()
    parts = sorted((contact_of(technique).parts & limits.excluded_parts) - told)
    for rule, hard in _by_rule(parts, lambda one, part: part in one.excluded_parts, leg, screening):
        yield Breach(ReasonCode.EXCLUDED, rule, _named("part", hard))


def _by_rule(
    found: Sequence[T], matters: Callable[[Limits, T], bool], leg: Leg, screening: Screening
) -> Iterator[tuple[str | None, list[T]]]:
    """Gather what is out by the rule behind it, so that each rule is told once."""
    gathered: dict[str | None, list[T]] = {}
    for one in found:
        rule = _behind(screening, leg, partial(_matters_for, matters, one))
        gathered.setdefault(rule, []).append(one)
    yield from gathered.items()


def _matters_for(matters: Callable[[Limits, T], bool], one: T, limits: Limits) -> bool:
    return matters(limits, one)


def _behind(screening: Screening, leg: Leg, matters: Callable[[Limits], bool]) -> str | None:
    """Name the first rule whose own limits on this leg are the reason; what was told comes before what was assumed."""
    for reason in sorted(screening.reasons, key=lambda one: bool(one.assumed)):
        if leg in reason.limits and matters(reason.limits[leg]):
            return reason.rule
    return None


def _caring(screening: Screening, zones: Iterable[ZoneId]) -> str | None:
    """Name the care that everybody's delicate places get, where that is the reason."""
    return next((care.id for care in screening.always if any(zone in care.zones for zone in zones)), None)


def _zones(case: str, zones: Iterable[ZoneId]) -> tuple[tuple[str, str | int], ...]:
    return (("case", case), ("zones", " ".join(zones)))


def _named(case: str, things: Iterable[str]) -> tuple[tuple[str, str | int], ...]:
    return (("case", case), ("things", " ".join(things)))
