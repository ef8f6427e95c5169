"""A kept verdict, ready for a page: what to do now, why, and where that is from, as the book of today says it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from legato.body import LEGS
from legato.library import load_library
from legato.notation.checkin import Equipment, Who
from legato.safety import AnyScreening, Urgency, Verdict, how_soon, load_rule_book
from legato.server.doors.pages.own_limits import own_limits
from legato.server.records.sittings.selectors import screening_of
from legato.server.wire.language import say, sentences
from legato.words import FiredInWords, heading_for, limit_words, verdict_in_words


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
    reasons: tuple[FiredInWords, ...]
    limits: tuple[tuple[str, tuple[str, ...]], ...]
    """Every limit in numbers, with a heading for the leg; for whoever wants to know exactly. What holds for everybody
    comes last, and things that are not at hand are no limits of theirs."""
    assumed: tuple[str, ...]
    """What sets limits although nobody told it on any leg: the session was planned as if it held."""


def verdict_of(
    kept: Mapping[str, Any], who: Who = Who.SELF, have: Collection[Equipment] = tuple(Equipment)
) -> VerdictView:
    """Return what the page shows of a kept screening: no reason that speaks of something nobody told.

    Args:
        kept: the screening as it was recorded.
        who: whom the page speaks to; what the rules say is the receiver's, and stays as it is.
        have: what is at hand; without it, everything could be.
    """
    screening = screening_of(kept)
    told = verdict_in_words(screening, sentences())
    refused = screening.verdict.refuses
    # What would have limited a massage is beside the point when there is none.
    reasons = tuple(reason for reason in told.reasons if not reason.assumed and (reason.verdict.refuses or not refused))
    limiting = {fact for reason in told.reasons for fact in reason.assumed}
    assumed = tuple(held.short for held in told.held if held.fact in limiting and held.assumed == LEGS)
    urgency = how_soon(screening)
    heading = heading_for(told, sentences(), who)
    return VerdictView(
        screening=screening,
        sign=heading.sign,
        title=heading.title,
        lead=heading.lead,
        urgency=urgency,
        is_emergency=screening.verdict is Verdict.EMERGENCY,
        is_for_today=refused and urgency is Urgency.SAME_DAY,
        to_do=told.to_do,
        changes=() if refused else tuple(_changes(reasons)),
        reasons=reasons,
        limits=_limits(screening, who, have),
        assumed=assumed,
    )


def _changes(reasons: Iterable[FiredInWords]) -> Iterator[ChangeView]:
    """Give each rule's own sentence once, though two rules may say the same."""
    said: set[tuple[str, str]] = set()
    for reason in reasons:
        legs = say("plan-care-leg", leg=reason.legs[0].value) if len(reason.legs) == 1 else ""
        if (legs, reason.says) not in said:
            said.add((legs, reason.says))
            yield ChangeView(legs, reason.says, reason.do)


def _limits(screening: AnyScreening, who: Who, have: Collection[Equipment]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    techniques, spoken = load_library().techniques, sentences()
    own = {leg: own_limits(screening.limits[leg], have) for leg in LEGS}
    if own[LEGS[0]] == own[LEGS[1]]:
        told = [(say("plan-care-both-legs"), tuple(limit_words(None, own[LEGS[0]], techniques, spoken)))]
    else:
        told = [
            (say("plan-leg", who=who.value, leg=leg.value), tuple(limit_words(leg, own[leg], techniques, spoken)))
            for leg in LEGS
        ]
    usual = tuple(limit_words(None, load_rule_book().care, techniques, spoken))
    return tuple((heading, lines) for heading, lines in (*told, (say("plan-care-everybody"), usual)) if lines)
