"""The independent check accepts what was composed, and notices every kind of damage."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given

from legato.body import Leg, ZoneId
from legato.notation.checkin import Equipment, Pain, Performer, Position, Reach, Spot
from legato.notation.session import Block, Change, Grip, Prepare, Rest, Session, Settle, WishedLength, Wishes
from legato.notation.technique import Oil
from legato.planner import compose, verify
from legato.safety import Limits
from legato.units import seconds
from planner.making import LIBRARY, checkin, composed, people, screened, with_limits

PLANNER = Path(verify.__code__.co_filename).parent
NOT_FOR_VERIFY = {
    "problem",
    "search",
    "dual",
    "closing",
    "labels",
    "listing",
    "build",
    "candidates",
    "worth",
    "order",
    "rests",
    "variety",
    "compose",
}


@given(people())
def test_every_composed_session_is_right(answers):
    """Whoever asks, for however long."""
    session = compose(answers, screened(answers), LIBRARY)

    if isinstance(session, Session):
        assert verify(session, screened(answers), LIBRARY) == ()


@pytest.mark.parametrize("name", ["verify", "recount", "feel"])
def test_it_shares_no_code_with_the_solver(name):
    """A mistake in the solver cannot excuse itself."""
    tree = ast.parse((PLANNER / f"{name}.py").read_text())
    used = {
        part
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("legato.planner")
        for part in [*(node.module or "").split(".")[2:], *(alias.name for alias in node.names)]
    }

    assert not used & NOT_FOR_VERIFY


# ------------------------------------------------------------------ the damage

PERSON = checkin(minutes=30, have=["lotion", "tennis_ball"], pain=[{"leg": "left", "zone": "calf", "score": 1}])
SESSION = composed(PERSON)
BLOCKS = [at for at, step in enumerate(SESSION.steps) if isinstance(step, Block)]


def changed(session: Session, at: int, **fields) -> Session:
    """Return a session with one step changed; `worth` and the rest stay as they were."""
    steps = list(session.steps)
    steps[at] = steps[at].model_copy(update=fields)
    return session.model_copy(update={"steps": tuple(steps)})


def without(session: Session, *places: int) -> Session:
    """Return a session without some steps."""
    kept = tuple(step for at, step in enumerate(session.steps) if at not in places)
    return session.model_copy(update={"steps": kept})


def inserted(session: Session, at: int, *steps) -> Session:
    """Return a session with more steps."""
    return session.model_copy(update={"steps": (*session.steps[:at], *steps, *session.steps[at:])})


def swapped(session: Session, one: int, other: int) -> Session:
    """Return a session with two steps in each other's place."""
    steps = list(session.steps)
    steps[one], steps[other] = steps[other], steps[one]
    return session.model_copy(update={"steps": tuple(steps)})


def answered(session: Session, **fields) -> Session:
    """Return a session that answers another check-in."""
    return session.model_copy(update={"checkin": session.checkin.model_copy(update=fields)})


def place_of(kind: type) -> int:
    """Return where the first step of a kind is."""
    return next(at for at, step in enumerate(SESSION.steps) if isinstance(step, kind))


def block_of(technique: str) -> int:
    """Return where a technique is first done."""
    return next(at for at in BLOCKS if SESSION.steps[at].technique == technique)


def unlike(session: Session) -> Session:
    """Take the pain away, so that the same is true of both legs, and five seconds from one block to the next."""
    first, second = BLOCKS[1], BLOCKS[2]
    longer = changed(session, first, lasts_ms=session.steps[first].lasts_ms + LONGER)
    return answered(changed(longer, second, lasts_ms=session.steps[second].lasts_ms - LONGER), pain=())


def wrong_choice(session: Session) -> Session:
    """Say of the first technique that it is not in."""
    lie = session.choices[0].model_copy(update={"included": not session.choices[0].included})
    return session.model_copy(update={"choices": (lie, *session.choices[1:])})


@dataclass(frozen=True)
class Damage:
    """A change for the worse, and what is said about it."""

    what: str
    does: Callable[[Session], Session]
    says: str


LAST_OF_FIRST_LEG = max(at for at in BLOCKS if SESSION.steps[at].leg is SESSION.legs[0])
LONGER = seconds(5)

