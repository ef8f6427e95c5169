"""A verdict in words: what to do now, why, and what is changed on which leg."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from legato.body import LEGS, ZONES, Leg, ZoneId, place_name
from legato.notation.checkin import Equipment
from legato.notation.score import MACHINE_PARTS, TOOL_PARTS
from legato.notation.technique import Technique
from legato.render.claim_words import CAUTIOUS_DEFAULT
from legato.render.headings import heading_for, heading_of
from legato.render.regions import ELSEWHERE, closed_words
from legato.safety import AnyScreening, Limits, Urgency, Verdict, how_soon, to_do
from legato.safety.model import NO_CAP

_SOON = "Make an appointment in the next few days."

_PARTS_OF_THINGS = TOOL_PARTS | MACHINE_PARTS
"""What needs no words where the things they belong to are named."""


def verdict_words(screening: AnyScreening, techniques: Mapping[str, Technique]) -> str:
    """Tell a verdict with its reasons and the limits of each leg."""
    refused = screening.verdict.refuses
    parts = [f"# {opening_words(screening.verdict, how_soon(screening))}"]
    if refused and how_soon(screening) is Urgency.NONE:
        heading = heading_for(screening)
        parts[0] = f"# No massage. {heading.title}."
        parts += filter(None, [heading.lead])
    if refused:
        parts.append("## What to do now\n\n" + "\n".join(f"- {line}" for line in _what_to_do(screening)))
        parts.append("## Why")
    parts += ["\n".join(_reasons(screening))] if screening.reasons else []
    if not refused:
        for leg in LEGS:
            limits = list(limit_words(leg, screening.limits[leg], techniques))
            if limits:
                parts.append(f"## The {leg.value} leg\n\n" + "\n".join(f"- {line}" for line in limits))
    return "\n\n".join(parts) + "\n"


def opening_words(verdict: Verdict, urgency: Urgency) -> str:
    """Tell a verdict and how soon to be seen, in one line."""
    heading = heading_of(verdict, urgency)
    if not verdict.refuses:
        return heading.lead
    if urgency is Urgency.NONE:
        return f"{heading.title}."
    return f"No massage. {heading.title}." + (f" {_SOON}" if urgency is Urgency.SOON else "")


def _what_to_do(screening: AnyScreening) -> Iterator[str]:
    yield from to_do(screening)
    if how_soon(screening) is Urgency.SAME_DAY:
        yield closed_words(ELSEWHERE)


def _reasons(screening: AnyScreening) -> Iterator[str]:
    for reason in screening.reasons:
        # What to do about a refusal stands above, once and by its urgency; here it would undo that.
        do = f" {reason.do}" if reason.do and not reason.verdict.refuses else ""
        sources = ", ".join(reason.sources)
        default = f": {CAUTIOUS_DEFAULT}" if reason.status == "judgement" else ""
        yield f"- **{reason.says}**{do} {reason.why} ({reason.rule}; {sources}{default})"


def limit_words(leg: Leg | None, limits: Limits, techniques: Mapping[str, Technique]) -> Iterator[str]:
    """Tell what is changed on a leg, one sentence for each limit; without a leg, for both alike."""
    if limits.excluded_zones == frozenset(ZoneId):
        yield "Not touched at all."
    elif limits.excluded_zones:
        yield f"Not touched: {_places(leg, limits.excluded_zones)}."
    named = [technique.words.name for name, technique in techniques.items() if name in limits.excluded_techniques]
    if named:
        yield f"Left out: {', '.join(named)}."
    things = limits.excluded_equipment - _left_out_with(limits.excluded_techniques, techniques)
    if things:
        yield f"Not used: {', '.join(sorted(thing.words for thing in things))}."
    if limits.pressure_cap < NO_CAP:
        yield f"Pressure {limits.pressure_cap} of 10 at most."
    yield from _gentle_places(leg, limits)
    hard = sorted(limits.excluded_parts - (_PARTS_OF_THINGS if limits.excluded_equipment else frozenset()))
    if hard:
        yield f"Not used on the skin: {', '.join(part.value.replace('_', ' ') for part in hard)}."
    yield from _lengths(limits)
    if limits.toward_heart:
        yield "Strokes run up the leg, toward the knee."


def _left_out_with(names: Collection[str], techniques: Mapping[str, Technique]) -> set[Equipment]:
    """Give the things that are told already, because every technique that needs them is left out by its name."""
    needed = [(thing, name in names) for name, technique in techniques.items() for thing in technique.equipment]
    return {thing for thing, _ in needed if all(is_out for other, is_out in needed if other is thing)}


def _gentle_places(leg: Leg | None, limits: Limits) -> Iterator[str]:
    """Tell where the pressure is lower than elsewhere, and where only a flat hand is right; each place once."""
    told: set[ZoneId] = set(limits.excluded_zones)
    for cap in sorted({cap for cap in limits.zone_caps.values() if cap < limits.pressure_cap}):
        capped = {zone for zone, one in limits.zone_caps.items() if one == cap} - told
        told |= capped
        flat, other = capped & limits.flat_zones, capped - limits.flat_zones
        if flat:
            yield f"Pressure {cap} of 10 at most, with a flat hand: {_places(leg, flat)}."
        if other:
            yield f"Pressure {cap} of 10 at most: {_places(leg, other)}."
    if limits.flat_zones - told:
        yield f"Only with a flat hand: {_places(leg, limits.flat_zones - told)}."


def _lengths(limits: Limits) -> Iterator[str]:
    if limits.minutes_cap is not None:
        yield f"{limits.minutes_cap} minutes at most."
    if limits.session_minutes_cap is not None:
        yield f"{limits.session_minutes_cap} minutes at most for the whole session."
    if limits.block_seconds_cap is not None:
        yield f"{limits.block_seconds_cap} seconds at most for each technique."


def _places(leg: Leg | None, zones: Collection[ZoneId]) -> str:
    if frozenset(zones) == frozenset(ZoneId):
        return "the whole leg"
    return ", ".join(place_name(leg, zone) if leg else ZONES[zone].name for zone in ZoneId if zone in zones)
