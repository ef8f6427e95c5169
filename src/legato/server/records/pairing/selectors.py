"""Reading which phones have joined a sitting, and what its screens should know."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from legato.notation.checkin import Performer
from legato.server.clock import is_within, span_within
from legato.server.records.pairing.codes import key_mark
from legato.server.records.pairing.models import Ask, AskKind, Moment, Phone, Use
from legato.server.records.sittings.models import Sitting, Status
from legato.server.records.sittings.selectors import ASKED_FOR

JOINS_WITHIN = timedelta(minutes=10)
"""How long a code lets a phone join."""
ALIVE_FOR = timedelta(seconds=6)
"""A screen that has given no sign of life for longer is taken to be gone: three of its signs missed."""
TOLD_WITHIN = timedelta(seconds=10)
"""What no screen could tell by then is not told any more: the hands are elsewhere. "Stop" is always told."""
HELD_FOR = timedelta(days=1)
"""How long a phone stays joined to a session that was begun and not ended."""
_OVER = frozenset({Status.STOPPED, Status.FINISHED})


@dataclass(frozen=True, slots=True)
class Joined:
    """A phone that has joined, with its sitting."""

    phone: Phone
    sitting: Sitting


def phones_of(sitting: Sitting) -> QuerySet[Phone]:
    """Return the phones that have joined a sitting and were not sent away."""
    return sitting.phones.filter(joined_at__isnull=False, ended_at__isnull=True)


def joined(sitting_id: uuid.UUID, key: str, now: datetime) -> Joined | None:
    """Return the phone with this key, as long as its sitting may be played or is being held; `None` for all else.

    What is being held goes on when a clock is set back or ahead meanwhile: the remote has to be able to say "stop".
    """
    if not key:
        return None
    found = (
        Phone.objects.filter(sitting_id=sitting_id, key_mark=key_mark(key), ended_at__isnull=True)
        .select_related("sitting")
        .defer("sitting__timeline", "sitting__session", "sitting__screening")
        .first()
    )
    if found is None:
        return None
    holds_for = HELD_FOR if found.sitting.status == Status.PLAYING else ASKED_FOR
    if not abs(now - found.sitting.made_at) < holds_for:
        return None
    return Joined(found, found.sitting)


def uses_of(sitting: Sitting) -> tuple[Use, ...]:
    """Return what a phone can be: a remote only where somebody else's hands do it."""
    return (Use.REMOTE, Use.SCREEN) if sitting.performer is Performer.PARTNER else (Use.SCREEN,)


def is_over(sitting: Sitting) -> bool:
    """Tell whether a sitting is stopped or finished."""
    return sitting.status in _OVER


def company(sitting: Sitting, now: datetime) -> dict[str, Any]:
    """Return what every screen of a sitting should know now."""
    moment = Moment.objects.filter(sitting=sitting).first()
    return {
        "phones": phones_of(sitting).filter(seen_at__range=span_within(ALIVE_FOR, now)).count(),
        "moment": moment and moment_document(moment, now),
        "asks": [{"id": ask.id, "kind": ask.kind, "says": ask.says} for ask in asks_to_tell(sitting, now)],
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


def asks_to_tell(sitting: Sitting, now: datetime) -> QuerySet[Ask]:
    """Return the asks that screens should tell: recent ones, and every "stop" that nobody has heard yet.

    A "stop" has no time limit: a clock that was set ahead would make it one that nobody is told.
    """
    return Ask.objects.filter(phone__sitting=sitting, phone__ended_at__isnull=True).filter(
        Q(asked_at__range=span_within(TOLD_WITHIN, now)) | Q(kind=AskKind.STOP, heard_at__isnull=True)
    )
