"""Counting codes that were not accepted, so that nobody can go on guessing.

A right code is let in all the same: everybody behind one router has one address, and
nobody guesses one of 60 bits within its ten minutes, whether or not they are answered.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from legato.server.clock import span_within
from legato.server.records.pairing.models import FailedTry

MOST_TRIES = 10
WITHIN = timedelta(minutes=10)
_IPV6_HOME = 64
"""Whoever has one address of IPv6 has all with the same first 64 bits."""


def may_try(*, address: str, now: datetime) -> bool:
    """Tell whether somebody who has just shown a wrong code may try another one."""
    counted = FailedTry.objects.filter(address=_home(address), at__range=span_within(WITHIN, now))
    return counted.count() < MOST_TRIES


def tries_forget_all() -> None:
    """Forget every try: they are network addresses, and somebody wants nothing left."""
    FailedTry.objects.all().delete()


def try_failed(*, address: str, now: datetime) -> None:
    """Count a code that was not accepted."""
    tries_forget(now=now)
    FailedTry.objects.create(address=_home(address), at=now)


def tries_forget(*, now: datetime) -> None:
    """Forget what no longer counts: also what a clock dated ahead, or it would be counted long after."""
    FailedTry.objects.exclude(at__range=span_within(WITHIN, now)).delete()


def _home(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is None:
        return str(ipaddress.ip_network((found, _IPV6_HOME), strict=False))
    return str(found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else found)
