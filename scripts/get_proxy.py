"""Make sure there is an nginx, for the test of the app behind a proxy: the programme, and no server of the system's.

One that is there is used. On Debian-like systems the package is fetched and unpacked
into this folder, because installed it would begin to listen on port 80 by itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from packages import PLACES, as_root, find_programme

UNPACKED = Path(__file__).parents[1] / ".tools" / "nginx"
SYSTEM = ("/usr/sbin", "/usr/local/sbin", "/usr/local/nginx/sbin", *PLACES)


def find_proxy() -> str | None:
    """Give the path of nginx: `LEGATO_NGINX`, on PATH, where packages put it, or unpacked here."""
    if named := os.environ.get("LEGATO_NGINX"):
        return named
    return find_programme(["nginx"], (*SYSTEM, str(UNPACKED / "usr/sbin")))


def unpack_proxy() -> str:
    """Fetch the system's package and unpack it; gives what went wrong, or nothing."""
    fetch, unpack, before = find_programme(["apt-get"]), find_programme(["dpkg"]), as_root()
    if fetch is None or unpack is None:
        return "there is no apt-get"
    said = ""
    # The lists of packages are fetched only when the first try fails, because that takes longest.
    for prepare in (False, True):
        if prepare and before is not None:
            subprocess.run([*before, fetch, "update", "-qq"], capture_output=True, check=False)
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run(
                [fetch, "download", "-qq", "nginx"], cwd=folder, capture_output=True, text=True, check=False
            )
            packages = list(Path(folder).glob("nginx_*.deb"))
            if packages:
                UNPACKED.mkdir(parents=True, exist_ok=True)
                subprocess.run([unpack, "-x", str(packages[0]), str(UNPACKED)], check=True)
                return ""
            said = done.stderr.strip().rpartition("\n")[2] or "apt-get has no nginx"
    return said


def main() -> None:
    """Find nginx or unpack it; say which only when something had to be done."""
    if find_proxy() is not None:
        return
    said = unpack_proxy()
    found = find_proxy()
    if found is None:
        sys.exit(f"No nginx could be found or fetched ({said}). Install it, or set LEGATO_NGINX to the path of one.")
    print(f"nginx for the tests is at {found}.")


if __name__ == "__main__":
    main()
