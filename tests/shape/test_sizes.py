"""Files stay small enough to be read in one sitting."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
MOST_LINES = 400
GENERATED = {"migrations", "generated"}
CODE = {".py", ".ts", ".css", ".html"}


def hand_written() -> list[Path]:
    """Give the code files that people write: not what Django writes, or what follows from a description."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / line for line in listed.stdout.splitlines()]
    return [path for path in paths if path.suffix in CODE and path.is_file() and not GENERATED & set(path.parts)]


def test_no_file_is_longer_than_400_lines() -> None:
    """A file that needs more wants to be two."""
    lengths = {path.relative_to(ROOT): len(path.read_text().splitlines()) for path in hand_written()}

    assert {path: lines for path, lines in lengths.items() if lines > MOST_LINES} == {}
