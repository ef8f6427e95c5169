"""What must follow at least, read from `expected.toml`, and what a set of rules fails to deliver of it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legato.body import LEGS, Leg, ZoneId
from legato.library import Library
from legato.notation.checkin import Answer, CheckIn, Pain
from legato.safety import FactScope, Limits, RuleBook, Screening, Urgency, Verdict, join, screen
from safety.people import on, somebody

_TABLE = tomllib.loads(Path(__file__).with_name("expected.toml").read_text(encoding="utf-8"))
EXPECTED: list[dict[str, Any]] = _TABLE["expect"]
EDGES: list[dict[str, Any]] = _TABLE["edges"]
DELICATE: list[str] = _TABLE["delicate"]
DELICATE_SPOTS: list[str] = _TABLE["delicate_spots"]
LIGHT: list[str] = _TABLE["light"]
DELICATE_CAP = 3


def unmet(one: dict[str, Any], book: RuleBook, library: Library) -> list[str]:
    """Say in what the rules are milder than one line of the table."""
    screening = screen(somebody(*_answers(one, book)), book, library)
    verdict, urgency = Verdict(one["verdict"]), Urgency(one.get("urgency", "none"))
    found = []
    if screening.verdict.severity < verdict.severity or screening.urgency.degree < urgency.degree:
        found.append(f"{screening.verdict.value}, {screening.urgency.value}")
    # Other rules may say the same; the reason for exactly these facts must be there by itself.
    own = [
        reason
        for reason in screening.reasons
        if set(reason.facts) == set(one["facts"])
        and reason.verdict.severity >= verdict.severity
        and reason.urgency.degree >= urgency.degree
    ]
    if not any(one.get("tells", "") in book.rule(reason.rule).do for reason in own):
        found.append("nobody says so")
    for leg in (Leg.LEFT,) if one.get("legs") == "left" else LEGS:
        limits = join([reason.limits.get(leg, Limits()) for reason in own])
        found += [f"{leg.value}: {what}" for what in _allowed(limits, one, refused=verdict.refuses)]
    return [f"{one['row']}: {' and '.join(one['facts'])}: {what}" for what in found]


def _answers(one: dict[str, Any], book: RuleBook) -> Iterator[Answer]:
    for fact in one["facts"]:
        scope = book.facts[fact].scope
        if scope is FactScope.PERSON or one.get("everywhere"):
            yield on(fact)
        elif scope is FactScope.LEG:
            yield on(fact, Leg.LEFT)
        else:
            yield on(fact, Leg.LEFT, ZoneId(one.get("at", "calf")))


def _allowed(limits: Limits, one: dict[str, Any], *, refused: bool) -> Iterator[str]:
    """Say what limits allow although the table does not."""
    no_touch = ZoneId if refused else one.get("no_touch", ())
    yield from (f"{zone} may be touched" for zone in no_touch if zone not in limits.excluded_zones)
    yield from (f"{zone} may be poked" for zone in one.get("flat", ()) if zone not in limits.flat_zones)
    yield from (f"{zone} may be kneaded" for zone in one.get("flat", ()) if zone not in limits.stroke_zones)
    yield from (f"{name} may be done" for name in one.get("techniques", ()) if name not in limits.excluded_techniques)
    yield from (f"{part} may be used" for part in one.get("parts", ()) if part not in limits.excluded_parts)
    yield from (f"{thing} may be used" for thing in one.get("out", ()) if thing not in limits.excluded_equipment)
    if limits.pressure_cap > one.get("cap", 6):
        yield f"pressure goes up to {limits.pressure_cap}"
    for zone, cap in one.get("caps", {}).items():
        if limits.cap_for((ZoneId(zone),)) > cap:
            yield f"pressure on {zone} goes up to {limits.cap_for((ZoneId(zone),))}"
    if one.get("upwards") and not limits.toward_heart:
        yield "glides may run away from the heart"
    for name, cap in (("minutes", limits.minutes_cap), ("session_minutes", limits.session_minutes_cap)):
        if name in one and (cap is None or cap > one[name]):
            yield f"{name} go up to {cap}"


def unmet_edges(book: RuleBook, library: Library) -> Iterator[str]:
    """Say which numbers and maps no longer make their fact true."""
    for edge in EDGES:
        for number in edge["holds"]:
            if not holds(edge, number, book, library):
                yield f"{edge['row']}: {edge['fact']} at {number}"


def holds(edge: dict[str, Any], number: int, book: RuleBook, library: Library) -> bool:
    """Tell whether a number makes a derived fact true."""
    told = screen(_numbered(edge, number), book, library)
    return any(held.fact == edge["fact"] for held in told.held)


def _numbered(edge: dict[str, Any], number: int) -> CheckIn:
    match edge["from"]:
        case "age":
            return somebody(age=number)
        case "pain":
            return somebody(pain=(Pain(leg=Leg.RIGHT, zone=ZoneId(edge.get("at", "thigh_back")), score=number),))
        case weeks:
            return somebody(**{weeks: number})


def unmet_care(book: RuleBook, library: Library) -> Iterator[str]:
    """Say which delicate places a well person would be pressed on."""
    told: Screening = screen(somebody(), book, library)
    for leg in LEGS:
        for zone in map(ZoneId, (*DELICATE, *LIGHT)):
            if told.limits[leg].cap_for((zone,)) > DELICATE_CAP:
                yield f"{leg.value} {zone.value} may be pressed"
        for zone in map(ZoneId, DELICATE):
            if zone not in told.limits[leg].flat_zones:
                yield f"{leg.value} {zone.value} may be poked"
    for spot in DELICATE_SPOTS:
        if not any(spot in care.landmarks and care.flat and care.cap <= DELICATE_CAP for care in told.always):
            yield f"{spot} may be pressed"
