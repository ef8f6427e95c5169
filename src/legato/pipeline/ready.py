"""Ready-made sessions: composed and cleared like any other, for somebody of whom little is known.

Each is composed for what is known of the person *and* for whatever else only makes a massage gentler
("covered"), as if all of it were true. What is covered is assumed: it never stands among the answers.
Because more facts can only ever make the limits stricter, the session then keeps every limit of anybody
whose facts are among these; all other facts are asked before it begins, and one yes means that it does
not begin.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from legato.body import LEGS, Leg, ZoneId, other_leg
from legato.library import load_library
from legato.notation.checkin import Answer as Told
from legato.notation.checkin import CheckIn, Complaint, Position, Reach
from legato.notation.session import Choice, ReasonCode, Stretch, Walk
from legato.notation.technique import FactId
from legato.pipeline.answers import Answer, Planned
from legato.pipeline.health import NOBODY, HealthProfile
from legato.pipeline.open_questions import mapped_facts, open_questions
from legato.pipeline.path import clear, plan, screen
from legato.pipeline.tour import BOTH_FEET, ONE_FOOT, Tour, tour
from legato.pipeline.trying import try_technique, well_for
from legato.safety import Cleared, load_rule_book
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
    TWELVE_LEFT = "twelve-left"
    TWELVE_RIGHT = "twelve-right"
    TWELVE_SHORT = "twelve-short"


@dataclass(frozen=True, slots=True)
class Trial:
    """The name of a ready-made session of one technique on one leg."""

    technique: str
    leg: Leg

    def __str__(self) -> str:
        """Write it as addresses and records do: `try-arch-rub-left`."""
        return f"{_TRY}{self.technique}-{self.leg.value}"


_TRY = "try-"


def ready_name(text: str) -> ReadyName | Trial | None:
    """Read the name of a ready-made session, `None` when there is none of that name."""
    if text in set(ReadyName):
        return ReadyName(text)
    technique, _, leg = text.removeprefix(_TRY).rpartition("-")
    if text.startswith(_TRY) and technique in load_library().techniques and leg in set(Leg):
        return Trial(technique, Leg(leg))
    return None


@dataclass(frozen=True, slots=True)
class _Recipe:
    minutes: int
    complaint: Complaint = Complaint.UNSURE
    position: Position = Position.CHAIR
    reach: Reach = Reach.TOES
    only: Leg | None = None
    is_for_cramp: bool = False
    tours: tuple[Leg, ...] = ()
    """The feet on which the twelve are done: nothing is assumed that would take one away, so everything is asked."""
    is_short: bool = False
    """Whether a tour takes its minutes and no more, with those of the twelve that are worth most in them."""


_RECIPES = {
    ReadyName.CRAMP_LEFT: _Recipe(2, Complaint.NIGHT_CRAMPS, Position.BED, Reach.CALF, Leg.LEFT, is_for_cramp=True),
    ReadyName.CRAMP_RIGHT: _Recipe(2, Complaint.NIGHT_CRAMPS, Position.BED, Reach.CALF, Leg.RIGHT, is_for_cramp=True),
    ReadyName.HURTING: _Recipe(3, reach=Reach.CALF),
    ReadyName.FIVE: _Recipe(5),
    ReadyName.TEN: _Recipe(10),
    ReadyName.TWENTY: _Recipe(20),
    ReadyName.TWELVE: _Recipe(BOTH_FEET, tours=LEGS),
    ReadyName.TWELVE_LEFT: _Recipe(ONE_FOOT, tours=(Leg.LEFT,)),
    ReadyName.TWELVE_RIGHT: _Recipe(ONE_FOOT, tours=(Leg.RIGHT,)),
    ReadyName.TWELVE_SHORT: _Recipe(ONE_FOOT, tours=LEGS, is_short=True),
}


_FOR_TIME = frozenset({ReasonCode.NO_TIME, ReasonCode.LESS_VALUE, ReasonCode.TIRES_HANDS})
"""Why a technique is left out that nothing speaks against."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready-made session, and what must be asked before it begins."""

    name: ReadyName | Trial
    cleared: Cleared
    asks: tuple[Fact, ...]
    """In asking order, red flags first; a yes to any of them means: not this session."""
    left_out: tuple[Choice, ...] = ()
    """Of a tour: what a limit takes away, with its reasons, on each leg."""


