"""What the parts of the content have to agree on with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from legato.library.library import LABELLED, Library
from legato.library.model import ShowsUp
from legato.library.programme_file import unknown_names
from legato.library.spelling import words_of
from legato.notation.checks import check_sources


def disagreements(library: Library) -> Iterator[str]:
    """Say everything in which the parts of the content contradict each other or leave something out."""
    yield from _unknown_sources(library)
    yield from _unknown_names(library)
    yield from _missing_labels(library)
    for name in ("benefits", "tips", "preparation", "faq", "not_to_massage", "advice", "programmes"):
        yield from _doubled_places(name, getattr(library, name).values())
    yield from _names_of_two(library)
    missing = set(ShowsUp) - {tip.shows_up for tip in library.tips.values()}
    yield from (f"tips.toml: no tip shows up as {place.value!r}." for place in sorted(missing))


def _unknown_sources(library: Library) -> Iterator[str]:
    known = frozenset(library.sources)
    for technique in library.techniques.values():
        yield from (f"techniques/{technique.id}.toml: {found}" for found in check_sources(technique, known))
    for name in ("causes", "benefits", "tips", "preparation", "faq", "not_to_massage", "advice"):
        for record in getattr(library, name).values():
            for source in record.sources:
                if source not in known:
                    yield f"{name}.toml: {record.id}: sources: there is no source {source!r}."


def _unknown_names(library: Library) -> Iterator[str]:
    for question in library.faq.values():
        for technique in question.techniques:
            if technique not in library.techniques:
                yield f"faq.toml: {question.id}: techniques: there is no technique {technique!r}."
    for programme in library.programmes.values():
        yield from (f"programmes.toml: {programme.id}: {found}" for found in unknown_names(programme, library))


def _missing_labels(library: Library) -> Iterator[str]:
    for name, choices in LABELLED.items():
        values = {choice.value for choice in choices}
        told = set(library.labels[choices])
        yield from (f"labels.toml: {name}.{value}: there are no words for it." for value in sorted(values - told))
        yield from (f"labels.toml: {name}.{value}: there is no such choice." for value in sorted(told - values))


def _doubled_places(name: str, records: Iterable[Any]) -> Iterator[str]:
    for order, times in Counter(record.order for record in records).items():
        if times > 1:
            yield f"{name}: order: {order} is given {times} times."


def _names_of_two(library: Library) -> Iterator[str]:
    """Whoever types a name means one thing: pages that share a name speak of the same facts."""
    owners: dict[frozenset[str], tuple[str, frozenset[str]]] = {}
    for place, name, facts in _other_names(library):
        words = frozenset(words_of(name, library.spelling))
        if not words:
            yield f"{place}: {name!r} has no word that can be searched for."
            continue
        owner, shared = owners.setdefault(words, (place, facts))
        if owner != place and not shared & facts:
            yield f"{place}: {name!r} is a name of {owner} as well, which is about something else."


def _other_names(library: Library) -> Iterator[tuple[str, str, frozenset[str]]]:
    for fact, names in library.fact_names.items():
        yield from ((f"search.toml: {fact}", name, frozenset({fact})) for name in names)
    for technique in library.techniques.values():
        yield from ((f"techniques/{technique.id}.toml", name, frozenset()) for name in technique.words.also)
    for shelf in ("causes", "benefits", "tips", "preparation", "faq", "not_to_massage", "advice", "programmes"):
        for record in getattr(library, shelf).values():
            facts = frozenset(getattr(record, "facts", ()))
            yield from ((f"{shelf}.toml: {record.id}", name, facts) for name in record.also)
