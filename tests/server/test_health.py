"""Whether the app is well: told to monitors at `/healthz`, and by `legato healthcheck` to people and containers."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import OperationalError, connection
from django.test import Client
from typer.testing import CliRunner, Result

from legato import __version__
from legato.cli import app
from legato.cli.exits import Exit
from running import free_port, running_server


def healthcheck(port: int, *words: str) -> Result:
    """Ask as a container does."""
    return CliRunner().invoke(app, ["healthcheck", "--port", str(port), *words])


@pytest.mark.django_db
class TestTheAddress:
    """`/healthz`."""

    def test_says_that_pages_and_records_are_there(self) -> None:
        """With the version, for whoever looks whether an update has arrived; nobody keeps the answer."""
        answer = Client().get("/healthz")

        assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": __version__})
        assert "no-cache" in answer.headers["Cache-Control"]
        assert answer.cookies == {}

    @pytest.mark.parametrize("says", ["database is locked", "unable to open database file"])
    def test_is_no_good_without_records(self, says: str) -> None:
        """A monitor sees by the status that something is wrong, and the document says what."""

        def away(*_: Any) -> None:
            raise OperationalError(says)

        with connection.execute_wrapper(away):
            answer = Client(raise_request_exception=False).get("/healthz")

        assert answer.status_code >= 500
        assert answer.json()["error"]["says"]

    def test_takes_nothing(self) -> None:
        """It is for looking only."""
        assert Client().post("/healthz").status_code == 405


class TestTheCommand:
    """`legato healthcheck`."""

    @pytest.mark.slow
    @pytest.mark.records
    def test_is_content_with_a_running_app(self, tmp_path: Path) -> None:
        """Whatever that was told to listen on; below a path as well."""
        with running_server(tmp_path, public="https://example.org/legato/") as server:
            port = urlsplit(server.address).port or 0
            ended = [healthcheck(port, *words) for words in ((), ("--host", "0.0.0.0"))]

        assert [one.exit_code for one in ended] == [Exit.DONE, Exit.DONE]
        assert ended[0].stdout == f"Legato {__version__} at http://127.0.0.1:{port}/ is well.\n"

    def test_says_that_nothing_answers(self) -> None:
        """In one sentence, with the address."""
        port = free_port()
        ended = healthcheck(port)

        assert (ended.exit_code, ended.stdout) == (Exit.BROKEN, "")
        assert " ".join(ended.stderr.split()).startswith(
            f"Legato does not answer at http://127.0.0.1:{port}/ (Connection refused)"
        )

    @pytest.mark.parametrize(
        ("status", "body", "says"),
        [
            (503, '{"error": {"says": "The records are out of reach.", "findings": []}}', "(503). The records are out"),
            (502, "<h1>Bad gateway</h1>", "is not well (502)."),
            (200, "<h1>Welcome to my router</h1>", "(something else answers there)"),
            (200, "[]", "(something else answers there)"),
        ],
        ids=["records away", "a proxy", "another programme", "another document"],
    )
    def test_is_not_content_with_less(self, status: int, body: str, says: str) -> None:
        """With what was answered."""
        with answering(status, body) as port:
            ended = healthcheck(port)

        assert (ended.exit_code, ended.stdout) == (Exit.BROKEN, "")
        assert says in " ".join(ended.stderr.split())

    def test_does_not_wait_for_ever(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Somebody who takes the call and says nothing is not well either."""
        monkeypatch.setattr("legato.cli.health.WITHIN_S", 0.2)
        with socket.socket() as silent:
            silent.bind(("127.0.0.1", 0))
            silent.listen()
            ended = healthcheck(silent.getsockname()[1])

        assert ended.exit_code == Exit.BROKEN
        assert "timed out" in ended.stderr


@contextmanager
def answering(status: int, body: str) -> Iterator[int]:
    """Answer everything in this way, on a port of loopback."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body.encode())

        log_message: Callable[..., None] = lambda *_: None

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
