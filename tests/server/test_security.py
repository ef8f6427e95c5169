"""What keeps a health diary private on a home network."""

from __future__ import annotations

import errno
import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from wsgiref.util import setup_testing_defaults

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.test import Client

from legato.errors import SettingError
from legato.server import data_folder, hosts
from legato.server.wire import unknown_name
from server.builders import person, sitting, visitor

pytestmark = pytest.mark.django_db


class TestHeaders:
    """On every answer."""

    @pytest.mark.parametrize("address", ["/", "/library/", "/diary/", "/no-such-page/"])
    def test_are_strict(self, address: str) -> None:
        """Nothing inline, nothing from elsewhere, no frames, no guessing, no referrer, no features."""
        headers = Client().get(address).headers
        policy = headers["Content-Security-Policy"]

        assert "default-src 'none'" in policy
        if not address.startswith("/api/"):
            assert "script-src 'self'" in policy
            assert "style-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["X-Frame-Options"] == "DENY"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "screen-wake-lock=(self)" in headers["Permissions-Policy"]

    def test_let_only_pages_that_play_show_pictures_they_drew_themselves(self) -> None:
        """The lock screen's picture is drawn on the device; WebKit and Firefox hold it to the page's policy."""
        planned = sitting(person())
        client = visitor(planned.person)
        pictures = {
            address: dict(rule.strip().split(" ", 1) for rule in policy.split(";"))["img-src"]
            for address in ("/", f"/sittings/{planned.id}/play/", "/quick/five/")
            for policy in [client.get(address).headers["Content-Security-Policy"]]
        }

        assert pictures == {
            "/": "'self'",
            f"/sittings/{planned.id}/play/": "'self' data:",
            "/quick/five/": "'self' data:",
        }

    def test_keep_pages_out_of_shared_caches(self) -> None:
        """A plan is for one person's browser."""
        planned = sitting(person())
        answer = visitor(planned.person).get(f"/sittings/{planned.id}/")

        assert "private" in answer.headers["Cache-Control"]

    def test_cookies_are_out_of_reach_for_scripts_and_other_sites(self) -> None:
        """HttpOnly and SameSite on each."""
        client = Client()
        client.post("/check-in/")
        client.get("/")
        client.post("/theme/", {"theme": "dark"})

        assert {"legato_session", "legato_csrf", "legato_look"} <= set(client.cookies)
        for cookie in client.cookies.values():
            assert cookie["httponly"]
            assert cookie["samesite"] in {"Lax", "Strict"}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/library/", "/diary/", "/no-such-page/"])
def test_whoever_asks_for_headers_alone_gets_no_body(path: str) -> None:
    """As the server under us sees it; the length is that of the page."""
    told: dict[str, str] = {}
    environ = {"REQUEST_METHOD": "HEAD", "PATH_INFO": path, "HTTP_HOST": "localhost"}
    setup_testing_defaults(environ)
    body = b"".join(WSGIHandler()(environ, lambda status, headers: told.update(headers)))

    assert body == b""
    assert int(told["Content-Length"]) > 100


