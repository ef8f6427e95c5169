"""What may come in place of a block: the techniques of its leg that are allowed, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass

from legato.body import Leg
from legato.library import load_library
from legato.notation.checkin import who_of
from legato.notation.session import ReasonCode, Session
from legato.notation.technique import Technique
from legato.planner import speaks_for
from legato.safety import load_rule_book
from legato.server.wire.language import sentences
from legato.server.wire.plan_view import may_come_in
from legato.words import reason_words

_FIRST = (ReasonCode.WORKS_WHERE_IT_HURTS, ReasonCode.SUITS_COMPLAINT, ReasonCode.SUITS_AIM, ReasonCode.SUPPORTED)
"""What speaks for a technique, what says most first."""


@dataclass(frozen=True, slots=True)
class Substitute:
    """A technique that may come in, and why one would want it; nothing where no answer speaks for it."""

    technique: Technique
    speaks: str


def candidates_for(session: Session, leg: Leg) -> tuple[Substitute, ...]:
    """Return what may come into a plan on a leg, what fits the answers best first."""
    techniques, who = load_library().techniques, who_of(session.checkin)
    found: list[tuple[int, Substitute]] = []
    for choice in session.choices:
        if choice.leg is not leg or choice.included or not may_come_in(choice):
            continue
        technique = techniques[choice.technique]
        reason = speaks_for(technique, leg, session.checkin)
        speaks = reason_words(reason, who, sentences(), load_rule_book()) if reason else ""
        found.append((_FIRST.index(reason.code) if reason else len(_FIRST), Substitute(technique, speaks)))
    return tuple(candidate for _, candidate in sorted(found, key=lambda each: each[0]))
