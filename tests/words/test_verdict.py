"""A verdict refers to rules; the book of today says them, and what left the book is told calmly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Receiver, Who
from legato.safety import AnyScreening, RuleBook, Urgency, Verdict, load_rule_book, screen
from legato.words import heading_for, heading_of, load_sentences, verdict_in_words

BOOK, ENGLISH = load_rule_book(), load_sentences()


def screened(*facts: str) -> AnyScreening:
    """Screen somebody of 44 with some facts."""
    answers = tuple(Answer(fact=fact) for fact in facts)
    return screen(CheckIn(person=Receiver(age=44), facts=answers), BOOK, load_library())


def with_says(rule: str, says: str) -> RuleBook:
    """Return the book with one sentence corrected."""
    rules = tuple(one.model_copy(update={"says": says}) if one.id == rule else one for one in BOOK.rules)
    return replace(BOOK, rules=rules)


def without(rule: str) -> RuleBook:
    """Return the book of a later day, in which a rule has been replaced."""
    return replace(BOOK, rules=tuple(one for one in BOOK.rules if one.id != rule))


def test_a_screening_holds_no_sentence() -> None:
    """What is kept of a screening are rules, facts, limits: whatever is said about them comes later."""
    kept = screened("blood_thinner", "varicose_veins").model_dump_json()

    for rule in BOOK.rules:
        assert rule.says not in kept
        assert rule.why not in kept
    for care in BOOK.always:
        assert care.says not in kept


def test_every_rule_is_said_as_the_book_says_it() -> None:
    """Name, sentence, advice, reason and sources stand beside the rule's id."""
    screening = screened("blood_thinner", "varicose_veins")
    told = verdict_in_words(screening, ENGLISH)

    assert [reason.rule for reason in told.reasons] == [reason.rule for reason in screening.reasons]
    for reason in told.reasons:
        rule = BOOK.rule(reason.rule)
        assert (reason.name, reason.says, reason.do, reason.why) == (rule.name, rule.says, rule.do, rule.why)
        assert (reason.sources, reason.status) == (rule.sources, rule.status)
    assert told.limits == screening.limits
    assert [held.short for held in told.held] == [BOOK.facts[held.fact].name for held in screening.held]


def test_a_corrected_warning_reaches_what_was_screened_before() -> None:
    """The sentence was wrong yesterday; today everybody who was told it reads the right one."""
    screening = screened("blood_thinner")
    rule = screening.reasons[0].rule

    told = verdict_in_words(screening, ENGLISH, with_says(rule, "Feather-light only, on both legs."))

    assert "Feather-light only, on both legs." in [reason.says for reason in told.reasons]


@pytest.mark.parametrize("fact", ["blood_thinner", "clot_now"])
def test_a_rule_that_has_been_replaced_is_told_calmly(fact: str) -> None:
    """Verdict and limits stay as they were recorded, and there is a sentence and something to do."""
    screening = screened(fact)
    rule = screening.reasons[0].rule

    told = verdict_in_words(screening, ENGLISH, without(rule))
    gone = next(reason for reason in told.reasons if reason.rule == rule)

    assert (told.verdict, told.urgency, told.limits) == (screening.verdict, screening.urgency, screening.limits)
    assert gone.says.endswith("the rule has since been replaced.")
    assert bool(gone.do) is gone.verdict.refuses
    assert heading_for(told).title


@pytest.mark.parametrize("who", list(Who))
@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("urgency", list(Urgency))
def test_every_verdict_has_a_heading_for_everybody(verdict: Verdict, urgency: Urgency, who: Who) -> None:
    """A sign and a title always, and a sentence unless the rule itself stands there."""
    heading = heading_of(verdict, urgency, ENGLISH, who)

    assert heading.sign
    assert heading.title
    assert bool(heading.lead) is not (verdict is Verdict.SEE_CLINICIAN_FIRST and urgency is Urgency.NONE)
