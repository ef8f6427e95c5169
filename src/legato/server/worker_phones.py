"""The process that answers phones: encrypted, for whatever address of this machine a phone came to."""

from __future__ import annotations

import ssl
import time
from functools import partial
from typing import ClassVar

from django.conf import settings

from legato.server.connections.crowd import Room
from legato.server.connections.patience import Slow
from legato.server.sharing.certificate import own_certificate_at
from legato.server.sharing.whereabouts import Whereabouts
from legato.server.worker import Worker

_MOST_OF_ONE = 24
"""Connections of one address: three phones behind one router, or one that does its worst."""

_LOOKED_UP_S = 60.0


class PhonesWorker(Worker):
    """A worker that encrypts, and knows one phone from another by its address."""

    room = Room(most_of_one=_MOST_OF_ONE)
    _contexts: ClassVar[dict[str, tuple[float, ssl.SSLContext]]] = {}
    _whereabouts = Whereabouts(partial(print, flush=True))

    def slow(self) -> Slow:
        """Return how many threads may wait for somebody: all but a quarter, and for one address half of those."""
        most = max(1, self.cfg.threads * 3 // 4)
        return Slow(most, max(1, most // 2))

    def context_of(self, address: str) -> ssl.SSLContext:
        """Return how a connection to this address is encrypted: by a certificate that names it.

        The machine may have moved to another network since it started, or come into its first one.
        """
        until, context = self._contexts.get(address, (0.0, None))
        if context is None or time.monotonic() > until:
            own = own_certificate_at(address)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.minimum_version = ssl.TLSVersion.TLSv1_2
            context.load_cert_chain(own.certificate, own.key)
            self._contexts[address] = (time.monotonic() + _LOOKED_UP_S, context)
        if address not in settings.ALLOWED_HOSTS:
            # Somebody came to it, so it is this machine's.
            settings.ALLOWED_HOSTS.append(address)
        return context

    def notify(self) -> None:
        """Tell each second that it is alive, and at the console where phones join, whenever that has changed."""
        super().notify()
        if self.alive and self.booted:
            self._whereabouts.look()
