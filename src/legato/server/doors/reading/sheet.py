"""When not to massage, short enough for two sheets of paper: every sign, under what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from legato.safety import Urgency, Verdict, load_rule_book
from legato.safety.model import Rule
from legato.server.wire.language import say

_NOT: Mapping[tuple[Verdict, Urgency], str] = {
    (Verdict.EMERGENCY, Urgency.NOW): "library-sheet-now",
    (Verdict.EMERGENCY, Urgency.SAME_DAY): "library-sheet-today",
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SAME_DAY): "library-sheet-ask-today",
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.SOON): "library-sheet-ask-soon",
    (Verdict.SEE_CLINICIAN_FIRST, Urgency.NONE): "library-sheet-ask",
}


@dataclass(frozen=True, slots=True)
class SheetPart:
    """Signs that are met in the same way, by their names; those that only count together stand together."""

    title: str
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """What massage changes for."""

    name: str
    says: str


def sheet_parts() -> tuple[SheetPart, ...]:
    """Return every sign with which there is no massage, the most urgent first.

    A sign that is as urgent alone as together with another is not listed with that other once more.
    """
    rules = [rule for rule in load_rule_book().rules if rule.verdict is not Verdict.MODIFY]
    kinds = sorted({_kind(rule) for rule in rules}, key=lambda kind: (-kind[0].severity, -kind[1].degree))
    return tuple(
        SheetPart(
            say(_NOT[kind]),
            tuple(dict.fromkeys(_name(one) for one in rules if _kind(one) == kind and not _follows(one, rules))),
        )
        for kind in kinds
    )


def sheet_changes() -> tuple[Changed, ...]:
    """Return what massage changes for, and how."""
    rules = [rule for rule in load_rule_book().rules if rule.verdict is Verdict.MODIFY]
    return tuple(Changed(_name(rule), rule.says) for rule in rules)


def _follows(rule: Rule, rules: Iterable[Rule]) -> bool:
    """Tell whether fewer signs say the same already, or something more urgent."""
    return any(
        set(other.when) < set(rule.when)
        and (other.verdict.severity, other.urgency.degree) >= (rule.verdict.severity, rule.urgency.degree)
        for other in rules
    )


def _kind(rule: Rule) -> tuple[Verdict, Urgency]:
    return rule.verdict, rule.urgency


def _name(rule: Rule) -> str:
    facts = load_rule_book().facts
    return say("library-sheet-both").join(facts[fact].name for fact in rule.when)
