"""All connections of a process: how many there may be, how long one may wait, and who makes room for whom.

Nobody new is turned away as long as somebody waits: a request of ours is there at once, so that whoever has
waited longest with half of one is whoever has least to lose.
"""

from __future__ import annotations

import selectors
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from legato.server.connections.connection import Came, Connection

_MOST_GATHERED = 16 * 1024**2
"""Bytes of requests that are not whole yet, of all connections together."""


class Room(NamedTuple):
    """How many connections there may be, and how many of one address."""

    most: int = 128
    most_of_one: int = 128


class Crowd:
    """The connections; those of them that no thread answers now are watched."""

    def __init__(self, poller: selectors.BaseSelector, room: Room, answer: Callable[[Connection], None]) -> None:
        self._poller, self._room, self._answer = poller, room, answer
        self._all: set[Connection] = set()
        self._waiting: dict[Connection, None] = {}

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Connection]:
        """Give those that no thread answers now, longest first."""
        return iter(self._waiting)

    def enter(self, one: Connection) -> None:
        """Take a new one in, and let somebody go where there would be too many."""
        theirs = [other for other in self._all if other.address == one.address]
        if len(theirs) >= self._room.most_of_one:
            self._make_room([other for other in self._waiting if other.address == one.address])
        elif len(self._all) >= self._room.most:
            self._make_room(list(self._waiting))
        is_full = len(self._all) >= self._room.most
        if is_full or sum(other.address == one.address for other in self._all) >= self._room.most_of_one:
            one.close()
            return
        self._all.add(one)
        self._gather(one)

    def await_next(self, one: Connection) -> None:
        """Watch one that was answered, for its next request."""
        one.await_next()
        self._gather(one)

    def leave(self, one: Connection) -> None:
        """Let one go that has its answer, once it has read it."""
        try:
            one.leave()
        except (OSError, ValueError):
            self._drop(one)
            return
        self._watch(one)

    def sweep(self) -> None:
        """Let those go whose time is over."""
        now = time.monotonic()
        for one in [one for one in self._waiting if one.ends_at <= now]:
            self._drop(one)

    def end_by(self, moment: float) -> None:
        """Let nobody wait longer than until then."""
        for one in self._waiting:
            one.ends_at = min(one.ends_at, moment)

    def close(self) -> None:
        """Let all go that wait."""
        for one in list(self._waiting):
            self._drop(one)

    def _gather(self, one: Connection) -> None:
        """Read what has come of a request; when all of it is there, have it answered."""
        came = one.gather()
        if came is Came.PART:
            self._watch(one)
            if sum(len(other.begun) for other in self._waiting) > _MOST_GATHERED:
                self._drop(max(self._waiting, key=lambda other: len(other.begun)))
            return
        if came is Came.NOTHING_MORE:
            self._drop(one)
            return
        self._forget(one)
        one.take()
        self._answer(one)

    def _watch(self, one: Connection) -> None:
        if one in self._waiting:
            self._poller.modify(one.line, one.awaits, partial(self._ready, one))
            return
        self._waiting[one] = None
        self._poller.register(one.line, one.awaits, partial(self._ready, one))

    def _ready(self, one: Connection, _line: object) -> None:
        # It may have made room for another in the same round.
        if one in self._waiting:
            self._gather(one)

    def _forget(self, one: Connection) -> None:
        if one in self._waiting:
            del self._waiting[one]
            with suppress(KeyError, ValueError):
                self._poller.unregister(one.line)

    def _drop(self, one: Connection) -> None:
        self._forget(one)
        self._all.discard(one)
        one.close()

    def _make_room(self, waiting: list[Connection]) -> None:
        if waiting:
            self._drop(waiting[0])
