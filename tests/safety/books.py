"""Other books of rules, small ones and the shipped one changed, for what it never asks of the engine."""

from __future__ import annotations

from dataclasses import replace

from legato.safety import RuleBook, Verdict
from legato.safety.asking import Fact, FactGroup, FactScope
from legato.safety.model import Rule, RuleLimits


def fact(name: str, scope: FactScope, asked_if: str | None = None) -> Fact:
    """Make a fact for a small book."""
    return Fact(
        id=name,
        group=FactGroup.TODAY,
        asks="Is it so?",
        short=name,
        scope=scope,
        asked_if=asked_if,
        sources=("J",),
        status="judgement",
    )


def rule(
    name: str, *when: str, legs: str = "given", on_both_legs: bool = False, urgency: str = "none", **limits
) -> Rule:
    """Make a rule for a small book."""
    return Rule(
        id=name,
        name=name,
        when=when,
        verdict=Verdict.MODIFY,
        urgency=urgency,
        legs=legs,
        on_both_legs=on_both_legs,
        says="So.",
        why="Because.",
        sources=("J",),
        status="judgement",
        limits=RuleLimits(**limits),
    )


def refusal(name: str, *when: str, do: str, on_both_legs: bool = False, urgency: str = "same_day") -> Rule:
    """Make a rule for a small book that refuses massage; its name says how severely."""
    words = {"says": "So.", "why": "Because.", "sources": ("J",), "status": "judgement"}
    verdict = Verdict.EMERGENCY if name.startswith("E") else Verdict.SEE_CLINICIAN_FIRST
    return Rule(
        id=name,
        name=name,
        when=when,
        verdict=verdict,
        urgency=urgency,
        legs="both",
        on_both_legs=on_both_legs,
        do=do,
        **words,
    )


def small_book(*rules: Rule) -> RuleBook:
    """Make a book of facts about a person, a leg and zones."""
    facts = [
        fact("whole", FactScope.PERSON),
        fact("sided", FactScope.LEG),
        fact("placed", FactScope.ZONES),
        fact("dotted", FactScope.ZONES),
    ]
    used = {name for one in rules for name in one.when}
    spare = [one.id for one in facts if one.id not in used]
    rest = [rule(f"M9{at}", name, pressure_cap=6, minutes_cap=60) for at, name in enumerate(spare)]
    return RuleBook(facts={one.id: one for one in facts}, rules=(*rules, *rest), always=())


def with_rule(book: RuleBook, name: str, **changes) -> RuleBook:
    """Return the book with one rule written differently."""
    written = book.rule(name)
    limits = written.limits.model_copy(update=changes.pop("limits", {}))
    changed = written.model_copy(update={**changes, "limits": limits})
    return replace(book, rules=tuple(changed if one is written else one for one in book.rules))


def with_derived(book: RuleBook, name: str, **changes) -> RuleBook:
    """Return the book with one fact following from other numbers or places."""
    told = book.facts[name]
    derived = told.derived.model_copy(update=changes)
    return replace(book, facts={**book.facts, name: told.model_copy(update={"derived": derived})})
