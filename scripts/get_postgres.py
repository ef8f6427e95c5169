"""Make sure there is a PostgreSQL for the tests of its kind: programmes only, no server of the system's.

One that is there is used, wherever packages put it. On Debian-like systems it
comes from the system's packages, and the cluster that these would begin by
themselves is not begun. The tests begin their own (`postgres_cluster.py`).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from packages import as_root, find_programme, how, install, manager

PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/usr/local/pgsql/bin",
    "/usr/local/bin",
    "/usr/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
OLDEST = 14
"""The oldest that Django 5.2 speaks to."""

NO_CLUSTER = Path("/etc/postgresql-common/createcluster.d/legato-tests.conf")
PACKAGES = {"apt-get": "postgresql", "dnf": "postgresql-server", "zypper": "postgresql-server", "brew": "postgresql"}


def find_postgres() -> Path | None:
    """Give the folder of PostgreSQL's programmes: `LEGATO_POSTGRES`, on PATH, or where packages put them."""
    if named := os.environ.get("LEGATO_POSTGRES"):
        return Path(named)
    for place in ("", *PLACES):
        programme = find_programme(["initdb"], [place] if place else ())
        if programme is None:
            continue
        # Debian's other programmes are not on PATH, only where this one really is.
        folder = Path(programme).resolve().parent
        if (folder / "postgres").is_file() and version(folder) >= OLDEST:
            return folder
    return None


def version(folder: Path) -> int:
    """Return the number of a PostgreSQL, as 15; 0 when it does not say."""
    told = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False).stdout
    numbers = re.search(r"(\d+)", told)
    return int(numbers[1]) if numbers else 0


def install_postgres() -> str:
    """Install the system's; give what its package manager said last."""
    manages = manager() or ""
    if manages != "apt-get":
        return install([PACKAGES.get(manages, "postgresql")], is_there=find_postgres, may_ask=True)
    before = as_root(may_ask=True) or []
    ours = b"# Legato's, for as long as it installs PostgreSQL for its tests.\ncreate_main_cluster = false\n"
    subprocess.run([*before, "mkdir", "-p", str(NO_CLUSTER.parent)], check=True)
    subprocess.run([*before, "tee", str(NO_CLUSTER)], input=ours, stdout=subprocess.DEVNULL, check=True)
    try:
        return install(["postgresql"], is_there=find_postgres, may_ask=True)
    finally:
        subprocess.run([*before, "rm", "-f", str(NO_CLUSTER)], check=True)


def main() -> None:
    """Find it or install it; say something only when something had to be done."""
    if find_postgres() is not None:
        return
    print("Installing PostgreSQL for the tests ...", flush=True)
    said = install_postgres()
    found = find_postgres()
    if found is None:
        package = PACKAGES.get(manager() or "", "postgresql")
        sys.exit(
            f"No PostgreSQL {OLDEST} or newer could be found or installed ({said or 'no way to install it is known'}): "
            f"`{how([package])}` brings it, or set LEGATO_POSTGRES to the folder of initdb and postgres."
        )
    print(f"PostgreSQL is in {found}.")


if __name__ == "__main__":
    main()
