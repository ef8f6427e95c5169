"""What happened to a person in and after earlier sessions, as the engine reads it: nothing is planned without it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import F, QuerySet

from legato.body import Leg, ZoneId
from legato.errors import UnknownNameError
from legato.notation.checkin import Answer, CheckIn
from legato.safety import (
    Lasting,
    Look,
    PainTold,
    Reply,
    Trouble,
    lasting,
    load_foot_check,
    load_rule_book,
    load_stop_words,
    not_better,
    with_facts,
)
from legato.server.local_time import zone_named
from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope, house
from legato.server.records.sittings.models import (
    Draft,
    Event,
    EventKind,
    EventReply,
    Sitting,
    Status,
    Withdrawal,
    ZonePain,
)

WRONG = (EventKind.SOMETHING_WRONG, EventKind.TOLD_AFTER)
RISES_BY, IS_SEVERE = 2, 8
"""Pain that is up by so much, or then so high, is a trouble (S45b, J)."""


def troubles_of(scope: Scope, person: Person) -> tuple[Trouble, ...]:
    """Return everything that ever felt wrong, with what was answered about it.

    Its moment is the one at which it was received, since a clock in a browser may be wrong; and it is told by the
    clocks of where the sitting was held, so that its day is the day there.
    """
    events = wrong_events(scope, person).prefetch_related("replies").annotate(held_in=F("sitting__zone"))
    return tuple(
        _trouble(event, event.replies.all(), (zone_named(event.held_in) or house()).at(event.received_at))
        for event in events
    )


def wrong_events(scope: Scope, person: Person) -> QuerySet[Event]:
    """Return the events of everything that ever felt wrong."""
    return scope.rows(Event).filter(sitting__person=person, kind__in=WRONG)


def lasting_of(scope: Scope, person: Person) -> tuple[Lasting, ...]:
    """Return what still matters, the newest first."""
    return lasting(troubles_of(scope, person), now=scope.now, words=load_stop_words(), book=load_rule_book())


def stuck_of(scope: Scope, person: Person) -> tuple[Answer, ...]:
    """Return the places that do not get better over many sessions."""
    told = scope.rows(ZonePain).filter(sitting__person=person, before__gt=0)
    held = told.exclude(sitting__status=Status.PLANNED).values_list("sitting__made_at", "leg", "zone", "before")
    return not_better(
        (PainTold(at, Leg(leg), ZoneId(zone), score) for at, leg, zone, score in held if score), words=load_stop_words()
    )


def facts_of(scope: Scope, person: Person) -> tuple[Answer, ...]:
    """Return the facts that hold because of earlier sessions, each once."""
    lasts = (answer for one in lasting_of(scope, person) for answer in one.facts)
    return tuple(dict.fromkeys([*lasts, *stuck_of(scope, person)]))


def with_past(scope: Scope, checkin: CheckIn, person: Person) -> CheckIn:
    """Return a check-in together with everything that lasts from earlier sessions."""
    return with_facts(checkin, facts_of(scope, person))


def late_event(sitting: Sitting, what: str, where: str = "", leg: str = "", **at: str) -> Event:
    """Return the event for something told after a session; telling it twice makes the same event."""
    detail: dict[str, str | None] = {"what": what, **at}
    if not at:
        detail["where"] = where or None
    name = ":".join(["told-after", what, where, leg, *(f"{key}={value}" for key, value in sorted(at.items()))])
    return Event(
        id=uuid.uuid5(sitting.id, name),
        sitting=sitting,
        kind=EventKind.TOLD_AFTER,
        at_ms=sitting.lasts_ms,
        leg=leg,
        happened_at=_ended(sitting),
        detail=detail,
    )


def look_event(sitting: Sitting, what: str, leg: Leg, look: Look) -> Event:
    """Return the event for something that a look at the feet found after a session."""
    return late_event(sitting, what, leg=leg.value, look=look.id)


def rises_in(sitting: Sitting, pains: Iterable[tuple[str, str, int]]) -> Iterator[Event]:
    """Return an event for each zone whose pain is up by 2 or more, or severe after less; as (leg, zone, score)."""
    before = {(pain.leg, pain.zone): pain.before for pain in sitting.pains.all() if pain.before is not None}
    for leg, zone, score in pains:
        if score - before.get((leg, zone), 0) >= RISES_BY:
            # Before a ready-made session nobody is asked, so that it rose is taken to be so, and said to be.
            untold = {"before": "not asked"} if sitting.ready and (leg, zone) not in before else {}
            what = "pain_severe" if score >= IS_SEVERE else "pain_rose"
            yield late_event(sitting, what, leg=leg, zone=zone, **untold)


def withdraw_plans(
    scope: Scope, person: Person, because: Withdrawal, *, check_in: Draft | None = None, event: Event | None = None
) -> None:
    """Withdraw every plan of a person for good: only another check-in makes one that may be played.

    It is written down on each plan, because two readings of a clock do not say what came first.
    """
    # Whoever tells it, it counts for every plan there is: a phone sees only its own.
    whole = scope.of_whole_household()
    waiting = whole.rows(Sitting).filter(person=person, status__in=(Status.PLANNED, Status.PLAYING), withdrawn="")
    waiting.update(
        withdrawn=because,
        withdrawn_at=scope.now,
        withdrawn_by_check_in=check_in,
        withdrawn_by_event=event,
    )
    whole.rows(Person).filter(id=person.id).update(withdrawals=F("withdrawals") + 1)


def first_lasting(events: Sequence[Event], now: datetime) -> Event | None:
    """Return the first of some new events that matters at the next check-in: a plan made before knows nothing of it."""
    by_id = {str(event.id): event for event in events}
    lasts = lasting(
        (_trouble(event, (), event.received_at) for event in events),
        now=now,
        words=load_stop_words(),
        book=load_rule_book(),
    )
    return next((by_id[one.trouble.id] for one in reversed(lasts)), None)


def _trouble(event: Event, replies: Iterable[EventReply], at: datetime) -> Trouble:
    leg, zones = _place(event.detail, event.leg)
    return Trouble(
        id=str(event.id),
        what=str(event.detail.get("what") or ""),
        at=at,
        leg=leg,
        zones=zones,
        replies=tuple(Reply(reply.says) for reply in replies),
    )


def _place(detail: dict[str, Any], leg: str) -> tuple[Leg | None, tuple[ZoneId, ...]]:
    """Return where it was, as far as that is known; without a place it counts for both legs."""
    zone = detail.get("zone")
    if leg and zone in {each.value for each in ZoneId}:
        return Leg(leg), (ZoneId(zone),)
    look = next((each for each in load_foot_check().looks if each.id == detail.get("look")), None)
    if leg and look is not None:
        return Leg(leg), look.zones
    try:
        option = load_stop_words().where.option(str(detail.get("where") or ""))
    except UnknownNameError:
        return None, ()
    return option.leg, option.zones


def _ended(sitting: Sitting) -> datetime:
    return sitting.ended_at or sitting.started_at or sitting.made_at
