"""Complete: every rule can fire, every fact matters, and everything told or counted has its words and its source."""

from __future__ import annotations

from typing import Any

from legato.body import LEGS
from legato.notation.technique import Technique
from legato.render import verdict_words
from legato.safety import Rule, Verdict, screen
from legato.words import load_sentences, verdict_in_words
from safety.people import somebody

NUMBERS = ("pressure_cap", "given_zones_cap", "zone_caps", "minutes_cap", "session_minutes_cap", "block_seconds_cap")


def test_every_rule_fires_for_somebody(book, library, proved) -> None:
    """Whoever tells exactly its facts is told this rule."""
    for rule in book.rules:
        assert rule.id in [reason.rule for reason in screen(somebody(*rule.when), book, library).reasons], rule.id
    proved(f"Complete: {len(book.rules)} rules, each can fire")


def test_every_fact_changes_something(book, library, proved) -> None:
    """Beside the other facts of some rule, each fact changes the verdict, the urgency, the limits or the reasons."""

    def answer(*facts: str) -> tuple[Any, ...]:
        told = screen(somebody(*facts), book, library)
        return told.verdict, told.urgency, [told.limits[leg] for leg in LEGS], [reason.rule for reason in told.reasons]

    for fact in book.facts:
        rules = book.rules_about(fact)
        leads_on = any(below.asked_if == fact for below in book.facts.values()) and not rules
        changes = any(answer(*rule.when) != answer(*(one for one in rule.when if one != fact)) for rule in rules)
        assert changes or leads_on, fact
    proved(f"Complete: {len(book.facts)} facts, each changes an answer")


def test_every_technique_names_what_it_is_not_for(book, library, proved) -> None:
    """And each of these facts is asked, and takes the technique away."""
    named = 0
    for name, technique in library.techniques.items():
        assert technique.contraindications, name
        for fact in technique.contraindications:
            told = screen(somebody(fact), book, library)
            assert all(name in told.limits[leg].excluded_techniques for leg in LEGS), (name, fact)
            named += 1
    proved(f"Complete: {len(library.techniques)} techniques name {named} contraindications")


def test_every_number_has_a_source(book, library, proved) -> None:
    """Caps, minutes, weeks and ages, doses and pressures: each stands beside a source or says it is a judgement."""
    limits = [(rule.id, name, rule.sources) for rule in book.rules for name in NUMBERS if getattr(rule.limits, name)]
    derived = [(fact.id, "from a number", fact.sources) for fact in book.derived_facts]
    care = [(care.id, "cap", care.sources) for care in book.always]
    doses = [(name, "dose", technique.dose.sources) for name, technique in library.techniques.items()]
    every = [*limits, *derived, *care, *doses]

    assert [one for one in every if not one[2]] == []
    proved(f"Complete: {len(every)} numbers and groups of numbers, each with its source")


def test_every_source_exists(book, library, proved) -> None:
    """Whatever is cited can be looked up."""
    used = {source for one in (*book.facts.values(), *book.rules, *book.always) for source in one.sources} | {
        source for technique in library.techniques.values() for source in _cited(technique)
    }

    assert used - set(library.sources) == set()
    proved(f"Complete: {len(used)} sources cited by rules and techniques, all of them listed")


def _cited(technique: Technique) -> tuple[str, ...]:
    return (*technique.dose.sources, *technique.evidence.sources)


def test_every_question_rule_and_verdict_has_its_words(book, library, proved) -> None:
    """A question asks, a rule says what and why, a refusal says what to do, and each verdict can be read."""
    assert [fact.id for fact in book.facts.values() if not (fact.asks.endswith("?") and fact.short)] == []
    assert [rule.id for rule in book.rules if not _has_words(rule)] == []
    told = {}
    for rule in book.rules:
        screening = screen(somebody(*rule.when), book, library)
        told[screening.verdict] = verdict_words(verdict_in_words(screening, load_sentences(), book), library.techniques)
    clear = screen(somebody(), book, library)
    told[clear.verdict] = verdict_words(verdict_in_words(clear, load_sentences(), book), library.techniques)

    assert set(told) == set(Verdict)
    assert all(words.strip() for words in told.values())
    proved(f"Complete: {len(book.facts)} questions, {len(book.rules)} rules and {len(told)} verdicts have their words")


def _has_words(rule: Rule) -> bool:
    return bool(rule.name and rule.says and rule.why and (rule.do or not rule.verdict.refuses))
