"""People, problems and changes for the planner's tests."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import Aim, CheckIn, Complaint, Equipment, Pain, Performer, Position, Reach, Spot
from legato.notation.session import Session, Wishes
from legato.planner import NoSession, compose
from legato.planner.build import problem_of, session_time
from legato.planner.candidates import offers
from legato.planner.problem import KnapsackItem, LegProblem, Problem
from legato.planner.worth import gains
from legato.safety import Limits, Playable, Refusal, load_rule_book, screen

LIBRARY = load_library()
BOOK = load_rule_book()

MODIFYING = tuple(
    name for name in BOOK.facts if not any(rule.verdict.refuses for rule in BOOK.rules_about(name)) and name != "child"
)
"""Facts that limit without refusing, as far as they go alone."""


def checkin(**answers: Any) -> CheckIn:
    """Make the check-in of somebody of 44 who reaches their toes and has oil."""
    return CheckIn.model_validate_json(json.dumps({"person": {"age": 44}, "have": ["oil"], **answers}))


def screened(answers: CheckIn) -> Playable:
    """Screen a check-in that is expected to be fine, or fine within limits."""
    verdict = screen(answers, BOOK, LIBRARY)
    assert not isinstance(verdict, Refusal), verdict.reasons
    return verdict


def composed(answers: CheckIn, wishes: Wishes | None = None, **more: Any) -> Session:
    """Compose a session that is expected to be possible."""
    found = compose(answers, screened(answers), LIBRARY, wishes=wishes or Wishes(), **more)
    assert isinstance(found, Session), found
    return found


def refused(answers: CheckIn, wishes: Wishes | None = None) -> NoSession:
    """Compose a session that is expected to be impossible."""
    found = compose(answers, screened(answers), LIBRARY, wishes=wishes or Wishes())
    assert isinstance(found, NoSession), found
    return found


def problem(answers: CheckIn, screening: Playable | None = None, wishes: Wishes | None = None) -> Problem | None:
    """Return the problem behind a check-in, `None` when nothing at all is possible."""
    screening = screening or screened(answers)
    wanted = wishes or Wishes()
    possible = offers(answers, screening, LIBRARY, wanted, None)
    if not any(offer.candidates for offer in possible.values()):
        return None
    return problem_of(answers, screening, possible, wanted, session_time(answers, screening))


def with_limits(screening: Playable, more: Mapping[Leg, Limits]) -> Playable:
    """Return a screening with more limits."""
    limits = {leg: screening.limits[leg].join(more.get(leg, Limits())) for leg in LEGS}
    return screening.model_copy(update={"limits": limits})


def mirrored(answers: CheckIn) -> CheckIn:
    """Return the check-in of somebody whose left leg is as this person's right leg, and the other way round."""
    text = answers.model_dump_json()
    swapped = text.replace('"left"', '"#"').replace('"right"', '"left"').replace('"#"', '"right"')
    return CheckIn.model_validate_json(swapped)


def varied(seed: int, least: int, most: int) -> CheckIn:
    """Return a person by number: the same every time, different from all others, never refused."""
    dice = random.Random(seed)
    while True:
        answers = _anybody(dice, dice.randint(least, most))
        if not isinstance(screen(answers, BOOK, LIBRARY), Refusal) and problem(answers) is not None:
            return answers


def with_a_short_leg(number: int) -> tuple[CheckIn, Playable]:
    """Return a person by number who asks for long, and of whom one leg may get only a few minutes."""
    answers = varied(number, 31, 60)
    few = Limits(minutes_cap=5 + number % 4)
    return answers, with_limits(screened(answers), {LEGS[number % 2]: few})


