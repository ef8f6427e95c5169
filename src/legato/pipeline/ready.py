"""Ready-made sessions: composed and cleared like any other, for somebody of whom little is known.

Each is composed for what is known of the person *and* for whatever else only makes a massage gentler
("covered"), as if all of it were true. What is covered is assumed: it never stands among the answers.
Because more facts can only ever make the limits stricter, the session then keeps every limit of anybody
whose facts are among these; all other facts are asked before it begins, and one yes means that it does
not begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from legato.body import Leg, ZoneId, other_leg
from legato.library import load_library
from legato.notation.checkin import Answer, CheckIn, Complaint, Position, Reach, Receiver
from legato.notation.session import Stretch, Walk
from legato.notation.technique import FactId
from legato.pipeline.answers import Planned
from legato.pipeline.path import clear, plan, screen
from legato.pipeline.tour import BOTH_FEET, tour
from legato.safety import Cleared, Holding, facts_of, load_rule_book
from legato.safety.asking import Fact, FactGroup
from legato.safety.circumstances import CIRCUMSTANCES, with_circumstances_assumed
from legato.safety.model import Rule
from legato.units import Span, minutes, seconds

STRETCH = seconds(40)
"""A held stretch of half a minute, with time to get into it: what ends a cramp soonest [J]."""
WALK = seconds(20)
"""A few steps [J]."""
LIGHT = 3
"""Light strokes: what a session may be softened to without asking; whoever needs less is asked."""
DELICATE = frozenset({ZoneId.BEHIND_KNEE, ZoneId.THIGH_INNER})
"""What a session may leave out without asking: places that nobody misses."""
_TOLD_NOTHING = Receiver(age=None)
"""Somebody whose age nobody told; the facts that follow from an age are asked or assumed instead."""
_LEFT_ALONE: FactId = "keep_off"
"""What follows where somebody does not want to be touched: a cramp is met on its own leg, so the other is spared."""


class ReadyName(StrEnum):
    """The ready-made sessions."""

    CRAMP_LEFT = "cramp-left"
    CRAMP_RIGHT = "cramp-right"
    HURTING = "hurting"
    FIVE = "five"
    TEN = "ten"
    TWENTY = "twenty"
    TWELVE = "twelve"


@dataclass(frozen=True, slots=True)
class _Recipe:
    minutes: int
    complaint: Complaint = Complaint.UNSURE
    position: Position = Position.CHAIR
    reach: Reach = Reach.TOES
    only: Leg | None = None
    is_for_cramp: bool = False
    is_tour: bool = False
    """The twelve techniques: nothing is assumed that would take one of them away, so everything is asked."""


_RECIPES = {
    ReadyName.CRAMP_LEFT: _Recipe(2, Complaint.NIGHT_CRAMPS, Position.BED, Reach.CALF, Leg.LEFT, is_for_cramp=True),
    ReadyName.CRAMP_RIGHT: _Recipe(2, Complaint.NIGHT_CRAMPS, Position.BED, Reach.CALF, Leg.RIGHT, is_for_cramp=True),
    ReadyName.HURTING: _Recipe(3, reach=Reach.CALF),
    ReadyName.FIVE: _Recipe(5),
    ReadyName.TEN: _Recipe(10),
    ReadyName.TWENTY: _Recipe(20),
    ReadyName.TWELVE: _Recipe(BOTH_FEET, is_tour=True),
}


@dataclass(frozen=True, slots=True)
class HealthProfile:
    """What is known of a person's health: numbers, and facts that hold."""

    person: Receiver = _TOLD_NOTHING
    facts: tuple[Answer, ...] = ()
    settled: frozenset[str] = frozenset()
    """Facts that were asked about lately, whatever the answer was: they need not be asked again."""

    def checkin(self) -> CheckIn:
        """Return it as a check-in that asks for nothing yet."""
        return with_circumstances_assumed(CheckIn(person=self.person, facts=self.facts), load_rule_book())


NOBODY = HealthProfile()
"""Somebody who has told nothing."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready-made session, and what must be asked before it begins."""

    name: ReadyName
    cleared: Cleared
    asks: tuple[Fact, ...]
    """In asking order, red flags first; a yes to any of them means: not this session."""


def ready_made(known: HealthProfile = NOBODY) -> tuple[Ready, ...]:
    """Return the ready-made sessions that suit a person; none when what is known refuses massage."""
    found = (ready_one(name, known) for name in ReadyName)
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=256)
def ready_one(name: ReadyName, known: HealthProfile = NOBODY) -> Ready | None:
    """Return one ready-made session, `None` when it does not suit."""
    if screen(known.checkin()).verdict.refuses:
        return None
    recipe = _RECIPES[name]
    for covered in ((),) if recipe.is_tour else (tuple(_covered(recipe, known)), ()):
        asked = _asked_for(recipe, known, covered)
        answer = tour(asked).answer if recipe.is_tour else plan(asked)
        if isinstance(answer, Planned):
            cleared = _after_stretching(answer.cleared) if recipe.is_for_cramp else answer.cleared
            return Ready(name, cleared, tuple(_open(known, covered)))
    return None


