"""Waiting for somebody slow: a patience that runs out once for all, and never with every thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from legato.server.connections import patience
from legato.server.connections.patience import PatientSocket, Slow

THEIRS = "192.168.1.66"


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """Give both ends of a connection."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        yield ours, theirs


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have little patience, so that nobody waits for a test."""
    monkeypatch.setattr(patience, "PATIENCE_S", 0.2)


def patient(ours: socket.socket, slow: Slow | None = None, address: str = THEIRS) -> PatientSocket:
    """Give a connection whose next request has just begun."""
    one = PatientSocket(ours, address, slow or Slow(8, 8))
    one.begin(b"")
    return one


def test_what_was_gathered_is_read_first(ends: tuple[socket.socket, socket.socket]) -> None:
    """Then what comes."""
    ours, theirs = ends
    one = patient(ours)
    one.begin(b"abc")
    theirs.sendall(b"d")

    assert [one.recv(2), one.recv(2), one.recv(2)] == [b"ab", b"c", b"d"]


def test_what_was_not_read_is_given_back(ends: tuple[socket.socket, socket.socket]) -> None:
    """It belongs to the next request."""
    one = patient(ends[0])
    one.begin(b"abc")
    one.recv(1)

    assert (one.rest(), one.rest()) == (b"bc", b"")


def test_silence_ends_it(ends: tuple[socket.socket, socket.socket], short: None) -> None:
    """As if somebody had hung up, which prints no traceback."""
    with pytest.raises(ConnectionResetError):
        patient(ends[0]).recv(1)


def test_a_sign_now_and_then_gives_no_new_patience(ends: tuple[socket.socket, socket.socket], short: None) -> None:
    """One deadline for the request as a whole: whoever sends a byte for each that is read comes to an end too."""
    ours, theirs = ends
    one = patient(ours)
    waits = threading.Event()

    def drip() -> None:
        # One byte each time somebody has waited for a while; the end comes long before the last.
        for _ in range(100):
            if waits.wait(0.05):
                return
            theirs.send(b"x")

    with ThreadPoolExecutor(1) as pool:
        dripping = pool.submit(drip)
        with pytest.raises(ConnectionResetError):
            b"".join(one.recv(1) for _ in range(100))
        waits.set()
        dripping.result()


def test_an_answer_nobody_reads_ends_it(ends: tuple[socket.socket, socket.socket], short: None) -> None:
    """However large it is."""
    with pytest.raises(ConnectionResetError):
        patient(ends[0]).sendall(b"x" * 50_000_000)


def test_the_next_request_has_patience_anew(ends: tuple[socket.socket, socket.socket], short: None) -> None:
    """A browser keeps its connection for a whole evening."""
    one = patient(ends[0])
    with pytest.raises(ConnectionResetError):
        one.recv(1)
    one.begin(b"")
    ends[1].sendall(b"y")

    assert one.recv(1) == b"y"


class TestThreadsThatAreKept:
    """Some always are."""

    def waiting(self, slow: Slow, addresses: list[str]) -> list[bool]:
        """Let one wait for each address, one after the other; tell which were cut off."""
        pairs = [socket.socketpair() for _ in addresses]
        ones = [patient(ours, slow, address) for (ours, _), address in zip(pairs, addresses, strict=True)]
        with ThreadPoolExecutor(len(ones)) as pool:
            waits = []
            for one in ones:
                waits.append(pool.submit(one.recv, 1))
                # It is among those that wait, or was cut off already.
                while not (one in slow or any(wait.done() for wait in waits)):
                    pass
            for _, theirs in pairs:
                # Whoever was cut off takes nothing.
                with suppress(OSError):
                    theirs.sendall(b"x")
            cut = [isinstance(wait.exception(), ConnectionResetError) for wait in waits]
        for ours, theirs in pairs:
            ours.close()
            theirs.close()
        return cut

    def test_where_one_would_be_too_many_the_longest_is_cut_off(self) -> None:
        """The other two are answered."""
        assert self.waiting(Slow(2, 2), [THEIRS, "192.168.1.7", "192.168.1.8"]) == [True, False, False]

    def test_one_address_has_a_share_of_them(self) -> None:
        """Others are not cut off for it, though they have waited longer."""
        assert self.waiting(Slow(3, 1), ["192.168.1.7", THEIRS, THEIRS]) == [False, True, False]
