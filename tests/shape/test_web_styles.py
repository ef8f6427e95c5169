"""Styles keep to the oldest browsers of ours, those inside scripts too; the linter that says so bites."""

from __future__ import annotations

import json
import re
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


_RULE = re.compile(r"([^{}@;]+)\{([^{}]*)\}")
_FORCED = re.compile(r"@media \(forced-colors: active\) \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_SHEETS = ROOT / "web/src/styles"
_ON_PAPER = "paper.css"
"""What is printed is another matter: it takes away what screens have."""
_PART_OF = {"today.css": "check-in.css"}
"""A sheet that was cut from another and dresses the same page."""


def _styles(name: str) -> list[tuple[str, str]]:
    """Give every selector of a sheet with what it sets."""
    sheet = re.sub(r"/\*.*?\*/", "", (_SHEETS / name).read_text(encoding="utf-8"), flags=re.DOTALL)
    # Where colours are forced, states of all pages are drawn in one place.
    sheet = _FORCED.sub("", sheet)
    return [(one.strip(), sets) for group, sets in _RULE.findall(sheet) for one in group.split(",")]


def test_a_page_does_not_wear_another_page_s_clothes():
    """A class that has a ground in one sheet begins no selector of another: all sheets are on every page."""
    sheets = [path.name for path in _SHEETS.glob("*.css") if path.name != _ON_PAPER]
    grounds = {
        (found[1], sheet)
        for sheet in sheets
        for selector, sets in _styles(sheet)
        if "background" in sets and (found := re.fullmatch(r"\.([a-z-]+)", selector))
    }
    begun = [
        (found[1], sheet)
        for sheet in sheets
        for selector, _ in _styles(sheet)
        if (found := re.match(r"\.([a-z-]+)", selector))
    ]
    clashes = {
        f".{name} has a ground in {owner}, and begins a selector of {other}"
        for name, owner in grounds
        for begins, other in begun
        if begins == name and _PART_OF.get(other, other) != _PART_OF.get(owner, owner)
    }

    assert len(grounds) > 20
    assert clashes == set()
