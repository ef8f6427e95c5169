"""The code systems of our own, whole, as they come in every bundle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from legato.body import LEGS, ZoneId
from legato.library import load_library
from legato.notation.checkin import Complaint
from legato.render.fhir.making import Making, Resource, System, place_code, system_address
from legato.safety import Verdict, load_rule_book, load_stop_words
from legato.words import Sentences, place_words

BEFORE, AFTER = "pain-before", "pain-after"
MASSAGE, PROGRAMME = "leg-massage", "programme"


def displays_of(sentences: Sentences) -> dict[System, dict[str, str]]:
    """Return every code of ours with what it means."""
    library, book, stop = load_library(), load_rule_book(), load_stop_words()
    return {
        System.PLACE: _places(sentences),
        System.TECHNIQUE: {name: technique.words.name for name, technique in library.techniques.items()},
        System.MOMENT: {code: sentences.say("dossier-code", what=code) for code in (BEFORE, AFTER)},
        System.ACT: {code: sentences.say("dossier-code", what=code) for code in (MASSAGE, PROGRAMME)},
        System.VERDICT: {one.value: sentences.say("dossier-verdict", verdict=one.value) for one in Verdict},
        System.RULE: {rule.id: rule.name for rule in book.rules},
        System.TROUBLE: {option.id: option.label for option in (*stop.what.options, *stop.after)},
        System.FACT: {name: fact.name for name, fact in book.facts.items()},
        System.COMPLAINT: {one.value: library.label(one) for one in Complaint},
    }


def _places(sentences: Sentences) -> dict[str, str]:
    found: dict[str, str] = {}
    for leg in LEGS:
        found[place_code(leg)] = sentences.say("dossier-leg", leg=leg.value)
        found |= {place_code(leg, zone): place_words(leg, zone, sentences) for zone in ZoneId}
    return found


def code_systems(making: Making) -> Iterator[Resource]:
    """Give each code system."""
    for system, meanings in making.displays.items():
        name = making.sentences.say("dossier-system", system=system.value)
        yield making.resource(
            "CodeSystem",
            [system.value],
            [name],
            url=system_address(system),
            name=f"Legato{system.value.capitalize()}",
            title=name,
            status="active",
            caseSensitive=True,
            content="complete",
            hierarchyMeaning="part-of" if system is System.PLACE else None,
            concept=list(_of_legs(meanings) if system is System.PLACE else _concepts(meanings)),
        )


def _concepts(meanings: Mapping[str, str]) -> Iterator[Resource]:
    yield from ({"code": code, "display": meaning} for code, meaning in meanings.items())


def _of_legs(meanings: Mapping[str, str]) -> Iterator[Resource]:
    """Put each zone under its leg: whoever knows none of the zones still knows the side."""
    for leg in LEGS:
        zones = {code: meanings[code] for code in (place_code(leg, zone) for zone in ZoneId)}
        yield {
            "code": place_code(leg),
            "display": meanings[place_code(leg)],
            "concept": list(_concepts(zones)),
        }
