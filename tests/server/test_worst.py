"""Somebody does their worst to the real app and the real door: pages are answered, and STOP gets through."""

from __future__ import annotations

import json
import select
import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress

import pytest

from running import Server, door_port, loopback, running_server
from server.visits import Visitor, a_phone, at_the_computer, join, planned_for_two, shown_code, stop

pytestmark = pytest.mark.slow
GIVES_UP_S = 90
"""How long it is watched whether somebody is hung up on; nobody is let wait half as long."""

HALF_A_HEAD = b"GET / HTTP/1.1\r\nHost: localhost\r\n"
HALF_A_BODY = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"
HALF_OF_TOO_MUCH = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 200000000\r\n\r\n{"
IN_PIECES = b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n"
ONE_AND_A_HALF = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" + HALF_A_HEAD
NEVER_READ = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n" * 400


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with the door open."""
    with running_server(tmp_path_factory.mktemp("worst"), share=True) as server:
        yield server


@pytest.fixture(scope="module")
def computer(house: Server) -> Visitor:
    """Sit at the computer."""
    return at_the_computer(house)


@pytest.fixture(scope="module")
def sitting(computer: Visitor) -> str:
    """Plan a massage by somebody else."""
    return planned_for_two(computer)


@pytest.fixture(scope="module")
def remote(house: Server, computer: Visitor, sitting: str) -> Visitor:
    """Give the receiver a remote."""
    phone = a_phone(house)
    assert join(phone, shown_code(computer, sitting)).status == 302
    assert phone.get(f"/joined/{sitting}/").status == 200
    return phone


def connected(port: int, source: int) -> socket.socket:
    """Connect from one of the many addresses of loopback, and take in next to nothing."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    line.settimeout(2)
    line.bind((loopback(source), 0))
    line.connect(("127.0.0.1", port))
    return line


def plain(server: Server, source: int) -> socket.socket:
    """Connect to the app."""
    return connected(door_port(server) - 1, source)


def encrypted(server: Server, source: int) -> socket.socket:
    """Connect to the door, and shake hands."""
    trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    return trust.wrap_socket(connected(door_port(server), source))


def silent_at_the_door(server: Server, source: int) -> socket.socket:
    """Connect to the door, and stop in the middle of shaking hands."""
    line = connected(door_port(server), source)
    line.sendall(b"\x16\x03\x01")
    return line


Connect = Callable[[Server, int], socket.socket]


@pytest.fixture
def crowd(house: Server) -> Iterator[Callable[[Connect, bytes, int], list[socket.socket]]]:
    """Let many connect and send the same; they stay until the test is over."""
    with ExitStack() as open_lines:

        def come(connect: Connect, sends: bytes, many: int) -> list[socket.socket]:
            lines = []
            for at in range(many):
                # The first of them may have made room for others.
                with suppress(OSError):
                    line = open_lines.enter_context(connect(house, 2 + at % 4))
                    lines.append(line)
                    line.sendall(sends)
            return lines

        yield come


def told(computer: Visitor, sitting: str) -> list[tuple[str, str]]:
    """Give what the computer's player is told now, with the id of each press."""
    news = json.loads(computer.get(f"/api/v1/sittings/{sitting}/company").page)
    return [(one["kind"], one["id"]) for one in news["asks"]]


EVIL = {
    "half a head": HALF_A_HEAD,
    "half a body": HALF_A_BODY,
    "half of too much": HALF_OF_TOO_MUCH,
    "in pieces": IN_PIECES,
    "one and a half": ONE_AND_A_HALF,
    "never read": NEVER_READ,
    "nothing": b"",
}


@pytest.mark.parametrize("sends", EVIL.values(), ids=EVIL)
def test_stop_is_heard_whatever_is_done_to_the_app_and_the_door(
    sends: bytes,
    computer: Visitor,
    remote: Visitor,
    sitting: str,
    crowd: Callable[[Connect, bytes, int], list[socket.socket]],
) -> None:
    """Sixty connections to each, from four addresses, more than either has threads: a page, and a STOP."""
    crowd(plain, sends, 60)
    crowd(encrypted, sends, 60)

    assert computer.get("/").status == 200
    pressed = stop(remote, sitting)
    assert pressed.status == 201
    assert ("stop", json.loads(pressed.page)["id"]) in told(computer, sitting)
    assert remote.get(f"/joined/{sitting}/asks").status == 200


def test_hands_that_are_never_shaken_hold_nothing(
    house: Server, remote: Visitor, sitting: str, crowd: Callable[[Connect, bytes, int], list[socket.socket]]
) -> None:
    """More connections than the door has at all."""
    crowd(silent_at_the_door, b"", 200)

    assert stop(remote, sitting).status == 201


@pytest.mark.parametrize("connect", [plain, encrypted], ids=["app", "door"])
@pytest.mark.parametrize("begins", [HALF_A_HEAD, HALF_A_BODY], ids=["head", "body"])
def test_a_request_has_one_deadline_as_a_whole(connect: Connect, begins: bytes, house: Server) -> None:
    """Who sends a sign now and then is hung up on like one who sends nothing: there is no new time for each."""
    with connect(house, 9) as line:
        line.sendall(begins)
        line.settimeout(1)
        for _ in range(GIVES_UP_S):
            try:
                line.sendall(b"X")
                if line.recv(1) == b"":
                    break
            except TimeoutError:
                continue
            except OSError:
                break
        else:
            pytest.fail("nobody hung up")


def test_who_reads_slowly_is_not_waited_for_for_ever(house: Server) -> None:
    """A large answer that nobody takes is given up."""
    with plain(house, 10) as line:
        line.sendall(NEVER_READ)
        waits = select.poll()
        waits.register(line, select.POLLHUP | select.POLLERR)

        assert waits.poll(GIVES_UP_S * 1_000), "nobody hung up"


def test_one_address_has_so_many_connections_and_the_newest_counts(house: Server) -> None:
    """The oldest that wait make room, so that nobody behind the same router is shut out."""
    with ExitStack() as open_lines:
        lines = [open_lines.enter_context(connected(door_port(house), 11)) for _ in range(40)]
        newest = a_phone(house, "127.0.0.1")
        assert newest.get("/").status == 200

        gone = 0
        for line in lines:
            with suppress(TimeoutError):
                line.settimeout(0.05)
                gone += line.recv(1) == b""
        assert gone >= 40 - 24


def test_nothing_of_it_is_told_at_the_console(house: Server) -> None:
    """No traceback for somebody else's bad manners."""
    assert "Traceback" not in house.tells()
