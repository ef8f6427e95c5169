"""When no session can be composed: which limits caused it, and what would help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legato.body import Leg
from legato.notation.model import Model
from legato.notation.phrase import Phrase, phrase
from legato.notation.session import Reason, ReasonCode
from legato.planner.candidates import Offer

_MOST_REASONS = 8

_HELPS: dict[ReasonCode, str] = {
    ReasonCode.DROPPED: "help-take-back",
    ReasonCode.ZONE_EXCLUDED: "help-allow-place",
    ReasonCode.EXCLUDED: "help-ask-clinician",
    ReasonCode.PRESSURE_CAP: "help-ask-pressure",
    ReasonCode.OUT_OF_REACH: "help-reach",
    ReasonCode.NEEDS_PARTNER: "help-partner",
    ReasonCode.NEEDS_HANDS: "help-two-hands",
    ReasonCode.POSITION: "help-position",
    ReasonCode.NEEDS_EQUIPMENT: "help-equipment",
    ReasonCode.NEEDS_OIL: "help-oil",
    ReasonCode.TIRES_HANDS: "help-partner",
}


class NoSession(Model):
    """No session, with the limits behind it and what would help."""

    because: Phrase
    """What is the matter."""
    reasons: tuple[Reason, ...]
    """The limits that caused it."""
    would_help: tuple[Phrase, ...]
    """What the person can change."""


def nothing_possible(offers: Mapping[Leg, Offer]) -> NoSession:
    """Give the reasons why no technique is possible on either leg."""
    reasons = tuple(_causes(offers))
    return NoSession(
        because=phrase("no-session-nothing-possible"), reasons=reasons[:_MOST_REASONS], would_help=_helps(reasons)
    )


def not_enough_time(minutes: int, needed: int | None, cap: Reason | None) -> NoSession:
    """Tell that the time is too short, and how much would be enough."""
    reasons = [Reason(code=ReasonCode.NO_TIME, args={"case": "even_shortest", "minutes": minutes})]
    helps = []
    if cap is not None:
        reasons.append(cap)
    elif needed is not None:
        helps.append(phrase("help-take-minutes", minutes=needed))
    helps.append(phrase("help-leave-leg-or-technique"))
    because = phrase("no-session-too-short", minutes=minutes)
    return NoSession(because=because, reasons=tuple(reasons), would_help=tuple(helps))


def legs_do_not_match() -> NoSession:
    """Tell that the two legs cannot get the same time."""
    return NoSession(
        because=phrase("no-session-legs-do-not-match"),
        reasons=(Reason(code=ReasonCode.NO_TIME, args={"case": "legs"}),),
        would_help=(phrase("help-leave-leg"), phrase("help-leave-long")),
    )


def wishes_collide(reasons: Iterable[Reason], would_help: Iterable[Phrase]) -> NoSession:
    """Tell which wishes are against which limits."""
    told = tuple(dict.fromkeys(reasons))
    because = phrase("no-session-wishes-collide", count=len(told))
    return NoSession(because=because, reasons=told[:_MOST_REASONS], would_help=tuple(dict.fromkeys(would_help)))


def help_for(code: ReasonCode) -> Phrase | None:
    """Return what would help against a reason, where something does."""
    found = _HELPS.get(code)
    return None if found is None else phrase(found)


def _causes(offers: Mapping[Leg, Offer]) -> Iterator[Reason]:
    """Return the reasons that leave most techniques out, most frequent first, each once."""
    first: dict[tuple[object, ...], Reason] = {}
    counted: dict[tuple[object, ...], int] = {}
    for offer in offers.values():
        for reasons in offer.left_out.values():
            for reason in reasons:
                cause = _cause(reason)
                first.setdefault(cause, reason)
                counted[cause] = counted.get(cause, 0) + 1
    yield from (first[cause] for cause in sorted(counted, key=lambda one: -counted[one]))


def _cause(reason: Reason) -> tuple[object, ...]:
    """Return what a reason has in common with the same one for another technique; a rule is told once."""
    if reason.rule:
        return reason.code, reason.rule
    # Only a place is another one on the other leg.
    about = {"technique"} if "zones" in reason.args else {"technique", "leg"}
    return reason.code, tuple(sorted((name, value) for name, value in reason.args.items() if name not in about))


def _helps(reasons: Iterable[Reason]) -> tuple[Phrase, ...]:
    helps = [help_ for reason in reasons if (help_ := help_for(reason.code)) is not None]
    return tuple(dict.fromkeys(helps))