def _after_stretching(strokes: Cleared) -> Cleared:
    """Put the stretch that ends a cramp, and a few steps, before the light strokes, and clear it all again."""
    session = strokes.session
    leg = session.legs[0]
    steps = (Stretch(leg=leg, lasts_ms=STRETCH), Walk(leg=leg, lasts_ms=WALK), *session.steps)
    lasts = Span(sum(step.lasts_ms for step in steps))
    asked = session.checkin.model_copy(update={"minutes": -(-lasts // minutes(1))})
    return clear(session.model_copy(update={"steps": steps, "checkin": asked}))


def _asked_for(recipe: _Recipe, known: HealthProfile, covered: tuple[str, ...]) -> CheckIn:
    spared: tuple[Answer, ...] = ()
    if recipe.only is not None:
        spared = (Answer(fact=_LEFT_ALONE, leg=other_leg(recipe.only), zones=tuple(ZoneId)),)
    asked = CheckIn(
        person=known.person,
        complaint=recipe.complaint,
        facts=known.facts,
        minutes=recipe.minutes,
        position=recipe.position,
        reach=recipe.reach,
        assumed=(*(Answer(fact=fact) for fact in covered), *spared),
    )
    # Whoever asks for help with a cramp has said what brought it on; whose hands it takes is asked of nobody.
    unasked = CIRCUMSTANCES if recipe.only is None else CIRCUMSTANCES - {"complaint"}
    return with_circumstances_assumed(asked, load_rule_book(), unasked)


def _covered(recipe: _Recipe, known: HealthProfile) -> Iterator[str]:
    """Choose the facts the session can keep to without having asked: they soften it, and no more."""
    book = load_rule_book()
    held: tuple[str, ...] = ()
    for fact in book.facts.values():
        if fact.group is FactGroup.RED_FLAG or fact.id in known.settled or fact.id in book.doctors_words:
            continue
        if any(rule.verdict.refuses and _maps() & {*rule.when} - {fact.id} for rule in book.rules_about(fact.id)):
            # With pain on one side it would refuse, and there is no map: so it is asked.
            continue
        if not all(_only_softens(rule, recipe) for rule in book.rules_about(fact.id) if not rule.verdict.refuses):
            continue
        if screen(_asked_for(recipe, known, (*held, fact.id))).verdict.refuses:
            continue
        held = (*held, fact.id)
        yield fact.id


def _only_softens(rule: Rule, recipe: _Recipe) -> bool:
    """Tell whether a session that keeps to a rule unasked is still a massage: long, everywhere, and felt."""
    limits = rule.limits
    is_long_enough = limits.session_minutes_cap is None or limits.session_minutes_cap >= recipe.minutes
    caps = [cap for cap in (limits.pressure_cap, limits.given_zones_cap) if cap is not None]
    leaves_places = limits.zones == "none" and DELICATE.issuperset(limits.excluded_zones)
    return leaves_places and is_long_enough and min(caps, default=LIGHT) >= LIGHT


def _open(known: HealthProfile, covered: tuple[str, ...]) -> Iterator[Fact]:
    """Give the facts nobody has answered for; what follows up on one of them is asked through it."""
    book = load_rule_book()
    held = facts_of(known.checkin().without_assumptions(), book)
    asked = {
        fact.id: fact
        for fact in book.facts.values()
        if _is_told_by_answering(fact)
        and (fact.group is FactGroup.RED_FLAG or not (fact.id in covered or fact.id in known.settled))
        and not _was_answered_above(fact, known, held)
    }
    # There is no map to tell it on: what only counts together with something that is asked needs no question.
    no = {name for name in book.facts if name not in held and (name in asked or _above_or_self(name) in known.settled)}
    for name in [name for name in asked if name in _maps() and _counts_only_with(name, no - {name})]:
        del asked[name]
    yield from (fact for fact in asked.values() if _above(fact) not in asked)


def _is_told_by_answering(fact: Fact) -> bool:
    """Tell whether a fact may be asked for: not what earlier sessions tell, and not where to keep off today."""
    return fact.group is not FactGroup.PAST and not (fact.derived is not None and fact.derived.from_ == "avoid")


def _above(fact: Fact) -> str | None:
    """Return what has to be answered with yes before a fact is asked for; a doctor's word is one to its question."""
    return load_rule_book().doctors_words.get(fact.id, fact.asked_if)


def _was_answered_above(fact: Fact, known: HealthProfile, held: Mapping[str, Holding]) -> bool:
    """Tell whether a fact cannot hold, because what it follows up on was answered with no."""
    above = _above(fact)
    if above is None or above in held:
        return False
    return above in known.settled or _was_answered_above(load_rule_book().facts[above], known, held)


@cache
def _maps() -> frozenset[str]:
    """Return the facts that follow from a map of where it hurts."""
    return frozenset(
        fact.id for fact in load_rule_book().derived_facts if fact.derived and fact.derived.from_ == "pain"
    )


def _counts_only_with(name: str, no: AbstractSet[str]) -> bool:
    """Tell whether a fact changes nothing while everything in `no` does not hold."""
    rules = load_rule_book().rules_about(name)
    return not load_library().not_for.get(name) and not any(no.isdisjoint(rule.when) for rule in rules)


def _above_or_self(name: str) -> str:
    return load_rule_book().doctors_words.get(name, name)
