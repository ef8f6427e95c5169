"""Reading which phones have joined a sitting, and what its screens should know."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from legato.notation.checkin import Performer
from legato.server.clock import is_within, span_within
from legato.server.records.pairing.models import Ask, AskKind, Moment, Phone, Use
from legato.server.records.people.scope import Scope
from legato.server.records.sittings.models import Sitting, Status

JOINS_WITHIN = timedelta(minutes=10)
"""How long a code lets a phone join."""
ALIVE_FOR = timedelta(seconds=6)
"""A screen that has given no sign of life for longer is taken to be gone: three of its signs missed."""
HERE_FOR = timedelta(seconds=15)
"""A phone that has given no sign of life for longer sleeps or is away: a remote asks every five seconds."""
TOLD_WITHIN = timedelta(seconds=10)
"""What no screen could tell by then is not told any more: the hands are elsewhere. "Stop" is always told."""
AGAIN_WITHIN = timedelta(minutes=5)
"""Who asks for the same within this asks again: what was done about it was not enough [J]."""
_OVER = frozenset({Status.STOPPED, Status.FINISHED})


def phones_of(scope: Scope, sitting: Sitting) -> QuerySet[Phone]:
    """Return the phones that have joined a sitting and were not sent away."""
    return scope.rows(Phone).filter(sitting=sitting, joined_at__isnull=False, ended_at__isnull=True)


def is_here(phone: Phone, now: datetime) -> bool:
    """Tell whether a joined phone gives signs of life."""
    return phone.seen_at is not None and is_within(phone.seen_at, HERE_FOR, now)


def uses_of(sitting: Sitting) -> tuple[Use, ...]:
    """Return what a phone can be: a remote only where somebody else's hands do it."""
    return (Use.REMOTE, Use.SCREEN) if sitting.performer is Performer.PARTNER else (Use.SCREEN,)


def is_over(sitting: Sitting) -> bool:
    """Tell whether a sitting is stopped or finished."""
    return sitting.status in _OVER


def company(scope: Scope, sitting: Sitting) -> dict[str, Any]:
    """Return what every screen of a sitting should know now; `asks` are records, which a door puts into words."""
    moment = scope.rows(Moment).filter(sitting=sitting).first()
    return {
        "phones": phones_of(scope, sitting).filter(seen_at__range=span_within(ALIVE_FOR, scope.now)).count(),
        "moment": moment and moment_document(moment, scope.now),
        "asks": list(asks_to_tell(scope, sitting)),
        "timeline": sitting.timeline_etag,
        "over": is_over(sitting),
    }


def moment_document(moment: Moment, now: datetime) -> dict[str, Any]:
    """Return where a session is now; one that nobody gives signs of any more stands where it was last seen."""
    runs = moment.is_playing and is_within(moment.told_at, ALIVE_FOR, now)
    return {
        "position_ms": position_at(moment, now),
        "playing": runs,
        "revision": moment.revision,
        "screen": moment.screen,
    }


def position_at(moment: Moment, now: datetime) -> int:
    """Return the position of a session, milliseconds since its start."""
    since = now - moment.told_at
    runs = moment.is_playing and timedelta(0) < since < ALIVE_FOR
    return moment.position_ms + (since // timedelta(milliseconds=1) if runs else 0)


def asks_to_tell(scope: Scope, sitting: Sitting) -> QuerySet[Ask]:
    """Return the asks that screens should tell: recent ones, and every "stop" that nobody has heard yet.

    A "stop" has no time limit: a clock that was set ahead would make it one that nobody is told.
    """
    return (
        scope.rows(Ask)
        .filter(phone__sitting=sitting, phone__ended_at__isnull=True)
        .filter(Q(asked_at__range=span_within(TOLD_WITHIN, scope.now)) | Q(kind=AskKind.STOP, heard_at__isnull=True))
    )


def is_asked_again(scope: Scope, sitting: Sitting, ask: Ask) -> bool:
    """Tell whether the same was asked for a little earlier."""
    since = (ask.asked_at - AGAIN_WITHIN, ask.asked_at)
    earlier = scope.rows(Ask).filter(phone__sitting=sitting, kind=ask.kind, asked_at__range=since)
    return earlier.exclude(id=ask.id).exists()
