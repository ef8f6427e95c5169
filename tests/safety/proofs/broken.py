"""Rules broken on purpose: every way in which one rule, one fact or one care could have been written too mildly."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from legato.safety import Care, Fact, FactScope, Rule, RuleBook, RuleLimits, Urgency, Verdict

_MILDER = {Verdict.EMERGENCY: Verdict.SEE_CLINICIAN_FIRST, Verdict.SEE_CLINICIAN_FIRST: Verdict.MODIFY}
_LESS_ZONES = {"all": "given_and_next", "given_and_next": "given", "given": "none"}
_SLOWER = dict(zip(list(Urgency)[1:], Urgency, strict=False))


def unchecked(facts: Mapping[str, Fact], rules: tuple[Rule, ...], always: tuple[Care, ...]) -> RuleBook:
    """Make a book that is not checked when it is made, so that nothing but the expectations can notice."""
    book = object.__new__(RuleBook)
    for name, value in (("facts", dict(facts)), ("rules", rules), ("always", always)):
        object.__setattr__(book, name, value)
    return book


def broken_rules(book: RuleBook) -> Iterator[tuple[str, Rule, RuleBook]]:
    """Give every book in which one rule is missing or milder: what was done, to which rule, and the book."""
    for at, rule in enumerate(book.rules):
        yield "removed", rule, unchecked(book.facts, book.rules[:at] + book.rules[at + 1 :], book.always)
        for what, milder in _milder(rule, book):
            rules = (*book.rules[:at], milder, *book.rules[at + 1 :])
            yield what, rule, unchecked(book.facts, rules, book.always)


def _milder(rule: Rule, book: RuleBook) -> Iterator[tuple[str, Rule]]:
    if rule.verdict in _MILDER:
        yield "verdict", rule.model_copy(update={"verdict": _MILDER[rule.verdict]})
    if rule.urgency in _SLOWER:
        yield "urgency", rule.model_copy(update={"urgency": _SLOWER[rule.urgency]})
    another = "metalwork" if "oil_allergy" in rule.when else "oil_allergy"
    yield "asks for one more fact", rule.model_copy(update={"when": (*rule.when, another)})
    local = [fact for fact in rule.when if book.facts[fact].scope is not FactScope.PERSON]
    if local and not rule.on_both_legs:
        yield "only on both legs", rule.model_copy(update={"on_both_legs": True})
    if local and rule.legs == "both" and not rule.on_both_legs:
        yield "only the leg given", rule.model_copy(update={"legs": "given"})
    for name in RuleLimits.model_fields:
        for what, value in _less(name, getattr(rule.limits, name)):
            limits = rule.limits.model_copy(update={name: value})
            yield f"{name} {what}", rule.model_copy(update={"limits": limits})


def _less(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Give every next milder value of one limit."""
    if name == "zones":
        if value in _LESS_ZONES:
            yield f"only {_LESS_ZONES[value]}", _LESS_ZONES[value]
    elif isinstance(value, bool):
        if value:
            yield "dropped", False
    elif isinstance(value, int):
        yield "raised", value + 1
        yield "dropped", None
    elif isinstance(value, dict):
        for key, cap in value.items():
            yield f"{key} raised", {**value, key: cap + 1}
            yield f"{key} dropped", {other: cap for other, cap in value.items() if other != key}
    elif isinstance(value, tuple):
        for one in value:
            yield f"without {one}", tuple(other for other in value if other != one)


def broken_facts(book: RuleBook) -> Iterator[tuple[str, RuleBook]]:
    """Give every book in which a fact follows from fewer numbers than it should."""
    for fact in book.derived_facts:
        for name, step in (("at_least", 1), ("at_most", -1)):
            number = getattr(fact.derived, name)
            if number is not None and fact.derived is not None:
                narrower = fact.derived.model_copy(update={name: number + step})
                facts = {**book.facts, fact.id: fact.model_copy(update={"derived": narrower})}
                yield f"{fact.id}: {name}", unchecked(facts, book.rules, book.always)


def broken_care(book: RuleBook) -> Iterator[tuple[str, RuleBook]]:
    """Give every book in which a delicate place gets less care."""
    for at, care in enumerate(book.always):
        rest = (*book.always[:at], *book.always[at + 1 :])
        yield f"{care.id} removed", unchecked(book.facts, book.rules, rest)
        raised = care.model_copy(update={"cap": care.cap + 1})
        yield f"{care.id} raised", unchecked(book.facts, book.rules, (*rest, raised))
        if care.flat:
            narrow = care.model_copy(update={"flat": False})
            yield f"{care.id} not flat", unchecked(book.facts, book.rules, (*rest, narrow))
