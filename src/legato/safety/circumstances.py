"""Circumstances that nobody was asked for: what follows from them is assumed, because a default is no answer."""

from __future__ import annotations

from collections.abc import Collection

from legato.notation.checkin import Answer, CheckIn
from legato.safety.book import RuleBook

CIRCUMSTANCES = frozenset({"complaint", "performer"})
"""What a check-in always holds, and facts can follow from."""


def with_circumstances_assumed(checkin: CheckIn, book: RuleBook, unasked: Collection[str] = CIRCUMSTANCES) -> CheckIn:
    """Return a check-in that says of what follows from its circumstances that nobody told it.

    Args:
        checkin: one whose circumstances are a recipe's, or still the usual ones.
        book: the rules.
        unasked: which of its circumstances nobody was asked for.
    """
    there = {answer.fact for answer in checkin.assumed}
    follows = tuple(
        Answer(fact=fact.id)
        for fact in book.derived_facts
        if fact.derived is not None
        and fact.derived.from_ in unasked
        and fact.id not in there
        and getattr(checkin, fact.derived.from_) in fact.derived.among
    )
    return checkin.model_copy(update={"assumed": (*checkin.assumed, *follows)}) if follows else checkin
