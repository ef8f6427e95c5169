"""The second door as a real process: TLS on the network, only when asked for, gone with the app."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import ssl
import stat
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from http.client import HTTPSConnection
from pathlib import Path

import pytest

from legato.server import serve
from legato.server.sharing.certificate import Certificate, certificate, certificate_at, own_certificate_at
from legato.server.sharing.whereabouts import NOWHERE_SAYS, Whereabouts
from running import (
    Server,
    command_of,
    door_port,
    listens,
    loopback,
    machine,
    running_server,
    start_server,
    stop_server,
    two_free_ports,
    workers_of,
)

NAMES = ["laptop", "laptop.local", "192.168.1.20", "[fd00::2]", "localhost"]
TODAY = datetime(2026, 11, 22, tzinfo=UTC)
MACHINE = machine()
"""Loopback where there is no network: the door treats both alike."""
WITHIN_S = 20


class TestTheCertificate:
    """Made on first use, for this machine alone."""

    def test_is_made_once(self, tmp_path: Path) -> None:
        """So that a phone warns once."""
        first = certificate(tmp_path, NAMES, TODAY)

        assert certificate(tmp_path, NAMES, TODAY + timedelta(days=100)) == first
        assert len(first.fingerprint.split(":")) == 32

    def test_and_its_key_are_for_their_owner_only(self, tmp_path: Path) -> None:
        """The folder, and both files in it."""
        made = certificate(tmp_path, NAMES, TODAY)

        assert stat.S_IMODE(made.key.parent.stat().st_mode) == 0o700
        assert {stat.S_IMODE(file.stat().st_mode) for file in made.key.parent.iterdir()} == {0o600}

    @pytest.mark.parametrize("days", [391, 397, 4_000, -30])
    def test_is_renewed_before_it_runs_out(self, days: int, tmp_path: Path) -> None:
        """Also when the clock was wrong when it was made."""
        first = certificate(tmp_path, NAMES, TODAY)

        assert certificate(tmp_path, NAMES, TODAY + timedelta(days=days)).fingerprint != first.fingerprint

    def test_is_renewed_when_a_name_is_missing(self, tmp_path: Path) -> None:
        """And stays when one of its names is only gone for now, or an address is new: that one has its own."""
        first = certificate(tmp_path, NAMES, TODAY)

        assert certificate(tmp_path, NAMES[:2], TODAY).fingerprint == first.fingerprint
        assert certificate(tmp_path, [*NAMES, "10.0.0.7"], TODAY).fingerprint == first.fingerprint
        assert certificate(tmp_path, [*NAMES, "tower"], TODAY).fingerprint != first.fingerprint

    @pytest.mark.parametrize("name", ["key.pem", "certificate.pem"])
    def test_that_is_damaged_is_made_anew(self, name: str, tmp_path: Path) -> None:
        """Half a file, or the key of another one."""
        first = certificate(tmp_path, NAMES, TODAY)
        (tmp_path / "share" / name).write_text("-----BEGIN")

        assert certificate(tmp_path, NAMES, TODAY).fingerprint != first.fingerprint

    def test_is_no_authority(self, tmp_path: Path) -> None:
        """Whoever trusts it trusts one machine, not whatever it might sign."""
        from cryptography import x509  # noqa: PLC0415 - only here

        made = x509.load_pem_x509_certificate(certificate(tmp_path, NAMES, TODAY).certificate.read_bytes())
        assert made.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False


class TestTheCertificateOfANetwork:
    """This machine has been moved, or came into its first network after it was started."""

    def test_is_the_usual_one_where_that_names_the_address(self, tmp_path: Path) -> None:
        """Nothing is made for a second time."""
        usual = certificate(tmp_path, NAMES, TODAY)

        assert certificate_at(tmp_path, "192.168.1.20", NAMES, TODAY) == usual

    def test_names_the_address_and_leaves_the_others_alone(self, tmp_path: Path) -> None:
        """A phone that joined in the first network is not asked again, there or when the machine comes back."""
        usual = certificate(tmp_path, NAMES, TODAY)
        moved = certificate_at(tmp_path, "10.2.2.7", NAMES, TODAY)

        assert named(moved) >= {"10.2.2.7", "laptop.local"}
        assert certificate_at(tmp_path, "10.2.2.7", NAMES, TODAY) == moved
        assert certificate_at(tmp_path, "192.168.1.20", NAMES, TODAY) == usual
        assert stat.S_IMODE(moved.certificate.stat().st_mode) == 0o600

    def test_is_made_anew_when_it_runs_out_or_is_damaged(self, tmp_path: Path) -> None:
        """As the usual one is."""
        first = certificate_at(tmp_path, "10.2.2.7", NAMES, TODAY)
        later = certificate_at(tmp_path, "10.2.2.7", NAMES, TODAY + timedelta(days=395))
        later.certificate.write_text("-----BEGIN")

        assert later.fingerprint != first.fingerprint
        assert "10.2.2.7" in named(certificate_at(tmp_path, "10.2.2.7", NAMES, TODAY))

    def test_is_forgotten_with_the_oldest_networks(self, tmp_path: Path) -> None:
        """A laptop that travels does not gather them for ever."""
        for at in range(20):
            certificate_at(tmp_path, f"10.0.{at}.7", NAMES, TODAY)

        assert len(list((tmp_path / "share").glob("at-*"))) == 8


class TestWherePhonesJoin:
    """Told at the console whenever it has changed, and not each second."""

    def test_follows_the_machine(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Started before there is a network, then at home, at home, at work, and on the train."""
        monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path))
        monkeypatch.setenv("LEGATO_SHARE_PORT", "8766")
        found, told = list[str](), list[str]()
        monkeypatch.setattr("legato.server.sharing.address.outward_address", lambda: found[-1:])
        whereabouts = Whereabouts(told.append)
        for address in (None, "192.168.1.20", "192.168.1.20", "10.2.2.7", None):
            found[:] = [address] if address else []
            whereabouts.look()

        assert [(says.splitlines()[0]) for says in told] == [
            NOWHERE_SAYS,
            "This computer is on a network now. Phones on this network join at https://192.168.1.20:8766/",
            "This computer is on another network. Phones on this network join at https://10.2.2.7:8766/",
            NOWHERE_SAYS,
        ]
        assert own_certificate_at("10.2.2.7").fingerprint in told[2]


