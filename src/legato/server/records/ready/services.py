"""Recording what a device did by itself: sessions it began, and those it refused."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime

from legato import pipeline
from legato.errors import NotPlayableError
from legato.notation.checkin import Answer
from legato.pipeline import Planned
from legato.pipeline.health import NOBODY, HealthProfile
from legato.pipeline.ready import ReadyName, Trial, ready_one
from legato.safety import Screening, load_rule_book
from legato.server.clock import CLOCKS_DIFFER
from legato.server.records.checkins.services import refusal_keep
from legato.server.records.once_more import once_more_if_taken
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.plans import sitting_create
from legato.server.records.ready.known import health_of
from legato.server.records.refusals import NotNow
from legato.server.records.sittings.models import Sitting, Withdrawal


@once_more_if_taken
def ready_begin(
    scope: Scope,
    *,
    sitting_id: uuid.UUID,
    person: Person,
    name: ReadyName | Trial,
    begun_at: datetime,
    withdrawals: int | None = None,
) -> Sitting:
    """Record that a ready-made session was begun under an id made by the device; a second time changes nothing.

    It has happened already, so it is recorded as well when today's answers would no longer allow it, or when
    plans were withdrawn since: `withdrawals` is how many the device knew of. A device that does not say so,
    or whose clock is ahead, may have begun it before anything.

    Raises:
        NotPlayableError: the id stands for something else.
    """
    scope.lock(person)
    found = scope.rows(Sitting).filter(id=sitting_id).first()
    if found is not None:
        return found
    if scope.taken(Sitting, [sitting_id]):
        raise NotPlayableError(NotNow.ID_TAKEN)
    allowed = ready_one(name, health_of(scope, person))
    suiting = allowed or ready_one(name, NOBODY)
    if suiting is None:
        raise ValueError(name)
    cleared, now = suiting.cleared, scope.now
    sitting = sitting_create(
        scope,
        person=person,
        planned=Planned(cleared.screening, cleared),
        sitting_id=sitting_id,
        made_at=min(begun_at, now),
        ready=name,
    )
    person.refresh_from_db()
    knew = (withdrawals is not None and withdrawals >= person.withdrawals) or not person.withdrawals
    if allowed is None or not knew or begun_at > now + CLOCKS_DIFFER:
        # Recorded, but nothing kept that could be played: whoever asks for it is told why not.
        sitting.timeline, sitting.compiled_by = b"", ""
        sitting.withdrawn, sitting.withdrawn_at = Withdrawal.UNKNOWING, now
        sitting.save(update_fields=["timeline", "compiled_by", "withdrawn", "withdrawn_at"])
    return sitting


def refusal_record(scope: Scope, *, refusal_id: uuid.UUID, person: Person, facts: Iterable[str]) -> Screening:
    """Record that facts were told for which a device refused massage; a second time changes nothing.

    The device's word is enough, also where today's rules would not refuse, or do not know a fact that
    an older copy of them asked about: taking back a plan only asks for another check-in.
    """
    book = load_rule_book()
    told = tuple(Answer(fact=fact) for fact in facts if fact in book.facts)
    screening = pipeline.screen(HealthProfile(health_of(scope, person).person, told).checkin())
    refusal_keep(scope, refusal_id=refusal_id, person=person, screening=screening)
    return screening
