"""Letting phones join, keeping the shared moment, and taking down what the receiver asks for."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction

from legato.errors import PairingError
from legato.server.clock import is_within
from legato.server.pairing.asks import place_at, says
from legato.server.pairing.codes import code_mark, key_mark, new_code, new_key
from legato.server.pairing.models import Ask, AskKind, Moment, Phone, Use
from legato.server.pairing.selectors import JOINS_WITHIN, TOLD_WITHIN, is_over, position_at, uses_of
from legato.server.pairing.tries import tries_forget
from legato.server.records import changing, lock
from legato.server.sittings.holding import events_record
from legato.server.sittings.models import Event, EventKind, Sitting
from legato.server.sittings.selectors import is_fresh

SIGN_OF_LIFE_EACH = timedelta(seconds=2)
_MOST_ASKS = 40
_ASKS_COUNTED = timedelta(minutes=1)
_KEPT = timedelta(days=1)

_EVENTS = {
    AskKind.SOFTER: EventKind.ASKED_SOFTER,
    AskKind.MORE: EventKind.ASKED_MORE,
    AskKind.STOP: EventKind.ASKED_STOP,
}


class Shown(NamedTuple):
    """A code as it is shown once: afterwards nobody knows it but who has seen it."""

    phone: Phone
    code: str


@transaction.atomic
def code_show(*, sitting: Sitting, now: datetime) -> Shown:
    """Make a code for one phone; one that was shown before and not used yet counts no more."""
    lock(sitting)
    sitting.phones.filter(joined_at__isnull=True).delete()
    Phone.objects.exclude(made_at__range=(now - _KEPT, now + _KEPT)).delete()
    tries_forget(now=now)
    code = new_code()
    phone = Phone(sitting=sitting, code_mark=code_mark(code), made_at=now)
    phone.full_clean()
    phone.save()
    return Shown(phone, code)


def code_find(*, code: str, now: datetime) -> Phone:
    """Return what a code is for.

    Raises:
        PairingError: it is unknown, used or has run out, or its sitting is over.
    """
    phone = Phone.objects.filter(code_mark=code_mark(code)).select_related("sitting").first()
    if phone is None:
        raise PairingError("This code is not known. Compare it with the one on the computer, or show a new one.")
    if phone.joined_at is not None:
        raise PairingError("This code has been used. Show a new one on the computer for another phone.")
    if phone.ended_at is not None or not is_within(phone.made_at, JOINS_WITHIN, now):
        raise PairingError("This code has run out. Show a new one on the computer.")
    if is_over(phone.sitting) or phone.sitting.withdrawn or not is_fresh(phone.sitting.made_at, now):
        raise PairingError("The session of this code is over.")
    return phone


def phone_join(*, code: str, use: Use, now: datetime) -> tuple[Phone, str]:
    """Let a phone join with a code; of two that try at the same time only one does.

    Returns:
        The phone, and the key it has to show from now on.

    Raises:
        PairingError: the code does not let it, or this use does not fit the sitting.
    """
    phone = code_find(code=code, now=now)
    if use not in uses_of(phone.sitting):
        raise PairingError("A remote is for a massage by somebody else. This session is for your own hands.")
    key = new_key()
    changed = Phone.objects.filter(id=phone.id, joined_at__isnull=True, ended_at__isnull=True).update(
        key_mark=key_mark(key), use=use, joined_at=now, seen_at=now
    )
    if not changed:
        raise PairingError("This code has been used. Show a new one on the computer for another phone.")
    phone.refresh_from_db()
    return phone, key


def phone_end(*, phone: Phone, now: datetime) -> None:
    """Send a phone away: from now on it sees and changes nothing."""
    Phone.objects.filter(id=phone.id, ended_at__isnull=True).update(ended_at=now)


def phone_seen(*, phone: Phone, now: datetime) -> None:
    """Note that a phone is there; not at every question, because each note is a write to the disk."""
    if phone.seen_at is None or abs(now - phone.seen_at) >= SIGN_OF_LIFE_EACH:
        Phone.objects.filter(id=phone.id).update(seen_at=now)


def moment_tell(
    *, sitting: Sitting, position_ms: int, is_playing: bool, is_change: bool, screen: str, now: datetime
) -> Moment:
    """Keep where a session is; what somebody changed goes before, what only goes on is a sign of life."""
    told = {"position_ms": position_ms, "is_playing": is_playing, "told_at": now}
    first, is_first = Moment.objects.get_or_create(sitting=sitting, defaults={"revision": 0, "screen": screen, **told})
    with changing(first) as moment:
        # A screen that has not heard of the last change yet must not undo it by saying that it goes on.
        if not (is_change or is_first) and moment.screen != screen:
            return moment
        moment.position_ms, moment.is_playing, moment.told_at = position_ms, is_playing, now
        if is_change or is_first:
            moment.revision += 1
            moment.screen = screen
        moment.full_clean()
        moment.save()
    return moment


@transaction.atomic
def ask_take(*, phone: Phone, ask_id: uuid.UUID, kind: AskKind, age: timedelta, now: datetime) -> Ask:
    """Take down a press on the remote, as an event and for the screens; pressing the same twice counts once.

    `age` is how long ago it was pressed: what could not be sent in time is recorded and not told, except "stop".
    "Stop" is never refused: however often it is pressed, and whatever else has the id it came with.

    Raises:
        PairingError: there are more presses than a person makes, or the id is another phone's.
    """
    lock(phone)
    is_stop = kind is AskKind.STOP
    if is_stop and _belongs_to_another(ask_id, phone):
        ask_id = uuid.uuid5(phone.id, str(ask_id))
    known = Ask.objects.filter(id=ask_id).first()
    if known is not None:
        if known.phone_id != phone.id:
            raise PairingError("This press belongs to another phone.")
        return known
    if not is_stop and _asks_too_often(phone, now):
        raise PairingError("That was very often. Say it aloud.")
    sitting = Sitting.objects.get(id=phone.sitting_id)
    moment = Moment.objects.filter(sitting=sitting).first()
    at_ms = min(position_at(moment, now), sitting.lasts_ms) if moment else 0
    place = place_at(sitting, at_ms)
    pressed_at = now - age
    # "Stop" is told when it comes, and not as old as the phone's clock says.
    ask = Ask(
        id=ask_id, phone=phone, kind=kind, says=says(kind, sitting, place), asked_at=now if is_stop else pressed_at
    )
    ask.full_clean()
    ask.save(force_insert=True)
    event = Event(
        id=ask_id,
        sitting=sitting,
        kind=_EVENTS[kind],
        at_ms=at_ms,
        leg=place.leg.value if place.leg else "",
        technique=place.technique or "",
        happened_at=pressed_at,
        received_at=now,
        detail={"told": is_stop or age < TOLD_WITHIN},
    )
    events_record(sitting=sitting, events=[event], place="id")
    return ask


def _belongs_to_another(ask_id: uuid.UUID, phone: Phone) -> bool:
    """Tell whether something else has this id already: another phone's press, or what happened in a player."""
    press = Ask.objects.filter(id=ask_id).first()
    return press.phone_id != phone.id if press else Event.objects.filter(id=ask_id).exists()


def _asks_too_often(phone: Phone, now: datetime) -> bool:
    """Tell whether a phone asks for softer or more as often as nobody does: by when it came, which no phone chooses."""
    presses = phone.asks.exclude(kind=AskKind.STOP).values("id")
    lately = Event.objects.filter(id__in=presses, received_at__gt=now - _ASKS_COUNTED, received_at__lte=now)
    return lately.count() >= _MOST_ASKS


def asks_heard(*, sitting: Sitting, ask_ids: list[uuid.UUID], now: datetime) -> None:
    """Note that a screen has told the giver."""
    Ask.objects.filter(id__in=ask_ids, phone__sitting=sitting, heard_at__isnull=True).update(heard_at=now)
