"""From what is possible on each leg to a problem of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from legato.body import LEGS, Leg
from legato.notation.checkin import CheckIn
from legato.notation.session import Wishes
from legato.planner import costs
from legato.planner.candidates import Candidate, Offer
from legato.planner.order import any_order_works, arrange
from legato.planner.problem import KnapsackItem, LegProblem, Problem
from legato.planner.worth import GRID_SECONDS, gains
from legato.safety import Playable
from legato.units import GRID, MILLISECONDS_PER_SECOND, Span, minutes


def session_time(checkin: CheckIn, screening: Playable) -> Span:
    """Return how long the session may last in all."""
    cap = screening.minutes_cap
    return minutes(checkin.minutes if cap is None else min(checkin.minutes, cap))


def fixed_time(legs: int) -> Span:
    """Return what getting into position and the close take."""
    return Span(costs.SETTLE + (legs - 1) * costs.CHANGE_LEG + costs.CLOSE)


def leg_order(checkin: CheckIn, offers: Mapping[Leg, Offer]) -> tuple[Leg, ...]:
    """Return the legs that are massaged, in order: the one that hurts more comes first.

    Where both hurt the same, what is possible on them decides, and then where they hurt, so that a mirrored check-in
    gives a mirrored session; the left leg comes first only when nothing tells them apart. What somebody leaves out
    never makes the legs change places.
    """

    def rank(leg: Leg) -> tuple[object, ...]:
        scores = sorted((pain.score for pain in checkin.pain if pain.leg is leg), reverse=True)
        possible = [(one.technique.rank, one.value, one.most_s, one.hardest) for one in offers[leg].unwished]
        places = sorted((pain.zone.value, pain.score) for pain in checkin.pain if pain.leg is leg)
        return checkin.pain_in(leg), sum(scores), possible, places

    legs = [leg for leg in LEGS if offers[leg].candidates]
    return tuple(sorted(legs, key=rank, reverse=True))


def is_favoured(checkin: CheckIn, legs: tuple[Leg, ...]) -> bool:
    """Tell whether the first leg hurts so much more that it may get more time."""
    return len(legs) == len(LEGS) and checkin.pain_in(legs[0]) - checkin.pain_in(legs[1]) >= costs.PAIN_GAP


def problem_of(
    checkin: CheckIn, screening: Playable, offers: Mapping[Leg, Offer], wishes: Wishes, time: Span
) -> Problem:
    """Return the problem of filling `time`; wishes are known to be possible one by one."""
    legs = leg_order(checkin, offers)
    sides = tuple(_side(offers[leg], screening, wishes, time) for leg in legs)
    favoured = is_favoured(checkin, legs)
    left = time - fixed_time(len(legs)) + len(legs) * costs.CHANGE
    return Problem(
        sides=sides,
        time=left // GRID,
        change=costs.CHANGE // GRID,
        rest=costs.REST // GRID,
        strain_limit=costs.STRAIN_LIMIT // GRID_SECONDS,
        rest_relief=costs.REST_RELIEF // GRID_SECONDS,
        favoured=favoured,
        ratio=costs.PAIN_RATIO,
        twins=len(sides) == len(LEGS) and not favoured and _are_alike(*sides),
    )


def _are_alike(one: LegProblem, other: LegProblem) -> bool:
    """Tell whether the same is possible, wished for and worth as much on both legs: then both get the same."""
    return one.items == other.items and one.cap == other.cap and one.any_order and other.any_order


def _side(offer: Offer, screening: Playable, wishes: Wishes, time: Span) -> LegProblem:
    leg = offer.leg
    cap = screening.limits[leg].minutes_cap
    lengths = {wish.technique: wish.seconds for wish in wishes.lengths if wish.leg is leg}
    forced = {one.name for one in (offer.opener, offer.closer) if one is not None}
    forced |= {grip.technique for grip in wishes.include if grip.leg is leg} | lengths.keys()
    finish = offer.closer if is_long(time) and (cap is None or minutes(cap) >= costs.FINISH_LEG_FROM) else None
    items = tuple(
        _item(one, lengths.get(one.name), forced=one.name in forced, finishes=one is finish) for one in offer.candidates
    )
    free = any_order_works(offer.candidates)
    return LegProblem(
        leg,
        items,
        cap=None if cap is None else minutes(cap) // GRID,
        any_order=free,
        orderable=None if free else _asks_for_order(offer, wishes.order.get(leg, ())),
    )


def is_long(time: Span) -> bool:
    """Tell whether a session is so long that its end is slow."""
    return time >= costs.FINISH_FROM


def _item(candidate: Candidate, wished_s: int | None, *, forced: bool, finishes: bool) -> KnapsackItem:
    least_s, most_s = (candidate.least_s, candidate.most_s) if wished_s is None else (wished_s, wished_s)
    if finishes and wished_s is None:
        least_s = max(least_s, min(most_s, costs.FINISH // MILLISECONDS_PER_SECOND))
    return KnapsackItem(
        candidate.name,
        least_s // GRID_SECONDS,
        most_s // GRID_SECONDS,
        gains(candidate.value, candidate.technique.dose.usual_s, least_s, most_s),
        candidate.technique.strain,
        forced,
    )


class _asks_for_order:  # noqa: N801 - used as a function
    """Tells whether techniques of a leg can be put in order, remembering the answers."""

    def __init__(self, offer: Offer, wished: tuple[str, ...]) -> None:
        self._offer, self._wished = offer, wished
        self._answer = lru_cache(maxsize=None)(self._ask)

    def __call__(self, techniques: tuple[str, ...]) -> bool:
        return self._answer(techniques)

    def _ask(self, techniques: tuple[str, ...]) -> bool:
        chosen = [one for one in self._offer.candidates if one.name in techniques]
        return arrange(chosen, self._offer, self._wished) is not None
