"""Places as form fields: legs and zones, as far as they are there, and the way from ticks to places and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from legato.body import FOOT, LEGS, LOWER_LEG, ZONES, Leg, ZoneId
from legato.server.records.checkins.there import Place, legs_there
from legato.server.wire.language import say
from legato.server.wire.words import place_said

BOTH = "both"
_PARTS: Mapping[str, frozenset[ZoneId]] = {
    "foot": FOOT,
    "lower": FOOT | LOWER_LEG,
    "whole": frozenset(ZoneId),
}
"""Larger places, so that nobody has to tap a whole leg together."""


def leg_choices(missing: frozenset[Place]) -> list[tuple[str, str]]:
    """Return the legs to choose from; a leg that is not there is none."""
    found = [leg.value for leg in legs_there(missing)]
    choices = [*found, BOTH] if len(found) == len(LEGS) else found
    return [(leg, say("checkin-leg", leg=leg)) for leg in choices]


def part_choices(missing: frozenset[Place]) -> list[tuple[str, str]]:
    """Return the larger places to choose from, leg by leg."""
    return [
        (f"{leg.value}-{part}", say("checkin-part", leg=leg.value, part=part))
        for leg in legs_there(missing)
        for part, zones in _PARTS.items()
        if any((leg, zone) not in missing for zone in zones)
    ]


def zone_choices(missing: frozenset[Place]) -> list[tuple[str, str]]:
    """Return the zones to choose from, leg by leg."""
    return [
        (f"{leg.value}-{zone.value}", place_said(leg, zone))
        for leg in LEGS
        for zone in ZONES
        if (leg, zone) not in missing
    ]


def places_of(chosen: Iterable[str]) -> list[dict[str, Any]]:
    """Return the places that were chosen, one entry for each leg; without zones it is the whole leg."""
    found: dict[str, set[ZoneId]] = {}
    for value in chosen:
        leg, _, name = value.partition("-")
        zones = _PARTS.get(name) or {ZoneId(name)}
        found.setdefault(leg, set()).update(zones)
    return [
        {"leg": leg.value, "zones": _zones(found[leg.value]) if len(found[leg.value]) < len(ZoneId) else []}
        for leg in LEGS
        if leg.value in found
    ]


def place_values(answer: Mapping[str, Any]) -> list[str]:
    """Return what is chosen in the form for one answer as a check-in writes it."""
    legs = [answer["leg"]] if answer.get("leg") else [leg.value for leg in LEGS]
    return [f"{leg}-{name}" for leg in legs for name in _named(set(map(ZoneId, answer.get("zones") or ())))]


def place_words(answers: Iterable[Mapping[str, Any]]) -> str:
    """Say where something is: `left calf, left shin`, `whole left leg`; nothing where no place was told."""
    chosen = [name for answer in answers if answer.get("leg") for name in place_values(answer)]
    return ", ".join(dict.fromkeys(_words(name) for name in chosen))


def _words(chosen: str) -> str:
    leg, _, name = chosen.partition("-")
    return say("checkin-part-in-list", leg=leg, part=name) if name in _PARTS else place_said(Leg(leg), ZoneId(name))


def _named(zones: set[ZoneId]) -> list[str]:
    """Name zones by the largest part they make up, and the rest one by one."""
    if not zones:
        return ["whole"]
    part, inside = next(
        ((name, whole) for name, whole in reversed([*_PARTS.items()]) if whole <= zones), ("", frozenset[ZoneId]())
    )
    return [*([part] if part else []), *_zones(zones - inside)]


def _zones(zones: Iterable[ZoneId]) -> list[str]:
    chosen = set(zones)
    return [zone.value for zone in ZONES if zone in chosen]
