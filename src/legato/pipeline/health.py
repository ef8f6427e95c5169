"""What is known of a person's health before a session that was not planned by a check-in."""

from __future__ import annotations

from dataclasses import dataclass

from legato.notation.checkin import Answer, CheckIn, Receiver
from legato.safety import load_rule_book
from legato.safety.circumstances import with_circumstances_assumed

_TOLD_NOTHING = Receiver(age=None)
"""Somebody whose age nobody told; the facts that follow from an age are asked or assumed instead."""


@dataclass(frozen=True, slots=True)
class HealthProfile:
    """What is known of a person's health: numbers, and facts that hold."""

    person: Receiver = _TOLD_NOTHING
    facts: tuple[Answer, ...] = ()
    settled: frozenset[str] = frozenset()
    """Facts that were asked about lately, whatever the answer was: they need not be asked again."""

    def checkin(self) -> CheckIn:
        """Return it as a check-in that asks for nothing yet."""
        return with_circumstances_assumed(CheckIn(person=self.person, facts=self.facts), load_rule_book())


NOBODY = HealthProfile()
"""Somebody who has told nothing."""
