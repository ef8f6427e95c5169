"""What a dossier costs: 500 sessions from the records into each form, beside the JSON of everything."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from rich.table import Table

PART = Path(__file__).with_name("write_dossiers.py")
SESSIONS = 500
MOST_S = 2.0


def tables() -> Iterator[Table]:
    """Measure each form in a process of its own, because each reads the settings for a folder of its own."""
    table = Table(title=f"A dossier of {SESSIONS} sessions with 41 events each, in CPU seconds (best of three)")
    for column in ("form", "seconds", "of everything as JSON", "kB", "may take"):
        table.add_column(column, justify="left" if column == "form" else "right")
    with tempfile.TemporaryDirectory() as folder:
        answer = subprocess.run(
            [sys.executable, str(PART), folder, str(SESSIONS)], capture_output=True, text=True, check=True
        )
    rows = [line.split() for line in answer.stdout.splitlines()]
    whole = float(rows[0][1])
    for form, seconds, size in rows:
        most = f"{MOST_S:.1f} s" if form.startswith("fhir") else ""
        table.add_row(form, f"{float(seconds):.2f}", f"{float(seconds) / whole:.1f} x", f"{int(size) // 1000:,}", most)
    yield table
