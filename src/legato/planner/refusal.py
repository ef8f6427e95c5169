"""When no session can be composed: which limits caused it, and what would help."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from legato.body import Leg
from legato.notation.model import Model
from legato.notation.session import Reason, ReasonCode
from legato.planner.candidates import Offer

_MOST_REASONS = 8

_HELPS: dict[ReasonCode, str] = {
    ReasonCode.DROPPED: "Take back something you left out.",
    ReasonCode.ZONE_EXCLUDED: "Allow one of the places that are left out, once it is fine to touch it.",
    ReasonCode.EXCLUDED: "Ask a clinician what is fine for you, or come back when this has passed.",
    ReasonCode.PRESSURE_CAP: "Ask a clinician how much pressure is fine for you.",
    ReasonCode.OUT_OF_REACH: "Ask somebody to massage you, or sit so that you can reach further.",
    ReasonCode.NEEDS_PARTNER: "Ask somebody to massage you.",
    ReasonCode.NEEDS_HANDS: "Ask somebody with two free hands to massage you.",
    ReasonCode.POSITION: "Try another place to sit or lie.",
    ReasonCode.NEEDS_EQUIPMENT: "Have one of these things within reach.",
    ReasonCode.NEEDS_OIL: "Have oil or lotion at hand.",
    ReasonCode.TIRES_HANDS: "Ask somebody to massage you.",
}


class NoSession(Model):
    """No session, with the limits behind it and what would help."""

    says: str
    """What is the matter, in one or two sentences."""
    reasons: tuple[Reason, ...]
    """The limits that caused it."""
    would_help: tuple[str, ...]
    """What the person can change."""


def nothing_possible(offers: Mapping[Leg, Offer]) -> NoSession:
    """Say why no technique is possible on either leg."""
    reasons = tuple(_causes(offers))
    return NoSession(
        says="There is nothing to massage within these limits: every technique is left out on both legs.",
        reasons=reasons[:_MOST_REASONS],
        would_help=_helps(reasons),
    )


def not_enough_time(minutes: int, needed: int | None, cap: Reason | None) -> NoSession:
    """Say that the time is too short, and how much would be enough."""
    says = f"{minutes} minutes are too short for both a gentle beginning and a gentle end."
    says_why = f"Even the shortest session takes more than {minutes} minutes."
    reasons = [Reason(code=ReasonCode.NO_TIME, says=says_why, args={"minutes": minutes})]
    helps = []
    if cap is not None:
        reasons.append(cap)
    elif needed is not None:
        helps.append(f"Take {needed} minutes.")
    helps.append("Leave one leg out, or a technique that takes long.")
    return NoSession(says=says, reasons=tuple(reasons), would_help=tuple(helps))


def legs_do_not_match() -> NoSession:
    """Say that the two legs cannot get the same time."""
    says = "Both legs should get the same time, and nothing that is possible on one leg is as long as on the other."
    return NoSession(
        says=says,
        reasons=(Reason(code=ReasonCode.NO_TIME, says="The two legs cannot get the same time."),),
        would_help=("Leave one leg out.", "Leave out a technique that takes long on one leg."),
    )


def wishes_collide(reasons: Iterable[Reason], would_help: Iterable[str]) -> NoSession:
    """Say which wishes are against which limits."""
    told = tuple(dict.fromkeys(reasons))
    says = "This change is not possible." if len(told) == 1 else "These changes are not possible."
    return NoSession(says=says, reasons=told[:_MOST_REASONS], would_help=tuple(dict.fromkeys(would_help)))


def help_for(code: ReasonCode) -> str | None:
    """Return what would help against a reason, where something does."""
    return _HELPS.get(code)


def _causes(offers: Mapping[Leg, Offer]) -> Iterator[Reason]:
    """Return the reasons that leave most techniques out, most frequent first, each once."""
    counted: dict[Reason, int] = {}
    for offer in offers.values():
        for reasons in offer.left_out.values():
            for reason in reasons:
                counted[reason] = counted.get(reason, 0) + 1
    seen: set[tuple[ReasonCode, str | None, str]] = set()
    for reason in sorted(counted, key=lambda one: -counted[one]):
        key = (reason.code, reason.rule, "" if reason.rule else reason.says)
        if key not in seen:
            seen.add(key)
            yield reason


def _helps(reasons: Iterable[Reason]) -> tuple[str, ...]:
    helps = [help_ for reason in reasons if (help_ := help_for(reason.code)) is not None]
    return tuple(dict.fromkeys(helps))