def ready_made(known: HealthProfile = NOBODY) -> tuple[Ready, ...]:
    """Return the ready-made sessions that suit a person; none when what is known refuses massage.

    Trials are not among them: there are too many to compose before somebody wants one.
    """
    found = (ready_one(name, known) for name in ReadyName)
    return tuple(one for one in found if one is not None)


@lru_cache(maxsize=512)
def ready_one(name: ReadyName | Trial, known: HealthProfile = NOBODY) -> Ready | None:
    """Return one ready-made session, `None` when it does not suit."""
    if isinstance(name, Trial):
        answer = trial_answer(name, known)
        return Ready(name, answer.cleared, _asks(known)) if isinstance(answer, Planned) else None
    if screen(known.checkin()).verdict.refuses:
        return None
    recipe = _RECIPES[name]
    if recipe.tours:
        return _tour(name, recipe, known)
    for covered in (tuple(_covered(recipe, known)), ()):
        answer = plan(_asked_for(recipe, known, covered))
        if isinstance(answer, Planned):
            cleared = _after_stretching(answer.cleared) if recipe.is_for_cramp else answer.cleared
            return Ready(name, cleared, _asks(known, covered))
    return None


def trial_answer(trial: Trial, known: HealthProfile = NOBODY) -> Answer:
    """Compose a trial for somebody who has what the technique needs; what is known may leave it out, with reasons.

    Nothing is assumed that would soften it, so everything is asked.
    """
    technique = load_library().technique(trial.technique)
    asked = well_for(technique).model_copy(update={"person": known.person, "facts": known.facts})
    return try_technique(trial.technique, leg=trial.leg, checkin=with_circumstances_assumed(asked, load_rule_book()))


def _tour(name: ReadyName, recipe: _Recipe, known: HealthProfile) -> Ready | None:
    only = recipe.tours[0] if len(recipe.tours) == 1 else None
    found = tour(_asked_for(recipe, known, ()), minutes=recipe.minutes if recipe.is_short else None, leg=only)
    if not isinstance(found.answer, Planned):
        return None
    return Ready(name, found.answer.cleared, _asks(known), tuple(_by_limits(found)))


def _by_limits(found: Tour) -> Iterator[Choice]:
    """Give what a limit leaves out; what there is no time for is no loss to explain."""
    for choice in found.left_out:
        limits = tuple(reason for reason in choice.reasons if reason.code not in _FOR_TIME)
        if limits:
            yield choice.model_copy(update={"reasons": limits})


def _asks(known: HealthProfile, covered: tuple[str, ...] = ()) -> tuple[Fact, ...]:
    return tuple(open_questions(known, covered))


def _after_stretching(strokes: Cleared) -> Cleared:
    """Put the stretch that ends a cramp, and a few steps, before the light strokes, and clear it all again."""
    session = strokes.session
    leg = session.legs[0]
    steps = (Stretch(leg=leg, lasts_ms=STRETCH), Walk(leg=leg, lasts_ms=WALK), *session.steps)
    lasts = Span(sum(step.lasts_ms for step in steps))
    asked = session.checkin.model_copy(update={"minutes": -(-lasts // minutes(1))})
    return clear(session.model_copy(update={"steps": steps, "checkin": asked}))


def _asked_for(recipe: _Recipe, known: HealthProfile, covered: tuple[str, ...]) -> CheckIn:
    spared: tuple[Told, ...] = ()
    if recipe.only is not None:
        spared = (Told(fact=_LEFT_ALONE, leg=other_leg(recipe.only), zones=tuple(ZoneId)),)
    asked = CheckIn(
        person=known.person,
        complaint=recipe.complaint,
        facts=known.facts,
        minutes=recipe.minutes,
        position=recipe.position,
        reach=recipe.reach,
        assumed=(*(Told(fact=fact) for fact in covered), *spared),
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
        rules = book.rules_about(fact.id)
        if any(rule.verdict.refuses and mapped_facts() & {*rule.when} - {fact.id} for rule in rules):
            # With pain on one side it would refuse, and there is no map: so it is asked.
            continue
        if not all(_only_softens(rule, recipe) for rule in rules if not rule.verdict.refuses):
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


def rule_of_lasting_cramps() -> Rule:
    """Return the rule for a cramp that has not let go after ten minutes: what to do then."""
    return next(rule for rule in load_rule_book().rules if rule.when == ("long_cramp",))