DAMAGES = [
    Damage("a length off the grid", lambda s: changed(s, BLOCKS[1], lasts_ms=s.steps[BLOCKS[1]].lasts_ms + 1), "grid"),
    Damage("a hurried end", lambda s: changed(s, BLOCKS[-1], lasts_ms=60_000), "ends too soon"),
    Damage("two rests in two minutes", lambda s: inserted(s, place_of(Rest), s.steps[place_of(Rest)]), "ago"),
    Damage("to and fro", lambda s: swapped(s, block_of("arch-rub"), block_of("thigh-effleurage")), "to and fro"),
    Damage("legs treated unlike", unlike, "do not get the same"),
    Damage("a longer close", lambda s: changed(s, len(s.steps) - 1, lasts_ms=60_000), "wrong place or of the wrong"),
    Damage("a second preparation", lambda s: inserted(s, 2, Prepare(lasts_ms=40_000)), "wrong place"),
    Damage("a slow change of grip", lambda s: changed(s, place_of(Change), lasts_ms=10_000), "does not lead to it"),
    Damage("no change of grip", lambda s: without(s, place_of(Change)), "does not lead to it"),
    Damage("no time to settle", lambda s: without(s, place_of(Settle)), "does not lead to it"),
    Damage("a change of leg nobody is told of", lambda s: changed(s, change_of_leg(s), changes_leg=False), "not lead"),
    Damage("a change of leg in no time", lambda s: changed(s, change_of_leg(s), lasts_ms=5_000), "not lead"),
    Damage("a grip taken for nothing", lambda s: inserted(s, len(s.steps) - 1, a_change()), "missing before the close"),
    Damage("a rest before anything", lambda s: inserted(s, 1, Rest(leg=Leg.LEFT, lasts_ms=20_000)), "nothing to rest"),
    Damage("a rest of odd length", lambda s: changed(s, place_of(Rest), lasts_ms=15_000), "wrong length"),
    Damage("no rest at all", lambda s: without(s, place_of(Rest)), "hands should rest"),
    Damage("fewer minutes than it takes", lambda s: answered(s, minutes=20), "it may last 20:00"),
    Damage(
        "the other leg left out", lambda s: without(s, *range(LAST_OF_FIRST_LEG + 1, len(s.steps) - 1)), "not the legs"
    ),
    Damage("a leg taken up again", lambda s: inserted(s, len(s.steps) - 1, *back_again(s)), "taken up again"),
    Damage(
        "more time on one leg",
        lambda s: changed(s, BLOCKS[1], lasts_ms=s.steps[BLOCKS[1]].lasts_ms + LONGER),
        "should be the same",
    ),
    Damage("a technique twice", lambda s: inserted(s, BLOCKS[1] + 1, a_change(), s.steps[BLOCKS[1]]), "a second time"),
    Damage("a block that is too short", lambda s: changed(s, BLOCKS[0], lasts_ms=5_000), "too short"),
    Damage("a block that is too long", lambda s: changed(s, BLOCKS[0], lasts_ms=600_000), "too long"),
    Damage("too much pressure", lambda s: changed(s, BLOCKS[0], pressure=6), "is not between"),
    Damage("too little pressure", lambda s: changed(s, BLOCKS[0], pressure=0), "is not between"),
    Damage("glides turned without need", lambda s: changed(s, BLOCKS[-1], toward_heart=True), "the wrong way"),
    Damage("hands tied", lambda s: answered(s, hands=1), "it takes 2 hands"),
    Damage("a shorter reach", lambda s: answered(s, reach=Reach.KNEE), "out of reach"),
    Damage("another performer", lambda s: answered(s, performer=Performer.PARTNER), "not for partner massage"),
    Damage("another place", lambda s: answered(s, position=Position.BED), "cannot be done on a bed"),
    Damage("the ball gone", lambda s: answered(s, have=(Equipment.LOTION,)), "it needs tennis_ball"),
    Damage("the oil gone", lambda s: answered(s, have=(Equipment.TENNIS_BALL,)), "needs oil or lotion"),
    Damage("a rough beginning", lambda s: swapped(s, BLOCKS[0], BLOCKS[1]), "should open with"),
    Damage("an abrupt end", lambda s: swapped(s, LAST_OF_FIRST_LEG, LAST_OF_FIRST_LEG - 2), "should close with"),
    Damage("a jump of pressure", lambda s: changed(changed(s, BLOCKS[1], pressure=5), BLOCKS[0], pressure=2), "jumps"),
    Damage("oil before the ball", lambda s: swapped(s, block_of("tennis-ball"), oiled(s)), "goes on dry skin"),
    Damage("another worth", lambda s: s.model_copy(update={"worth": s.worth + 1}), "is worth"),
    Damage("a choice forgotten", lambda s: s.model_copy(update={"choices": s.choices[1:]}), "exactly one choice"),
    Damage(
        "a choice twice", lambda s: s.model_copy(update={"choices": (*s.choices, s.choices[0])}), "exactly one choice"
    ),
    Damage("a choice that is not so", wrong_choice, "is not so"),
    Damage("a technique nobody knows", lambda s: changed(s, BLOCKS[0], technique="tickling"), "no technique called"),
    Damage(
        "more pain on the other leg",
        lambda s: answered(s, pain=(Pain(leg=Leg.RIGHT, zone=ZoneId.CALF, score=4),)),
        "does not come first",
    ),
    Damage("a wish to leave it out", lambda s: wished(s, leave_out=(grip(s, 1),)), "was to be left out"),
    Damage(
        "a wish for something else",
        lambda s: wished(s, include=(Grip(leg=Leg.LEFT, technique="shiatsu"),)),
        "was to be in",
    ),
    Damage("a wish for another length", lambda s: wished(s, lengths=(length(s, 1),)), "was to last"),
    Damage(
        "a wish for another order", lambda s: wished(s, order={Leg.LEFT: other_order(s)}), "order that was wished for"
    ),
]


