"""The questions of the check-in: which facts are asked on which step, and which of them are worth asking now.

Red flags are asked first, always all of them.
After them a page holds only questions whose answer can still change something, given
what the steps before it were answered with, and what is known already, to be confirmed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from legato import pipeline
from legato.notation.checkin import CheckIn
from legato.safety import load_rule_book
from legato.safety.circumstances import with_circumstances_assumed
from legato.safety.model import Fact, FactGroup
from legato.server.sittings import draft as drafts
from legato.server.sittings.draft import KEPT, MORE, PAST, Answers, StepName, is_done, steps_of


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


_SECTIONS = {
    StepName.FIRST: ((FactGroup.RED_FLAG, "", ""),),
    StepName.HEALTH: (
        (FactGroup.CONDITION, "Conditions", "Tick what you have now, or have been told you have."),
        (FactGroup.MEDICINE, "Medicines", "Tick what you take or have taken."),
    ),
    StepName.LEGS: (
        (FactGroup.TODAY, "What you see and feel", "Look at both legs and feet, then tick what you see or feel."),
        (FactGroup.RECENT, "The last weeks", "Tick what has happened lately."),
    ),
}
_STEP_OF_GROUP = {group: step for step, sections in _SECTIONS.items() for group, _, _ in sections}
_TOLD_ON = {
    "pain": StepName.WHERE,
    "avoid": StepName.WHERE,
    "age": StepName.HEALTH,
    "pregnant_weeks": StepName.HEALTH,
    "postpartum_weeks": StepName.HEALTH,
}
"""The step on which the numbers and maps are told that other facts follow from."""


@cache
def red_flags() -> tuple[Question, ...]:
    """Return the questions that come first, every time."""
    return _trees(fact for fact in load_rule_book().asked if step_of(fact.id) is StepName.FIRST)


@cache
def red_flag_ids() -> frozenset[str]:
    """Return the ids of all facts that are asked as red flags."""
    return frozenset(fact.id for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG)


@cache
def step_of(name: str) -> StepName | None:
    """Return the step on which a fact is asked: that of the question it follows up on; `None` when it is not asked."""
    facts = load_rule_book().facts
    fact = facts.get(name)
    while fact is not None and fact.asked_if is not None:
        fact = facts[fact.asked_if]
    return None if fact is None or fact.derived is not None else _STEP_OF_GROUP.get(fact.group)


def place_of(name: str) -> str | None:
    """Return where a fact of an earlier check-in belongs when it is asked for once more.

    What follows from a number was told outright, for example by a programme that uses the API; it has no
    question that could take it back, so it stays. What follows from a map is told on the map anew.
    """
    fact = load_rule_book().facts.get(name)
    if fact is not None and fact.derived is not None:
        return KEPT if _TOLD_ON.get(fact.derived.from_) is StepName.HEALTH else None
    return step_of(name)


def sections(answers: Answers, step: StepName, known: Iterable[str] = ()) -> tuple[Section, ...]:
    """Return the questions of a step, in sections; a section without questions is left out.

    Args:
        answers: what has been answered; only the steps before this one decide what is worth asking.
        step: the step.
        known: facts that are shown in any case, because they are remembered or ticked already.
    """
    steps = steps_of(answers)
    before = [PAST, *(each.value for each in steps[: steps.index(step)])]
    earlier = {name: answers[name] for name in before if name in answers}
    shown = {fact.id for fact in open_questions(earlier)} | _with_what_they_follow(known)
    facts = [fact for fact in load_rule_book().asked if step_of(fact.id) is step and fact.id in shown]
    by_group = {group: [fact for fact in facts if _top(fact).group is group] for group, _, _ in _SECTIONS[step]}
    found = (Section(title, says, _trees(by_group[group])) for group, title, says in _SECTIONS[step])
    return tuple(section for section in found if section.questions)


def open_questions(answers: Answers) -> tuple[Fact, ...]:
    """Return the questions that have not been asked and could still change verdict, urgency or limits."""
    asked = {name for step in (*_SECTIONS, MORE) if is_done(answers, step) for name in answers[step].get("asked", ())}
    told = {
        fact.id
        for fact in load_rule_book().derived
        if fact.derived and fact.derived.from_ in _TOLD_ON and is_done(answers, _TOLD_ON[fact.derived.from_])
    }
    return pipeline.still_to_ask(checkin_of(answers), asked | told)


def more_questions(answers: Answers) -> tuple[Question, ...]:
    """Return what could still make a refusal more severe or more urgent."""
    return _trees(open_questions(answers))


def next_step(answers: Answers) -> StepName | None:
    """Return the first step that still has something to ask, `None` when everything is answered."""
    return next((step for step in steps_of(answers) if _is_pending(answers, step)), None)


def may_open(answers: Answers, step: StepName) -> bool:
    """Tell whether a step may be shown: every step before it has been answered."""
    steps = steps_of(answers)
    return step in steps and not any(_is_pending(answers, earlier) for earlier in steps[: steps.index(step)])


def checkin_of(answers: Answers) -> CheckIn:
    """Return the check-in of the answers so far as the engine reads it.

    Raises:
        CheckInError: something in it cannot be right.
    """
    checkin = pipeline.read_begun_checkin(json.dumps(drafts.document(answers)))
    if is_done(answers, StepName.TODAY):
        return checkin
    # Until then the circumstances are the usual ones, and nobody has told them.
    return with_circumstances_assumed(checkin, load_rule_book())


def whole_checkin_of(answers: Answers) -> CheckIn:
    """Return the check-in of answers that a session may be planned for: an age is among them.

    Raises:
        CheckInError: something in it is missing, or cannot be right.
    """
    return pipeline.read_checkin(json.dumps(drafts.document(answers)))


def facts_of(questions: Iterable[Question]) -> tuple[Fact, ...]:
    """Return the facts of questions and of what follows up on them, in order."""
    return tuple(fact for question in questions for fact in (question.fact, *facts_of(question.follow_ups)))


def _is_pending(answers: Answers, step: StepName) -> bool:
    """Tell whether a step waits: not answered yet, or, after an earlier answer was changed, with something new to ask.

    The last step waits only when there is something to ask on it at all.
    """
    if not is_done(answers, step) and step is not StepName.LEGS:
        return True
    asks = step in _SECTIONS and step is not StepName.FIRST
    return asks and any(step_of(fact.id) is step for fact in open_questions(answers))


def _top(fact: Fact) -> Fact:
    above = fact.asked_if
    return fact if above is None else _top(load_rule_book().facts[above])


def _with_what_they_follow(names: Iterable[str]) -> set[str]:
    return {each for name in names for each in _upwards(name)}


def _upwards(name: str | None) -> Iterator[str]:
    facts = load_rule_book().facts
    while name is not None and name in facts:
        yield name
        name = facts[name].asked_if


def _trees(facts: Iterable[Fact]) -> tuple[Question, ...]:
    """Put what follows up on a question below it."""
    chosen = {fact.id: fact for fact in facts}
    below: dict[str, list[Fact]] = {name: [] for name in chosen}
    for fact in chosen.values():
        if fact.asked_if in below:
            below[fact.asked_if].append(fact)
    return tuple(_tree(fact, below) for fact in chosen.values() if fact.asked_if not in chosen)


def _tree(fact: Fact, below: Mapping[str, list[Fact]]) -> Question:
    return Question(fact, tuple(_tree(each, below) for each in below[fact.id]))
