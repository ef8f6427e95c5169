"""Starting and stopping: quick, clear about what is wrong, and nothing lost when it is killed."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
from contextlib import closing
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from urllib.request import urlopen

import pytest
from django.db import connection

from legato.server import serve
from legato.server.keeping import prepare
from legato.server.wire import assets
from running import LEGATO, Server, free_port, running_server, start_server
from server.builders import TODAY


class TestStarting:
    """What `legato serve` does before the first page."""

    @pytest.mark.django_db
    def test_runs_no_migration_when_there_is_none_to_run(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A look at the list is enough, so that a second start is quick."""

        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("migrated again")

        monkeypatch.setattr("django.core.management.call_command", refuse)
        # The test's own connection goes on.
        monkeypatch.setattr("django.db.backends.base.base.BaseDatabaseWrapper.close", lambda _: None)
        if connection.vendor == "postgresql":
            monkeypatch.setattr("django.db.backends.postgresql.base.DatabaseWrapper.close_pool", lambda _: None)

        prepare(refuse)

    def test_says_which_port_is_taken_and_what_to_do(self, capsys: pytest.CaptureFixture[str]) -> None:
        """One sentence, no traceback, and the exit code of what cannot be used."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            with pytest.raises(SystemExit, match="2"):
                serve._refuse_taken_port("127.0.0.1", port)
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"Legato cannot listen on 127.0.0.1:{port} (")
        assert "Choose another port" in line

    @pytest.mark.parametrize(("asked", "given"), [("2", 2), ("0", 1), ("many", 1), ("", 1), ("-3", 1)])
    def test_takes_the_number_of_workers_from_the_environment(
        self, asked: str, given: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What makes no sense counts as one."""
        monkeypatch.setenv("LEGATO_WORKERS", asked)

        assert serve.workers() == given

    @pytest.mark.parametrize(
        ("host", "shown"),
        [
            ("127.0.0.1", "http://127.0.0.1:8765/"),
            ("0.0.0.0", "http://127.0.0.1:8765/"),
            ("::1", "http://[::1]:8765/"),
            ("legs.home", "http://legs.home:8765/"),
        ],
    )
    def test_prints_an_address_that_can_be_opened(self, host: str, shown: str) -> None:
        """Nobody can open 0.0.0.0."""
        assert serve._address(host, 8765) == shown

    def test_opens_no_browser_without_a_screen(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A server in a cupboard stays quiet."""
        monkeypatch.setattr("sys.platform", "linux")
        monkeypatch.delenv("DISPLAY", raising=False)
        monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
        assert not serve._has_display()

        monkeypatch.setenv("DISPLAY", ":0")
        assert serve._has_display()


class TestAMissingPlayer:
    """A checkout whose web side was never built."""

    @pytest.mark.django_db
    def test_still_has_pages_that_say_what_to_run(self, client: object, settings: object, tmp_path: Path) -> None:
        """Plain, but complete, with the command to run."""
        settings.PLAYER_FOLDER = tmp_path
        assets.manifest.cache_clear()
        try:
            page = client.get("/").content.decode()
        finally:
            assets.manifest.cache_clear()

        assert "make setup" in page
        assert "Start a check-in" in page


def ask(server: Server, method: str, path: str, cookies: dict[str, str], **form: str) -> tuple[int, str, str]:
    """Send a request as a browser would; return status, place and page."""
    sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    if method == "POST":
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    with closing(HTTPConnection(urlsplit(server.address).netloc, timeout=20)) as connection:
        connection.request(method, path, urlencode(form) if form else None, sent)
        answer = connection.getresponse()
        page = answer.read().decode()
    for line in answer.headers.get_all("Set-Cookie") or []:
        name, _, value = line.split(";")[0].partition("=")
        cookies[name] = value
    return answer.status, answer.headers.get("Location", ""), page


def token_of(page: str) -> str:
    """Return the token of a page's forms."""
    return page.split('name="csrf-token" content="')[1].split('"', maxsplit=1)[0]


def served(**environment: str) -> subprocess.CompletedProcess[str]:
    """Start the app where it cannot be, and give what it said."""
    command = [str(LEGATO), "serve", "--port", str(free_port())]
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=120
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"LEGATO_DATA_DIR": "/proc/legato"}, "The folder of the records cannot be used ("),
        ({"LEGATO_URL": "example.org"}, "LEGATO_URL is the address people type"),
        ({"LEGATO_SEED": "tuesday"}, "LEGATO_SEED is a whole number from 0 to"),
        ({"LEGATO_URL": "https://a.example/", "LEGATO_TRUSTED_PROXIES": "proxy"}, "LEGATO_TRUSTED_PROXIES lists"),
    ],
    ids=["a folder that cannot be made", "no address", "no seed", "no proxy"],
)
def test_what_it_cannot_use_is_said_in_one_sentence(wrong: dict[str, str], says: str) -> None:
    """With the place and what helps, without a traceback, and with the exit code of bad input."""
    answer = served(**wrong)

    assert answer.returncode == 2
    assert says in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


