"""Make sure there is a voice: espeak-ng, from the system's packages.

Nothing is asked. Where it cannot be installed without a password, one line
says how, and the app goes on with the voice of the browser; with `--needed` that is
a failure. A failed attempt is remembered, so that a second start does not wait
for it again.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAME = "espeak-ng"
TRIED = Path(__file__).parents[1] / ".tools" / "voice-tried"
LIMIT_S = 300

MANAGERS: dict[str, tuple[tuple[str, ...], ...]] = {
    # The lists of packages are fetched only when the first try fails, because that takes longest.
    "apt-get": (
        ("install", "-y", "-qq", "--no-install-recommends", NAME),
        ("update", "-qq"),
        ("install", "-y", "-qq", "--no-install-recommends", NAME),
    ),
    "dnf": (("install", "-y", "-q", NAME),),
    "zypper": (("--non-interactive", "--quiet", "install", NAME),),
    "pacman": (("-S", "--noconfirm", "--needed", NAME),),
    "apk": (("add", "--quiet", NAME),),
    "brew": (("install", "--quiet", NAME),),
}


def find_voice() -> str | None:
    """Give the path of espeak-ng."""
    return shutil.which(NAME)


def manager() -> str | None:
    """Return the package manager of this system."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def privilege(manages: str) -> list[str] | None:
    """Return the words to put before the package manager; `None` when it would ask for a password."""
    if manages == "brew" or os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(manages: str, before: list[str]) -> None:
    """Try to install it; whether that worked is seen afterwards."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in MANAGERS[manages]:
        try:
            subprocess.run(
                [*before, manages, *words], env=environment, capture_output=True, check=False, timeout=LIMIT_S
            )
        except (OSError, subprocess.TimeoutExpired):
            return
        if find_voice():
            return


def how(manages: str | None) -> str:
    """Return the one line that says how to get it."""
    if manages is None:
        return f"There is no voice yet: install {NAME} for one; until then your browser speaks."
    command = " ".join([*([] if manages == "brew" else ["sudo"]), manages, *MANAGERS[manages][0]])
    return f"There is no voice yet: `{command}` brings one; until then your browser speaks."


def main() -> None:
    """Find the voice or install it; say something only when something had to be done."""
    if find_voice():
        return
    manages = manager()
    before = privilege(manages) if manages else None
    if manages and before is not None and not TRIED.exists():
        print(f"Installing the voice ({NAME}) ...", flush=True)
        install(manages, before)
        TRIED.parent.mkdir(exist_ok=True)
        TRIED.touch()
    if not find_voice():
        print(how(manages))
        sys.exit(1 if "--needed" in sys.argv else 0)


if __name__ == "__main__":
    main()
