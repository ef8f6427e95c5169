"""How a phone comes in: by a code that was shown to it once, and from then on by its key.

Here a phone gets its Scope; before that it is nobody, so these few questions are asked without one.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from legato.errors import PairingError
from legato.server.clock import is_within
from legato.server.records.pairing.codes import code_mark, key_mark, new_key
from legato.server.records.pairing.models import Phone, Use
from legato.server.records.pairing.names import phone_name_of
from legato.server.records.pairing.selectors import JOINS_WITHIN, is_over, uses_of
from legato.server.records.people.scope import Role, Scope
from legato.server.records.refusals import NotNow
from legato.server.records.sittings.models import Sitting, Status
from legato.server.records.sittings.selectors import ASKED_FOR, is_fresh

HELD_FOR = timedelta(days=1)
"""How long a phone stays joined to a session that was begun and not ended."""


@dataclass(frozen=True, slots=True)
class JoinedPhone:
    """A phone that has joined, with its sitting and all that it may reach."""

    phone: Phone
    sitting: Sitting
    scope: Scope


def code_find(*, code: str, now: datetime) -> Phone:
    """Return what a code is for.

    Raises:
        PairingError: it is unknown, used or has run out, or its sitting is over.
    """
    phone = Phone.objects.filter(code_mark=code_mark(code)).select_related("sitting").first()
    if phone is None:
        raise PairingError(NotNow.CODE_UNKNOWN)
    if phone.joined_at is not None:
        raise PairingError(NotNow.CODE_USED)
    if phone.ended_at is not None or not is_within(phone.made_at, JOINS_WITHIN, now):
        raise PairingError(NotNow.CODE_TOO_OLD)
    if is_over(phone.sitting) or phone.sitting.withdrawn or not is_fresh(phone.sitting.made_at, now):
        raise PairingError(NotNow.CODE_OVER)
    return phone


def phone_join(*, code: str, use: Use, now: datetime, name: str = "") -> tuple[Phone, str]:
    """Let a phone join with a code; of two that try at the same time only one does.

    Returns:
        The phone, and the key it has to show from now on.

    Raises:
        PairingError: the code does not let it, or this use does not fit the sitting.
    """
    phone = code_find(code=code, now=now)
    if use not in uses_of(phone.sitting):
        raise PairingError(NotNow.OWN_HANDS)
    key = new_key()
    changed = Phone.objects.filter(id=phone.id, joined_at__isnull=True, ended_at__isnull=True).update(
        key_mark=key_mark(key), use=use, name=phone_name_of(name), joined_at=now, seen_at=now
    )
    if not changed:
        raise PairingError(NotNow.CODE_USED)
    phone.refresh_from_db()
    return phone, key


def joined_phone(sitting_id: uuid.UUID, key: str, *, now: datetime, language: str) -> JoinedPhone | None:
    """Return the phone with this key, as long as its sitting may be played or is being held; `None` for all else.

    What is being held goes on when a clock is set back or ahead meanwhile: the remote has to be able to stop it.
    """
    if not key:
        return None
    found = (
        Phone.objects.filter(sitting_id=sitting_id, key_mark=key_mark(key), ended_at__isnull=True)
        .select_related("sitting__person__household")
        .defer("sitting__timeline", "sitting__session", "sitting__screening")
        .first()
    )
    if found is None:
        return None
    holds_for = HELD_FOR if found.sitting.status == Status.PLAYING else ASKED_FOR
    if not abs(now - found.sitting.made_at) < holds_for:
        return None
    scope = Scope(
        household=found.sitting.person.household,
        person=None,
        role=Role.PHONE,
        now=now,
        language=language,
        sitting_id=found.sitting.id,
    )
    return JoinedPhone(found, found.sitting, scope)
