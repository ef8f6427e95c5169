"""What rules take away, and how it is joined: exclusions add up, the lowest cap counts."""

from __future__ import annotations

from collections.abc import Iterable

from legato.body import ZONES, ZoneId
from legato.safety.model import NO_CAP, Delicate, Limits, Rule

WHOLE_LEG: frozenset[ZoneId] = frozenset(ZoneId)
NOTHING_IS_ALLOWED = Limits(excluded_zones=WHOLE_LEG)
"""What a rule that refuses massage leaves of a leg."""


def depends_on_zones(rule: Rule) -> bool:
    """Tell whether what a rule takes away depends on the zones given with its facts."""
    limits = rule.limits
    return not rule.verdict.refuses and (
        limits.zones in ("given", "given_and_next") or limits.given_zones_cap is not None or limits.given_zones_flat
    )


def limits_of(rule: Rule, given: frozenset[ZoneId]) -> Limits:
    """Return what a rule takes away from a leg on which its facts name the zones `given`."""
    if rule.verdict.refuses:
        return NOTHING_IS_ALLOWED
    limits = rule.limits
    excluded = set(limits.excluded_zones)
    if limits.zones == "all":
        excluded |= WHOLE_LEG
    elif limits.zones != "none":
        excluded |= given
        if limits.zones == "given_and_next":
            excluded = excluded.union(*(ZONES[zone].neighbours for zone in given))
    caps = dict(limits.zone_caps)
    if limits.given_zones_cap is not None:
        for zone in given:
            caps[zone] = min(limits.given_zones_cap, caps.get(zone, limits.given_zones_cap))
    only_stroked = frozenset(limits.flat_zones).union(given if limits.given_zones_flat else ())
    return Limits(
        excluded_zones=frozenset(excluded),
        flat_zones=only_stroked,
        stroke_zones=only_stroked,
        excluded_techniques=frozenset(limits.excluded_techniques),
        excluded_equipment=frozenset(limits.excluded_equipment),
        excluded_parts=frozenset(limits.excluded_parts),
        pressure_cap=NO_CAP if limits.pressure_cap is None else limits.pressure_cap,
        zone_caps=caps,
        minutes_cap=limits.minutes_cap,
        session_minutes_cap=limits.session_minutes_cap,
        block_seconds_cap=limits.block_seconds_cap,
        toward_heart=limits.toward_heart,
    )


def care_limits(always: Iterable[Delicate]) -> Limits:
    """Return the limits that hold for everybody."""
    caps: dict[ZoneId, int] = {}
    flat: set[ZoneId] = set()
    for care in always:
        for zone in care.zones:
            caps[zone] = min(care.cap, caps.get(zone, care.cap))
        flat.update(care.zones if care.flat else ())
    return Limits(zone_caps=caps, flat_zones=frozenset(flat))


def join(parts: Iterable[Limits]) -> Limits:
    """Return the limits that keep all the others: the fold of `Limits.join`, in one step."""
    every = list({id(part): part for part in parts}.values())
    if not every:
        return Limits()
    caps: dict[ZoneId, int] = {}
    for part in every:
        for zone, cap in part.zone_caps.items():
            caps[zone] = min(cap, caps.get(zone, cap))
    return Limits(
        excluded_zones=frozenset().union(*(part.excluded_zones for part in every)),
        flat_zones=frozenset().union(*(part.flat_zones for part in every)),
        stroke_zones=frozenset().union(*(part.stroke_zones for part in every)),
        excluded_techniques=frozenset().union(*(part.excluded_techniques for part in every)),
        excluded_equipment=frozenset().union(*(part.excluded_equipment for part in every)),
        excluded_parts=frozenset().union(*(part.excluded_parts for part in every)),
        pressure_cap=min(part.pressure_cap for part in every),
        zone_caps={zone: caps[zone] for zone in sorted(caps)},
        minutes_cap=_lowest(part.minutes_cap for part in every),
        session_minutes_cap=_lowest(part.session_minutes_cap for part in every),
        block_seconds_cap=_lowest(part.block_seconds_cap for part in every),
        toward_heart=any(part.toward_heart for part in every),
    )


def _lowest(caps: Iterable[int | None]) -> int | None:
    return min((cap for cap in caps if cap is not None), default=None)
