"""People who check in, made up from `population.toml`, and how each goes through the check-in.

A tap is one tick, one choice that differs from what is chosen already, one number typed in, or one "go on".
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
from legato.safety import Scope, Screening, load_foot_check, load_rule_book
from legato.server.sittings import draft as drafts
from legato.server.sittings.draft import MORE, StepName, steps_of
from legato.server.sittings.questions import (
    Question,
    checkin_of,
    facts_of,
    more_questions,
    next_step,
    red_flags,
    sections,
    step_of,
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


@dataclass
class Walk:
    """One way through a check-in: what was asked, how often somebody tapped, and what came of it."""

    answers: dict[str, Any] = field(default_factory=dict)
    taps: int = 1
    """The first is the one on the home page."""
    asked: int = 0
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
    names = [fact.id for fact in load_rule_book().asked]
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
    # The first questions and those below a verdict do without legs, to be quick.
    if fact.scope is Scope.PERSON or step_of(name) is StepName.FIRST:
        return {"fact": name}
    leg = dice.choice(("left", "right"))
    zones = [dice.choice(list(ZoneId)).value] if fact.scope is Scope.ZONES else []
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
                _tick(going, whom, MORE, more, {})
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
    match step:
        case StepName.FIRST:
            _tick(going, whom, step, red_flags(), {})
        case StepName.WHERE:
            # One tap on the place, one on the number.
            _keep(going, step, {"pain": whom.pain, "avoid": []}, taps=2 * len(whom.pain))
        case StepName.TODAY:
            # What brought it on; all else stays as it is offered.
            _keep(going, step, {"complaint": "ache_after_exercise", "minutes": 20}, taps=1)
        case StepName.LOOK:
            # One tap for each look that finds nothing; what is on the feet is told on the page about the legs.
            _keep(going, step, {"facts": []}, taps=len(load_foot_check().looks) - 1)
        case StepName.HEALTH | StepName.LEGS:
            known = [name for name in whom.facts if load_rule_book().facts[name].remembered] if whom.is_known else []
            told = whom.person if step is StepName.HEALTH else {}
            found = sections({} if everything else going.answers, step, known)
            _tick(going, whom, step, tuple(one for section in found for one in section.questions), told, known)


def _tick(
    going: Walk,
    whom: Somebody,
    step: str,
    questions: tuple[Question, ...],
    told: Told,
    known: list[str] | None = None,
) -> None:
    ticked: list[Told] = []
    taps = 0
    waiting = list(questions)
    while waiting:
        question = waiting.pop(0)
        going.asked += 1
        name = question.fact.id
        if name in whom.facts:
            answer = whom.facts[name] if step != MORE else {"fact": name}
            ticked.append(answer)
            waiting = [*question.follow_ups, *waiting]
            if name not in (known or ()):
                # The box, the leg, and the list of places with one of them.
                taps += 1 + ("leg" in answer) + 2 * bool(answer.get("zones"))
    if told and not whom.is_known:
        taps += 1 + 2 * sum(told[weeks] is not None for weeks in ("pregnant_weeks", "postpartum_weeks"))
    asked = [fact.id for fact in facts_of(questions)]
    _keep(going, step, {**told, "facts": ticked, "asked": asked}, taps=taps)


def _keep(going: Walk, step: str, given: Told, *, taps: int) -> None:
    going.answers = drafts.with_step(going.answers, step, given, done=True)
    going.taps += taps + 1
    going.pages += 1
