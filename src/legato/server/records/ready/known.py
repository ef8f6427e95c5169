"""What is known of a person's health when no check-in is made: what they told lately, and what felt wrong since."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from legato.notation.checkin import Answer, Receiver
from legato.pipeline.health import NOBODY, HealthProfile
from legato.safety import load_rule_book
from legato.server.records.checkins.known_health import TOLD_FOR
from legato.server.records.checkins.selectors import facts_asked_last
from legato.server.records.lasting import facts_of
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.people.selectors import remembered_health

ONE_DAY = timedelta(days=1)
_NUMBERS = frozenset({"age", "pregnant_weeks", "postpartum_weeks"})


def health_of(scope: Scope, person: Person | None) -> HealthProfile:
    """Return what is known of a person: what held once holds until a check-in says otherwise."""
    if person is None:
        return NOBODY
    given, _ = remembered_health(scope, person)
    held = tuple(Answer.model_validate(fact) for fact in given["facts"])
    facts = tuple(dict.fromkeys((*held, *facts_of(scope, person))))
    if person.told_on is None or given["age"] is None or not _holds(scope, person.told_on):
        return HealthProfile(facts=facts)
    receiver = Receiver(
        age=given["age"], pregnant_weeks=given["pregnant_weeks"], postpartum_weeks=given["postpartum_weeks"]
    )
    return HealthProfile(receiver, facts, _settled(facts_asked_last(scope, person) | {answer.fact for answer in held}))


def _holds(scope: Scope, told_on: date) -> bool:
    """Tell whether what was told on a day still counts; a day to come was written down by another clock."""
    # The next day may have begun where it was told: somebody travels, or the clock has been put right since.
    return -ONE_DAY <= scope.today - told_on <= TOLD_FOR


def _settled(asked: AbstractSet[str]) -> frozenset[str]:
    """Return the facts a check-in settles for a while: the remembered ones it asked, and what follows from a number.

    A question that did not stand there, because nothing hung on it or because no version asked it yet, has no answer.
    """
    return frozenset(
        fact.id
        for fact in load_rule_book().facts.values()
        if (fact.remembered and fact.id in asked) or (fact.derived is not None and fact.derived.from_ in _NUMBERS)
    )
