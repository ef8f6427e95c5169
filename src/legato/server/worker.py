"""A process that answers requests, and the work in its background: they begin and end together.

Gunicorn gives every connection a thread as soon as it is there, and waits in it for the request: as many that
stay silent as there are threads stop everything. Here a thread is given whole requests (`connections`).
"""

from __future__ import annotations

import errno
import ssl
import time
from concurrent.futures import Future
from socket import socket
from types import FrameType
from typing import TYPE_CHECKING, cast

from gunicorn.workers.gthread import TConn, ThreadWorker

from legato.server.background import background
from legato.server.connections.connection import Connection
from legato.server.connections.crowd import Crowd, Room
from legato.server.connections.patience import Slow

if TYPE_CHECKING:
    from legato.server.chores import Chores

_ALWAYS_FREE = 2
"""Threads that never wait for somebody slow."""

_LISTENS_ON_S = 2.0
"""How long a process that ends takes what is being sent to it already."""

_PASSES = frozenset({errno.EAGAIN, errno.EWOULDBLOCK, errno.ECONNABORTED, errno.EMFILE, errno.ENFILE})


class Worker(ThreadWorker):
    """Gunicorn's worker with threads, as the owner of what goes on in its background."""

    room = Room()
    _chores: Chores | None = None

    def init_process(self) -> None:
        """Answer requests until the process is to end, then leave no thread behind."""
        background.start()
        try:
            super().init_process()
        finally:
            background.stop()

    def run(self) -> None:
        """Take connections, and answer what they ask for."""
        self._crowd = Crowd(self.poller, self.room, super().enqueue_req)
        self._slow = self.slow()
        super().run()

    def slow(self) -> Slow:
        """Return how many threads may wait for somebody; one address may have all of these, where all have the same."""
        most = max(1, self.cfg.threads - _ALWAYS_FREE)
        return Slow(most, most)

    def context_of(self, _address: str) -> ssl.SSLContext | None:
        """Return how a connection is encrypted that came to this address of ours; `None` for not at all."""
        return None

    def accept(self, listener: socket) -> None:
        """Take a new connection in; a thread comes to it when it has asked for something."""
        try:
            visitor, client = listener.accept()
        except OSError as wrong:
            if wrong.errno not in _PASSES:
                raise
            return
        try:
            server = visitor.getsockname()
            one = Connection(
                self.cfg, visitor, client, server, slow=self._slow, context=self.context_of(str(server[0]))
            )
        except OSError:
            # It is gone already.
            visitor.close()
            return
        self._crowd.enter(one)

    def finish_request(self, conn: TConn, answered: Future[bool]) -> None:
        """Wait for the next request, or say goodbye."""
        one = cast("Connection", conn)
        goes_on = not answered.cancelled() and answered.exception() is None and answered.result()
        (self._crowd.await_next if goes_on else self._crowd.leave)(one)
        if not self.alive:
            self._crowd.end_by(time.monotonic() + _LISTENS_ON_S)

    def wait_for_and_dispatch_events(self, timeout: float | None) -> None:
        """Wait for what comes next."""
        super().wait_for_and_dispatch_events(timeout)
        self.nr_conns = len(self._crowd)

    def murder_keepalived(self, force: bool = False) -> None:  # noqa: FBT001, FBT002 - gunicorn's
        """Let those go whose time is over."""
        (self._crowd.close if force else self._crowd.sweep)()
        self.nr_conns = len(self._crowd)

    def _cap_keepalive(self, deadline: float) -> None:
        self._crowd.end_by(deadline)

    def notify(self) -> None:
        """Tell each second that it is alive, and look whether something is to be done beside the answers."""
        super().notify()
        if self.alive and self.booted:
            if self._chores is None:
                from legato.server.chores import Chores  # noqa: PLC0415 - once Django is set up

                self._chores = Chores()
            self._chores.look()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop when it suits; requests that wait for background work are let go at once, or they would hold us up."""
        background.stop(within_s=0)
        super().handle_exit(sig, frame)

    def handle_quit(self, sig: int, frame: FrameType | None) -> None:
        """Stop now."""
        background.stop(within_s=0)
        super().handle_quit(sig, frame)
