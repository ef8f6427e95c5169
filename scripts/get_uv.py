"""Put uv into `.tools/`, with nothing but a plain Python.

Debian and its kin ship Python without `venv`; there the package is asked for
first, because it is the only thing missing.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

OLDEST_PYTHON = (3, 11)
TOOLS = Path(__file__).resolve().parents[1] / ".tools"


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
    subprocess.run(as_root("apt-get", "update", "-qq"), check=True)
    subprocess.run(install, check=True)


def main() -> None:
    """Make `.tools/` and install uv into it."""
    if sys.version_info < OLDEST_PYTHON:
        sys.exit(f"Legato needs Python 3.11 or newer; {sys.executable} is {sys.version.split()[0]}.")
    if importlib.util.find_spec("ensurepip") is None:
        add_venv_support()
        # The package brings ensurepip for a new process, not for this one.
        subprocess.run([sys.executable, "-m", "venv", str(TOOLS)], check=True)
    else:
        venv.create(TOOLS, with_pip=True)
    pip = [str(TOOLS / "bin/python"), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    subprocess.run([*pip, "uv>=0.9"], check=True)


if __name__ == "__main__":
    main()
