"""It starts, or says in one sentence why not: with the place and what helps, exit code 2, and never "ready" before."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

import legato
from legato.server.data_folder import DATABASE_NAME, SECRET_NAME
from legato.server.database import VARIABLE
from running import LEGATO, free_port, running_server
from server.browsing import Browser
from server.builders import checkin

pytestmark = [pytest.mark.slow, pytest.mark.sqlite]


@pytest.fixture(scope="module")
def used(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder in which somebody has planned a session."""
    folder = tmp_path_factory.mktemp("used")
    with running_server(folder) as server:
        assert Browser(server.address).post_json("/api/v1/plans", checkin()) == 201
    return folder


@pytest.fixture
def folder(used: Path, tmp_path: Path) -> Path:
    """Give such a folder, to be broken."""
    own = tmp_path / "own"
    shutil.copytree(used, own, ignore=shutil.ignore_patterns("cache", "server.log"))
    return own


def say(folder: Path, port: int | None = None, limit: int | None = None, **around: str) -> str:
    """Start the app where it cannot be; give the one sentence it says."""
    environment = {
        name: value for name, value in os.environ.items() if name not in {VARIABLE, "DJANGO_SETTINGS_MODULE"}
    }
    command = [*around.pop("command", str(LEGATO)).split("\n"), "serve", "--port", str(port or free_port())]

    def bound() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    ended = subprocess.run(
        command,
        env=environment | {"LEGATO_DATA_DIR": str(folder)} | around,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        preexec_fn=bound,
    )
    assert ended.returncode == 2, ended.stderr
    assert "ready" not in ended.stdout
    (line,) = ended.stderr.splitlines()
    return line


def ask(folder: Path, *words: str) -> None:
    """Tell the records something, past Legato."""
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as records:
        for each in words:
            records.execute(each)


