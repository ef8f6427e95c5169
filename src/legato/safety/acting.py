"""What to do now: the lines of the most urgent reasons, and of them only the most special ones.

A mild line beside a grave one undoes it ("call your emergency number now", "see about it in the next days"), and a
general line beside a special one sends to the wrong door ("be seen by a doctor", "call your maternity unit").
What is left out here is still said under why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from legato.safety.model import Fired, Rule, Screening, Urgency

S = TypeVar("S", bound=Rule | Fired)


def how_soon(screening: Screening) -> Urgency:
    """Return how soon to be seen by what refuses the massage; with a massage, by whatever asks for it."""
    return next((reason.urgency for reason in standing(screening.reasons)), screening.urgency)


def standing(said: Iterable[S]) -> tuple[S, ...]:
    """Return those of the refusing ones whose lines are what to do now, in the order in which they came."""
    refusing = [one for one in said if one.verdict.refuses]
    most = max((one.urgency.degree for one in refusing), default=0)
    urgent = [one for one in refusing if one.urgency.degree == most]
    return tuple(one for one in urgent if not any(about(one) < about(other) for other in urgent))


def replaces(special: Rule, general: Rule) -> bool:
    """Tell whether a line takes the place of another: it asks for more, is no less urgent, and says another thing."""
    return (
        special.verdict.refuses
        and about(special) > about(general)
        and special.urgency.degree >= general.urgency.degree
        and special.do != general.do
    )


def about(one: Rule | Fired) -> frozenset[str]:
    """Return the facts that a rule, or one that fired, asks for."""
    return frozenset(one.when if isinstance(one, Rule) else one.facts)
