"""The address at which a calendar asks for somebody's reminders: made, renewed and taken back."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.crypto import salted_hmac

from legato.server.records.people.models import Person
from legato.server.records.people.scope import Scope
from legato.server.records.rhythm.models import CalendarFeed

_KEY_BYTES = 32
KNOWN_FOR = timedelta(days=365)
"""How long an address is known as one that was taken back; later it is one that nobody knows."""


class NewFeed(NamedTuple):
    """An address as it is shown once: afterwards nobody knows it but who has seen it."""

    feed: CalendarFeed
    token: str


def feed_mark(token: str) -> str:
    """Return what is kept of an address: made with the server's own secret, so a copied database opens nothing."""
    return salted_hmac("legato.rhythm.feed", token, algorithm="sha256").hexdigest()


def calendar_feed(scope: Scope) -> CalendarFeed | None:
    """Return the address that is answered for the person who is cared for."""
    return scope.rows(CalendarFeed).filter(person=scope.person, ended_at__isnull=True).first()


@transaction.atomic
def feed_renew(scope: Scope, *, person: Person) -> NewFeed:
    """Make an address for a person's calendar; the one before is answered no more."""
    scope.lock(person)
    scope.rows(CalendarFeed).filter(person=person, ended_at__lt=scope.now - KNOWN_FOR).delete()
    feed_end(scope, person=person)
    token = secrets.token_urlsafe(_KEY_BYTES)
    feed = CalendarFeed(person=person, mark=feed_mark(token), made_at=scope.now)
    feed.full_clean()
    feed.save()
    return NewFeed(feed, token)


def feed_end(scope: Scope, *, person: Person) -> None:
    """Take a person's address back; a second time changes nothing."""
    scope.rows(CalendarFeed).filter(person=person, ended_at__isnull=True).update(ended_at=scope.now)
