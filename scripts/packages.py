"""Programmes from outside: found where packages put them, or installed from the system's packages without asking.

It needs nothing but a plain Python.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

PLACES = ("/usr/local/bin", "/usr/bin", "/snap/bin", "/opt/homebrew/bin")
"""Where packages put programmes, also for whoever's PATH does not lead there."""

LIMIT_S = 300

_MANAGERS: dict[str, tuple[tuple[str, ...], ...]] = {
    # The lists of packages are fetched only when the first try fails, because that takes longest.
    "apt-get": (
        ("install", "-y", "-qq", "--no-install-recommends", "{}"),
        ("update", "-qq"),
        ("install", "-y", "-qq", "--no-install-recommends", "{}"),
    ),
    "dnf": (("install", "-y", "-q", "{}"),),
    "zypper": (("--non-interactive", "--quiet", "install", "{}"),),
    "pacman": (("-S", "--noconfirm", "--needed", "{}"),),
    "apk": (("add", "--quiet", "{}"),),
    "brew": (("install", "--quiet", "{}"),),
}


def find_programme(names: Sequence[str], places: Sequence[str] = PLACES) -> str | None:
    """Give the path of the first programme that is there: on PATH, or in a place, which may hold a `*`."""
    folders = os.pathsep.join(str(folder) for place in places for folder in _newest_first(place))
    for name in names:
        if found := shutil.which(name) or shutil.which(name, path=folders):
            return found
    return None


def _newest_first(place: str) -> list[Path]:
    """Give the folders of a pattern, 16 before 9.6."""
    found = Path("/").glob(place.lstrip("/"))
    return sorted(found, key=lambda folder: [int(part) for part in re.findall(r"\d+", str(folder))], reverse=True)


def manager() -> str | None:
    """Return the package manager of this system."""
    return next((name for name in _MANAGERS if find_programme([name])), None)


def as_root(*, may_ask: bool = False) -> list[str] | None:
    """Return the words that let one install; `None` where that would take a password nobody is asked for."""
    if os.geteuid() == 0:
        return []
    sudo = find_programme(["sudo"])
    if sudo is None:
        return None
    if may_ask or subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo] if may_ask else [sudo, "-n"]
    return None


def install(packages: Sequence[str], *, is_there: Callable[[], object], may_ask: bool = False) -> str:
    """Try to install packages; whether that worked is seen by what is there afterwards.

    Returns:
        What the package manager said last.
    """
    manages = manager() or ""
    programme, before = find_programme([manages]), [] if manages == "brew" else as_root(may_ask=may_ask)
    if programme is None or before is None:
        return ""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    said = ""
    for words in _MANAGERS[manages]:
        command = [*before, programme, *_filled(words, packages)]
        try:
            done = subprocess.run(
                command, env=environment, capture_output=True, text=True, errors="replace", check=False, timeout=LIMIT_S
            )
        except (OSError, subprocess.TimeoutExpired) as wrong:
            return str(wrong)
        said = done.stderr.strip().rpartition("\n")[2]
        if is_there():
            break
    return said


def how(packages: Sequence[str]) -> str:
    """Return the command by which a person installs packages here, or only their names."""
    manages = manager()
    if manages is None:
        return " ".join(packages)
    return " ".join([*([] if manages == "brew" else ["sudo"]), manages, *_filled(_MANAGERS[manages][0], packages)])


def _filled(words: Sequence[str], packages: Sequence[str]) -> list[str]:
    return [package for word in words for package in (packages if word == "{}" else [word])]
