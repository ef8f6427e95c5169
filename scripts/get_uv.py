"""Print the path of a uv that can read our lock file, putting one into `.tools/` when there is none.

It needs nothing but a plain Python.
Debian and its kin ship Python without `venv`; there the package is asked for
first, because it is the only thing missing.
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
OLDEST_UV = (0, 12)
TOOLS = Path(__file__).resolve().parents[1] / ".tools"


def is_new_enough(uv: str) -> bool:
    """Tell whether a uv understands a lock file like ours."""
    answer = subprocess.run([uv, "--version"], capture_output=True, text=True, check=False)
    numbers = re.match(r"uv (\d+)\.(\d+)", answer.stdout)
    return numbers is not None and tuple(map(int, numbers.groups())) >= OLDEST_UV


def find_uv() -> str | None:
    """Give the path of a uv that will do: the one on PATH, else ours."""
    candidates = [shutil.which("uv"), str(TOOLS / "bin/uv") if (TOOLS / "bin/uv").is_file() else None]
    return next((uv for uv in candidates if uv and is_new_enough(uv)), None)


def as_root(*words: str) -> list[str]:
    """Put `sudo` in front where it is needed and there."""
    if os.geteuid() == 0:
        return list(words)
    return ["sudo", *words] if shutil.which("sudo") else []


def add_venv_support() -> None:
    """Install Debian's python3-venv, or say what to do."""
    install = as_root("apt-get", "install", "-y", "--no-install-recommends", "python3-venv")
    if shutil.which("apt-get") is None or not install:
        sys.exit(
            "This Python cannot make virtual environments.\n"
            "Please install its venv package (on Debian: apt-get install python3-venv) or uv, then try again."
        )
    subprocess.run(as_root("apt-get", "update", "-qq"), check=True, stdout=sys.stderr)
    subprocess.run(install, check=True, stdout=sys.stderr)


def install_uv() -> None:
    """Make `.tools/` and install uv into it."""
    if importlib.util.find_spec("ensurepip") is None:
        add_venv_support()
    # In a new process, because the one that is running may just have got its ensurepip.
    subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
    pip = [str(TOOLS / "bin/python"), "-m", "pip", "install", "-qq", "--upgrade", "--disable-pip-version-check"]
    subprocess.run([*pip, f"uv>={'.'.join(map(str, OLDEST_UV))}"], check=True, stdout=sys.stderr)


def main() -> None:
    """Find uv or install it, and print where it is."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Legato needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    if find_uv() is None:
        install_uv()
    found = find_uv()
    if found is None:
        sys.exit("uv could not be installed; please install it (https://docs.astral.sh/uv/) and try again.")
    print(found)


if __name__ == "__main__":
    main()
