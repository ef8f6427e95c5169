"""People who check in, made up from `population.toml`, and how each goes through the check-in.

A tap is one tick (of a line, or of a question behind it), one choice that differs from what is chosen already,
one number typed in, or one "go on".
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from legato import pipeline
from legato.body import LEGS, ZoneId
from legato.safety import FactScope, Screening, load_foot_check, load_rule_book
from legato.safety.facts import facts_of as held_by
from legato.server.records.checkins import draft as drafts
from legato.server.records.checkins.draft import MORE, StepName, steps_of
from legato.server.records.checkins.known_health import confirmable
from legato.server.records.checkins.questions import (
    AskedLine,
    Question,
    changing_lines,
    checkin_of,
    daily_questions,
    facts_of,
    is_remembered,
    late_questions,
    lines,
    more_questions,
    next_step,
)

HERE = Path(__file__).with_name("population.toml")
Told = Mapping[str, Any]


@dataclass(frozen=True)
class Somebody:
    """What is true of one person today."""

    group: str
    person: Told
    facts: dict[str, Told]
    pain: list[Told]
    is_known: bool

    @property
    def derived(self) -> frozenset[str]:
        """What follows from the numbers and the map: below a verdict it is asked outright."""
        told = {StepName.HEALTH.value: self.person, StepName.TODAY.value: {"pain": self.pain}}
        return frozenset(held_by(checkin_of(told), load_rule_book()))


@dataclass
class Walk:
    """One way through a check-in: what was asked, how often somebody tapped, and what came of it."""

    answers: dict[str, Any] = field(default_factory=dict)
    taps: int = 1
    """The first is the one on the home page."""
    asked: int = 0
    """What stood before them: lines, and questions that were unfolded or stand alone."""
    lines: int = 0
    pages: int = 0
    told_after: int = 0
    """How many pages had been answered when massage was refused; 0 when it was not."""

    @property
    def screening(self) -> Screening:
        """The verdict on what has been told."""
        return pipeline.screen(checkin_of(self.answers))


@cache
def make_up() -> dict[str, Any]:
    """Read how the population is made up."""
    return tomllib.loads(HERE.read_text(encoding="utf-8"))


def population(count: int | None = None, seed: int | None = None) -> Iterator[Somebody]:
    """Make people, in groups by their shares; the same ones each time."""
    told = make_up()
    dice = random.Random(told["seed"] if seed is None else seed)
    groups = told["group"]
    for _ in range(told["people"] if count is None else count):
        [group] = dice.choices(groups, [one["share"] for one in groups])
        yield _somebody(dice, group)


def _somebody(dice: random.Random, group: Told) -> Somebody:
    person = {"age": dice.randint(*group["age"]), "pregnant_weeks": None, "postpartum_weeks": None}
    if group.get("expecting"):
        which, most = dice.choice((("pregnant_weeks", 41), ("postpartum_weeks", 12)))
        person[which] = dice.randint(1, most)
    holds = {name for name, each in group.get("often", {}).items() if dice.random() < each["often"]}
    places = dice.sample(list(product(LEGS, ZoneId)), dice.randint(*group["pains"]))
    pain = [
        {"leg": leg.value, "zone": zone.value, "score": dice.randint(1, group.get("worst", 6))} for leg, zone in places
    ]
    facts = {name: _placed(dice, name) for name in sorted(holds)}
    return Somebody(group["name"], person, facts, pain, dice.random() < group["known"])


def anybody(dice: random.Random) -> Somebody:
    """Make somebody of whom anything may be true, however unlikely."""
    names = [fact.id for fact in load_rule_book().asked_facts]
    chosen = dice.sample(names, dice.choice((0, 1, 2, 3, 5, 8)))
    person = {
        "age": dice.randint(1, 100),
        "pregnant_weeks": dice.choice((None, None, 8, 30)),
        "postpartum_weeks": dice.choice((None, None, 3, 40)),
    }
    places = dice.sample(list(product(LEGS, ZoneId)), dice.randint(0, 3))
    pain = [{"leg": leg.value, "zone": zone.value, "score": dice.randint(1, 9)} for leg, zone in places]
    return Somebody("anybody", person, {name: _placed(dice, name) for name in chosen}, pain, dice.random() < 0.5)


def _placed(dice: random.Random, name: str) -> Told:
    fact = load_rule_book().facts[name]
    if fact.scope is FactScope.PERSON:
        return {"fact": name}
    leg = dice.choice(("left", "right"))
    zones = [dice.choice(list(ZoneId)).value] if fact.scope is FactScope.ZONES else []
    return {"fact": name, "leg": leg, "zones": zones}


def walk(whom: Somebody) -> Walk:
    """Go through the check-in as it is: page after page, until a plan or a verdict is certain."""
    going = Walk()
    while (step := next_step(going.answers)) is not None:
        _answer(going, whom, step)
        if going.screening.verdict.refuses:
            going.told_after = going.pages
            more = more_questions(going.answers)
            if more:
                _tick(going, whom, MORE, alone=more)
            return going
    return going


def walk_through_everything(whom: Somebody) -> Walk:
    """Answer every question there is, on as many pages, and hear the verdict at the end."""
    going = Walk()
    for step in StepName:
        if step in steps_of(going.answers):
            _answer(going, whom, step, everything=True)
    return going


def _answer(going: Walk, whom: Somebody, step: StepName, *, everything: bool = False) -> None:
    known = [name for name in whom.facts if _was_told(name, whom.facts)] if whom.is_known else []
    confirms = whom.is_known and not everything
    match step:
        case StepName.FIRST:
            changing = changing_lines(known) if confirms else ()
            daily = daily_questions(known) if confirms else ()
            _tick(going, whom, step, (*lines({}, step), *changing), alone=daily)
            if confirms:
                # Confirmed with the same press.
                facts = [whom.facts[name] for name in known]
                told = {**whom.person, "facts": facts, "asked": list(confirmable()), "confirmed": True}
                going.answers = drafts.with_step(going.answers, StepName.HEALTH, told, done=True)
        case StepName.TODAY:
            # One tap on each place, one on its number; what brought it on; all else stays as it is offered.
            told = {"pain": whom.pain, "avoid": [], "complaint": "ache_after_exercise", "minutes": 20}
            _keep(going, step, told, taps=2 * len(whom.pain) + 1)
        case StepName.LOOK:
            # One tap for each look that finds nothing; what is on the feet is told on the first page.
            _keep(going, step, {"facts": []}, taps=len(load_foot_check().looks) - 1)
        case StepName.HEALTH:
            found = lines({} if everything else going.answers, step, known)
            _tick(going, whom, step, found, told=whom.person, known=known)
        case StepName.LEGS:
            _tick(going, whom, step, alone=late_questions(going.answers))


def _was_told(name: str, facts: Told) -> bool:
    """Tell whether a fact is remembered: it is kept, and what it follows up on was told as well."""
    above = load_rule_book().facts[name].asked_if
    return is_remembered(name) and (above is None or above in facts)


def _tick(
    going: Walk,
    whom: Somebody,
    step: str,
    behind: tuple[AskedLine, ...] = (),
    *,
    alone: tuple[Question, ...] = (),
    told: Told | None = None,
    known: list[str] | None = None,
) -> None:
    ticked: list[Told] = []
    taps = 0
    going.lines += len(behind)
    going.asked += len(behind)
    waiting = list(alone)
    for asked in behind:
        if any(question.fact.id in whom.facts for question in asked.questions):
            # The line itself; what is remembered is unfolded already.
            taps += not any(question.fact.id in (known or ()) for question in asked.questions)
            waiting += asked.questions
    while waiting:
        question = waiting.pop(0)
        going.asked += 1
        name = question.fact.id
        if name in whom.facts or (step == MORE and name in whom.derived):
            answer = whom.facts[name] if step != MORE else {"fact": name}
            ticked.append(answer)
            waiting = [*question.follow_ups, *waiting]
            if name not in (known or ()):
                # The box, the leg, and the map with one place on it.
                taps += 1 + ("leg" in answer) + bool(answer.get("zones"))
    if told and not whom.is_known:
        taps += 1 + 2 * sum(told[weeks] is not None for weeks in ("pregnant_weeks", "postpartum_weeks"))
    questions = (*(question for asked in behind for question in asked.questions), *alone)
    names = [fact.id for fact in facts_of(questions)]
    _keep(going, step, {**(told or {}), "facts": ticked, "asked": names}, taps=taps)


def _keep(going: Walk, step: str, given: Told, *, taps: int) -> None:
    going.answers = drafts.with_step(going.answers, step, given, done=True)
    going.taps += taps + 1
    going.pages += 1
