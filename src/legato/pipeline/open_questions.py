"""What has to be asked before a ready-made session, of somebody of whom something or nothing is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache

from legato.library import load_library
from legato.pipeline.health import HealthProfile
from legato.safety import Holding, facts_of, load_rule_book
from legato.safety.asking import Fact, FactGroup


def open_questions(known: HealthProfile, covered: Collection[str]) -> Iterator[Fact]:
    """Give the facts nobody has answered for; what follows up on one of them is asked through it."""
    book = load_rule_book()
    held = facts_of(known.checkin().without_assumptions(), book)
    asked = {
        fact.id: fact
        for fact in book.facts.values()
        if _is_told_by_answering(fact)
        and (fact.group is FactGroup.RED_FLAG or not (fact.id in covered or fact.id in known.settled))
        and not _was_answered_above(fact, known, held)
    }
    # There is no map to tell it on: what only counts together with something that is asked needs no question.
    no = {name for name in book.facts if name not in held and (name in asked or _above_or_self(name) in known.settled)}
    for name in [name for name in asked if name in mapped_facts() and _counts_only_with(name, no - {name})]:
        del asked[name]
    yield from (fact for fact in asked.values() if _above(fact) not in asked)


def _is_told_by_answering(fact: Fact) -> bool:
    """Tell whether a fact may be asked for: not what earlier sessions tell, and not where to keep off today."""
    return fact.group is not FactGroup.PAST and not (fact.derived is not None and fact.derived.from_ == "avoid")


def _above(fact: Fact) -> str | None:
    """Return what has to be answered with yes before a fact is asked for; a doctor's word is one to its question."""
    return load_rule_book().doctors_words.get(fact.id, fact.asked_if)


def _was_answered_above(fact: Fact, known: HealthProfile, held: Mapping[str, Holding]) -> bool:
    """Tell whether a fact cannot hold, because what it follows up on was answered with no."""
    above = _above(fact)
    if above is None or above in held:
        return False
    return above in known.settled or _was_answered_above(load_rule_book().facts[above], known, held)


@cache
def mapped_facts() -> frozenset[str]:
    """Return the facts that follow from a map of where it hurts."""
    return frozenset(
        fact.id for fact in load_rule_book().derived_facts if fact.derived and fact.derived.from_ == "pain"
    )


def _counts_only_with(name: str, no: AbstractSet[str]) -> bool:
    """Tell whether a fact changes nothing while everything in `no` does not hold."""
    rules = load_rule_book().rules_about(name)
    return not load_library().not_for.get(name) and not any(no.isdisjoint(rule.when) for rule in rules)


def _above_or_self(name: str) -> str:
    return load_rule_book().doctors_words.get(name, name)
