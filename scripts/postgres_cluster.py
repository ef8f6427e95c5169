"""A PostgreSQL of the tests' own: in a temporary folder, on a free port of loopback, gone when its maker is.

with cluster() as postgres:
    os.environ["LEGATO_DATABASE_URL"] = postgres.address

It runs below a keeper, a process that waits for its standard input to close.
That happens whatever becomes of the maker, also when it is killed; then the
keeper ends PostgreSQL and removes the folder. As a programme this file is the keeper.
"""

from __future__ import annotations

import json
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

from folder_records import with_name
from get_postgres import find_postgres
from running import free_port

USER = "legato"
STARTS_WITHIN_S = 60
ENDS_WITHIN_S = 20
TRIES = 5
QUICK = {"fsync": "off", "full_page_writes": "off"}
"""For tests that pull no plug: nothing waits for the disk; a server that is killed still loses nothing."""


@dataclass
class Postgres:
    """A running PostgreSQL, and the address of its first database."""

    address: str
    folder: Path
    keeper: subprocess.Popen[str] = field(repr=False)

    def database(self, name: str) -> str:
        """Give the address of another database of it."""
        return with_name(self.address, name)

    def tell(self, word: str) -> None:
        """Have the server ended the hard way (`down`) or started again (`up`), and wait until it is."""
        assert self.keeper.stdin is not None
        assert self.keeper.stdout is not None
        print(word, file=self.keeper.stdin, flush=True)
        if self.keeper.stdout.readline().strip() != word:
            raise RuntimeError(f"PostgreSQL did not go {word}")


@contextmanager
def cluster(*, quick: bool = True) -> Iterator[Postgres]:
    """Run a PostgreSQL for the length of a `with` block; `quick` leaves out what only a pulled plug would miss."""
    words = [sys.executable, __file__, *(["--quick"] if quick else [])]
    # A session of its own: Ctrl-C is for its maker, who closes the pipe.
    with subprocess.Popen(
        words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as keeper:
        assert keeper.stdout is not None
        told = keeper.stdout.readline()
        if not told:
            raise RuntimeError("PostgreSQL did not start; what it said is above.")
        made: dict[str, Any] = json.loads(told)
        yield Postgres(made["address"], Path(made["folder"]), keeper)


class _Keeper:
    """Makes the cluster, starts its server, and ends both."""

    def __init__(self, programmes: Path, *, quick: bool) -> None:
        self._programmes, self._settings = programmes, QUICK if quick else {}
        self._folder = Path(tempfile.mkdtemp(prefix="legato-postgres-"))
        self._password = secrets.token_urlsafe(18)
        self._port = 0
        self._server: subprocess.Popen[bytes] | None = None
        # PostgreSQL refuses to be run by root.
        self._as: dict[str, Any] = {}
        if os.geteuid() == 0:
            owner = _somebody()
            shutil.chown(self._folder, owner.pw_uid, owner.pw_gid)
            self._as = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}

    def make(self) -> None:
        """Make the cluster."""
        secret = self._folder / "password"
        secret.write_text(self._password)
        secret.chmod(0o644)
        words = [self._programmes / "initdb", "-D", self._folder / "data", "-U", USER, f"--pwfile={secret}"]
        options = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        done = subprocess.run(
            [*words, *options], cwd=self._folder, capture_output=True, text=True, check=False, **self._as
        )
        secret.unlink()
        if done.returncode:
            raise RuntimeError(done.stderr)

    def start(self) -> None:
        """Start the server, on the port it had, or on any that is free."""
        for _ in range(TRIES):
            port = self._port or free_port()
            if self._starts(port):
                self._port = port
                return
        raise RuntimeError((self._folder / "log").read_text(errors="replace"))

    def _starts(self, port: int) -> bool:
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(self._folder),
            "max_connections": "200",
            **self._settings,
        }
        words = [self._programmes / "postgres", "-D", self._folder / "data"]
        words += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (self._folder / "log").open("ab") as log:
            self._server = subprocess.Popen(words, cwd=self._folder, stdout=log, stderr=log, **self._as)
        ready = [self._programmes / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until and self._server.poll() is None:
            if subprocess.run(ready, check=False).returncode == 0:
                return True
            time.sleep(0.05)
        self.end()
        return False

    def end(self) -> None:
        """End the server as a crash would, and at once: nobody needs what it keeps."""
        if self._server is not None and self._server.poll() is None:
            self._server.send_signal(signal.SIGQUIT)
            try:
                self._server.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait()

    def remove(self) -> None:
        """End it for good."""
        self.end()
        shutil.rmtree(self._folder, ignore_errors=True)

    def told(self) -> str:
        """Say where it is."""
        address = f"postgresql://{USER}:{quote(self._password)}@127.0.0.1:{self._port}/postgres"
        return json.dumps({"address": address, "folder": str(self._folder)})


def _somebody() -> pwd.struct_passwd:
    """Give a user who is not root."""
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL is not run by root, and this system has no other user for it.")


def main() -> None:
    """Keep a cluster until standard input closes; `down` and `up` on it end and start the server meanwhile."""
    programmes = find_postgres()
    if programmes is None:
        sys.exit("There is no PostgreSQL here: `scripts/get_postgres.py` brings one, or says how.")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    keeper = _Keeper(programmes, quick="--quick" in sys.argv)
    try:
        keeper.make()
        keeper.start()
        print(keeper.told(), flush=True)
        for line in sys.stdin:
            {"down": keeper.end, "up": keeper.start}[line.strip()]()
            print(line.strip(), flush=True)
    except RuntimeError as wrong:
        sys.exit(str(wrong))
    finally:
        keeper.remove()


if __name__ == "__main__":
    main()
