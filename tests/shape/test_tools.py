"""Programmes from outside are found in one place each, so that a machine without one is helped everywhere."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
FINDERS = {
    "hatch_build.py",  # Node and npm, from PATH or PyPI
    "scripts/get_uv.py",
    "scripts/packages.py",  # browser, voice and PostgreSQL
    "src/legato/render/speech/programmes.py",
}
LOOKS_ON_PATH = re.compile(r"\bwhich\(")


def test_nobody_else_looks_on_path() -> None:
    """A test or a tool that looks for itself fails where the programme is there, only not on PATH."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    files = [line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]
    looking = {file for file in files if LOOKS_ON_PATH.search((ROOT / file).read_text())}

    assert looking == FINDERS, "ask one of these, as `hatch_build.py node ...` does for Node"
