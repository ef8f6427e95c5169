"""What leads from one page of the library to another: techniques, the causes they suit, the questions about them."""

from __future__ import annotations

from collections.abc import Iterable

from legato.library import load_library
from legato.library.model import Advised, Cause, FaqEntry
from legato.notation.technique import Technique
from legato.safety import Fact, load_rule_book

WORTH_NAMING = 2
"""A technique is good for many things a little; those are not worth a reader's time."""
MOST_TECHNIQUES = 5
"""Techniques linked from a cause; the library lists the rest."""


def techniques_for(cause: Cause) -> tuple[Technique, ...]:
    """Return the techniques that suit what a cause feels like, the best first; none where massage has to wait."""
    suiting = sorted(_suiting(cause), key=lambda pair: -pair[0])
    return tuple(one for _, one in suiting[:MOST_TECHNIQUES])


def causes_for(technique: Technique) -> tuple[Cause, ...]:
    """Return the causes whose feeling a technique suits: none where massage has to wait, as `techniques_for` does."""
    return tuple(
        cause for cause in load_library().causes.values() if any(one.id == technique.id for _, one in _suiting(cause))
    )


def questions_about(technique: Technique) -> tuple[FaqEntry, ...]:
    """Return the questions whose answers speak of a technique."""
    return tuple(one for one in load_library().faq.values() if technique.id in one.techniques)


def rules_of(facts: Iterable[Fact]) -> tuple[tuple[Fact, str], ...]:
    """Return each fact with the id of the rule that speaks of it first; empty where none does."""
    book = load_rule_book()
    return tuple((fact, rules[0].id if (rules := book.rules_about(fact.id)) else "") for fact in facts)


def _suiting(cause: Cause) -> list[tuple[int, Technique]]:
    if cause.massage not in (Advised.FINE, Advised.WITH_CARE) or not cause.complaints:
        return []
    worths = (
        (max(one.complaints.get(what, 0) for what in cause.complaints), one)
        for one in load_library().techniques.values()
    )
    return [(worth, one) for worth, one in worths if worth >= WORTH_NAMING]
