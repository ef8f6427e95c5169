"""A kept verdict, ready for a page: what to do now, why, and where that is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from legato.body import LEGS
from legato.library import load_library
from legato.notation.checkin import Who
from legato.render import heading_for, limit_words
from legato.safety import AnyScreening, Fired, Urgency, Verdict, how_soon, to_do
from legato.server.wire.language import say

_SCREENING: TypeAdapter[AnyScreening] = TypeAdapter(AnyScreening)


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What a rule changes in a massage, in its own sentence."""

    legs: str
    """The leg, where it is one of the two only, as it stands before a sentence: `Left leg:`."""
    says: str
    do: str


@dataclass(frozen=True, slots=True)
class VerdictView:
    """What a verdict page shows."""

    screening: AnyScreening
    sign: str
    title: str
    lead: str
    urgency: Urgency
    is_emergency: bool
    is_for_today: bool
    """Whether it should be seen today, so that somewhere has to be open."""
    to_do: tuple[str, ...]
    """What to do now, each sentence once; none when there may be a massage."""
    changes: tuple[ChangeView, ...]
    """What is changed, each sentence once, with what to do beside the massage."""
    reasons: tuple[Fired, ...]
    limits: tuple[tuple[str, tuple[str, ...]], ...]
    """Every limit in numbers, with a heading for the leg; for whoever wants to know exactly."""
    assumed: tuple[str, ...]
    """What sets limits although nobody told it on any leg: the session was planned as if it held."""


def screening_of(kept: Mapping[str, Any]) -> AnyScreening:
    """Read a kept screening."""
    return _SCREENING.validate_python(kept)


def verdict_of(kept: Mapping[str, Any], who: Who = Who.SELF) -> VerdictView:
    """Return what the page shows of a kept screening: no reason that speaks of something nobody told.

    Args:
        kept: the screening as it was recorded.
        who: whom the page speaks to; what the rules say is the receiver's, and stays as it is.
    """
    screening = screening_of(kept)
    refused = screening.verdict.refuses
    # What would have limited a massage is beside the point when there is none.
    reasons = tuple(
        reason for reason in screening.reasons if not reason.assumed and (reason.verdict.refuses or not refused)
    )
    limiting = {fact for reason in screening.reasons for fact in reason.assumed}
    assumed = tuple(held.short for held in screening.held if held.fact in limiting and held.assumed == LEGS)
    urgency = how_soon(screening)
    heading = heading_for(screening)
    return VerdictView(
        screening=screening,
        sign=heading.sign,
        title=heading.title,
        lead=heading.lead,
        urgency=urgency,
        is_emergency=screening.verdict is Verdict.EMERGENCY,
        is_for_today=refused and urgency is Urgency.SAME_DAY,
        to_do=to_do(screening),
        changes=() if refused else tuple(_changes(reasons)),
        reasons=reasons,
        limits=_limits(screening, who),
        assumed=assumed,
    )


def _changes(reasons: Iterable[Fired]) -> Iterator[ChangeView]:
    """Give each rule's own sentence once, though two rules may say the same."""
    said: set[tuple[str, str]] = set()
    for reason in reasons:
        legs = say("plan-care-leg", leg=reason.legs[0].value) if len(reason.legs) == 1 else ""
        if (legs, reason.says) not in said:
            said.add((legs, reason.says))
            yield ChangeView(legs, reason.says, reason.do)


def _limits(screening: AnyScreening, who: Who) -> tuple[tuple[str, tuple[str, ...]], ...]:
    techniques = load_library().techniques
    if screening.limits[LEGS[0]] == screening.limits[LEGS[1]]:
        told = [(say("plan-care-both-legs"), tuple(limit_words(None, screening.limits[LEGS[0]], techniques)))]
    else:
        told = [
            (
                say("plan-leg", who=who.value, leg=leg.value),
                tuple(limit_words(leg, screening.limits[leg], techniques)),
            )
            for leg in LEGS
        ]
    return tuple((heading, lines) for heading, lines in told if lines)
