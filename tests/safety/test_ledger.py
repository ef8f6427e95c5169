"""The ledger: every rule on a few lines a clinician can read, so that no cap, exclusion or urgency changes unseen.

Run this file as a programme to write the ledger anew, and read what has changed before keeping it.
"""

from __future__ import annotations

from pathlib import Path

from legato.safety import Care, Fact, Rule, RuleBook, RuleLimits, load_rule_book

LEDGER = Path(__file__).with_name("ledger.txt")


def rule_lines(rule: Rule) -> list[str]:
    """Write a rule: who it is for, what follows, and every single limit."""
    where = "both legs" if rule.legs == "both" else "the legs named"
    when = " and ".join(rule.when) + (" on both legs" if rule.on_both_legs else "")
    head = f"{rule.id} {rule.verdict.value}, {rule.urgency.value}, {where}, {rule.status}: {when}"
    return [head, *(f"    {line}" for line in limit_lines(rule.limits))]


def limit_lines(limits: RuleLimits) -> list[str]:
    """Write every limit that is set."""
    told = limits.model_dump(mode="json", exclude_defaults=True)
    return [f"{name}: {plain(value)}" for name, value in told.items()]


def plain(value: object) -> str:
    """Write a value without brackets."""
    if isinstance(value, dict):
        return ", ".join(f"{key} {cap}" for key, cap in value.items())
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def fact_line(fact: Fact) -> str:
    """Write a fact: when and about what it is asked."""
    asked = f", asked of {fact.asked_if}" if fact.asked_if else ""
    kept = ", remembered" if fact.remembered else ""
    derived = ""
    if fact.derived is not None:
        told = fact.derived.model_dump(mode="json", by_alias=True, exclude_defaults=True)
        derived = ", follows from " + " ".join(f"{name} {plain(value)}" for name, value in told.items())
    return f"{fact.id}: {fact.group.value}, {fact.scope.value}{asked}{kept}{derived}"


def care_line(care: Care) -> str:
    """Write a care for everybody."""
    how = ", broad and flat" if care.flat else ""
    return f"{care.id} always: {', '.join((*care.zones, *care.landmarks))}: at most {care.cap}{how}"


def written(book: RuleBook) -> str:
    """Write the whole book."""
    lines = [
        *map(fact_line, book.facts.values()),
        "",
        *(line for rule in book.rules for line in rule_lines(rule)),
        "",
        *map(care_line, book.always),
    ]
    return "\n".join(lines) + "\n"


def test_the_rules_are_as_the_ledger_says(book) -> None:
    """A change to a rule is a change to `ledger.txt`, made on purpose and seen by whoever reads the change."""
    assert written(book) == LEDGER.read_text(encoding="utf-8"), (
        "`make content` writes the ledger: look at what changed."
    )


def test_the_ledger_has_a_place_for_every_limit(book) -> None:
    """Every kind of limit that any rule sets can be found in the ledger."""
    text = LEDGER.read_text(encoding="utf-8")
    used = {name for rule in book.rules for name in rule.limits.model_dump(exclude_defaults=True)}

    assert used
    assert all(f"    {name}: " in text for name in used)


if __name__ == "__main__":
    LEDGER.write_text(written(load_rule_book()), encoding="utf-8")
