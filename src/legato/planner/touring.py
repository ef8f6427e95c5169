"""What a tour of the twelve techniques wishes for: all that are possible, in the article's order, and nothing else."""

from __future__ import annotations

from collections.abc import Collection

from legato.body import LEGS, Leg
from legato.library import Library
from legato.notation.checkin import CheckIn
from legato.notation.session import Grip, Wishes
from legato.planner.candidates import offers
from legato.planner.twelve import the_twelve
from legato.safety import Playable


def tour_wishes(
    checkin: CheckIn, screening: Playable, library: Library, legs: Collection[Leg] = LEGS, *, whole: bool = True
) -> Wishes:
    """Return the wishes of a tour on some legs.

    With `whole` every technique that is possible must be in; otherwise those are that are worth most in the time.
    """
    order = tuple(one.id for one in the_twelve(library))
    out = tuple(
        Grip(leg=leg, technique=name)
        for leg in LEGS
        for name in library.techniques
        if leg not in legs or name not in order
    )
    possible = offers(checkin, screening, library, Wishes(leave_out=out), None)
    chosen = tuple(
        Grip(leg=leg, technique=name) for leg in legs for name in order if possible[leg].candidate(name) is not None
    )
    return Wishes(leave_out=out, include=chosen if whole else (), order=dict.fromkeys(legs, order))
