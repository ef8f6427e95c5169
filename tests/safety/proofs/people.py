"""People for the proofs of soundness: rows that cover every pair of circumstances, and people by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from typing import Any

from legato.body import LEGS, Leg, ZoneId
from legato.library import load_library
from legato.notation.checkin import (
    Aim,
    Answer,
    CheckIn,
    Complaint,
    Equipment,
    Pain,
    Performer,
    Position,
    Reach,
    Receiver,
    Spot,
)
from legato.notation.session import Grip, Session, WishedLength, Wishes
from legato.safety import FactScope, RuleBook

CIRCUMSTANCES: Mapping[str, tuple[Any, ...]] = {
    "complaint": tuple(Complaint),
    "minutes": (5, 7, 10, 20, 33, 60),
    "have": ((), (Equipment.OIL,), (Equipment.LOTION,), tuple(Equipment), tuple(Equipment)[1:]),
    "reach": tuple(Reach),
    "position": tuple(Position),
    "aims": ((), tuple(Aim), (Aim.SLEEP,), (Aim.LOOSEN, Aim.EASE_ACHE)),
    "performer": tuple(Performer),
    "hands": (1, 2),
}


def covering() -> list[dict[str, Any]]:
    """Return rows of circumstances in which every two values of different circumstances meet at least once."""
    names = list(CIRCUMSTANCES)
    dice = random.Random(5)
    missing = {
        ((one, at), (other, there))
        for one, other in combinations(names, 2)
        for at, there in product(range(len(CIRCUMSTANCES[one])), range(len(CIRCUMSTANCES[other])))
    }
    rows = []
    while missing:
        row = dict(min(missing))
        for name in dice.sample(names, len(names)):
            if name not in row:
                row[name] = max(range(len(CIRCUMSTANCES[name])), key=lambda at: len(_met({**row, name: at}) & missing))
        missing -= _met(row)
        rows.append({name: CIRCUMSTANCES[name][row[name]] for name in names})
    return rows


def _met(row: Mapping[str, int]) -> set[tuple[tuple[str, int], tuple[str, int]]]:
    return {
        (one, other) for one, other in combinations(((name, row[name]) for name in CIRCUMSTANCES if name in row), 2)
    }


def placed(book: RuleBook) -> Iterator[Answer]:
    """Give every fact of the person, or on the left, on the right, on both legs, and on one zone of one leg."""
    for at, fact in enumerate(book.facts.values()):
        if fact.scope is FactScope.PERSON:
            yield Answer(fact=fact.id)
            continue
        yield from (Answer(fact=fact.id, leg=leg) for leg in (Leg.LEFT, Leg.RIGHT, None))
        if fact.scope is FactScope.ZONES:
            yield Answer(fact=fact.id, leg=LEGS[at % 2], zones=(list(ZoneId)[at % len(ZoneId)],))


def anybody(dice: random.Random, answers: list[Answer]) -> CheckIn:
    """Return somebody of any age with some of these answers, pains and places to leave alone."""
    places = dice.sample(list(product(LEGS, ZoneId)), dice.randint(0, 4))
    return CheckIn(
        person=Receiver(
            age=dice.choice([dice.randint(18, 74), dice.randint(1, 100)]),
            pregnant_weeks=dice.choice([None, None, None, dice.randint(0, 41)]),
            postpartum_weeks=dice.choice([None, None, None, dice.randint(0, 20)]),
        ),
        facts=tuple(dice.sample(answers, dice.choice([0, 1, 1, 2, 3, 5]))),
        pain=tuple(Pain(leg=leg, zone=zone, score=dice.randint(0, 7)) for leg, zone in places),
        avoid=tuple(
            Spot(leg=dice.choice(LEGS), zone=dice.choice(list(ZoneId))) for _ in range(dice.choice([0, 0, 1, 3]))
        ),
        **{name: dice.choice(values) for name, values in CIRCUMSTANCES.items()},
    )


def any_wishes(dice: random.Random, session: Session) -> Wishes:
    """Return changes to a session, sensible ones and others."""
    grips = [Grip(leg=leg, technique=name) for leg in LEGS for name in load_library().techniques]
    lengths = {(grip.leg, grip.technique): grip for grip in dice.sample(grips, dice.randint(0, 4))}
    named = list(dict.fromkeys(block.technique for block in session.blocks if block.leg is session.blocks[0].leg))
    return Wishes(
        leave_out=tuple(dice.sample(grips, dice.randint(0, 4))),
        include=tuple(dice.sample(grips, dice.randint(0, 6))),
        lengths=tuple(
            WishedLength(leg=leg, technique=name, seconds=dice.choice([10, 45, 90, 300, 1_800]))
            for leg, name in lengths
        ),
        order={session.blocks[0].leg: tuple(dice.sample(named, len(named)))} if dice.random() < 0.5 else {},
    )
