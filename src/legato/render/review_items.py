"""Everything a clinician should look at, one item each: rules, questions, advice, techniques, claims and hazards.

Documentation pages, the review document and its table are all made from these,
so that what is read, what is marked and what the engine does cannot differ.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from legato.body import ZONES
from legato.library import Library
from legato.library.model import Benefit, FaqEntry
from legato.notation.technique import Technique
from legato.render.claim_words import cautious_default, claim_words, grade_words, review_words, status_words
from legato.render.review_pairs import line_lines, pair_lines, pair_sources
from legato.render.review_rules import care_lines, rule_example, rule_lines, rule_needs
from legato.render.technique_words import stroke_words
from legato.safety import (
    Care,
    Fact,
    FactGroup,
    FactScope,
    QuestionLine,
    Rule,
    RuleBook,
    StopOption,
    StopWords,
    load_pairs,
)
from legato.safety.hazards import Hazard
from legato.units import clock

MARK_LENGTH = 12
"""Hexadecimal digits that tell two wordings apart."""


class ItemKind(StrEnum):
    """What an item is, in the order in which a clinician meets them."""

    RULE = "rule"
    CARE = "care"
    QUESTION = "question"
    LINE = "line"
    PAIR = "pair"
    STOP = "stop"
    TECHNIQUE = "technique"
    CLAIM = "claim"
    ANSWER = "answer"
    HAZARD = "hazard"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at, in words."""

    kind: ItemKind
    id: str
    title: str
    lines: tuple[tuple[str, str], ...]
    """What it says and does: a heading and a text each."""
    sources: tuple[str, ...]
    status: str
    examples: tuple[str, ...] = ()
    """What comes of it, worked out by the engine."""

    @property
    def key(self) -> str:
        """The name of the item among all others: `rule:E01`."""
        return f"{self.kind.value}:{self.id}"

    @property
    def mark(self) -> str:
        """A mark of every word of it: another wording has another mark."""
        told = json.dumps([self.key, self.title, self.lines, self.sources, self.status, self.examples])
        return hashlib.sha256(told.encode()).hexdigest()[:MARK_LENGTH]


def version_of(items: tuple[Item, ...]) -> str:
    """Return a mark of all items together: the version that a review is about."""
    return hashlib.sha256(" ".join(item.mark for item in items).encode()).hexdigest()[:MARK_LENGTH]


def review_items(book: RuleBook, library: Library, stop: StopWords, hazards: tuple[Hazard, ...]) -> tuple[Item, ...]:
    """Return everything a clinician should look at."""
    return (
        *(rule_item(rule, book, library) for rule in book.rules),
        *(care_item(care) for care in book.always),
        *(question_item(fact, book, library) for fact in book.facts.values()),
        *(line_item(line, book) for line in book.lines),
        *pair_items(book),
        *(stop_item(option) for option in (*stop.what.options, *stop.after)),
        *(technique_item(technique, book) for technique in library.techniques.values()),
        *(claim_item(benefit) for benefit in library.benefits.values()),
        *(answer_item(question, book) for question in library.faq.values()),
        *(hazard_item(hazard) for hazard in hazards),
    )


def rule_item(rule: Rule, book: RuleBook, library: Library) -> Item:
    """Tell a rule: for whom, what follows, what is said, and why."""
    lines = tuple(rule_lines(rule, book, library.techniques))
    example = (rule_needs(rule, book), *rule_example(rule, book, library))
    return Item(ItemKind.RULE, rule.id, rule.name, lines, rule.sources, status_words(rule.status), example)


def care_item(care: Care) -> Item:
    """Tell a care that always holds."""
    return Item(ItemKind.CARE, care.id, care.name, tuple(care_lines(care)), care.sources, status_words(care.status))


def line_item(line: QuestionLine, book: RuleBook) -> Item:
    """Tell a line of the check-in: every sign it holds, and what a tick unfolds."""
    sources = tuple(dict.fromkeys(source for fact in line.facts for source in book.facts[fact].sources))
    judged = any(book.facts[fact].status == "judgement" for fact in line.facts)
    status = status_words("judgement" if judged else "cited")
    return Item(ItemKind.LINE, line.id, line.title, tuple(line_lines(line, book)), sources, status)


def pair_items(book: RuleBook) -> Iterator[Item]:
    """Tell, for each condition that makes a body fragile, what follows with each sign."""
    table = load_pairs(book)
    for condition in table.conditions:
        sources = pair_sources(condition, table)
        status = status_words("judgement" if "J" in sources else "cited")
        lines = tuple(pair_lines(condition, table))
        yield Item(ItemKind.PAIR, condition.fact, condition.name, lines, sources, status)


_ABOUT = {FactScope.PERSON: "the person", FactScope.LEG: "a leg", FactScope.ZONES: "places on a leg"}


def question_item(fact: Fact, book: RuleBook, library: Library) -> Item:
    """Tell a question: its words, of whom it is asked, and what hangs on it."""
    return Item(
        ItemKind.QUESTION,
        fact.id,
        fact.name,
        tuple(_question_lines(fact, book, library)),
        fact.sources,
        status_words(fact.status),
    )


