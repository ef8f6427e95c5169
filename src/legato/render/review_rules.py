"""A rule in words, with the example that the engine itself works out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import LANDMARKS, LEGS, ZONES, ZoneId
from legato.library import Library
from legato.notation.checkin import CheckIn
from legato.notation.technique import Technique
from legato.render.verdict_words import opening_words
from legato.safety import (
    Care,
    FactScope,
    Rule,
    RuleBook,
    RuleLimits,
    SayAt,
    Saying,
    load_utterance_meanings,
    screen,
)
from legato.safety.examples import example_of
from legato.words import limit_words, load_sentences, place_words

_ZONES_OUT = {
    "given": "The places named are left out.",
    "given_and_next": "The places named, and those next to them, are left out.",
    "all": "The whole leg is left out.",
}


def rule_lines(rule: Rule, book: RuleBook, techniques: Mapping[str, Technique]) -> Iterator[tuple[str, str]]:
    """Tell a rule: for whom, what follows, what is said, and why."""
    when = " and ".join(book.facts[fact].name for fact in rule.when)
    yield "When", f"{when}{', on both legs' if rule.on_both_legs else ''}"
    yield "Verdict", opening_words(rule.verdict, rule.urgency)
    yield "Legs", "both" if rule.legs == "both" else "those that are named"
    yield "Says", rule.says
    if rule.do:
        yield "Do", rule.do
    limits = " ".join(rule_limit_words(rule.limits, techniques))
    if limits:
        yield "Limits", limits
    if rule.spoken:
        meanings = load_utterance_meanings()
        yield "Said during the massage", " ".join(_spoken_words(spoken, meanings) for spoken in rule.spoken)
    yield "Why", rule.why


_MOMENTS = {
    SayAt.BEFORE: "before",
    SayAt.POSITION: "when sitting or lying down",
    SayAt.FIRST_STROKE: "with the first stroke",
    SayAt.END: "at the end",
}


def _spoken_words(spoken: Saying, meanings: Mapping[str, str]) -> str:
    where = " there" if spoken.zones != "none" else ""
    whom = "both" if spoken.to == "both" else f"the {spoken.to}"
    return f"“{meanings[spoken.code]}” (to {whom}, {_MOMENTS[spoken.moment]}{where})"


def care_lines(care: Care) -> Iterator[tuple[str, str]]:
    """Tell a care that always holds."""
    places = (*(ZONES[zone].name for zone in care.zones), *(LANDMARKS[place].where for place in care.landmarks))
    yield "Where", ", ".join(places)
    yield "Limits", f"Pressure {care.cap} of 10 at most{', broad and flat' if care.flat else ''}, for everybody."
    yield "Says", care.says
    yield "Why", care.why


def rule_limit_words(limits: RuleLimits, techniques: Mapping[str, Technique]) -> Iterator[str]:
    """Tell every limit that a rule sets, one sentence each."""
    yield from _left_out(limits, techniques)
    yield from _pressures(limits)
    lengths = {
        "Hands on the leg for {} minutes at most.": limits.minutes_cap,
        "A session of {} minutes at most.": limits.session_minutes_cap,
        "{} seconds at most for each technique.": limits.block_seconds_cap,
    }
    yield from (says.format(cap) for says, cap in lengths.items() if cap is not None)
    if limits.toward_heart:
        yield "Strokes run up the leg, toward the knee."


def _left_out(limits: RuleLimits, techniques: Mapping[str, Technique]) -> Iterator[str]:
    if limits.zones != "none":
        yield _ZONES_OUT[limits.zones]
    named = {
        "Left out": _zones(limits.excluded_zones),
        "Techniques left out": ", ".join(techniques[one].words.name for one in limits.excluded_techniques),
        "Not used": _plain(limits.excluded_equipment),
        "Not with": _plain(limits.excluded_parts),
        "Flat strokes only": _zones(limits.flat_zones),
    }
    yield from (f"{heading}: {names}." for heading, names in named.items() if names)


def _pressures(limits: RuleLimits) -> Iterator[str]:
    if limits.given_zones_flat:
        yield "Flat strokes only on the places named."
    if limits.given_zones_cap is not None:
        yield f"Pressure {limits.given_zones_cap} of 10 at most on the places named."
    if limits.pressure_cap is not None:
        yield f"Pressure {limits.pressure_cap} of 10 at most."
    for cap in sorted(set(limits.zone_caps.values())):
        zones = tuple(zone for zone, one in limits.zone_caps.items() if one == cap)
        yield f"Pressure {cap} of 10 at most: {_zones(zones)}."


def rule_needs(rule: Rule, book: RuleBook) -> str:
    """Say which answers make a rule fire."""
    needs = [
        f"“{book.facts[fact].asks}”{' (worked out from numbers)' if book.facts[fact].derived else ''}"
        for fact in rule.when
    ]
    what = "this is true" if len(needs) == 1 else "all of these are true"
    both = " on both legs" if rule.on_both_legs else ""
    return f"It applies when {what}{both}: {' '.join(needs)}"


def rule_example(rule: Rule, book: RuleBook, library: Library) -> Iterator[str]:
    """Screen the plainest person a rule is about, and tell what comes of it."""
    checkin = example_of(rule, book)
    screening = screen(checkin, book, library)
    yield f"Example: {_told(checkin, book)} → {opening_words(screening.verdict, screening.urgency)}"
    yield f"Rules that apply then: {', '.join(reason.rule for reason in screening.reasons)}."
    if not screening.verdict.refuses:
        for leg in LEGS:
            limits = " ".join(limit_words(leg, screening.limits[leg], library.techniques))
            yield f"The {leg.value} leg then: {limits}"


def _told(checkin: CheckIn, book: RuleBook) -> str:
    person = checkin.person
    told = [] if person.age is None else [f"{person.age} years old"]
    told += [f"{person.pregnant_weeks} weeks pregnant"] if person.pregnant_weeks is not None else []
    told += [f"gave birth {person.postpartum_weeks} weeks ago"] if person.postpartum_weeks is not None else []
    for answer in checkin.facts:
        fact = book.facts[answer.fact]
        where = "" if answer.leg is None else f" ({answer.leg.value} leg)"
        if fact.scope is FactScope.ZONES and answer.leg is not None:
            where = f" ({', '.join(place_words(answer.leg, zone, load_sentences()) for zone in answer.zones)})"
        told.append(f"{fact.name[:1].lower()}{fact.name[1:]}{where}")
    told += [
        f"pain {pain.score} of 10 in the {place_words(pain.leg, pain.zone, load_sentences())}" for pain in checkin.pain
    ]
    told += [f"the {place_words(spot.leg, spot.zone, load_sentences())} is to be left alone" for spot in checkin.avoid]
    return ", ".join(told)


def _zones(zones: tuple[ZoneId, ...]) -> str:
    return ", ".join(ZONES[zone].name for zone in zones)


def _plain(names: tuple[object, ...]) -> str:
    return ", ".join(str(name).replace("_", " ") for name in names)