def change_of_leg(session: Session) -> int:
    """Return where the leg changes."""
    return next(at for at, step in enumerate(session.steps) if isinstance(step, Settle) and step.changes_leg)


def a_change() -> Change:
    """Make a change of grip on the first leg."""
    return Change(leg=Leg.LEFT, lasts_ms=5_000)


def back_again(session: Session) -> tuple[Settle, Block]:
    """Make a return to the first leg."""
    first = session.steps[BLOCKS[1]]
    return Settle(leg=first.leg, lasts_ms=15_000, changes_leg=True), first


def oiled(session: Session) -> int:
    """Return where the first technique stands that needs oil."""
    return next(at for at in BLOCKS if LIBRARY.techniques[session.steps[at].technique].oil is Oil.NEEDED)


def wished(session: Session, **wishes) -> Session:
    """Return the session as if it answered these wishes."""
    return session.model_copy(update={"wishes": Wishes(**wishes)})


def grip(session: Session, number: int) -> Grip:
    """Name a block."""
    block = session.blocks[number]
    return Grip(leg=block.leg, technique=block.technique)


def length(session: Session, number: int) -> WishedLength:
    """Wish a block to be five seconds longer than it is."""
    block = session.blocks[number]
    return WishedLength(leg=block.leg, technique=block.technique, seconds=block.lasts_ms // 1_000 + 5)


def other_order(session: Session) -> tuple[str, ...]:
    """Wish the second and the third technique the other way round."""
    return session.blocks[2].technique, session.blocks[1].technique


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.what)
def test_damage_is_noticed(damage):
    """One thing is changed for the worse, and it is named."""
    assert verify(SESSION, screened(PERSON), LIBRARY) == ()

    told = verify(damage.does(SESSION), screened(PERSON), LIBRARY)

    assert any(damage.says in one for one in told), told


STRICTER = [
    ("a zone left out", Limits(excluded_zones=frozenset({ZoneId.ARCH})), "zone_excluded"),
    ("a lower cap", Limits(pressure_cap=2), "is not between"),
    ("fewer minutes on a leg", Limits(minutes_cap=5), "it may get 5 minutes"),
    ("a shorter session", Limits(session_minutes_cap=10), "it may last 10:00"),
    ("shorter blocks", Limits(block_seconds_cap=30), "too long"),
    ("glides toward the heart", Limits(toward_heart=True), "the wrong way"),
    ("no lotion", Limits(excluded_equipment=frozenset({Equipment.LOTION, Equipment.OIL})), "needs oil or lotion"),
]


@pytest.mark.parametrize(("what", "limits", "says"), STRICTER, ids=[each[0] for each in STRICTER])
def test_a_session_composed_before_a_limit_breaks_it(what, limits, says):
    """What was fine without the limit is not fine with it."""
    stricter = with_limits(screened(PERSON), dict.fromkeys(Leg, limits))

    told = verify(SESSION, stricter, LIBRARY)

    assert any(says in one for one in told), told


def test_the_leg_that_hurts_much_more_gets_at_most_twice_the_time():
    """Two to one is the most; three to one is noticed."""
    sore = checkin(minutes=20, pain=[{"leg": "right", "zone": "calf", "score": 6}])
    session = composed(sore)
    second = [at for at, step in enumerate(session.steps) if isinstance(step, Block) and step.leg is Leg.LEFT]
    told = verify(without(session, *range(second[0] + 1, second[-1])), screened(sore), LIBRARY)

    assert session.legs == (Leg.RIGHT, Leg.LEFT)
    assert session.time_on(Leg.LEFT) <= session.time_on(Leg.RIGHT) <= 2 * session.time_on(Leg.LEFT)
    assert any("up to twice as much" in one for one in told)


def test_a_place_to_leave_alone_is_left_alone():
    """A spot that was named in the check-in is a limit like any other."""
    shy = PERSON.model_copy(update={"avoid": (Spot(leg=Leg.LEFT, zone=ZoneId.TOES),)})

    assert verify(SESSION.model_copy(update={"checkin": shy}), screened(shy), LIBRARY) != ()