def _question_lines(fact: Fact, book: RuleBook, library: Library) -> Iterator[tuple[str, str]]:
    if fact.derived is None and fact.group is not FactGroup.PAST:
        yield "Question", fact.asks
        if fact.called:
            yield "Label", fact.short
        if fact.asks_giver:
            yield "Question to a giver who answers", fact.asks_giver
            yield "Label for that giver", fact.short_giver
    else:
        yield "Meaning", fact.asks
        if fact.derived is not None:
            yield "Follows from", _derived_words(fact)
    if fact.help:
        yield "Help", fact.help
    yield "About", _ABOUT[fact.scope]
    if fact.asked_if is not None:
        yield "Asked of", f"those who said yes to: {book.facts[fact.asked_if].short}"
    if fact.group is FactGroup.PAST:
        yield "Asked", "never: it follows from what happened in or after an earlier session"
    elif fact.derived is None:
        yield "Asked", "shown again for confirmation" if fact.remembered else "anew every time"
    yield "Rules", "; ".join(f"{rule.id} {rule.name}" for rule in book.rules_about(fact.id))
    out = [one.words.name for one in library.techniques.values() if fact.id in one.contraindications]
    if out:
        yield "Techniques left out", ", ".join(out)


def _derived_words(fact: Fact) -> str:
    derived = fact.derived
    assert derived is not None
    ends = [
        f"{words} {number}"
        for words, number in (("at least", derived.at_least), ("at most", derived.at_most))
        if number is not None
    ]
    places = f" on {', '.join(ZONES[zone].name for zone in derived.zones)}" if derived.zones else ""
    return f"{derived.from_.replace('_', ' ')} {' and '.join(ends)}{places}".replace("avoid ", "a place to leave alone")


def stop_item(option: StopOption) -> Item:
    """Tell something that may be wrong in or after a session: its advice, and how long it lasts."""
    advice = option.advice
    lines = (
        ("Answer", option.label),
        *(
            (
                ("Title", advice.title),
                ("Says", advice.says),
                ("Do", advice.do),
                ("Urgency", advice.urgency.value.replace("_", " ")),
            )
            if advice
            else (("Says", "what the rules say of it, together with what else is known"),)
        ),
        ("Recorded as", option.fact.replace("_", " ") if option.fact else "nothing"),
        ("Lasts", _lasting_words(option)),
        *((("The session", _GOES_ON[option.goes_on]),) if option.goes_on else ()),
    )
    status = cautious_default() if "J" in option.sources else status_words("cited")
    return Item(ItemKind.STOP, option.id, option.label, lines, option.sources, status)


_GOES_ON = {
    "here": "may go on, also at this place with less pressure",
    "elsewhere": "may go on, with this place left alone",
}


def _lasting_words(option: StopOption) -> str:
    if option.lasts is None:
        return "not at all"
    until = "until a doctor has looked at it" if option.lasts.until == "seen" else "until the person says it has gone"
    days = f"; the place is left alone for {option.lasts.days} days all the same" if option.lasts.days else ""
    return until + days


def technique_item(technique: Technique, book: RuleBook) -> Item:
    """Tell a technique: what hands do, how hard and how long, and who must not have it."""
    words, dose, (least, most) = technique.words, technique.dose, technique.pressure
    lines = (
        ("Line", words.line),
        ("Steps", " ".join(step.says for step in words.steps)),
        ("Feels like", words.feel),
        ("Stop if", " ".join(words.stop_if)),
        ("Where", ", ".join(ZONES[zone].name for zone in technique.zones)),
        ("Score", " ".join(stroke_words(stroke) for stroke in technique.score.strokes)),
        ("Pressure", f"{least} to {most} of 10"),
        ("On each leg", f"{clock(dose.least)} to {clock(dose.most)}, usually {clock(dose.usual)}"),
        ("Not with", "; ".join(book.facts[fact].name for fact in technique.contraindications)),
        ("Evidence", f"{grade_words(technique.evidence.grade)}. {technique.evidence.note}"),
    )
    sources = tuple(dict.fromkeys((*technique.evidence.sources, *dose.sources)))
    return Item(ItemKind.TECHNIQUE, technique.id, words.name, lines, sources, review_words(technique.review))


def claim_item(benefit: Benefit) -> Item:
    """Tell a claim: how it is often said, how it stands, and what may be said."""
    lines = (
        ("Often said", benefit.often_said),
        ("How it stands", claim_words(benefit)),
        ("Legato says", benefit.says or "nothing: it is not supported"),
        ("Known", benefit.known),
        *((("Better", benefit.instead),) if benefit.instead else ()),
    )
    status = cautious_default() if "J" in benefit.sources else status_words("cited")
    return Item(ItemKind.CLAIM, benefit.id, benefit.name, lines, benefit.sources, status)


def answer_item(question: FaqEntry, book: RuleBook) -> Item:
    """Tell a question that people ask, with its answer."""
    told = "; ".join(book.facts[fact].name for fact in question.facts)
    lines = (("Answer", " ".join(question.answer)), *((("Must agree with", told),) if told else ()))
    status = cautious_default() if "J" in question.sources else status_words("cited")
    return Item(ItemKind.ANSWER, question.id, question.asks, lines, question.sources, status)


def hazard_item(hazard: Hazard) -> Item:
    """Tell a hazard: how it comes about, how bad it is, what is done, and what remains."""
    lines = (
        ("How", " ".join(hazard.how)),
        ("Who", hazard.who),
        ("Harm", f"{hazard.harm} ({hazard.severity.value})"),
        ("Without measures", f"{hazard.likelihood.value}: {hazard.risk.value} risk"),
        ("Measures", " ".join(measure.does for measure in hazard.measures)),
        ("With measures", f"{hazard.likelihood_left.value}: {hazard.risk_left.value} risk"),
        ("Remains", hazard.remains),
        *((("To be built", hazard.to_do),) if hazard.to_do else ()),
    )
    return Item(ItemKind.HAZARD, hazard.id, hazard.name, lines, hazard.sources, cautious_default())
