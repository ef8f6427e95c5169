"""What is changed on a leg for safety, as one sentence for each limit."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from legato.body import Leg, ZoneId
from legato.notation.checkin import Equipment
from legato.notation.score import MACHINE_PARTS, TOOL_PARTS
from legato.notation.technique import Technique
from legato.safety import Limits
from legato.safety.model import NO_CAP
from legato.words.naming import name_list, places_words
from legato.words.sentences import Sentences, load_sentences

_PARTS_OF_THINGS = TOOL_PARTS | MACHINE_PARTS
"""What needs no words where the things they belong to are named."""


def limit_words(
    leg: Leg | None, limits: Limits, techniques: Mapping[str, Technique], sentences: Sentences | None = None
) -> Iterator[str]:
    """Tell what is changed on a leg, one sentence for each limit; without a leg, for both alike."""
    spoken = sentences or load_sentences()
    if limits.excluded_zones == frozenset(ZoneId):
        yield spoken.say("limit-not-touched-at-all")
    elif limits.excluded_zones:
        yield spoken.say("limit-not-touched", places=_places(leg, limits.excluded_zones, spoken))
    named = [technique.words.name for name, technique in techniques.items() if name in limits.excluded_techniques]
    if named:
        yield spoken.say("limit-left-out", techniques=name_list(named, spoken))
    things = limits.excluded_equipment - _left_out_with(limits.excluded_techniques, techniques)
    if things:
        names = sorted(spoken.say("thing-name", thing=thing.value) for thing in things)
        yield spoken.say("limit-not-used", things=name_list(names, spoken))
    if limits.pressure_cap < NO_CAP:
        yield spoken.say("limit-pressure", cap=limits.pressure_cap)
    yield from _gentle_places(leg, limits, spoken)
    hard = sorted(limits.excluded_parts - (_PARTS_OF_THINGS if limits.excluded_equipment else frozenset()))
    if hard:
        parts = name_list([spoken.say("part-name", part=part.value) for part in hard], spoken)
        yield spoken.say("limit-parts", parts=parts)
    yield from _lengths(limits, spoken)
    if limits.toward_heart:
        yield spoken.say("limit-toward-heart")


def _left_out_with(names: Collection[str], techniques: Mapping[str, Technique]) -> set[Equipment]:
    """Give the things that are told already, because every technique that needs them is left out by its name."""
    needed = [(thing, name in names) for name, technique in techniques.items() for thing in technique.equipment]
    return {thing for thing, _ in needed if all(is_out for other, is_out in needed if other is thing)}


def _gentle_places(leg: Leg | None, limits: Limits, spoken: Sentences) -> Iterator[str]:
    """Tell where the pressure is lower than elsewhere, and where only a flat hand is right; each place once."""
    told: set[ZoneId] = set(limits.excluded_zones)
    for cap in sorted({cap for cap in limits.zone_caps.values() if cap < limits.pressure_cap}):
        capped = {zone for zone, one in limits.zone_caps.items() if one == cap} - told
        told |= capped
        flat, other = capped & limits.flat_zones, capped - limits.flat_zones
        if flat:
            yield spoken.say("limit-pressure-flat", cap=cap, places=_places(leg, flat, spoken))
        if other:
            yield spoken.say("limit-pressure-places", cap=cap, places=_places(leg, other, spoken))
    if limits.flat_zones - told:
        yield spoken.say("limit-flat", places=_places(leg, limits.flat_zones - told, spoken))


def _lengths(limits: Limits, spoken: Sentences) -> Iterator[str]:
    if limits.minutes_cap is not None:
        yield spoken.say("limit-minutes", minutes=limits.minutes_cap)
    if limits.session_minutes_cap is not None:
        yield spoken.say("limit-session-minutes", minutes=limits.session_minutes_cap)
    if limits.block_seconds_cap is not None:
        yield spoken.say("limit-block-seconds", seconds=limits.block_seconds_cap)


def _places(leg: Leg | None, zones: Collection[ZoneId], spoken: Sentences) -> str:
    if frozenset(zones) == frozenset(ZoneId):
        return spoken.say("limit-whole-leg")
    return places_words(leg, [zone for zone in ZoneId if zone in zones], spoken)
