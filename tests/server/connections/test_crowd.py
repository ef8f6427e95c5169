"""Who may be connected, who makes room for whom, and when a thread is called."""

from __future__ import annotations

import selectors
import socket
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from typing import Any

import pytest
from gunicorn.config import Config

from legato.server.connections.connection import Connection
from legato.server.connections.crowd import Crowd, Room
from legato.server.connections.patience import Slow

PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


class House:
    """A crowd with its poller, and those that were given to a thread."""

    def __init__(self, room: Room, stack: ExitStack) -> None:
        self.poller = stack.enter_context(selectors.DefaultSelector())
        self.answered: list[Connection] = []
        self.crowd = Crowd(self.poller, room, self.answered.append)
        self._stack, self._slow = stack, Slow(4, 4)

    def visit(self, address: str = "192.168.1.7", sends: bytes = b"") -> socket.socket:
        """Let somebody come and send something."""
        ours, theirs = socket.socketpair()
        self._stack.enter_context(ours)
        self._stack.enter_context(theirs)
        theirs.sendall(sends)
        one = Connection(Config(), ours, (address, 1), ("192.168.1.2", 2), slow=self._slow, context=None)
        self.crowd.enter(one)
        return theirs

    def turn(self) -> None:
        """Let the process look once at what has come."""
        for key, _ in self.poller.select(0):
            key.data(key.fileobj)


def is_gone(theirs: socket.socket) -> bool:
    """Tell whether somebody was hung up on."""
    theirs.settimeout(0)
    try:
        return theirs.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    """Close everything at the end."""
    with ExitStack() as stack:
        yield stack


def test_a_thread_is_called_for_a_whole_request(stack: ExitStack) -> None:
    """And not for half of one, however long it is watched."""
    house = House(Room(), stack)
    half = house.visit(sends=PAGE[:20])
    house.visit(sends=PAGE)
    house.turn()
    assert len(house.answered) == 1

    half.sendall(PAGE[20:])
    house.turn()
    assert len(house.answered) == 2
    assert bytes(house.answered[1].sock.recv(999)) == PAGE


def test_what_comes_behind_a_request_is_the_next_one(stack: ExitStack) -> None:
    """Sent at once, they are answered one after the other; half of a third calls nobody."""
    house = House(Room(), stack)
    house.visit(sends=PAGE + PAGE + PAGE[:9])
    for _ in range(2):
        (one,) = house.answered[-1:]
        one.init()
        next(one.parser)
        house.crowd.await_next(one)

    assert len(house.answered) == 2
    assert len(house.crowd) == 1


def test_where_there_would_be_too_many_the_longest_that_wait_go(stack: ExitStack) -> None:
    """Never the newest, and never one that is being answered."""
    house = House(Room(most=3, most_of_one=3), stack)
    visitors = [house.visit(f"192.168.1.{at}", sends) for at, sends in enumerate([PAGE, b"", b"", b"", b""])]

    assert [is_gone(one) for one in visitors] == [False, True, True, False, False]
    assert len(house.crowd) == 3


def test_one_address_makes_room_for_itself_alone(stack: ExitStack) -> None:
    """Somebody with many connections shuts out nobody else."""
    house = House(Room(most=9, most_of_one=2), stack)
    other = house.visit("192.168.1.9")
    theirs = [house.visit("192.168.1.66") for _ in range(4)]

    assert [is_gone(one) for one in [other, *theirs]] == [False, True, True, False, False]


def test_one_that_is_full_of_requests_being_answered_takes_no_more(stack: ExitStack) -> None:
    """There is nobody who could go."""
    house = House(Room(most=2, most_of_one=2), stack)
    visitors = [house.visit(sends=PAGE) for _ in range(3)]

    assert [is_gone(one) for one in visitors] == [False, False, True]


def test_the_time_of_each_ends(stack: ExitStack) -> None:
    """Whoever has begun has less of it than whoever has not."""
    house = House(Room(), stack)
    silent, half = house.visit(), house.visit(sends=PAGE[:9])
    house.crowd.sweep()
    assert (is_gone(silent), is_gone(half)) == (False, False)

    waiting: Any = list(house.crowd)
    assert waiting[1].ends_at < waiting[0].ends_at
    house.crowd.end_by(0)
    house.crowd.sweep()
    assert (is_gone(silent), is_gone(half), len(house.crowd)) == (True, True, 0)


def test_halves_of_large_requests_fill_no_memory(stack: ExitStack) -> None:
    """The largest goes, and the rest is gathered."""
    house = House(Room(), stack)
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n"
    visitors = [house.visit(sends=head) for _ in range(20)]
    for one in visitors:
        one.settimeout(0)
    for _ in range(200):
        for one in visitors:
            with suppress(OSError):
                one.send(b"x" * 9_000)
        house.turn()

    assert sum(len(one.begun) for one in house.crowd) <= 16 * 1024**2
    assert len(house.crowd) < 20


def test_who_has_an_answer_may_read_it_before_the_end(stack: ExitStack) -> None:
    """What it still sends is of no interest, and of no length."""
    house = House(Room(), stack)
    theirs = house.visit(sends=PAGE)
    (one,) = house.answered
    one.sock.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    house.crowd.leave(one)
    assert theirs.recv(99) == b"HTTP/1.1 200 OK\r\n\r\n"
    assert len(house.crowd) == 1

    theirs.settimeout(0)
    for _ in range(50):
        with suppress(OSError):
            theirs.send(b"x" * 9_000)
        house.turn()
    assert len(house.crowd) == 0
