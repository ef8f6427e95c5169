"""A connection as a thread uses it: with a request that is there already, and patience that runs out once for all.

A limit on each read or write is none on a request: whoever sends a byte now and then holds a thread for ever.
So the time a request makes a thread wait is added up, and only what is long has longer, by its length.
"""

from __future__ import annotations

import errno
import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

PATIENCE_S = 10.0
"""How long a request and its answer may make a thread wait, altogether; what a phone takes on a bad network, twice."""

SLOWEST_BYTES_PER_S = 65_536
"""What is long may take longer, at this pace: a copy of 100 MB half an hour, and not for ever."""

_PIECE = 65_536
_NOT_NOW = (BlockingIOError, ssl.SSLWantReadError, ssl.SSLWantWriteError)
_Given = TypeVar("_Given")


class PatientSocket:
    """A socket for one thread at a time. Whoever is out of patience is treated like somebody who hung up."""

    def __init__(self, sock: socket.socket, address: str, slow: Slow) -> None:
        self.sock, self.address = sock, address
        self.waited_s = 0.0
        self._slow = slow
        self._ahead = b""
        self._left_s = PATIENCE_S
        self._is_cut = False

    def begin(self, ahead: bytes) -> None:
        """Give what has come of the next request, and patience anew."""
        self._ahead = ahead
        self._left_s, self.waited_s = PATIENCE_S, 0.0

    def rest(self) -> bytes:
        """Take back what was given and not read."""
        rest, self._ahead = self._ahead, b""
        return rest

    def recv(self, size: int) -> bytes:
        """Read what is there of the request, then what comes.

        Raises:
            ConnectionResetError: it does not come.
        """
        if self._ahead:
            read, self._ahead = self._ahead[:size], self._ahead[size:]
            return read
        return self._patiently(lambda: self.sock.recv(size), len)

    def send(self, data: bytes | memoryview) -> int:
        """Write some of it; return how much.

        Raises:
            ConnectionResetError: nobody takes it.
        """
        return self._patiently(lambda: self.sock.send(data), int)

    def sendall(self, data: bytes) -> None:
        """Write all of it.

        Raises:
            ConnectionResetError: nobody takes it.
        """
        left = memoryview(data)
        while left:
            left = left[self.send(left[:_PIECE]) :]

    def cut(self) -> None:
        """End it from another thread, so that the one that waits here is free."""
        self._is_cut = True
        self._forget_the_rest()
        with suppress(OSError):
            # Not by TLS, which belongs to the other thread.
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def _patiently(self, work: Callable[[], _Given], size: Callable[[_Given], int]) -> _Given:
        try:
            self.sock.settimeout(0)
            given = work()
        except _NOT_NOW:
            given = self._waiting(work)
        self._left_s += size(given) / SLOWEST_BYTES_PER_S
        return given

    def _waiting(self, work: Callable[[], _Given]) -> _Given:
        since = time.monotonic()
        self._slow.enter(self)
        try:
            self.sock.settimeout(max(0.01, self._left_s - self.waited_s))
            given = work()
        except TimeoutError:
            self._forget_the_rest()
            raise ConnectionResetError(errno.ECONNRESET, "out of patience") from None
        except (OSError, ValueError):
            if not self._is_cut:
                raise
        finally:
            self._slow.leave(self)
            self.waited_s += time.monotonic() - since
        if self._is_cut:
            raise ConnectionResetError(errno.ECONNRESET, "cut off")
        return given

    def _forget_the_rest(self) -> None:
        """Let the system keep nothing for somebody who does not take it."""
        with suppress(OSError):
            self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def gettimeout(self) -> float | None:
        """Return what the reader of requests set; there is one limit, and it is none of that reader's."""
        return None

    def settimeout(self, seconds: float | None) -> None:
        """Take no other limit than the one there is."""

    def setblocking(self, blocking: bool) -> None:  # noqa: FBT001 - as sockets have it
        """Wait, or do not: a thread waits as long as there is patience, and no other way."""

    def shutdown(self, how: int) -> None:
        """Say that no more is read or written."""
        self.sock.shutdown(how)

    def close(self) -> None:
        """End it."""
        self.sock.close()

    def fileno(self) -> int:
        """Return the number the system knows it by."""
        return self.sock.fileno()


class Slow:
    """The threads that wait for somebody: never so many that none is left for the rest.

    Where one would be too many, whoever has kept a thread waiting the longest is cut off.
    """

    def __init__(self, most: int, most_of_one: int) -> None:
        self._most, self._most_of_one = most, most_of_one
        self._lock = threading.Lock()
        self._lines: dict[PatientSocket, float] = {}

    def enter(self, line: PatientSocket) -> None:
        """Let one more wait, and cut off who is one too many."""
        with self._lock:
            self._lines[line] = time.monotonic()
            of_one = Counter(one.address for one in self._lines)
            theirs = [one for one in self._lines if of_one[one.address] > self._most_of_one]
            if len(self._lines) > self._most or theirs:
                longest = max(theirs or self._lines, key=self._waited_s)
                del self._lines[longest]
                longest.cut()

    def __contains__(self, line: object) -> bool:
        return line in self._lines

    def leave(self, line: PatientSocket) -> None:
        """Wait no more."""
        with self._lock:
            self._lines.pop(line, None)

    def _waited_s(self, line: PatientSocket) -> float:
        return line.waited_s + time.monotonic() - self._lines[line]
