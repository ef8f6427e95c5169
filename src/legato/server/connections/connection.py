"""One connection, which gathers a request without a thread and is then answered by one."""

from __future__ import annotations

import selectors
import ssl
import time
from enum import Enum, auto
from socket import SHUT_WR, socket
from typing import Any, cast

from gunicorn import http
from gunicorn.workers.gthread import TConn

from legato.server.connections.patience import PATIENCE_S, SLOWEST_BYTES_PER_S, PatientSocket, Slow
from legato.server.connections.request_length import RequestLength, length_of

IDLE_S = 30.0
"""How long a connection may be there without asking for anything: browsers keep some for the next page."""

_LINGERS_S = 2.0
"""How long is waited for the other side to hang up first, or it might lose the end of an answer."""

_PIECE = 65_536


class Came(Enum):
    """What has come of a request."""

    PART = auto()
    ALL = auto()
    NOTHING_MORE = auto()


class Connection(TConn):
    """A connection as gunicorn's threads know it, with what has come of its next request."""

    def __init__(
        self, cfg: Any, sock: socket, client: Any, server: Any, *, slow: Slow, context: ssl.SSLContext | None
    ) -> None:
        super().__init__(cfg, sock, client, server)
        self._raw = sock
        if context is not None:
            self._raw = context.wrap_socket(sock, server_side=True, do_handshake_on_connect=False)
        self._is_shaken = context is None
        self.address = str(client[0])
        self.line = PatientSocket(self._raw, self.address, slow)
        self.sock = cast("socket", self.line)
        # Gunicorn waits for no first byte in a thread: there is a whole request when it gets one.
        self.data_ready = True
        self.begun = bytearray()
        self._length: RequestLength | None = None
        self._read = 0
        self.is_leaving = False
        self.awaits = selectors.EVENT_READ
        self.ends_at = time.monotonic() + (PATIENCE_S if context is not None else IDLE_S)

    def init(self) -> None:
        """Make what reads requests; hands were shaken before."""
        if not self.initialized:
            self.initialized = True
            self.parser = http.get_parser(self.cfg, self.sock, self.client)

    def await_next(self) -> None:
        """Begin to gather a next request, with what came of it behind the last one."""
        self.begun = bytearray(cast("Any", self.parser).unreader.take_buffered() + self.line.rest()) + self.begun
        self.ends_at = time.monotonic() + (PATIENCE_S if self.begun else IDLE_S)
        self._raw.settimeout(0)

    def gather(self) -> Came:
        """Read what has come, without waiting."""
        self.awaits = selectors.EVENT_READ
        try:
            if not self._is_shaken:
                self._shake_hands()
            while not self._is_all_there():
                came = self._raw.recv(_PIECE)
                self._read += len(came)
                if not came or (self.is_leaving and self._read > _PIECE):
                    return Came.NOTHING_MORE
                if self.is_leaving:
                    continue
                if not self.begun:
                    self.ends_at = time.monotonic() + PATIENCE_S
                self.begun += came
        except ssl.SSLWantWriteError:
            self.awaits = selectors.EVENT_WRITE
            return Came.PART
        except (BlockingIOError, ssl.SSLWantReadError):
            return Came.PART
        except (OSError, ValueError):
            # Whoever hangs up, or speaks no TLS.
            return Came.NOTHING_MORE
        return Came.ALL

    def take(self) -> None:
        """Give the request to the thread that answers it."""
        if self._length is None:
            raise AssertionError
        size = self._length.size if self._length.is_whole else len(self.begun)
        self._length = None
        self.line.begin(bytes(self.begun[:size]))
        del self.begun[:size]

    def leave(self) -> None:
        """Say that there is no more from here, and wait a little for the other side to hang up.

        Raises:
            OSError: it did already.
        """
        self.is_leaving, self._read = True, 0
        self.begun.clear()
        self._raw.settimeout(0)
        self._raw.shutdown(SHUT_WR)
        self.ends_at = time.monotonic() + _LINGERS_S

    def _shake_hands(self) -> None:
        if isinstance(self._raw, ssl.SSLSocket):
            self._raw.do_handshake()
        self._is_shaken = True
        self.ends_at = time.monotonic() + IDLE_S

    def _is_all_there(self) -> bool:
        if self.is_leaving:
            return False
        if self._length is None and self.begun:
            self._length = length_of(self.begun)
            if self._length is not None:
                self.ends_at += self._length.size / SLOWEST_BYTES_PER_S
        return self._length is not None and len(self.begun) >= self._length.size
