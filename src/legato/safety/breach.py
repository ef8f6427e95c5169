"""What the limits of a leg have against a technique, with the rule behind each objection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from legato.body import Leg, ZoneId, place_name
from legato.notation.checkin import Equipment
from legato.notation.score import BROAD_PARTS, Part
from legato.notation.session import ReasonCode
from legato.notation.technique import Oil, Technique
from legato.safety.model import Care, Limits, Screening

_EQUIPMENT_WORDS: dict[Equipment, str] = {
    Equipment.OIL: "oil",
    Equipment.LOTION: "lotion",
    Equipment.FOOT_ROLLER: "the foot roller",
    Equipment.FROZEN_BOTTLE: "the frozen bottle",
    Equipment.TENNIS_BALL: "the tennis ball",
    Equipment.AIR_COMPRESSION: "the air compression machine",
    Equipment.SHIATSU: "the shiatsu machine",
}


@dataclass(frozen=True, slots=True)
class Breach:
    """One reason why a technique is out on a leg."""

    code: ReasonCode
    says: str
    rule: str | None
    """The safety rule behind it; `None` when it is the technique's own contraindication."""


def breaches(technique: Technique, leg: Leg, screening: Screening) -> tuple[Breach, ...]:
    """Return everything that rules a technique out on a leg; nothing when it may be done there.

    A technique that may be done is still bound to `pressure_allowed`.
    """
    return tuple(_breaches(technique, leg, screening))


def pressure_allowed(technique: Technique, limits: Limits) -> int:
    """Return the most pressure a technique may ask for within the limits of a leg."""
    return min(technique.pressure[1], limits.cap_for(technique.zones))


def zones_touched(technique: Technique) -> tuple[ZoneId, ...]:
    """Return every zone that is touched at all, by a supporting hand too: nothing touches an excluded zone."""
    return tuple(technique.score.parts_on)


def zones_poked(technique: Technique) -> tuple[ZoneId, ...]:
    """Return the zones that something narrow moves over: a thumb, knuckles, a ball."""
    narrow = [
        touch.zones for stroke in technique.score.strokes for touch in stroke.moving if touch.part not in BROAD_PARTS
    ]
    return tuple(dict.fromkeys(zone for zones in narrow for zone in zones))


def _breaches(technique: Technique, leg: Leg, screening: Screening) -> Iterator[Breach]:
    limits = screening.limits[leg]
    yield from _exclusions(technique, leg, screening, limits)
    for zone in zones_touched(technique):
        if zone in limits.excluded_zones:
            rule = _behind(screening, leg, lambda one, zone=zone: zone in one.excluded_zones)  # type: ignore[misc]
            yield Breach(
                ReasonCode.ZONE_EXCLUDED, f"It touches a place that is left out: {place_name(leg, zone)}.", rule
            )
    least, cap = technique.pressure[0], limits.cap_for(technique.zones)
    if least > cap:
        rule = _behind(screening, leg, lambda one: one.cap_for(technique.zones) <= cap)
        rule = rule or _caring(screening, technique.zones)
        says = f"It needs a pressure of {least} or more; here it may be {cap} at most."
        yield Breach(ReasonCode.PRESSURE_CAP, says, rule)
    for zone in zones_poked(technique):
        if zone in limits.flat_zones:
            rule = _behind(screening, leg, lambda one, zone=zone: zone in one.flat_zones)  # type: ignore[misc]
            says = f"This place takes a broad, flat touch only: {place_name(leg, zone)}."
            yield Breach(ReasonCode.EXCLUDED, says, rule or _caring(screening, (zone,)))
    for care in screening.always:
        if _is_careless_of_a_spot(technique, care):
            yield Breach(ReasonCode.EXCLUDED, care.says, care.id)


def _exclusions(technique: Technique, leg: Leg, screening: Screening, limits: Limits) -> Iterator[Breach]:
    if technique.id in limits.excluded_techniques:
        rule = _behind(screening, leg, lambda one: technique.id in one.excluded_techniques)
        if rule is not None:
            yield Breach(ReasonCode.EXCLUDED, "It is left out because of what you told us.", rule)
        for held in screening.held:
            if held.fact in technique.contraindications and leg in held.legs:
                yield Breach(ReasonCode.EXCLUDED, f"It is not for a leg with this: {held.short}.", None)
    for thing in technique.equipment:
        if thing in limits.excluded_equipment:
            rule = _behind(screening, leg, lambda one, thing=thing: thing in one.excluded_equipment)  # type: ignore[misc]
            yield Breach(ReasonCode.EXCLUDED, f"It uses {_EQUIPMENT_WORDS[thing]}, which is left out.", rule)
    if technique.oil is Oil.NEEDED and limits.excluded_equipment >= {Equipment.OIL, Equipment.LOTION}:
        rule = _behind(screening, leg, lambda one: Equipment.LOTION in one.excluded_equipment)
        yield Breach(ReasonCode.NEEDS_OIL, "It needs oil or lotion, and both are left out.", rule)
    for part in sorted(parts_used(technique) & limits.excluded_parts):
        rule = _behind(screening, leg, lambda one, part=part: part in one.excluded_parts)  # type: ignore[misc]
        yield Breach(ReasonCode.EXCLUDED, f"It uses {_part_words(part)}, which is too much here.", rule)


def _is_careless_of_a_spot(technique: Technique, care: Care) -> bool:
    """Tell whether a stroke would treat a delicate spot as a sturdy one."""
    return any(
        touch.moves
        and any(place in care.landmarks for place in touch.on)
        and (touch.part not in BROAD_PARTS or stroke.pressure.least > care.cap)
        for stroke in technique.score.strokes
        for touch in stroke.touches
    )


def parts_used(technique: Technique) -> frozenset[Part]:
    """Return the parts of hands and tools that touch the leg."""
    return frozenset(part for parts in technique.score.parts_on.values() for part in parts)


def _behind(screening: Screening, leg: Leg, matters: Callable[[Limits], bool]) -> str | None:
    """Name the first rule whose own limits on this leg are the reason."""
    for reason in screening.reasons:
        if leg in reason.limits and matters(reason.limits[leg]):
            return reason.rule
    return None


def _caring(screening: Screening, zones: Iterable[ZoneId]) -> str | None:
    """Name the care that everybody's delicate places get, where that is the reason."""
    return next((care.id for care in screening.always if any(zone in care.zones for zone in zones)), None)


def _part_words(part: Part) -> str:
    return f"the {part.value.replace('_', ' ')}"