def named(one: Certificate) -> set[str]:
    """Read which names and addresses a certificate is for."""
    from cryptography import x509  # noqa: PLC0415 - slow, and only here

    read = x509.load_pem_x509_certificate(one.certificate.read_bytes())
    found = read.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return {str(name.value) for name in found}


class TestAsking:
    """What `--share` refuses before it starts."""

    def test_the_app_itself_stays_on_this_computer(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Sharing is not the same as letting everybody in."""
        with pytest.raises(SystemExit, match="2"):
            serve._prepare_sharing("0.0.0.0", 8765)

        assert "leave --host out" in capsys.readouterr().err

    def test_says_when_the_next_port_is_taken(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One sentence, as for the first."""
        port = two_free_ports()
        with socket.socket() as taken:
            taken.bind(("", port + 1))
            taken.listen()
            with pytest.raises(SystemExit, match="2"):
                serve._prepare_sharing("127.0.0.1", port)

        assert re.search(f"cannot listen on .*:{port + 1}", capsys.readouterr().err)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve the app with the door open."""
    with running_server(tmp_path_factory.mktemp("shared"), share=True) as server:
        yield server


def get(server: Server, path: str) -> tuple[int, str]:
    """Ask the door, trusting nothing but its own certificate, and only for the name that was asked for."""
    trust = ssl.create_default_context(cafile=str(server.data_folder / "share/certificate.pem"))
    connection = HTTPSConnection(MACHINE, door_port(server), timeout=20, context=trust)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def tells(server: Server, says: str) -> None:
    """Wait until the person at the console has been told something."""
    until = time.monotonic() + WITHIN_S
    while says not in server.tells():
        assert time.monotonic() < until, server.tells()
        time.sleep(0.05)


@pytest.mark.slow
class TestTheDoor:
    """From the network."""

    @pytest.mark.records
    def test_is_open_to_visitors_who_see_nothing(self, shared: Server) -> None:
        """The certificate fits the address; the page says how to join; records are not there."""
        assert get(shared, "/")[0] == 200
        assert "Join a session" in get(shared, "/")[1]
        assert get(shared, "/people/")[0] == 403
        assert get(shared, "/check-in/")[0] == 403
        assert json.loads(get(shared, "/api/v1/export")[1])["error"]["says"] == "Join with a code first."

    def test_says_on_the_computer_where_and_how_to_be_sure(self, shared: Server) -> None:
        """The address and the whole fingerprint."""
        fingerprint = certificate(shared.data_folder, [], datetime.now(UTC)).fingerprint

        tells(shared, f":{door_port(shared)}/")
        tells(shared, fingerprint)

    def test_answers_at_an_address_it_did_not_have_when_it_started(self, shared: Server) -> None:
        """A phone that comes to it is answered by that name, and by a certificate for it."""
        late = loopback(77)
        trust = ssl.create_default_context()
        trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
        connection = HTTPSConnection(late, door_port(shared), timeout=20, context=trust)
        with closing(connection):
            connection.request("GET", "/join/ABCDEFGHJKMN/")
            answer = connection.getresponse()
            seen = connection.sock.getpeercert(binary_form=True)
            assert "is not known" in answer.read().decode()

        assert (
            ssl.DER_cert_to_PEM_cert(seen)
            in certificate_at(shared.data_folder, late, [], datetime.now(UTC)).certificate.read_text()
        )

    def test_speaks_no_plain_http(self, shared: Server) -> None:
        """Nothing is ever sent in the clear."""
        with socket.create_connection((MACHINE, door_port(shared)), timeout=20) as line:
            line.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            with suppress(ConnectionResetError):
                assert b"Join" not in line.recv(4096)

    def test_leaves_the_app_on_loopback(self, shared: Server) -> None:
        """Its own port is not to be reached from the network."""
        assert MACHINE == "127.0.0.1" or not listens(MACHINE, door_port(shared) - 1)

    def test_is_not_held_by_those_who_say_nothing(self, shared: Server) -> None:
        """Twenty that connect and stay silent keep nobody else waiting for good."""
        silent = [socket.create_connection((MACHINE, door_port(shared))) for _ in range(20)]
        try:
            for line in silent[:10]:
                line.sendall(b"\x16")
            assert get(shared, "/")[0] == 200
        finally:
            for line in silent:
                line.close()


@pytest.mark.slow
def test_without_being_asked_nothing_listens_on_the_network(tmp_path: Path) -> None:
    """As before: loopback, plain, and no certificate is made."""
    with running_server(tmp_path) as server:
        port = door_port(server) - 1
        assert MACHINE == "127.0.0.1" or not listens(MACHINE, port)
        assert not (tmp_path / "share").exists()


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_door_closes_with_the_app(how: signal.Signals, tmp_path: Path) -> None:
    """Also when the app is killed and cannot say goodbye."""
    server = start_server(tmp_path, share=True)
    try:
        server.process.send_signal(how)
        server.process.wait(20)
        until = time.monotonic() + WITHIN_S
        while listens(MACHINE, door_port(server)):
            assert time.monotonic() < until, server.tells()
            time.sleep(0.1)
    finally:
        stop_server(server)
    assert "Traceback" not in server.tells()


@pytest.fixture
def homework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Start in a folder with Python homework, whose files have the names of Python's own and of what we use."""
    folder = tmp_path / "homework"
    folder.mkdir()
    for name in ("html", "email", "secrets", "django", "gunicorn", "legato", "sitecustomize"):
        (folder / f"{name}.py").write_text(f"open({str(folder / 'was-run')!r}, 'a').write({name!r} + ' ')\n")
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.slow
def test_the_door_runs_no_file_of_the_folder_it_is_started_in(homework: Path, tmp_path: Path) -> None:
    """Not one of them, and it opens."""
    with running_server(tmp_path, share=True) as server:
        assert get(server, "/")[0] == 200
    assert not (homework / "was-run").exists()


def doors_of(server: Server) -> list[int]:
    """Give the process that looks after the door."""
    return [pid for pid in workers_of(server) if "serve_phones" in command_of(pid)]


@pytest.mark.slow
def test_a_door_that_ends_is_opened_again_and_told(tmp_path: Path) -> None:
    """Killed once it comes back with the same certificate; a third time within a minute it stays shut, and says so."""
    with running_server(tmp_path, share=True) as server:
        before = certificate(tmp_path, [], datetime.now(UTC)).fingerprint
        for _ in range(3):
            until = time.monotonic() + WITHIN_S
            while not (listens(MACHINE, door_port(server)) and doors_of(server)):
                assert time.monotonic() < until, server.tells()
                time.sleep(0.1)
            get(server, "/")
            known = server.tells().count("The door for phones has ended")
            os.kill(doors_of(server)[0], signal.SIGKILL)
            until = time.monotonic() + WITHIN_S
            while server.tells().count("The door for phones has ended") == known:
                assert time.monotonic() < until, server.tells()
                time.sleep(0.1)

        assert server.tells().count("and is opened again") == 2
        tells(server, "stays shut: no phone can join, and no remote is heard.")
        assert certificate(tmp_path, [], datetime.now(UTC)).fingerprint == before
        assert not doors_of(server)