def cut_off(folder: Path) -> None:
    """Leave half of the file."""
    file = folder / DATABASE_NAME
    os.truncate(file, file.stat().st_size // 2)


def scratch(folder: Path) -> None:
    """Write nonsense over some pages in the middle."""
    file = folder / DATABASE_NAME
    with file.open("r+b") as opened:
        opened.seek(file.stat().st_size // 2)
        opened.write(b"legs" * 4_096)


def replace(folder: Path) -> None:
    """Put something else in its place."""
    (folder / DATABASE_NAME).write_text("my legs ache\n" * 400)


@pytest.mark.parametrize("broken", [cut_off, scratch, replace])
def test_with_records_that_are_broken(broken: Callable[[Path], None], folder: Path) -> None:
    """The file is named, and the copy that could be brought back; nothing of it is touched."""
    (folder / "copies").mkdir(exist_ok=True)
    kept = folder / "copies" / "legato-20261129-080000-day.jsonl.gz"
    kept.write_bytes(b"a copy")
    broken(folder)
    before = (folder / DATABASE_NAME).read_bytes()
    line = say(folder)

    assert line.startswith(f"The database {folder / DATABASE_NAME} cannot be used: ")
    assert f"Move it away, and bring the copy of 29 November 2026 back: legato restore {kept}" in line
    assert (folder / DATABASE_NAME).read_bytes() == before


def test_with_broken_records_and_no_copy(folder: Path) -> None:
    """Then a new beginning is all that is left, and the file stays for whoever can mend it."""
    for place in (folder / "copies").glob("*"):
        place.unlink()
    replace(folder)

    assert say(folder).endswith("Move it away to begin anew; there is no copy in that folder.")


def test_with_records_that_another_programme_holds(folder: Path) -> None:
    """A backup tool, or somebody who looks into them."""
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as holding:
        holding.execute("PRAGMA locking_mode=EXCLUSIVE")
        holding.execute("BEGIN EXCLUSIVE")
        holding.execute("UPDATE people_person SET age = age")
        line = say(folder)

    assert "cannot be used: database is locked. Another programme holds it: end that one, and start again." in line


def test_with_records_of_a_newer_version(folder: Path) -> None:
    """It may hold what newer rules refuse, and this version would plan."""
    ask(
        folder,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('sittings', '0999_of_tomorrow', '2027-01-01')",
    )
    line = say(folder)

    assert f"{folder / DATABASE_NAME} cannot be used: a newer Legato has used it" in line
    assert "sittings.0999_of_tomorrow" in line
    assert "start the newer one" in line


def test_with_a_key_that_is_none(folder: Path) -> None:
    """Moved away, a new one is made."""
    (folder / SECRET_NAME).write_bytes(b"\xff\xfe\x00key")

    assert say(folder).startswith(f"{folder / SECRET_NAME} holds no key of Legato. Move it away and start again")


def test_with_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    """A name that is taken."""
    (tmp_path / "taken").write_text("mine")

    assert say(tmp_path / "taken").startswith(
        f"The folder of the records cannot be used (File exists: {tmp_path}/taken)."
    )


@pytest.mark.parametrize("is_new", [True, False], ids=["a first start", "a later one"])
def test_where_nothing_can_be_written(is_new: bool, folder: Path, tmp_path: Path) -> None:
    """As on a disk without room: the first start leaves nothing half behind, and a later one loses nothing."""
    own = tmp_path / "new" if is_new else folder
    if not is_new:
        ask(own, "DELETE FROM django_migrations WHERE app = 'pairing' AND name LIKE '0003%'")
    line = say(own, limit=0)

    assert "cannot be used" in line
    assert str(own) in line
    assert "oom" in line
    assert not (own / SECRET_NAME).exists() or (own / SECRET_NAME).stat().st_size > 0
    if is_new:
        with running_server(own):
            pass


def test_with_a_port_that_is_in_use(folder: Path) -> None:
    """By itself, perhaps."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        line = say(folder, port=taken.getsockname()[1])

    assert "Is it running already? Choose another port" in line


@pytest.mark.parametrize("is_used", [False, True], ids=["an empty folder", "a used folder"])
def test_in_a_folder_of_somebody_else(is_used: bool, used: Path, closed: Path) -> None:
    """It may be read, and not be written to: as a service's folder, or one that came off another computer."""
    if is_used:
        shutil.copytree(used, closed, ignore=shutil.ignore_patterns("cache", "server.log"), dirs_exist_ok=True)
    before = {place: place.stat().st_mtime_ns for place in closed.rglob("*")}
    line = as_somebody_else(closed)

    assert "Permission denied" in line
    assert str(closed) in line
    assert "be written to" in line
    assert {place: place.stat().st_mtime_ns for place in closed.rglob("*")} == before


@pytest.fixture
def closed() -> Iterator[Path]:
    """Give a folder that everybody can reach, unlike those of tests."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(0o755)


def as_somebody_else(folder: Path) -> str:
    """Start the app as somebody who may read a folder and nothing more."""
    if os.geteuid() == 0:
        for place in folder.rglob("*"):
            place.chmod(0o755 if place.is_dir() else 0o644)
        return say(folder, command=f"setpriv\n--reuid=65534\n--regid=65534\n--clear-groups\n{LEGATO}", HOME="/nowhere")
    for place in folder.rglob("*"):
        place.chmod(0o555 if place.is_dir() else 0o444)
    folder.chmod(0o555)
    return say(folder)


def test_with_a_rule_that_is_broken(folder: Path, broken_rules: Path) -> None:
    """A file of Legato itself is named."""
    run = "import sys; sys.argv[0] = 'legato'; from legato.cli import main; main()"
    line = say(folder, command=f"{sys.executable}\n-P\n-c\n{run}", PYTHONPATH=str(broken_rules))

    assert line.startswith("A file of Legato itself is broken (")
    assert "always.toml" in line
    assert "Install Legato again." in line


@pytest.fixture
def broken_rules(tmp_path: Path) -> Path:
    """Give an installation of which one rule file was cut off."""
    there, own = Path(legato.__file__).parent, tmp_path / "installed" / "legato"
    own.mkdir(parents=True)
    for place in there.iterdir():
        if place.name != "safety":
            (own / place.name).symlink_to(place)
    shutil.copytree(there / "safety", own / "safety")
    (own / "safety" / "data" / "always.toml").write_text("[[care]\nid = ")
    return own.parent


def test_whose_first_page_is_not_answered(folder: Path) -> None:
    """It listens, but nobody could use it: it is not called ready, and ends."""
    ask(folder, "DROP TABLE sittings_event", "DROP TABLE people_person")
    environment = os.environ | {"LEGATO_DATA_DIR": str(folder)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    ended = subprocess.run(
        [str(LEGATO), "serve", "--port", str(free_port())],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Legato does not answer its first page (503 Service Unavailable)" in ended.stderr
    assert "Traceback" not in ended.stderr