class TestHosts:
    """Only names of this machine are answered."""

    @pytest.mark.parametrize("address", ["/", "/api/v1/techniques", "/check-in/"])
    def test_a_foreign_name_is_refused(self, address: str) -> None:
        """A name server of somebody else cannot lead a browser in here."""
        answer = Client().get(address, headers={"Host": "legato.example.org"})

        assert answer.status_code == 400
        assert "legato.example.org" not in answer.content.decode()
        assert "LEGATO_ALLOWED_HOSTS" in answer.content.decode()

    def test_the_console_says_once_what_would_allow_a_name(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """The one person who can act reads the setting, ready to be copied."""
        monkeypatch.setattr(unknown_name, "_said", unknown_name.SaidNames())
        for _ in range(3):
            Client().get("/", headers={"Host": "nas.lan:8765"})

        (line,) = [record.getMessage() for record in caplog.records if record.name == unknown_name.__name__]
        assert line.endswith("LEGATO_ALLOWED_HOSTS=nas.lan")

    def test_made_up_names_do_not_fill_the_console(
        self, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        """Twenty are said, and nothing that could not be a name."""
        monkeypatch.setattr(unknown_name, "_said", unknown_name.SaidNames())
        for name in ("evil;rm", "a b", "-", "[::2]", "x" * 300, "line\nbreak"):
            Client().get("/", headers={"Host": name})
        assert [record for record in caplog.records if record.name == unknown_name.__name__] == []

        for number in range(3 * unknown_name.MOST_SAID):
            Client().get("/", headers={"Host": f"made-up-{number}.example"})
        said = [record for record in caplog.records if record.name == unknown_name.__name__]
        assert len(said) == unknown_name.MOST_SAID

    def test_loopback_is_answered(self) -> None:
        """By each of its names."""
        for name in ("127.0.0.1:8765", "localhost:8765", "[::1]:8765"):
            assert Client().get("/", headers={"Host": name}).status_code == 200

    def test_the_host_asked_for_is_answered(self) -> None:
        """And no wildcard ever."""
        assert "192.168.1.20" in hosts.allowed_hosts("192.168.1.20")
        assert "*" not in hosts.allowed_hosts("0.0.0.0")
        assert len(hosts.allowed_hosts("0.0.0.0")) > len(hosts.LOOPBACK)

    def test_names_of_ones_own_can_be_added(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """By the environment, one by one; a wildcard is left out."""
        monkeypatch.setenv("LEGATO_ALLOWED_HOSTS", "legs.home, *")

        assert hosts.allowed_hosts("127.0.0.1") == [*hosts.LOOPBACK, "legs.home"]


class TestForms:
    """Every form needs the token of its page."""

    @pytest.mark.parametrize("address", ["/check-in/", "/theme/", "/people/add/", "/people/delete-everything/"])
    def test_without_it_nothing_happens(self, address: str) -> None:
        """The answer is a page that says what to do."""
        browser = Client(enforce_csrf_checks=True)
        browser.get("/people/")
        answer = browser.post(address, {"name": "Eve", "word": "delete"})

        assert answer.status_code == 403
        assert b"send it again" in answer.content


class TestTheDataFolder:
    """Where the records live."""

    def test_is_the_one_the_environment_names(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """And it is made, for its owner only."""
        monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path / "records"))
        folder = data_folder.data_folder()

        assert folder == tmp_path / "records"
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700

    def test_takes_back_what_others_might_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Records that an earlier version, or another command, left open to every account of the computer."""
        monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path))
        names = ("secret.key", "legato.sqlite3", "legato.sqlite3-wal", "legato.sqlite3-shm")
        for name in (*names, "notes.txt"):
            (tmp_path / name).touch(mode=0o644)
        data_folder.data_folder()

        assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in names} == {0o600}
        assert stat.S_IMODE((tmp_path / "notes.txt").stat().st_mode) == 0o644

    def test_leaves_the_rights_of_a_folder_alone_that_somebody_chose(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """It may hold other things; the usual one is for its owner alone, whoever made it first."""
        tmp_path.chmod(0o755)
        monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path))
        data_folder.data_folder()

        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755
        monkeypatch.delenv("LEGATO_DATA_DIR")
        monkeypatch.setattr(data_folder.platformdirs, "user_data_path", lambda *_, **__: tmp_path)
        data_folder.data_folder()
        assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o700

    def test_says_what_stands_in_the_place_of_the_secret(self, tmp_path: Path) -> None:
        """One sentence that names the file and what helps."""
        (tmp_path / data_folder.SECRET_NAME).write_bytes(b"\xff\xfe key")

        with pytest.raises(SettingError, match=r"secret\.key holds no key of Legato\. Move it away"):
            data_folder.secret_key(tmp_path)

    def test_keeps_one_secret_that_only_its_owner_reads(self, tmp_path: Path) -> None:
        """Made once; a second start finds the same."""
        first = data_folder.secret_key(tmp_path)
        second = data_folder.secret_key(tmp_path)

        assert first == second
        assert len(first) > 50
        assert stat.S_IMODE((tmp_path / data_folder.SECRET_NAME).stat().st_mode) == 0o600

    def test_gives_all_who_begin_at_once_the_same_whole_secret(self, tmp_path: Path) -> None:
        """Two servers on one folder, or two workers of these tests: nobody reads a key that is still being written."""
        for attempt in range(100):
            folder = tmp_path / str(attempt)
            folder.mkdir()
            with ThreadPoolExecutor(4) as at_once:
                keys = list(at_once.map(data_folder.secret_key, [folder] * 4))

            assert len(set(keys)) == 1
            assert len(keys[0]) > 50
            assert [file.name for file in folder.iterdir()] == [data_folder.SECRET_NAME]

    def test_makes_the_secret_anew_where_a_full_disk_left_an_empty_one(self, tmp_path: Path) -> None:
        """Otherwise every page would fail from then on, and nothing would say why."""
        (tmp_path / data_folder.SECRET_NAME).touch()

        made = data_folder.secret_key(tmp_path)

        assert len(made) > 50
        assert data_folder.secret_key(tmp_path) == made

    def test_leaves_nothing_where_the_disk_is_full(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """No file that is there before it is whole: the next start, with room again, is a first start."""
        monkeypatch.setattr(os, "fsync", _disk_is_full)

        with pytest.raises(OSError, match="No space left"):
            data_folder.secret_key(tmp_path)

        assert list(tmp_path.iterdir()) == []

    def test_keeps_one_secret_where_the_disk_knows_no_links(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A USB stick, for one."""
        monkeypatch.setattr(os, "link", _no_links)

        assert data_folder.secret_key(tmp_path) == data_folder.secret_key(tmp_path)

    def test_is_not_inside_the_programme(self) -> None:
        """The tests, like everybody, keep their records elsewhere."""
        assert Path(os.environ["LEGATO_DATA_DIR"]) == settings.DATA_FOLDER
        assert not settings.DATA_FOLDER.is_relative_to(settings.HERE)


def _disk_is_full(handle: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _no_links(there: Path, name: Path) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")
