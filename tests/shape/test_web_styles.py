"""Styles keep to the oldest browsers of ours, those inside scripts too; the linter that says so bites."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = [
    sys.executable,
    str(ROOT / "hatch_build.py"),
    "npm",
    "exec",
    "--",
    "stylelint",
    "--formatter",
    "json",
    "--stdin",
]
SPOILT = {
    # As a linter names what it was given on its standard input.
    ("src/player/styles/spoilt.ts", "a { color: light-dark(#000, #fff); }"): "plugin/use-baseline",
    ("src/player/styles/other.ts", "a { @starting-style { opacity: 0; } }"): "plugin/use-baseline",
    ("src/styles/spoilt.css", "a { anchor-name: --a; }"): "plugin/use-baseline",
    ("src/player/styles/rows.ts", "a { grid-template-rows: auto minmax(min-content, 0.6fr); }"): (
        "declaration-property-value-disallowed-list"
    ),
    # The build says it in older words.
    ("src/styles/lowered.css", "a { color: light-dark(#000, #fff); }"): None,
}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "style"), SPOILT)
def test_what_an_old_browser_does_not_know_is_refused(name: str, style: str) -> None:
    """A value and a block in a script, a property in a sheet, and rows that collapse in WebKit."""
    given = (
        f"import {{ css }} from 'lit';\nexport const spoilt = css`\n  {style}\n`;\n" if name.endswith(".ts") else style
    )
    linted = subprocess.run(
        [*LINT, "--stdin-filename", name],
        cwd=ROOT,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
    told = json.loads(linted.stdout or linted.stderr)[0]["warnings"]

    assert {warning["rule"] for warning in told} == ({SPOILT[name, style]} - {None})
