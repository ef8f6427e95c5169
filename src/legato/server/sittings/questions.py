"""The questions of the check-in, taken from the safety rules: which are asked where, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from legato.safety import load_rule_book
from legato.safety.model import Fact, FactGroup


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is asked, and what is asked of those who say yes."""

    fact: Fact
    follow_ups: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together on a page."""

    title: str
    says: str
    questions: tuple[Question, ...]


_SECTIONS = (
    (FactGroup.CONDITION, "Conditions", "Tick what you have now, or have been told you have."),
    (FactGroup.MEDICINE, "Medicines and aids", "Tick what you take or carry."),
    (FactGroup.RECENT, "The last weeks", "Tick what has happened lately."),
    (FactGroup.TODAY, "Your legs today", "Look at both legs and feet, then tick what you see or feel."),
)


@cache
def red_flags() -> tuple[Question, ...]:
    """Return the questions that come first, every time."""
    return _asked_in(FactGroup.RED_FLAG)


@cache
def red_flag_ids() -> frozenset[str]:
    """Return the ids of all facts that are asked as red flags."""
    return frozenset(fact.id for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG)


@cache
def health_sections() -> tuple[Section, ...]:
    """Return the questions about health, in sections; a section without questions is left out."""
    found = (Section(title, says, _asked_in(group)) for group, title, says in _SECTIONS)
    return tuple(section for section in found if section.questions)


def facts_of(questions: tuple[Question, ...]) -> tuple[Fact, ...]:
    """Return the facts of questions and of what follows up on them, in order."""
    return tuple(fact for question in questions for fact in (question.fact, *facts_of(question.follow_ups)))


def _asked_in(group: FactGroup) -> tuple[Question, ...]:
    asked = [fact for fact in load_rule_book().facts.values() if fact.derived is None]
    by_id = {fact.id: fact for fact in asked}
    tops = [fact for fact in asked if fact.group is group and fact.asked_if not in by_id]
    return tuple(_question(fact, asked) for fact in tops)


def _question(fact: Fact, asked: list[Fact]) -> Question:
    return Question(fact, tuple(_question(below, asked) for below in asked if below.asked_if == fact.id))
