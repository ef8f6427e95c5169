"""Names of places, things and parts, and lists of them, as they are put into whole sentences."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from legato.body import Leg, ZoneId
from legato.words.sentences import Sentences, tag_of


def place_words(leg: Leg | None, zone: ZoneId, sentences: Sentences) -> str:
    """Name a zone of a leg, or without a leg of either: `left calf`, `between the left toes`."""
    if leg is None:
        return sentences.say("place-either", zone=zone.value)
    return sentences.say("place-in-list", leg=leg.value, zone=zone.value)


def places_words(leg: Leg | None, zones: Iterable[ZoneId], sentences: Sentences) -> str:
    """Name several zones of a leg in one list."""
    return name_list([place_words(leg, zone, sentences) for zone in zones], sentences)


def name_list(names: Iterable[str], sentences: Sentences) -> str:
    """Write names as a list of a language: `one, two and three`."""
    # The pseudo-language writes as English does, and babel knows no such language.
    tag = tag_of(sentences.language)
    return format_list(list(names), locale="en_GB" if tag.startswith("en") else tag.replace("-", "_"))