@pytest.mark.slow
def test_a_time_zone_that_cannot_be_read_is_said_at_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what helps; it serves all the same."""
    monkeypatch.setenv("TZ", "Nonsense/Foo")
    with running_server(tmp_path) as server:
        assert "TZ=Nonsense/Foo tells no time zone that can be read" in server.log.read_text()


def test_days_are_those_of_a_rule_that_is_spelt_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As small boards are set up: a day of 24 hours that is always another one than that of UTC at some time."""
    ahead = datetime.now(UTC).hour >= 12
    monkeypatch.setenv("TZ", "<+12>-12" if ahead else "<-12>12")
    day = (datetime.now(UTC) + timedelta(hours=12 if ahead else -12)).date()
    with running_server(tmp_path) as server, urlopen(f"{server.address}/people/export/") as answer:
        named = answer.headers["Content-Disposition"]
    assert f"legato-{day:%Y-%m-%d}.json" in named


def test_records_are_readable_by_nobody_else(tmp_path: Path) -> None:
    """Whatever is written while it runs, in a folder that others may look into."""
    tmp_path.chmod(0o755)
    with running_server(tmp_path) as server, closing(HTTPConnection(urlsplit(server.address).netloc)) as visitor:
        visitor.request("GET", "/")
        visitor.getresponse().read()
        written = [path for path in tmp_path.rglob("*") if path.name != "server.log"]

        assert {path.name for path in written} >= {"legato.sqlite3", "secret.key"}
        assert [path.name for path in written if stat.S_IMODE(path.stat().st_mode) & 0o077] == []


@pytest.mark.slow
@pytest.mark.records
def test_a_killed_server_loses_no_finished_answer(tmp_path: Path) -> None:
    """Killed right after it answered, and started again: the next step is open, with the answer kept."""
    cookies: dict[str, str] = {}
    server = start_server(tmp_path)
    try:
        token = token_of(ask(server, "GET", "/", cookies)[2])
        _, first, _ = ask(server, "POST", "/check-in/", cookies, csrfmiddlewaretoken=token)
        ask(server, "POST", first, cookies, csrfmiddlewaretoken=token, none="yes")
        today = first.replace("first-questions", "today")
        told = {name: value for name, value in TODAY.items() if isinstance(value, str)}
        status, health, _ = ask(
            server, "POST", today, cookies, csrfmiddlewaretoken=token, **told, **{"pain-left-calf": "6"}
        )
    finally:
        server.process.send_signal(signal.SIGKILL)
        server.process.wait(10)

    with running_server(tmp_path) as again:
        _, place, _ = ask(again, "GET", "/check-in/", cookies)
        _, _, page = ask(again, "GET", today, cookies)

    assert status == 302
    assert place == health
    assert '<option value="6" selected>' in page


@pytest.mark.slow
@pytest.mark.records
def test_ctrl_c_stops_it_cleanly(tmp_path: Path) -> None:
    """It is gone at once, and prints no traceback."""
    server = start_server(tmp_path)
    server.process.send_signal(signal.SIGINT)
    code = server.process.wait(10)

    assert code == 0
    assert "Traceback" not in server.tells()
