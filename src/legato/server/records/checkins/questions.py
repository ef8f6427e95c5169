"""The questions of the check-in: on which step and behind which line each is asked, and which are worth asking now.

What a person may notice today is asked first, all of it, every time.
After it a page holds only questions whose answer can still change something, given
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
from legato.safety.asking import Fact, FactGroup, Page, QuestionLine
from legato.safety.circumstances import CIRCUMSTANCES, with_circumstances_assumed
from legato.safety.model import Urgency
from legato.server.records.checkins import draft as drafts
from legato.server.records.checkins.draft import KEPT, MORE, PAST, WHO, Answers, StepName, is_done, steps_of


@dataclass(frozen=True, slots=True)
class Question:
    """A fact that is asked, and what is asked of those who say yes."""

    fact: Fact
    follow_ups: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedLine:
    """What a person notices, and the questions that a tick unfolds."""

    line: QuestionLine
    questions: tuple[Question, ...]


_PAGES = {StepName.FIRST: Page.FIRST, StepName.HEALTH: Page.HEALTH}
_ASKING = (StepName.FIRST, StepName.HEALTH, StepName.LEGS)
_TOLD_ON = {
    "pain": StepName.TODAY,
    "avoid": StepName.TODAY,
    "complaint": StepName.TODAY,
    "performer": StepName.FIRST,
    "age": StepName.HEALTH,
    "pregnant_weeks": StepName.HEALTH,
    "postpartum_weeks": StepName.HEALTH,
}
"""The step on which the numbers, maps and choices are told that other facts follow from."""


@cache
def red_flag_ids() -> frozenset[str]:
    """Return the ids of all facts that are asked as red flags."""
    return frozenset(fact.id for fact in load_rule_book().facts.values() if fact.group is FactGroup.RED_FLAG)


@cache
def step_of(name: str) -> StepName | None:
    """Return the step on which a fact is asked: where its line stands, or after everything it depends on was told.

    `None` when it is not asked at all.
    """
    book = load_rule_book()
    top = book.facts.get(_top(name))
    if top is None or top.derived is not None or top.group is FactGroup.PAST:
        return None
    if top.asked_if is not None:
        return StepName.LEGS
    line = book.line_of.get(top.id)
    return None if line is None else next(step for step, page in _PAGES.items() if page in line.pages)


def place_of(name: str) -> str | None:
    """Return where a fact of an earlier check-in belongs when it is asked for once more.

    What follows from a number was told outright, for example by a programme that uses the API; it has no
    question that could take it back, so it stays. What follows from a map is told on the map anew, and what
    changes from day to day is asked anew.
    """
    fact = load_rule_book().facts.get(name)
    if fact is not None and fact.derived is not None:
        return KEPT if _TOLD_ON.get(fact.derived.from_) is StepName.HEALTH else None
    return StepName.HEALTH if fact is not None and is_remembered(name) else None


def is_remembered(name: str) -> bool:
    """Tell whether a fact is kept with the person and confirmed each time, instead of asked anew."""
    return load_rule_book().facts[name].remembered


def lines(answers: Answers, step: StepName, known: Iterable[str] = ()) -> tuple[AskedLine, ...]:
    """Return the lines of a step with their questions; a line without questions is left out.

    On the first step all of them are asked, whatever is known.

    Args:
        answers: what has been answered; only the steps before this one decide what is worth asking.
        step: the first step, or that about health.
        known: facts that are shown in any case, because they are remembered or ticked already.
    """
    book = load_rule_book()
    shown = {fact.id for fact in book.asked_facts} if step is StepName.FIRST else _worth_asking(answers, step, known)
    return _behind(book.lines_of(_PAGES[step]), shown)


def changing_lines(known: Iterable[str]) -> tuple[AskedLine, ...]:
    """Return the lines about health that hold what may be new each day, without the questions answered already."""
    book = load_rule_book()
    changes = {top for top in book.line_of if step_of(top) is StepName.HEALTH and not is_remembered(top)}
    asked = [line for line in book.lines_of(Page.HEALTH) if not changes.isdisjoint(line.facts)]
    held = {_top(name) for name in known}
    return _behind(asked, {fact.id for fact in book.asked_facts if _top(fact.id) not in held})


def daily_questions(known: Iterable[str]) -> tuple[Question, ...]:
    """Return what is asked each day of somebody with these facts: how what is remembered is today."""
    held = set(known)
    asked = load_rule_book().asked_facts
    return _trees(fact for fact in asked if fact.asked_if in held and not is_remembered(fact.id))


def late_questions(answers: Answers, known: Iterable[str] = ()) -> tuple[Question, ...]:
    """Return what is asked last, because it depends on what was told before it."""
    shown = _worth_asking(answers, StepName.LEGS, known)
    return _trees(
        fact for fact in load_rule_book().asked_facts if step_of(fact.id) is StepName.LEGS and fact.id in shown
    )


def open_questions(answers: Answers) -> tuple[Fact, ...]:
    """Return the questions that have not been asked and could still change verdict, urgency or limits."""
    book = load_rule_book()
    asked = {name for step in (*_ASKING, MORE) if is_done(answers, step) for name in answers[step].get("asked", ())}
    words = {word for word, question in book.doctors_words.items() if question in asked}
    told = {
        fact.id
        for fact in book.derived_facts
        if fact.derived and fact.derived.from_ in _TOLD_ON and is_done(answers, _TOLD_ON[fact.derived.from_])
    }
    return pipeline.still_to_ask(checkin_of(answers), asked | words | told)


def more_questions(answers: Answers) -> tuple[Question, ...]:
    """Return what could still make a refusal more severe or more urgent.

    Signs that are not on the first page are asked here, unless help is needed now in any case.
    """
    is_now = pipeline.screen(checkin_of(answers)).urgency is Urgency.NOW
    return _trees(fact for fact in open_questions(answers) if not (is_now and fact.group is FactGroup.RED_FLAG))


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
    # Until its page is sent, a circumstance is the usual one, or that of last time, and nobody has told it.
    unasked = {name for name in CIRCUMSTANCES if not is_done(answers, _TOLD_ON[name])}
    return with_circumstances_assumed(checkin, load_rule_book(), unasked)


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
    return step in _ASKING and any(step_of(fact.id) is step for fact in open_questions(answers))


def _worth_asking(answers: Answers, step: StepName, known: Iterable[str]) -> set[str]:
    steps = steps_of(answers)
    before = [WHO, PAST, *(each.value for each in steps[: steps.index(step)])]
    earlier = {name: answers[name] for name in before if name in answers}
    return {fact.id for fact in open_questions(earlier)} | _with_what_they_follow(known)


def _behind(asked: Iterable[QuestionLine], shown: set[str]) -> tuple[AskedLine, ...]:
    facts = [fact for fact in load_rule_book().asked_facts if fact.id in shown]
    found = (AskedLine(line, _trees(fact for fact in facts if _top(fact.id) in line.facts)) for line in asked)
    return tuple(line for line in found if line.questions)


@cache
def _top(name: str) -> str:
    """Return the question that a fact stands behind; what follows from a number or a map is not one."""
    facts, words = load_rule_book().facts, load_rule_book().doctors_words
    name = words.get(name, name)
    above = facts[name].asked_if if name in facts else None
    if above is None or facts[above].derived is not None:
        return name
    return _top(above)


def _with_what_they_follow(names: Iterable[str]) -> set[str]:
    return {each for name in names for each in _upwards(name)}


def _upwards(name: str | None) -> Iterator[str]:
    book = load_rule_book()
    while name is not None and name in book.facts:
        name = book.doctors_words.get(name, name)
        yield name
        name = book.facts[name].asked_if


def _trees(facts: Iterable[Fact]) -> tuple[Question, ...]:
    """Put what follows up on a question below it."""
    words = load_rule_book().doctors_words
    chosen = {fact.id: fact for fact in facts}
    below: dict[str, list[Fact]] = {name: [] for name in chosen}
    above = {name: words.get(fact.asked_if or "", fact.asked_if) for name, fact in chosen.items()}
    for name, fact in chosen.items():
        if above[name] in below:
            below[str(above[name])].append(fact)
    return tuple(_tree(fact, below) for name, fact in chosen.items() if above[name] not in chosen)


def _tree(fact: Fact, below: Mapping[str, list[Fact]]) -> Question:
    return Question(fact, tuple(_tree(each, below) for each in below[fact.id]))
