"""Changing sittings while and after they are held: events from the player, pain and words afterwards."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from legato.body import Leg
from legato.errors import TakenError
from legato.safety import Look
from legato.safety.lasting import UNKNOWN
from legato.server.records.lasting import WRONG, first_lasting, late_event, look_event, rises_in, withdraw_plans
from legato.server.records.once_more import once_more_if_taken
from legato.server.records.people.scope import Role, Scope
from legato.server.records.sittings.corrections import Answers, corrections_between
from legato.server.records.sittings.models import (
    Correction,
    Event,
    EventKind,
    Feedback,
    Felt,
    Sitting,
    Status,
    Withdrawal,
    ZonePain,
)
from legato.server.records.sittings.selectors import standing_of

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@once_more_if_taken
def events_record(scope: Scope, *, sitting: Sitting, events: Sequence[Event], place: str = "events[{at}].id") -> int:
    """Append events; one that is known already is not written again, and the order of arrival does not matter.

    `place` is where the id of an event stands in what the sender wrote.

    Returns:
        How many of the events are recorded now.

    Raises:
        TakenError: an id belongs to another sitting.
    """
    with scope.changing(sitting):
        ids = [event.id for event in events]
        known = scope.rows(Event).filter(sitting=sitting).in_bulk(ids)
        elsewhere = scope.taken(Event, ids) - known.keys()
        if elsewhere:
            raise TakenError([place.format(at=at) for at, event in enumerate(events) if event.id in elsewhere])
        new: dict[uuid.UUID, Event] = {event.id: event for event in events if event.id not in known}
        for event in new.values():
            event.full_clean(validate_unique=False)
        Event.objects.bulk_create(new.values())
        _follow_events(scope, sitting)
        wrong = [one for one in new.values() if one.kind in WRONG]
        _let_it_last(scope, sitting, [*_pain_told(sitting, new.values()), *wrong], known=wrong)
    return len(events)


def sitting_finish(
    scope: Scope,
    *,
    sitting: Sitting,
    pains: Iterable[Mapping[str, Any]],
    felt: str = "",
    wrong: Sequence[str] = (),
    where: Sequence[str] = (),
    note: str = "",
) -> tuple[Event, ...]:
    """Record pain now and how it felt; a zone without an answer stays without, because silence is not ease.

    Returns:
        What was wrong or got worse, as the events it was recorded as: they stay when the answers are corrected.
    """
    with scope.changing(sitting):
        return _finish(scope, sitting, pains, felt, wrong, where, note)


def _finish(
    scope: Scope,
    sitting: Sitting,
    pains: Iterable[Mapping[str, Any]],
    felt: str,
    wrong: Sequence[str],
    where: Sequence[str],
    note: str,
) -> tuple[Event, ...]:
    said = Answers.of(scope, sitting)
    named = {(pain["leg"], pain["zone"]): pain["score"] for pain in pains}
    told = [late_event(sitting, what, where=place) for what in wrong for place in where or [""]]
    if felt == Felt.MUCH_WORSE and not told:
        told.append(late_event(sitting, UNKNOWN))
    told += rises_in(sitting, [(leg, zone, score) for (leg, zone), score in named.items()])
    for pain in sitting.pains.all():
        pain.after = named.pop((pain.leg, pain.zone), None)
        pain.full_clean()
        pain.save(update_fields=["after"])
    for (leg, zone), score in named.items():
        # Before a ready-made session nobody is asked where it hurts, so no answer is not an answer of 0.
        new = ZonePain(sitting=sitting, leg=leg, zone=zone, before=None if sitting.ready else 0, after=score)
        new.full_clean()
        new.save()
    feedback, _ = Feedback.objects.get_or_create(sitting=sitting)
    feedback.felt, feedback.wrong, feedback.note = felt, list(wrong), note
    feedback.full_clean()
    feedback.save()
    Correction.objects.bulk_create(corrections_between(said, Answers.of(scope, sitting), sitting, scope.now))
    if sitting.status in {Status.PLANNED, Status.PLAYING}:
        sitting.status = Status.FINISHED
    sitting.ended_at = sitting.ended_at or scope.now
    sitting.save(update_fields=["status", "ended_at"])
    return _let_it_last(scope, sitting, told)


def found_record(scope: Scope, *, sitting: Sitting, look: Look, found: Iterable[tuple[str, Leg]]) -> tuple[Event, ...]:
    """Record what one look found on the feet after a session, as (what, leg)."""
    with scope.changing(sitting):
        return _let_it_last(scope, sitting, [look_event(sitting, what, leg, look) for what, leg in found])


def _pain_told(sitting: Sitting, events: Iterable[Event]) -> Iterator[Event]:
    """Read what the player heard about pain after the session; what names no place or no number says nothing."""
    for event in events:
        zone, score = event.detail.get("zone"), event.detail.get("score")
        if event.kind == EventKind.PAIN_AFTER and event.leg and isinstance(zone, str) and isinstance(score, int):
            yield from rises_in(sitting, [(event.leg, zone, score)])


def _let_it_last(
    scope: Scope, sitting: Sitting, told: Sequence[Event], known: Sequence[Event] = ()
) -> tuple[Event, ...]:
    """Write down what was wrong, once each, and withdraw every plan that knows nothing of it.

    The sitting is being changed, so that nobody writes the same down meanwhile; `known` has been written just now.
    """
    old = scope.rows(Event).in_bulk([event.id for event in told])
    new = [event for event in told if event.id not in old]
    for event in new:
        event.full_clean(validate_unique=False)
        event.save(force_insert=True)
    lasts = first_lasting([*known, *new], scope.now)
    if lasts is not None:
        withdraw_plans(scope, sitting.person, Withdrawal.TROUBLE, event=lasts)
    return tuple(told)


def _follow_events(scope: Scope, sitting: Sitting) -> None:
    """Let the sitting's state follow from all its events, so that it is the same in whatever order they came."""
    stands, now = standing_of(scope, sitting), scope.now
    if scope.role is Role.MEMBER and not sitting.started_at and stands.started_ms is not None:
        # Planned at home and held elsewhere: its day is that of where it is held.
        sitting.zone = scope.zone.name
    sitting.started_at = _moment(stands.started_ms, sitting.made_at, now) or sitting.started_at
    if stands.status in {Status.STOPPED, Status.FINISHED}:
        sitting.status = Status(stands.status)
        sitting.ended_at = _moment(stands.ended_ms, sitting.started_at or sitting.made_at, now)
    elif sitting.status == Status.PLANNED:
        sitting.status = Status(stands.status)
    sitting.save(update_fields=["status", "started_at", "ended_at", "zone"])


def _moment(told_ms: int | None, earliest: datetime, now: datetime) -> datetime | None:
    """Return a moment a device told, between two that are known: its clock may run ahead, or begin in 1970."""
    return None if told_ms is None else min(max(_EPOCH + timedelta(milliseconds=told_ms), earliest), now)
