"""Whoever is worried can read it: every question and everything a verdict says is for US grade 7 or easier."""

from __future__ import annotations

from legato.render import opening_words
from legato.safety import Urgency, Verdict, load_foot_check, load_stop_words
from reading import GRADE, grade, too_hard


def test_every_question_is_easy_to_read(book, proved) -> None:
    """A question with what to look for, as it stands on the page; and each question alone."""
    asks = {fact.id: fact.asks for fact in book.facts.values()}
    helps = {f"{fact.id} with its help": f"{fact.asks} {fact.help}" for fact in book.facts.values() if fact.help}

    assert too_hard(asks | helps) == {}
    proved(f"Readable: {len(asks)} questions at US grade {GRADE} or easier, {average(asks):.1f} on average")


def test_what_every_rule_tells_is_easy_to_read(book, proved) -> None:
    """What a rule says, what to do now and why: the text of one reason on a verdict page."""
    told = {rule.id: " ".join(filter(None, (rule.says, rule.do, rule.why))) for rule in book.rules}
    told |= {care.id: f"{care.says} {care.why}" for care in book.always}

    assert too_hard(told) == {}
    proved(f"Readable: {len(told)} rules at US grade {GRADE} or easier, {average(told):.1f} on average")


def test_every_opening_is_easy_to_read() -> None:
    """The first line of a verdict, for every verdict and every urgency."""
    told = {f"{verdict}, {urgency}": opening_words(verdict, urgency) for verdict in Verdict for urgency in Urgency}

    assert too_hard(told) == {}


def test_the_advice_after_stopping_is_easy_to_read() -> None:
    """Something feels wrong: what it may be, and what to do."""
    words = load_stop_words()
    options = [*(option for question in words.questions for option in question.options), *words.after]
    told = {option.id: f"{option.advice.says} {option.advice.do}" for option in options if option.advice}

    assert told
    assert too_hard(told) == {}


def test_the_looks_of_the_foot_check_are_easy_to_read() -> None:
    """Where to look and how."""
    assert too_hard({look.id: f"{look.title}. {look.do}" for look in load_foot_check().looks}) == {}


def test_the_measure_knows_hard_from_easy() -> None:
    """A sentence from a textbook is far above the limit, a plain one below it."""
    hard = "Contraindications include anticoagulation, thrombophlebitis and decompensated cardiac insufficiency."

    assert grade(hard) > 2 * GRADE
    assert grade("Sit down. Rest your leg. Drink if you are dry.") < GRADE


def average(texts: dict[str, str]) -> float:
    """Return the grade on average."""
    return sum(map(grade, texts.values())) / len(texts)
