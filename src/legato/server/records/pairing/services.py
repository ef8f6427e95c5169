"""Letting phones join, keeping the shared moment, and taking down what the receiver asks for."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction

from legato.errors import PairingError
from legato.server.records.holding import events_record
from legato.server.records.once_more import once_more_if_taken
from legato.server.records.pairing.asks import place_at, wish_of
from legato.server.records.pairing.codes import code_mark, new_code
from legato.server.records.pairing.models import Ask, AskKind, Moment, Phone
from legato.server.records.pairing.names import phone_name_of
from legato.server.records.pairing.selectors import TOLD_WITHIN, position_at
from legato.server.records.pairing.tries import tries_forget
from legato.server.records.people.scope import Scope
from legato.server.records.refusals import NotNow
from legato.server.records.sittings.models import Event, EventKind, Sitting

SIGN_OF_LIFE_EACH = timedelta(seconds=2)
_MOST_ASKS = 40
_ASKS_COUNTED = timedelta(minutes=1)
_KEPT = timedelta(days=1)

_EVENTS = {
    AskKind.SOFTER: EventKind.ASKED_SOFTER,
    AskKind.MORE: EventKind.ASKED_MORE,
    AskKind.STOP: EventKind.ASKED_STOP,
    AskKind.GOOD: EventKind.SAID_GOOD,
}


class PairingCode(NamedTuple):
    """A code as it is shown once: afterwards nobody knows it but who has seen it."""

    phone: Phone
    code: str


@transaction.atomic
def code_show(scope: Scope, *, sitting: Sitting) -> PairingCode:
    """Make a code for one phone; one that was shown before and not used yet counts no more."""
    scope.lock(sitting)
    scope.rows(Phone).filter(sitting=sitting, joined_at__isnull=True).delete()
    scope.rows(Phone).exclude(made_at__range=(scope.now - _KEPT, scope.now + _KEPT)).delete()
    tries_forget(now=scope.now)
    code = new_code()
    phone = Phone(sitting=sitting, code_mark=code_mark(code), made_at=scope.now)
    phone.full_clean()
    phone.save()
    return PairingCode(phone, code)


def phone_end(scope: Scope, *, phone: Phone) -> None:
    """Send a phone away: from now on it sees and changes nothing."""
    scope.rows(Phone).filter(id=phone.id, ended_at__isnull=True).update(ended_at=scope.now)


def phone_rename(scope: Scope, *, phone: Phone, name: str) -> None:
    """Call a phone something, so that several can be told apart; or nothing."""
    scope.rows(Phone).filter(id=phone.id).update(name=phone_name_of(name))


def phone_seen(scope: Scope, *, phone: Phone) -> None:
    """Note that a phone is there; not at every question, because each note is a write to the disk."""
    if phone.seen_at is None or abs(scope.now - phone.seen_at) >= SIGN_OF_LIFE_EACH:
        scope.rows(Phone).filter(id=phone.id).update(seen_at=scope.now)


def moment_tell(
    scope: Scope, *, sitting: Sitting, position_ms: int, is_playing: bool, is_change: bool, screen: str
) -> Moment:
    """Keep where a session is; what somebody changed goes before, what only goes on is a sign of life."""
    told = {"position_ms": position_ms, "is_playing": is_playing, "told_at": scope.now}
    first, is_first = scope.rows(Moment).get_or_create(
        sitting=sitting, defaults={"revision": 0, "screen": screen, **told}
    )
    with scope.changing(first) as moment:
        # A screen that has not heard of the last change yet must not undo it by saying that it goes on.
        if not (is_change or is_first) and moment.screen != screen:
            return moment
        moment.position_ms, moment.is_playing, moment.told_at = position_ms, is_playing, scope.now
        if is_change or is_first:
            moment.revision += 1
            moment.screen = screen
        moment.full_clean()
        moment.save()
    return moment


@once_more_if_taken
def ask_take(scope: Scope, *, phone: Phone, ask_id: uuid.UUID, kind: AskKind, age: timedelta) -> Ask:
    """Take down a press on the remote, as an event and for the screens; pressing the same twice counts once.

    `age` is how long ago it was pressed: what could not be sent in time is recorded and not told, except "stop".
    "Stop" is never refused: however often it is pressed, and whatever else has the id it came with.

    Raises:
        PairingError: there are more presses than a person makes, or the id is another phone's.
    """
    scope.lock(phone)
    is_stop = kind is AskKind.STOP
    if is_stop and _belongs_to_another(scope, ask_id, phone):
        ask_id = uuid.uuid5(phone.id, str(ask_id))
    known = scope.rows(Ask).filter(id=ask_id, phone=phone).first()
    if known is not None:
        return known
    if _belongs_to_another(scope, ask_id, phone):
        raise PairingError(NotNow.PRESS_TAKEN)
    if not is_stop and _asks_too_often(scope, phone):
        raise PairingError(NotNow.TOO_OFTEN)
    sitting = scope.rows(Sitting).get(id=phone.sitting_id)
    moment = scope.rows(Moment).filter(sitting=sitting).first()
    at_ms = min(position_at(moment, scope.now), sitting.lasts_ms) if moment else 0
    place = place_at(sitting, at_ms)
    wish = wish_of(kind, sitting, place)
    pressed_at = scope.now - age
    # "Stop" is told when it comes, and not as old as the phone's clock says.
    ask = Ask(
        id=ask_id,
        phone=phone,
        kind=kind,
        wish=wish.wish,
        most=wish.most,
        asked_at=scope.now if is_stop else pressed_at,
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
        received_at=scope.now,
        detail={"told": is_stop or age < TOLD_WITHIN},
    )
    events_record(scope, sitting=sitting, events=[event], place="id")
    return ask


def _belongs_to_another(scope: Scope, ask_id: uuid.UUID, phone: Phone) -> bool:
    """Tell whether something else has this id already: another phone's press, or what happened in a player."""
    mine = scope.rows(Ask).filter(id=ask_id, phone=phone).exists()
    return not mine and bool(scope.taken(Ask, [ask_id]) | scope.taken(Event, [ask_id]))


def _asks_too_often(scope: Scope, phone: Phone) -> bool:
    """Tell whether a phone asks for softer or more as often as nobody does: by when it came, which no phone chooses."""
    presses = scope.rows(Ask).filter(phone=phone).exclude(kind=AskKind.STOP).values("id")
    lately = scope.rows(Event).filter(
        id__in=presses, received_at__gt=scope.now - _ASKS_COUNTED, received_at__lte=scope.now
    )
    return lately.count() >= _MOST_ASKS


def asks_heard(scope: Scope, *, sitting: Sitting, ask_ids: list[uuid.UUID]) -> None:
    """Note that a screen has told the giver."""
    scope.rows(Ask).filter(id__in=ask_ids, phone__sitting=sitting, heard_at__isnull=True).update(heard_at=scope.now)