def _anybody(dice: random.Random, minutes: int) -> CheckIn:
    places = {(dice.choice(LEGS).value, dice.choice(list(ZoneId)).value) for _ in range(dice.choice([0, 1, 2, 4]))}
    spots = [
        {"leg": dice.choice(LEGS).value, "zone": dice.choice(list(ZoneId)).value}
        for _ in range(dice.choice([0, 0, 1, 2]))
    ]
    return checkin(
        person={"age": dice.randint(18, 74)},
        complaint=dice.choice(list(Complaint)).value,
        pain=[{"leg": leg, "zone": zone, "score": dice.randint(1, 7)} for leg, zone in sorted(places)],
        avoid=spots,
        facts=[{"fact": name} for name in dice.sample(MODIFYING, dice.choice([0, 0, 0, 1, 2]))],
        minutes=minutes,
        performer=dice.choice(["self", "self", "partner"]),
        position=dice.choice(list(Position)).value,
        reach=dice.choice([*Reach, Reach.TOES, Reach.TOES]).value,
        hands=dice.choice([1, 2, 2, 2]),
        have=[thing.value for thing in dice.sample(list(Equipment), dice.choice([0, 1, 2, 3, 7]))],
        aims=[aim.value for aim in dice.sample(list(Aim), dice.choice([0, 1, 2]))],
    )


@st.composite
def people(draw: st.DrawFn, minutes: st.SearchStrategy[int] | None = None) -> CheckIn:
    """Anybody for whom at least one technique is possible."""
    pains = draw(
        st.lists(
            st.builds(Pain, leg=st.sampled_from(LEGS), zone=st.sampled_from(ZoneId), score=st.integers(1, 7)),
            max_size=3,
            unique_by=lambda pain: (pain.leg, pain.zone),
        )
    )
    answers = checkin(minutes=draw(st.integers(5, 60) if minutes is None else minutes)).model_copy(
        update={
            "complaint": draw(st.sampled_from(Complaint)),
            "pain": tuple(pains),
            "avoid": tuple(
                draw(st.lists(st.builds(Spot, leg=st.sampled_from(LEGS), zone=st.sampled_from(ZoneId)), max_size=2))
            ),
            "performer": draw(st.sampled_from(Performer)),
            "position": draw(st.sampled_from(Position)),
            "reach": draw(st.sampled_from([Reach.TOES, *Reach])),
            "hands": draw(st.sampled_from([2, 1])),
            "have": tuple(draw(st.lists(st.sampled_from(Equipment), unique=True, max_size=7))),
            "aims": tuple(draw(st.lists(st.sampled_from(Aim), unique=True, max_size=3))),
        }
    )
    return CheckIn.model_validate_json(answers.model_dump_json())


@st.composite
def items(draw: st.DrawFn, name: str) -> KnapsackItem:
    """A small item: a few lengths, any value, any strain."""
    least = draw(st.integers(2, 4))
    most = least + draw(st.integers(0, 3))
    value = draw(st.integers(0, 3_000))
    usual = draw(st.integers(least, most))
    by_dose = gains(value, 5 * usual, 5 * least, 5 * most)
    # Rounding may bend a curve; the solver must not rely on more than that it is a table.
    at_random = draw(st.lists(st.integers(0, 1_000_000), min_size=len(by_dose), max_size=len(by_dose)))
    return KnapsackItem(
        technique=name,
        least=least,
        most=most,
        gains=draw(st.sampled_from([by_dose, by_dose, tuple(at_random)])),
        strain=draw(st.integers(0, 5)),
        forced=draw(st.booleans()) and draw(st.booleans()),
    )


@st.composite
def small_problems(draw: st.DrawFn) -> Problem:
    """A problem that is small enough to try everything, with every kind of limit."""
    sides = []
    for leg in draw(st.sampled_from([LEGS, LEGS[:1]])):
        on_leg = tuple(draw(items(f"t{at}")) for at in range(draw(st.integers(1, 3))))
        sides.append(LegProblem(leg, on_leg, cap=draw(st.none() | st.integers(2, 12))))
    alike = len(sides) == 2 and draw(st.booleans())
    if alike:
        sides[1] = replace(sides[0], leg=Leg.RIGHT)
    twins = alike and draw(st.booleans())
    unit = 2 if twins else 1
    return Problem(
        sides=tuple(sides),
        time=draw(st.integers(1, 40)),
        change=draw(st.integers(0, 2)),
        rest=unit * draw(st.integers(1, 4)),
        strain_limit=unit * draw(st.integers(0, 40 // unit)),
        rest_relief=unit * draw(st.integers(5, 40 // unit)),
        favoured=len(sides) == 2 and not twins and draw(st.booleans()),
        twins=twins,
    )
