"""The twelve techniques, one after the other in the article's order: composed and cleared like any session."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legato.body import LEGS, Leg
from legato.library import load_library
from legato.notation.checkin import MOST_MINUTES, CheckIn, Receiver
from legato.notation.session import Choice
from legato.pipeline.answers import Answer, Planned, Refused
from legato.pipeline.path import plan, screen
from legato.planner import the_twelve, tour_wishes
from legato.safety import Refusal

BOTH_FEET = 25
"""Minutes for both feet; more are taken when the techniques need more to be said and done [J]."""
ONE_FOOT = 12
"""Minutes for one foot, the short form."""

WELL = CheckIn(person=Receiver(age=40))
"""Somebody well, in a chair, who reaches their toes: whom a tour is for when nobody has answered anything."""


@dataclass(frozen=True, slots=True)
class Tour:
    """A tour, and what of the twelve is not in it."""

    answer: Answer
    left_out: tuple[Choice, ...]
    """For each technique and leg that is missing, the reasons."""


def tour(checkin: CheckIn = WELL, *, minutes: int | None = None, leg: Leg | None = None) -> Tour:
    """Compose a tour of the twelve on both feet or on one.

    Args:
        checkin: whom it is for; its own minutes do not count.
        minutes: how long it lasts at most. Too few for all of them hold those that are worth most.
            Without it the tour is as long as usual, or as long as it must be.
        leg: the only leg.

    Raises:
        CheckInError: an answer names an unknown fact, or a place where the fact has none.
    """
    legs = LEGS if leg is None else (leg,)
    usual = BOTH_FEET if leg is None else ONE_FOOT
    tried = range(usual, MOST_MINUTES + 1) if minutes is None else range(minutes, minutes + 1)
    for count in tried:
        answer = _planned(checkin, count, legs, whole=True)
        if isinstance(answer, Planned | Refused):
            break
    else:
        # Not all of them fit, or a rule allows less time: then as many as are worth it.
        answer = _planned(checkin, tried[0], legs, whole=False)
    return Tour(answer, tuple(_left_out(answer, legs)))


def _planned(checkin: CheckIn, minutes: int, legs: tuple[Leg, ...], *, whole: bool) -> Answer:
    asked = checkin.model_copy(update={"minutes": minutes})
    screening = screen(asked)
    if isinstance(screening, Refusal):
        return Refused(screening)
    return plan(asked, wishes=tour_wishes(asked, screening, load_library(), legs, whole=whole))


def _left_out(answer: Answer, legs: tuple[Leg, ...]) -> Iterator[Choice]:
    if isinstance(answer, Planned):
        twelve = {one.id for one in the_twelve(load_library())}
        for choice in answer.cleared.session.choices:
            if choice.leg in legs and choice.technique in twelve and not choice.included:
                yield choice
